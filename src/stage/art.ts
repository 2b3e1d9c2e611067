/**
 * The pictures of `assets/` as canvases, as sharp as the stage needs them.
 * Everything is painted once, cut to what is not empty, and from then on only copied.
 */
import type { PlaceView } from '../core/run/view.ts';
import { contextOf, drawingOf, type Drawing } from './canvas.ts';
import type { Box, Point } from './layout.ts';

/** A painted picture: `box` is what it covers, in the units it was drawn in. */
export type Painted = { canvas: HTMLCanvasElement; box: Box };
export type Light = PlaceView['light'];

// Face parts and marks are small and shared, so they come with the stage; people and places come one by one.
const shared = import.meta.glob<string>(['/assets/faces/*.svg', '/assets/emotes/*.svg'], {
  query: '?raw',
  import: 'default',
  eager: true,
});
const single = import.meta.glob<string>(['/assets/actors/*/*.svg', '/assets/backdrops/*/*.svg'], {
  query: '?raw',
  import: 'default',
});

const drawings = new Map<string, Promise<Drawing | null>>();

/** A file of `assets/`, such as "emotes/anger.svg"; null where there is no such file. Rejects when it cannot be fetched. */
export function drawing(file: string): Promise<Drawing | null> {
  const path = `/assets/${file}`;
  let found = drawings.get(path);
  if (!found) {
    found = fetchDrawing(path);
    // A network that comes back must get a second chance.
    found.catch(() => drawings.delete(path));
    drawings.set(path, found);
  }
  return found;
}

async function fetchDrawing(path: string): Promise<Drawing | null> {
  const svg = shared[path] ?? (await single[path]?.());
  return svg === undefined ? null : drawingOf(svg);
}

type Hour = {
  /** What is out of doors, from high in the sky to low. */
  sky: readonly [string, string] | null;
  /** A room where no lamp reaches. */
  room: string | null;
  /** Whether lamps burn, in the room and behind the windows across the street. */
  lamps: boolean;
  people: string | null;
};
// Colours a picture is multiplied by. People change least: faces must stay readable.
const hours: Record<Light, Hour> = {
  morning: { sky: ['#fff4e6', '#ffdcae'], room: '#fff0d8', lamps: false, people: null },
  day: { sky: null, room: null, lamps: false, people: null },
  evening: { sky: ['#8f88c6', '#ffb184'], room: '#d3aea2', lamps: true, people: 'rgb(150 64 36 / 0.1)' },
  night: { sky: ['#27316a', '#57619e'], room: '#5f659a', lamps: true, people: 'rgb(30 30 84 / 0.16)' },
};
const skyReach = [40, 420] as const; // stage units, from where the upper colour is to where the lower one is
const lampLight = ['rgb(255 224 168)', 'rgb(255 214 150 / 0)'] as const;

/** A lamp in a room: where it hangs and how far it reaches, in stage units. */
export type Lamp = Point & { reach: number };

export const lampsBurn = (light: Light): boolean => hours[light].lamps;

/** Lays the hour over people already painted. */
export function lightPeople(
  { canvas, context }: { canvas: HTMLCanvasElement; context: CanvasRenderingContext2D },
  light: Light,
): void {
  const { people } = hours[light];
  if (!people) return;
  context.globalCompositeOperation = 'source-atop';
  context.fillStyle = people;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.globalCompositeOperation = 'source-over';
}

/** Lays the hour over what is out of doors; `whole` where the picture is not a piece of the landscape in its place. */
export function lightOutside(painted: Painted, light: Light, whole = true): void {
  const { sky } = hours[light];
  if (!sky) return;
  multiply(painted, (context) => {
    const gradient = context.createLinearGradient(0, skyReach[0], 0, skyReach[1]);
    gradient.addColorStop(0, sky[0]);
    gradient.addColorStop(1, sky[1]);
    return whole ? gradient : sky[1];
  });
}

/** Lays the hour over a room or what stands in it. */
export function lightInside(painted: Painted, light: Light, lamps: readonly Lamp[]): void {
  const { room, lamps: burn } = hours[light];
  if (!room) return;
  multiply(
    painted,
    () => room,
    burn
      ? (context) => {
          context.globalCompositeOperation = 'lighten';
          for (const { x, y, reach } of lamps) {
            const gradient = context.createRadialGradient(x, y, 0, x, y, reach);
            gradient.addColorStop(0, lampLight[0]);
            gradient.addColorStop(1, lampLight[1]);
            context.fillStyle = gradient;
            context.fillRect(x - reach, y - reach, 2 * reach, 2 * reach);
          }
        }
      : undefined,
  );
}

/** Multiplies a picture by a light map in stage units; what is empty stays so. */
function multiply(
  { canvas, box }: Painted,
  fill: (context: CanvasRenderingContext2D) => string | CanvasGradient,
  more?: (context: CanvasRenderingContext2D) => void,
): void {
  const coarse = 8; // stage units a pixel: light has no edges
  const map = document.createElement('canvas');
  map.width = Math.ceil(box.width / coarse);
  map.height = Math.ceil(box.height / coarse);
  const lit = contextOf(map);
  lit.scale(1 / coarse, 1 / coarse);
  lit.translate(-box.x, -box.y);
  lit.fillStyle = fill(lit);
  lit.fillRect(box.x, box.y, box.width, box.height);
  more?.(lit);
  const shape = document.createElement('canvas');
  shape.width = canvas.width;
  shape.height = canvas.height;
  contextOf(shape).drawImage(canvas, 0, 0);
  const context = contextOf(canvas);
  context.globalCompositeOperation = 'multiply';
  context.drawImage(map, 0, 0, canvas.width, canvas.height);
  context.globalCompositeOperation = 'destination-in';
  context.drawImage(shape, 0, 0);
  context.globalCompositeOperation = 'source-over';
}

/** Painted pictures laid over one another as one, at the density they were painted at. */
export function together(pictures: readonly Painted[], density: number): Painted {
  const box = pictures.map((picture) => picture.box).reduce(around);
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.ceil(box.width * density));
  canvas.height = Math.max(1, Math.ceil(box.height * density));
  const context = contextOf(canvas);
  for (const picture of pictures) {
    context.drawImage(picture.canvas, (picture.box.x - box.x) * density, (picture.box.y - box.y) * density);
  }
  return { canvas, box };
}

/**
 * Drawings laid over one another and painted at `density` pixels a unit.
 * `within` cuts off what never shows; the result is smaller still where the edges are empty.
 */
export function paint(layers: readonly Drawing[], density: number, within?: Box): Painted {
  const whole = layers.map(({ box }) => box).reduce(around);
  const box = filledPart(layers, within ? overlap(whole, within) : whole);
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.ceil(box.width * density));
  canvas.height = Math.max(1, Math.ceil(box.height * density));
  const context = contextOf(canvas);
  for (const layer of layers) copy(context, layer, box, density);
  return { canvas, box };
}

/** Copies a drawing onto a canvas that covers `box` at `density`. */
function copy(context: CanvasRenderingContext2D, { image, box: own }: Drawing, box: Box, density: number): void {
  context.drawImage(
    image,
    (own.x - box.x) * density,
    (own.y - box.y) * density,
    own.width * density,
    own.height * density,
  );
}

export function around(a: Box, b: Box): Box {
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  };
}

function overlap(a: Box, b: Box): Box {
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  return {
    x,
    y,
    width: Math.max(1, Math.min(a.x + a.width, b.x + b.width) - x),
    height: Math.max(1, Math.min(a.y + a.height, b.y + b.height) - y),
  };
}

// Empty pixels cost as much to copy as full ones. Looking at a picture an eighth the size finds the edges.
function filledPart(layers: readonly Drawing[], box: Box): Box {
  const step = 8;
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(box.width / step);
  canvas.height = Math.ceil(box.height / step);
  const context = contextOf(canvas, { willReadFrequently: true });
  for (const layer of layers) copy(context, layer, box, 1 / step);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  let [left, top, right, bottom] = [canvas.width, canvas.height, -1, -1];
  for (let y = 0; y < canvas.height; y++) {
    for (let x = 0; x < canvas.width; x++) {
      if (data[(y * canvas.width + x) * 4 + 3] === 0) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = y;
    }
  }
  if (right < 0) return { ...box, width: 1, height: 1 };
  const filled = {
    x: box.x + (left - 1) * step,
    y: box.y + (top - 1) * step,
    width: (right - left + 3) * step,
    height: (bottom - top + 3) * step,
  };
  return overlap(box, filled);
}
