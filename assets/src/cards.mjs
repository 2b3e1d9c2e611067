// Composes the pictures of the scenario cards: a place of assets/backdrops with people of assets/actors in it.
// Reads what the other scripts wrote, so it comes last; it needs no packages.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

// The same grid as the stage: a place is painted 1400 x 720 from -60, an actor's neck is at 452,545.
const painted = [-60, 0, 1400, 720];
const neck = [452, 545];
const head = [225, 0];
const face = [head[0] + 159, head[1] + 186];

const cards = {
  'op-audientie': { backdrop: 'reception', people: [{ look: 'ineke', x: 560, mood: 'sceptical' }] },
  'te-mooi': { backdrop: 'director-office', people: [{ look: 'samir', x: 640, mood: 'happy' }] },
  'erop-en-erover': { backdrop: 'video-call', people: [{ look: 'hilde', x: 640, mood: 'annoyed' }] },
  gezichtsverlies: { backdrop: 'meeting-room', people: [{ look: 'terpstra', x: 640, mood: 'thinking' }] },
  'hemel-en-aarde': { backdrop: 'desk-haarlem', people: [{ look: 'joyce', x: 640, mood: 'surprised' }] },
};

const moods = {
  sceptical: { eyes: 'Suspicious', brows: 'Suspicious', mouth: 'Tired' },
  happy: { eyes: 'EatingHappy', brows: 'SmileLol', mouth: 'LoveGrin' },
  annoyed: { eyes: 'Blank', brows: 'Blank', mouth: 'Solemn' },
  thinking: { eyes: 'Cheeky', brows: 'Cheeky', mouth: 'Blank' },
  surprised: { eyes: 'Hectic', brows: 'Hectic', mouth: 'ConcernedFear' },
};

/** The markup of a picture, placed in another by its own coordinates moved by x and y. */
function part(path, x = 0, y = 0) {
  const svg = readFileSync(at(path), 'utf8');
  const inner = svg.replace(/^<svg[^>]*>|<\/svg>\s*$/g, '');
  return x || y ? `<g transform="translate(${x} ${y})">${inner}</g>` : inner;
}

/** Ids must not meet those of the other parts. */
function apart(markup, prefix) {
  return markup.replace(/(\bid="|url\(#|href="#)/g, `$1${prefix}`);
}

function person({ look, x, mood }, index) {
  const dark = look === 'joyce' ? '-dark' : '';
  const feature = ([kind, name]) => part(`faces/${kind}-${name}${dark}.svg`, ...face);
  const scale = 0.53;
  const layers = [
    part(`actors/${look}/body-closed.svg`),
    part(`actors/${look}/head.svg`, ...head),
    ...Object.entries(moods[mood]).map(feature),
    part(`actors/${look}/front.svg`, ...head),
  ].map((markup, layer) => apart(markup, `p${index}${layer}`));
  return `<g transform="translate(${x - neck[0] * scale} ${330 - neck[1] * scale}) scale(${scale})">${layers.join('')}</g>`;
}

/** Everyone side by side, without a place: for the top of the home screen. */
const company = {
  box: [-135, 0, 1790, 620],
  people: [
    { look: 'hilde', x: 190, mood: 'annoyed' },
    { look: 'samir', x: 480, mood: 'happy' },
    { look: 'ineke', x: 1060, mood: 'sceptical' },
    { look: 'joyce', x: 1350, mood: 'surprised' },
    { look: 'terpstra', x: 770, mood: 'thinking' },
  ],
};

mkdirSync(at('cards'), { recursive: true });
for (const [id, { backdrop, people }] of Object.entries(cards)) {
  const layer = (name, prefix) => apart(part(`backdrops/${backdrop}/${name}.svg`), prefix);
  const markup = [layer('back', 'a'), layer('wall', 'b'), ...people.map(person), layer('ledge', 'c')].join('');
  write(id, painted, markup);
}
write('company', company.box, company.people.map(person).join(''));

function write(id, [x, y, width, height], markup) {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${x} ${y} ${width} ${height}">${markup}</svg>\n`;
  writeFileSync(at(`cards/${id}.svg`), svg);
  console.log(`cards/${id}.svg: ${svg.length} bytes`);
}
