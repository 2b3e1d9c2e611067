/** Geometry of a radar chart around (0, 0): pure numbers, so that it can be tested without a screen. */

export type Point = { x: number; y: number };

/** The point at `share` (0..1) of `radius` on axis `index` of `count`; the first axis points straight up, the rest follow clockwise. */
export function onAxis(index: number, count: number, radius: number, share = 1): Point {
  const angle = (index / count) * 2 * Math.PI - Math.PI / 2;
  return { x: round(Math.cos(angle) * radius * share), y: round(Math.sin(angle) * radius * share) };
}

/**
 * The corners of the filled shape for percentages 0..100. An axis that is null (nothing at stake) has no corner:
 * the shape passes it by, so it neither counts as zero nor as full marks.
 */
export function corners(percents: readonly (number | null)[], radius: number): Point[] {
  return percents.flatMap((percent, index) =>
    percent === null ? [] : [onAxis(index, percents.length, radius, percent / 100)],
  );
}

/** Corners as the `points` of an SVG polygon. */
export function asPoints(points: readonly Point[]): string {
  return points.map(({ x, y }) => `${x},${y}`).join(' ');
}

/** Which end of a label touches the axis, so that it stays outside the chart. */
export function labelAnchor({ x }: Point): 'start' | 'middle' | 'end' {
  if (Math.abs(x) < 1) return 'middle';
  return x > 0 ? 'start' : 'end';
}

/** Words over lines of at most `width` characters; a longer word stands alone. */
export function wrapLabel(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function round(value: number): number {
  return Math.round(value * 100) / 100 + 0; // + 0 turns -0 into 0
}
