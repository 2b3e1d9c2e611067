/** A point of a drawing, in its own units. */
export type Point = { x: number; y: number };

/**
 * A smooth line through the points, as the `d` of an SVG path. It leaves and arrives in the direction that ways run in:
 * upright where they run down, level where they run to the right.
 */
export function pathOf(points: readonly Point[], direction: 'down' | 'right' = 'down'): string {
  const [first, ...rest] = points;
  if (!first) return '';
  let path = `M${round(first.x)} ${round(first.y)}`;
  let previous = first;
  for (const point of rest) {
    const [halfX, halfY] = [(previous.x + point.x) / 2, (previous.y + point.y) / 2];
    path +=
      direction === 'down'
        ? `C${round(previous.x)} ${round(halfY)} ${round(point.x)} ${round(halfY)} ${round(point.x)} ${round(point.y)}`
        : `C${round(halfX)} ${round(previous.y)} ${round(halfX)} ${round(point.y)} ${round(point.x)} ${round(point.y)}`;
    previous = point;
  }
  return path;
}

const round = (value: number) => Math.round(value * 10) / 10;
