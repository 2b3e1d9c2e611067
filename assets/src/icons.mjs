// Copies the lucide icons the game uses, at the pen weight of the people.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { here, out, tidy } from './files.mjs';

// Names on the left are ours; lucide has renamed two of them since.
const renamed = { 'circle-help': 'circle-question-mark', 'play-circle': 'circle-play' };
const names =
  'volume-2 volume-x notebook-pen pause play undo-2 history x check chevron-right chevron-left star clock car handshake eye eye-off settings languages phone circle-help message-circle lightbulb map-pin user-round users-round arrow-up arrow-down minus printer rotate-ccw house trash-2 download upload play-circle contrast type captions'.split(
    ' ',
  );

mkdirSync(out('icons'), { recursive: true });
for (const name of names) {
  const source = readFileSync(here(`node_modules/lucide-static/icons/${renamed[name] ?? name}.svg`), 'utf8');
  const svg = source
    .replace(/<!--[\s\S]*?-->/, '')
    .replace(/class="[^"]*"/, '')
    .replace('stroke-width="2"', 'stroke-width="2.25"');
  // The grid is 24 units, so one decimal would bend the curves.
  writeFileSync(out(`icons/${name}.svg`), tidy(svg, 3) + '\n');
}
writeFileSync(out('icons/LICENSE.txt'), readFileSync(here('node_modules/lucide-static/LICENSE')));
console.log(`icons: ${names.length}`);
