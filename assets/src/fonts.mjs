// Copies the two variable fonts (latin subset) with their licences.
import { copyFileSync, mkdirSync } from 'node:fs';
import { here, out } from './files.mjs';

mkdirSync(out('fonts'), { recursive: true });
for (const font of ['atkinson-hyperlegible-next', 'lexend']) {
  const from = (path) => here(`node_modules/@fontsource-variable/${font}/${path}`);
  copyFileSync(from(`files/${font}-latin-wght-normal.woff2`), out(`fonts/${font}.woff2`));
  copyFileSync(from('LICENSE'), out(`fonts/${font}-OFL.txt`));
}
console.log('fonts: 2');
