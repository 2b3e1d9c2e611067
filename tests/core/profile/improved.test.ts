import { expect, test } from 'vitest';
import { mostImproved } from '../../../src/core/profile/improved.ts';
import { aRun } from './played-runs.ts';

test('the principle that brings the most more a decision in the last run than in the first', () => {
  const runs = [
    aRun({ principles: { 'ask-why': { points: -2, chances: 4 }, 'walk-away': { points: 0, chances: 1 } } }),
    aRun({ principles: { 'ask-why': { points: -4, chances: 1 } } }),
    aRun({ principles: { 'ask-why': { points: 3, chances: 3 }, 'walk-away': { points: 1, chances: 1 } } }),
  ];
  expect(mostImproved(runs)).toBe('ask-why'); // from -1/2 to 1, against from 0 to 1
  expect(mostImproved(runs.toReversed())).toBe('ask-why'); // whatever the order of the list
});

test('none when nothing went up, or was at stake only once', () => {
  expect(mostImproved([])).toBeNull();
  expect(mostImproved([aRun({ principles: { 'ask-why': { points: 2 } } }), aRun()])).toBeNull();
  const same = [1, 2].map((chances) => aRun({ principles: { 'ask-why': { points: chances, chances } } }));
  expect(mostImproved(same)).toBeNull();
});

test('practice, what-ifs and runs under way say nothing', () => {
  const before = aRun({ principles: { 'ask-why': { points: -1 } } });
  const better = { principles: { 'ask-why': { points: 1 } } };
  for (const parts of [{ mode: 'practice' as const }, { isFork: true }, { received: true }, { score: null }])
    expect(mostImproved([before, aRun({ ...better, ...parts })])).toBeNull();
  expect(mostImproved([before, aRun(better)])).toBe('ask-why');
});
