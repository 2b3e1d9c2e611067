import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countingRun, places, rankKey, standingOf, type RankedRun } from '../../../src/core/board/ranking.ts';

const aRun = (parts: Partial<RankedRun> = {}): RankedRun => ({
  scenario: 'a',
  attempt: 1,
  score: 50,
  hours: 5,
  ...parts,
});

const anyRun = fc.record({
  scenario: fc.constantFrom('a', 'b', 'c'),
  attempt: fc.integer({ min: 1, max: 20 }),
  score: fc.integer({ min: 0, max: 100 }),
  hours: fc.integer({ min: 0, max: 30 }),
});

describe('the run that counts', () => {
  const runs = [
    aRun({ attempt: 2, score: 90, hours: 9 }),
    aRun({ score: 40 }),
    aRun({ attempt: 3, score: 90, hours: 4 }),
  ];

  test('is the first attempt where the first counts', () => {
    expect(countingRun(runs, 'first')).toMatchObject({ attempt: 1, score: 40 });
  });

  test('is the best where the best counts; among equals the one that cost fewer hours', () => {
    expect(countingRun(runs, 'best')).toMatchObject({ attempt: 3, score: 90, hours: 4 });
  });

  test('does not depend on the order in which runs came in', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(anyRun, { selector: ({ attempt }) => attempt, minLength: 1, maxLength: 8 }),
        fc.constantFrom('first' as const, 'best' as const),
        (some, counts) => {
          expect(countingRun([...some].reverse(), counts)).toEqual(countingRun(some, counts));
        },
      ),
      { seed: 51 },
    );
  });
});

test('points are the sum over scenarios of the runs that count', () => {
  const runs = [aRun({ score: 70 }), aRun({ attempt: 2, score: 20 }), aRun({ scenario: 'b', score: 30, hours: 2 })];
  expect(standingOf(runs, 'first')).toEqual({ points: 100, hours: 7, finished: 2 });
  expect(standingOf([], 'best')).toEqual({ points: 0, hours: 0, finished: 0 });
});

describe('the order of the board', () => {
  test('is by points, then fewer hours; nobody finished is last', () => {
    const key = (points: number, hours: number, finished = 1) => rankKey({ points, hours, finished });
    expect(key(80, 9)).toBeGreaterThan(key(79, 0));
    expect(key(80, 3)).toBeGreaterThan(key(80, 4));
    expect(key(0, 1_000_000)).toBeGreaterThan(key(0, 0, 0));
  });

  test('a key keeps the order of points and hours for all that can be', () => {
    const anyStanding = fc.record({
      points: fc.integer({ min: 0, max: 1_000 }),
      hours: fc.integer({ min: 0, max: 1_000_000 }),
      finished: fc.constant(1),
    });
    fc.assert(
      fc.property(anyStanding, anyStanding, (a, b) => {
        const order = a.points - b.points || b.hours - a.hours;
        expect(Math.sign(rankKey(a) - rankKey(b))).toBe(Math.sign(order));
        expect(Number.isSafeInteger(rankKey(a))).toBe(true);
      }),
      { seed: 52 },
    );
  });

  test('equals share a place, and the next one counts them all', () => {
    const members = [3, 9, 7, 7, 7, 0].map((points) => ({ rankKey: points }));
    expect(places(members).map(({ place }) => place)).toEqual([1, 2, 2, 2, 5, 6]);
  });
});
