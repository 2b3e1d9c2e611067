/**
 * The pictures of `assets/` as canvases, as sharp as the stage needs them.
 * Everything is painted once, cut to what is not empty, and from then on only copied.
 */
import type { PlaceView } from '../core/run/view.ts';
import { centre } from './layout.ts';
import type { Box } from './layout.ts';

/** A painted picture: `box` is what it covers, in the units it was drawn in. */
export type Painted = { canvas: HTMLCanvasElement; box: Box };
/** A picture ready to be painted at any size. */
export type Drawing = { image: HTMLImageElement; box: Box };
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
  if (svg === undefined) return null;
  const numbers = /viewBox="([^"]+)"/
    .exec(svg)?.[1]
    ?.split(/[\s,]+/)
    .map(Number);
  const [x = 0, y = 0, width = 1, height = 1] = numbers ?? [];
  // Some browsers paint an SVG at its own size and then enlarge the pixels.
  const large = svg.replace(/<svg[^>]*>/, (root) =>
    root
      .replace(/ (?:width|height)="[^"]*"/g, '')
      .replace('<svg', `<svg width="${Math.round(width * 2)}" height="${Math.round(height * 2)}"`),
  );
  const url = URL.createObjectURL(new Blob([large], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    return { image, box: { x, y, width, height } };
  } finally {
    URL.revokeObjectURL(url);
  }
}

// How an hour colours a place, and, less, the people in it: faces must stay readable.
const hours: Record<Light, { place: string | null; glow: string | null; people: string | null }> = {
  morning: { place: '#fff1d6', glow: null, people: null },
  day: { place: null, glow: null, people: null },
  evening: { place: '#f0bf9d', glow: 'rgb(255 190 110 / 0.16)', people: 'rgb(150 64 36 / 0.1)' },
  night: { place: '#7079b0', glow: 'rgb(255 196 120 / 0.3)', people: 'rgb(30 30 84 / 0.16)' },
};

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

/** Lays the hour over a place already painted; what is empty stays so. */
export function lightPlace({ canvas, box }: Painted, light: Light): void {
  const { place, glow } = hours[light];
  if (!place) return;
  const context = contextOf(canvas);
  const shape = document.createElement('canvas');
  shape.width = canvas.width;
  shape.height = canvas.height;
  contextOf(shape).drawImage(canvas, 0, 0);
  context.globalCompositeOperation = 'multiply';
  context.fillStyle = place;
  context.fillRect(0, 0, canvas.width, canvas.height);
  if (glow) {
    // The lamp hangs over the middle of the place.
    const scale = canvas.width / box.width;
    const [x, y, reach] = [(centre - box.x) * scale, (250 - box.y) * scale, 620 * scale];
    const gradient = context.createRadialGradient(x, y, 0, x, y, reach);
    gradient.addColorStop(0, glow);
    gradient.addColorStop(1, 'rgb(255 196 120 / 0)');
    context.globalCompositeOperation = 'screen';
    context.fillStyle = gradient;
    context.fillRect(0, 0, canvas.width, canvas.height);
  }
  context.globalCompositeOperation = 'destination-in';
  context.drawImage(shape, 0, 0);
  context.globalCompositeOperation = 'source-over';
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

export function contextOf(
  canvas: HTMLCanvasElement,
  options?: CanvasRenderingContext2DSettings,
): CanvasRenderingContext2D {
  const context = canvas.getContext('2d', options);
  if (!context) throw new Error('no 2D canvas');
  return context;
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
