// The icon of the installed game, in the sizes that home screens ask for, from the one the page shows in its tab.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Resvg } from '@resvg/resvg-js';
import { here, out } from './files.mjs';

const drawing = readFileSync(here('../../src/ui/icon.svg'), 'utf8').replace(/^<svg[^>]*>|<\/svg>\s*$/g, '');
const wall = '#f1e4d3';

// Devices cut a maskable icon to any shape that holds a circle of 80 %; ours stays well within it.
const icons = [
  { name: 'icon-192', size: 192, corner: 12, share: 0.78 },
  { name: 'icon-512', size: 512, corner: 12, share: 0.78 },
  { name: 'icon-maskable-512', size: 512, corner: 0, share: 0.58 },
  { name: 'icon-touch-180', size: 180, corner: 0, share: 0.7 },
];

mkdirSync(out('app'), { recursive: true });
for (const { name, size, corner, share } of icons) {
  const edge = (64 * (1 - share)) / 2;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" rx="${corner}" fill="${wall}"/><g transform="translate(${edge} ${edge}) scale(${share})">${drawing}</g></svg>`;
  writeFileSync(out(`app/${name}.png`), new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render().asPng());
}
console.log(`app icons: ${icons.length}`);
