/** What `assets/stage.json` says about people, faces and the road, as the stage uses it. */
import art from '../../assets/stage.json';
import type { Mood } from '../core/scenario/stagecraft.ts';
import type { Lamp } from './art.ts';
import type { Box, Point } from './layout.ts';

export type Expression = {
  brows: string;
  /** Null where the brows carry the eyes. */
  eyes: string | null;
  mouth: string;
  blush: boolean;
  blinks: boolean;
};

export const expressions = Object.fromEntries(
  Object.entries(art.expressions).map(([mood, face]): [string, Expression] => [
    mood,
    { brows: face.brows, eyes: face.eyes, mouth: face.mouth, blush: 'blush' in face, blinks: 'blinks' in face },
  ]),
) as Record<Mood, Expression>;

/** Eyes shut for a moment. */
export const blink = art.blink;

const cheerful = new Set<Mood>(['happy', 'warm']);
const gloomy = new Set<Mood>(['sceptical', 'annoyed', 'angry', 'embarrassed', 'shouting']);

/** The mouths of speech; nobody smiles between two angry words. */
export function talkFor(mood: Mood): string[] {
  if (cheerful.has(mood)) return art.talk;
  const smiles = gloomy.has(mood) ? ['Calm', 'Explaining'] : ['Calm'];
  return [...art.talk.filter((shape) => !smiles.includes(shape)), expressions.thinking.mouth];
}

/** Every face part an actor may need, as "eyes-Smile". */
export function partNames(): string[] {
  const names = new Set([`eyes-${blink}`, ...art.talk.map((name) => `mouth-${name}`)]);
  for (const { brows, eyes, mouth } of Object.values(expressions)) {
    names.add(`brows-${brows}`).add(`mouth-${mouth}`);
    if (eyes) names.add(`eyes-${eyes}`);
  }
  return [...names];
}

/** Whether ink on this face needs the light edge of the "-dark" parts. */
export function hasDarkFace(look: string): boolean {
  return look in art.actors && art.actors[look as keyof typeof art.actors].darkFace;
}

/** The lamps of a place; where none is drawn, one overhead. */
export function lampsOf(backdrop: string): Lamp[] {
  const lamps = Object.entries(art.backdrops).find(([id]) => id === backdrop)?.[1];
  const found = lamps && 'lamps' in lamps ? lamps.lamps : [[640, 120, 640]];
  return found.map(([x = 0, y = 0, reach = 0]) => ({ x, y, reach }));
}

const point = ([x = 0, y = 0]: number[]): Point => ({ x, y });
const box = ([x = 0, y = 0, width = 0, height = 0]: number[]): Box => ({ x, y, width, height });

/** The grid all actors are drawn on. */
export const grid = {
  neck: point(art.actors.ineke.neck),
  head: point(art.grids.head.at),
  face: { ...box(art.grids.face.viewBox), ...point(art.grids.face.at) },
};

const { extra, perspective, clouds } = art.backdrops.road;
const frames = extra.verge.frames;

/** How things pass on the road: they grow from the vanishing point to where they stand at the bottom. */
export const road = {
  vanishing: point(perspective.vanishing),
  bottom: perspective.bottom,
  dashes: perspective.dashes,
  verges: perspective.verges,
  clouds: clouds.map(([x = 0, y = 0, scale = 1]) => ({ x, y, scale })),
  frames: {
    tree: box(frames.tree),
    bush: box(frames.bush),
    post: box(frames.post),
    sign: box(frames.sign),
    lamp: box(frames.lamp),
  },
};
