// Composes the pictures of the scenario cards: a place of assets/backdrops with people of assets/actors in it.
// Reads what the other scripts wrote, so it comes last.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { out, tidy } from './files.mjs';

// The same grid as the stage: a place is painted 1400 x 720 from -60, an actor's neck is at 452,545.
const painted = [-60, 0, 1400, 720];
const neck = [452, 545];
const head = [225, 0];
const face = [head[0] + 159, head[1] + 186];

const { actors, backdrops, expressions } = JSON.parse(readFileSync(out('stage.json'), 'utf8'));

const cards = {
  'op-audientie': { backdrop: 'reception', people: [{ look: 'ineke', x: 560, mood: 'sceptical' }] },
  'te-mooi': { backdrop: 'restaurant', people: [{ look: 'bart', x: 600, mood: 'happy' }] },
  'erop-en-erover': { backdrop: 'factory-hall', people: [{ look: 'sander', x: 640, mood: 'happy' }] },
  gezichtsverlies: { backdrop: 'meeting-room', people: [{ look: 'nigel', x: 640, mood: 'embarrassed' }] },
  'hemel-en-aarde': {
    backdrop: 'hospital-corridor',
    people: [
      { look: 'yara', x: 420, mood: 'neutral' },
      { look: 'kenji', x: 860, mood: 'warm', flip: true },
    ],
  },
};

/** The markup of a picture, placed in another by its own coordinates moved by x and y. */
function part(path, x = 0, y = 0) {
  const svg = readFileSync(out(path), 'utf8');
  const inner = svg.replace(/^<svg[^>]*>|<\/svg>\s*$/g, '');
  return x || y ? `<g transform="translate(${x} ${y})">${inner}</g>` : inner;
}

/** Ids must not meet those of the other parts. */
function apart(markup, prefix) {
  return markup.replace(/(\bid="|url\(#|href="#)/g, `$1${prefix}`);
}

function person({ look, x, mood, flip }, index) {
  const { eyes, brows, mouth, pose } = expressions[mood];
  const dark = actors[look].darkFace ? '-dark' : '';
  const feature = ([kind, name]) => part(`faces/${kind}-${name}${dark}.svg`, ...face);
  const scale = 0.53;
  const layers = [
    part(`actors/${look}/body-${pose}.svg`),
    part(`actors/${look}/head.svg`, ...head),
    ...Object.entries({ eyes, brows, mouth })
      .filter(([, name]) => name !== null)
      .map(feature),
    part(`actors/${look}/front.svg`, ...head),
  ].map((markup, layer) => apart(markup, `p${index}${layer}`));
  const [left, top] = [neck[0] * scale, 330 - neck[1] * scale];
  return `<g transform="translate(${flip ? x + left : x - left} ${top}) scale(${flip ? -scale : scale} ${scale})">${layers.join('')}</g>`;
}

/** The clients side by side, without a place: for the top of the home screen. */
const company = {
  box: [-135, 0, 1790, 620],
  people: [
    { look: 'sander', x: 190, mood: 'happy' },
    { look: 'yara', x: 480, mood: 'annoyed' },
    { look: 'nigel', x: 1060, mood: 'embarrassed', flip: true },
    { look: 'ineke', x: 1350, mood: 'sceptical', flip: true },
    { look: 'bart', x: 770, mood: 'happy' },
  ],
};

mkdirSync(out('cards'), { recursive: true });
for (const [id, { backdrop, people }] of Object.entries(cards)) {
  const { layers } = backdrops[backdrop];
  const layer = (name) => (layers.includes(name) ? apart(part(`backdrops/${backdrop}/${name}.svg`), name) : '');
  const behind = ['back', 'wall'].map(layer);
  const before = ['ledge', 'ledge-evening'].map(layer);
  const markup = [...behind, ...people.map(person), ...before].join('');
  write(id, painted, markup);
}
write('company', company.box, company.people.map(person).join(''));

function write(id, [x, y, width, height], markup) {
  // Shown at a third of its size: a whole unit is precise enough.
  const svg = tidy(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${x} ${y} ${width} ${height}">${markup}</svg>`,
    0,
  );
  writeFileSync(out(`cards/${id}.svg`), `${svg}\n`);
  console.log(`cards/${id}.svg: ${svg.length} bytes, ${gzipSync(svg, { level: 9 }).length} gzipped`);
}
