import fc from 'fast-check';
import { expect, test } from 'vitest';
import { carSpots, frameOf, painted, roomSpots, shares, sideOutline, tall } from '../../src/stage/layout.ts';

/** Stages from a phone upright to a very wide window. */
const sizes = fc
  .tuple(fc.integer({ min: 320, max: 2560 }), fc.integer({ min: 200, max: 1440 }))
  .filter(([w, h]) => w / h > 0.55 && w / h < 4);

test('a stage shows nothing beside the painting', () => {
  fc.assert(
    fc.property(sizes, fc.boolean(), ([width, height], close) => {
      const frame = frameOf(width, height, close);
      expect(frame.x).toBeGreaterThanOrEqual(painted.x - 1e-6);
      expect(frame.x + frame.width).toBeLessThanOrEqual(painted.x + painted.width + 1e-6);
      expect(frame.y).toBeGreaterThanOrEqual(-1e-6);
      expect(frame.y + frame.height).toBeLessThanOrEqual(painted.height + 1e-6);
    }),
    { seed: 1 },
  );
});

test('heads and faces are on stage, whatever its shape and however many they are', () => {
  const halfFace = 140; // actor units
  fc.assert(
    fc.property(sizes, fc.integer({ min: 1, max: 4 }), fc.boolean(), ([width, height], count, inCar) => {
      const frame = frameOf(width, height, !inCar && width < 640);
      const spots = inCar ? carSpots(Math.min(count, 2), frame) : roomSpots(count, frame);
      for (const { x, y, scale } of spots) {
        expect(y - tall * scale).toBeGreaterThan(frame.y);
        expect(x - halfFace * scale).toBeGreaterThan(frame.x);
        expect(x + halfFace * scale).toBeLessThan(frame.x + frame.width);
      }
    }),
    { seed: 1 },
  );
});

test('people sit in the order in which they are named', () => {
  const spots = roomSpots(4, frameOf(1280, 720));
  expect(spots.map(({ x }) => x)).toEqual(spots.map(({ x }) => x).toSorted((a, b) => a - b));
  expect(spots.map(({ flip }) => flip)).toEqual([false, false, true, true]);
});

test('the side that speaks grows, and together they fill the stage', () => {
  const frame = frameOf(1280, 720);
  for (const sides of [2, 3]) {
    const rest = shares(sides, null, frame);
    for (let speaking = 0; speaking < sides; speaking++) {
      const grown = shares(sides, speaking, frame);
      expect(grown.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1);
      expect(grown[speaking]).toBeGreaterThan(rest[speaking] ?? 1);
    }
  }
});

test('two sides of a call meet in the same jagged line', () => {
  const frame = frameOf(1280, 720);
  const left = sideOutline(null, 600, frame);
  const right = sideOutline(600, null, frame);
  const shared = left.filter((point) => right.some(({ x, y }) => x === point.x && y === point.y));
  expect(shared).toHaveLength(4);
});
