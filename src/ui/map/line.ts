/** A point of a drawing, in its own units. */
export type Point = { x: number; y: number };

/**
 * A smooth line through the points, as the `d` of an SVG path. It leaves and arrives in the direction that ways run in,
 * upright where they run down, level where they run to the right, and bends as little as it can in between.
 */
export function pathOf(points: readonly Point[], direction: 'down' | 'right' = 'down'): string {
  const [first] = points;
  if (!first) return '';
  const isDown = direction === 'down';
  const along = ({ x, y }: Point) => (isDown ? y : x);
  const across = ({ x, y }: Point) => (isDown ? x : y);
  const at = (main: number, cross: number) =>
    isDown ? `${round(cross)} ${round(main)}` : `${round(main)} ${round(cross)}`;
  const last = points.length - 1;
  /** How far the line goes across for each step along; none where it begins and ends. */
  const slopeAt = (index: number) => {
    const [before, after] = [points[index - 1], points[index + 1]];
    if (!before || !after || along(after) === along(before)) return 0;
    return (across(after) - across(before)) / (along(after) - along(before));
  };
  return points.slice(1).reduce(
    (path, point, index) => {
      const previous = points[index] ?? first;
      const length = along(point) - along(previous);
      // A third draws a curve straight through its points; at the ends a half makes it leave and arrive more calmly.
      const leaving = length / (index === 0 ? 2 : 3);
      const arriving = length / (index + 1 === last ? 2 : 3);
      const out = at(along(previous) + leaving, across(previous) + slopeAt(index) * leaving);
      const back = at(along(point) - arriving, across(point) - slopeAt(index + 1) * arriving);
      return `${path}C${out} ${back} ${at(along(point), across(point))}`;
    },
    `M${at(along(first), across(first))}`,
  );
}

const round = (value: number) => Math.round(value * 10) / 10;
