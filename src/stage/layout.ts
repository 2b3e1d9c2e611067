/**
 * Where everything stands, for a stage of any shape. Pure numbers.
 * Stage units: a place is painted 1280 x 720 with 60 of bleed left and right; the stage is always 720 high or 1400 wide.
 * Actor units: the grid all actors are drawn on (neck at 452,545).
 */

export type Box = { x: number; y: number; width: number; height: number };
export type Point = { x: number; y: number };
export type Spot = Point & { scale: number; flip: boolean };

export const painted: Box = { x: -60, y: 0, width: 1400, height: 720 };
export const centre = painted.x + painted.width / 2;

const closer = 1.27; // enough that a face on a phone is as large as a thumb

/**
 * The part of the painting that a stage of this many pixels shows, and how many pixels a unit gets.
 * `close` shows less of the place and more of the people: for a small screen.
 */
export function frameOf(width: number, height: number, close = false): Box & { unit: number } {
  const unit = Math.max(height / painted.height, width / painted.width) * (close ? closer : 1);
  const frame = { width: width / unit, height: height / unit };
  // A very wide stage loses ceiling, and of the table only what lies nearest.
  const lost = painted.height - frame.height;
  return { x: centre - frame.width / 2, y: lost - Math.min(90, lost / 2), ...frame, unit };
}

// Where a bust meets the table: a little below its edge, so that leaning shows no gap.
const base = 650;
/** From there to the top of the highest hair, in actor units. */
export const tall = 1190;
const headroom = 14; // for breathing and leaning in

/** The size wanted, or the largest that keeps heads on stage. */
function fitting(scale: number, frame: Box): number {
  return Math.min(scale, (base - headroom - frame.y) / tall);
}

/** Spots for people in a room, left to right; those on the right turn to the others. */
export function roomSpots(count: number, frame: Box): Spot[] {
  if (count === 0) return [];
  const narrow = frame.width < 1000;
  if (count === 1) {
    const x = frame.x + frame.width * (narrow ? 0.48 : 0.44);
    return [{ x, y: base, scale: fitting(narrow ? 0.54 : 0.5, frame), flip: false }];
  }
  const scale = fitting(count === 2 ? 0.49 : count === 3 ? 0.45 : 0.38, frame);
  // With four, raised hands at both ends stay in the picture.
  const step = Math.min(count === 2 ? 520 : count === 3 ? 372 : 316, (frame.width - 250) / (count - 1));
  const left = frame.x + frame.width / 2 - (step * (count - 1)) / 2;
  return Array.from({ length: count }, (_, i) => ({
    x: left + step * i,
    y: base,
    scale,
    flip: i > (count - 1) / 2,
  }));
}

/** Spots in a car, seen from behind the wheel: on the seat beside you, nearer than the dashboard, turned to you. */
export function carSpots(count: number, frame: Box): Spot[] {
  const x = Math.min(1090, frame.x + frame.width - 210);
  const step = Math.min(140, x - frame.x - 90);
  const y = frame.y + frame.height + 30; // the seat is below the picture
  return Array.from({ length: count }, (_, i) => ({
    x: x - i * step,
    y,
    scale: Math.min(0.58 - i * 0.08, (y - headroom - frame.y) / tall),
    flip: true,
  })).reverse();
}

/** Spots on one side of a phone call: `area` is what the side shows of its own painting. */
export function sideSpots(count: number, area: Box, flip: boolean): Spot[] {
  const scale = fitting((count > 1 ? 0.45 : 0.51) * Math.min(1, Math.max(0.8, area.width / 480)), area);
  const step = Math.min(300, area.width / Math.max(1, count));
  // Away from where they look, or a raised hand would be cut off.
  const room = flip ? 30 : -30;
  const left = area.x + area.width / 2 + room - (step * (count - 1)) / 2;
  return Array.from({ length: count }, (_, i) => ({ x: left + step * i, y: base, scale, flip }));
}

/** The shares of the stage each side of a phone call gets; the side that speaks has grown. */
export function shares(sides: number, speaking: number | null, frame: Box): number[] {
  if (sides === 1) return [1];
  // On a narrow stage faces matter more than your own desk.
  const own = frame.width < 1100 ? (sides === 2 ? 0.6 : 0.5) : sides === 2 ? 0.8 : 0.75;
  const weights = Array.from({ length: sides }, (_, i) => (i === 0 ? own : 1) * (i === speaking ? 1.22 : 1));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / all);
}

/**
 * How far the gap between two sides strays from its middle, at the heights where it breaks.
 * Between a head's top and the table the gap, 41 wide, everywhere lies on the upright line at `cut`:
 * so people are cut off at that line, which costs a frame far less than a slanted outline.
 */
export const jag: readonly Point[] = [
  { x: 44, y: -0.03 },
  { x: -8, y: 0.455 },
  { x: 32, y: 0.468 },
  { x: -31, y: 1.03 },
];
export const cut = 12;
export const gapWidth = { white: 27, ink: 7 };

/** One side of a phone call: from its left gap to its right one, null where the stage ends. */
export function sideOutline(left: number | null, right: number | null, frame: Box): Point[] {
  const edge = (x: number | null, end: number): Point[] =>
    x === null
      ? [
          { x: end, y: frame.y - 20 },
          { x: end, y: frame.y + frame.height + 20 },
        ]
      : jag.map((point) => ({ x: x + point.x, y: frame.y + point.y * frame.height }));
  return [...edge(left, frame.x - 100), ...edge(right, frame.x + frame.width + 100).reverse()];
}
