// Face parts, the ten expressions made of them, and how they stay readable on dark skin.
import { ink } from '../brush.mjs';
import { face } from './peeps.mjs';

export const faceBox = [0, 0, 290, 300];

/**
 * Mood -> parts. Eyes are null where the brows carry them; `blinks` where they are open.
 * `pose` is the body that suits the mood.
 */
export const expressions = {
  neutral: { brows: 'Contempt', eyes: 'Smile', mouth: 'EyesClosed', blinks: true, pose: 'open' },
  happy: {
    brows: 'SmileLol',
    eyes: 'EatingHappy',
    mouth: 'LoveGrin',
    pose: 'open',
  },
  warm: { brows: 'Smile', eyes: 'Smile', mouth: 'Calm', blinks: true, pose: 'open' },
  sceptical: {
    brows: 'Suspicious',
    eyes: 'Suspicious',
    mouth: 'Tired',
    blinks: true,
    pose: 'closed',
  },
  annoyed: { brows: 'Blank', eyes: 'Blank', mouth: 'Solemn', blinks: true, pose: 'firm' },
  angry: {
    brows: 'VeryAngry',
    eyes: null,
    mouth: 'VeryAngry',
    pose: 'firm',
  },
  embarrassed: {
    brows: 'Tired',
    eyes: 'EyesClosed',
    mouth: 'Hectic',
    blush: true,
    pose: 'closed',
  },
  thinking: {
    brows: 'Cheeky',
    eyes: 'Cheeky',
    mouth: 'Blank',
    pose: 'closed',
  },
  surprised: {
    brows: 'Hectic',
    eyes: 'Hectic',
    mouth: 'ConcernedFear',
    blinks: true,
    pose: 'open',
  },
  shouting: { brows: 'Rage', eyes: null, mouth: 'Rage', pose: 'firm' },
};
export const talk = ['ConcernedFear', 'Explaining', 'Calm'];
export const blink = 'Contempt';

const white = '#fffdf8';
const tongue = '#e2626b';
const darkInk = '#14161f';

/** Cheeks on the face grid: faint on every head, strong when somebody is ashamed. */
export const cheeks = (opacity, fill = '#e2626b') =>
  `<g fill="${fill}" opacity="${opacity}"><ellipse cx="72" cy="172" rx="34" ry="20"/><ellipse cx="236" cy="168" rx="18" ry="18"/></g>`;

const paint = (part, fill) => `<path d="${part.d}" fill="${fill}"/>`;

// Mouths whose lower hole is a tongue; every other hole shows teeth.
const tongues = new Set(['Explaining', 'LoveGrin']);

function whites(kind, name, parts) {
  if (kind === 'mouth') {
    const [outer, ...holes] = parts;
    return holes
      .map((hole) => {
        const depth = (hole.box.y + hole.box.height / 2 - outer.box.y) / outer.box.height;
        return paint(hole, tongues.has(name) && depth >= 0.45 ? tongue : white);
      })
      .join('');
  }
  const eyeballs = name === 'Hectic' && kind === 'eyes' ? parts : name === 'Rage' ? parts.slice(2) : [];
  return eyeballs
    .slice(0, 2)
    .map((part) => paint(part, white))
    .join('');
}

function partsOf(kind, name) {
  const parts = face(name);
  // The furious eyes hang on their brows: only as one even-odd path do they keep their whites.
  return kind === 'brows' && name === 'Rage' ? [...parts.brows, ...parts.eyes] : parts[kind];
}

/** One part on the face grid. `rim` is the lighter colour under the ink for dark skin. */
export function facePart(kind, name, rim) {
  const parts = partsOf(kind, name);
  const d = parts.map((part) => part.d).join('');
  const shape = `fill-rule="evenodd" d="${d}" fill="${rim ? darkInk : ink}"`;
  const edge = `stroke="${rim}" stroke-width="12" stroke-linejoin="round"`;
  const light = whites(kind, name, parts);
  if (!rim) return `${light}<path ${shape}/>`;
  // Teeth fill the holes of the ink, so they can lie on top; eyeballs reach under their pupils.
  return kind === 'mouth'
    ? `<path ${shape} ${edge} paint-order="stroke"/>${light}`
    : light
      ? `<path d="${d}" fill="none" ${edge}/>${light}<path ${shape}/>`
      : `<path ${shape} ${edge} paint-order="stroke"/>`;
}

/** Every part the game can show: [kind, name]. */
export function usedParts() {
  const used = { brows: new Set(), eyes: new Set([blink]), mouth: new Set(talk) };
  for (const { brows, eyes, mouth } of Object.values(expressions)) {
    used.brows.add(brows);
    if (eyes) used.eyes.add(eyes);
    used.mouth.add(mouth);
  }
  return Object.entries(used).flatMap(([kind, names]) => [...names].map((name) => [kind, name]));
}
