/** The map of a group: how many went which way, what that leans to, and where nobody came. */
import { expect, test } from 'vitest';
import { attemptSeed } from '../../src/core/board/attempt.ts';
import { groupPicture } from '../../src/core/board/group-picture.ts';
import { replayChoices } from '../../src/core/run/replay.ts';
import { layOutGroup, leanOf, leaningsOf, middleOf, principlesIn } from '../../src/ui/workshop/picture/group.ts';
import { aFinishedRun, stories } from '../support/workshop.ts';

const story = stories.get('op-audientie')!;
const runs = Array.from({ length: 30 }, (_, player) => {
  const { runId, choices } = aFinishedRun('a-workshop', { player });
  const replayed = replayChoices(story, { runId, choices, seed: attemptSeed('a-workshop', 'op-audientie', 1) });
  if (!replayed.ok) throw new Error(replayed.reason);
  return replayed.run;
});
const group = groupPicture(runs, 'nl');
if (!group.ok) throw new Error('too small');

const mapOf = (principle: string | null = null) => layOutGroup(group, story.scenario, 'nl', 'right', principle);

test('the shares of the ways from a moment make a whole, and thick lines are many people', () => {
  const { edges, met } = mapOf();
  const gone = edges.filter(({ weight }) => weight > 0);
  const untold = new Set(group.ways.filter(({ count }) => count === null).map(({ from }) => from));
  expect(untold.size).toBeGreaterThan(0);
  for (const [from, own] of Map.groupBy(gone, (edge) => edge.from)) {
    if (untold.has(from)) {
      expect(own.map(({ share, lean }) => [share, lean])).toEqual(own.map(() => [null, 'neutral']));
      continue;
    }
    const shares = own.map(({ share }) => share ?? 100);
    const sum = shares.reduce((total, share) => total + share, 0);
    expect(Math.abs(sum - 100), from).toBeLessThanOrEqual(own.length);
  }
  expect(met.get(story.scenario.start)).toBe(runs.length);
  const on = gone.filter(({ from }) => from === story.scenario.start);
  const people = on.reduce((sum, { weight }) => sum + weight * runs.length, 0);
  expect(Math.round(people)).toBe(runs.length);
  for (const { id, count } of group.endings) expect(met.get(id)).toBe(count);
  const blurred = group.ways.filter(({ to, count }) => count === null && !(to in story.scenario.endings));
  for (const { to } of blurred) expect(met.has(to), to).toBe(false);
});

test('only what somebody met has a name', () => {
  const seen = new Set([story.scenario.start, ...group.ways.flatMap(({ from, to }) => [from, to])]);
  for (const { id, sight, title } of mapOf().nodes) {
    expect(sight).toBe(seen.has(id) ? 'mine' : 'fog');
    if (sight === 'fog') expect(title).toBe('');
  }
});

test('a choice leans to what it speaks for; a principle it does not touch leaves it neutral', () => {
  expect(leanOf({ marks: { a: 2, b: -1 } }, null)).toBe('for');
  expect(leanOf({ marks: { a: 2, b: -1 } }, 'b')).toBe('against');
  expect(leanOf({ marks: { a: 2, b: -1 } }, 'c')).toBe('neutral');
  const leaning = principlesIn(group, 'nl').map(({ id }) => mapOf(id).edges.filter(({ lean }) => lean !== 'neutral'));
  expect(leaning.every((edges) => edges.length < mapOf().edges.length)).toBe(true);
  const named = group.decisions.flatMap(({ choices }) => choices.map((choice) => leaningsOf(choice, 'nl')));
  expect(named.some((one) => one.for.length > 0)).toBe(true);
  expect(named.flatMap((one) => [...one.for, ...one.against])).not.toContain('');
});

test('the middle score has half of the group on either side', () => {
  const middle = middleOf(group);
  expect(group.scores.filter((score) => score < middle).length).toBeLessThanOrEqual(runs.length / 2);
  expect(group.scores.filter((score) => score > middle).length).toBeLessThanOrEqual(runs.length / 2);
});
