import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { groupPicture, pairings, smallestGroup } from '../../../src/core/board/group-picture.ts';
import { offered } from '../../../src/core/rules/rules.ts';
import { mix } from '../../../src/core/run/chance.ts';
import { choose, startRun, stateOf, type Run } from '../../../src/core/run/run.ts';
import { openStory } from '../../../src/core/run/story.ts';
import { inOrder, takenAt } from '../../../src/core/run/view.ts';
import { parse } from '../../../src/core/scenario/parse.ts';
import { aScenario, aStory, play } from '../../support/scenario.ts';
import { root } from '../../support/sources.ts';

const source = readFileSync(join(root, 'scenarios/op-audientie/scenario.json'), 'utf8');
const parsed = parse(source);
if (!parsed.ok) throw new Error('a scenario that does not parse');
const story = openStory(source, parsed.scenario);

/** A run of one who picks by chance, finished. Everyone has the same seed, so the same variant. */
function aRun(player: number): Run {
  let run = startRun(story, { runId: `run-${player}`, seed: 7 });
  for (let open = offered(run.rules, stateOf(run)); open.length > 0; open = offered(run.rules, stateOf(run))) {
    const pick = open[mix(player, String(run.choices.length)) % open.length];
    const chosen = choose(run, pick?.id ?? '');
    if (!chosen.ok) throw new Error(chosen.refusal);
    run = chosen.run;
  }
  return run;
}

const group = Array.from({ length: 40 }, (_, player) => aRun(player));

describe('the picture of a group', () => {
  const picture = groupPicture(group, 'nl');
  if (!picture.ok) throw new Error('too small');

  test('counts every run once a decision', () => {
    const first = picture.decisions[0];
    expect(first?.met).toBe(group.length);
    for (const { met, choices } of picture.decisions) {
      expect(choices.reduce((sum, { count }) => sum + count, 0)).toBe(met ?? 0);
      expect(met ?? smallestGroup).toBeLessThanOrEqual(group.length);
    }
    const byHand = group.filter((run) => takenAt(run, 0).id === first?.choices[0]?.id).length;
    expect(first?.choices[0]?.count).toBe(byHand);
  });

  test('counts the ways from moment to moment, each run once', () => {
    const start = story.scenario.start;
    const first = picture.ways.filter(({ from }) => from === start);
    expect(first.reduce((sum, { count }) => sum + (count ?? NaN), 0)).toBe(group.length);
    const all = groupPicture(Array.from({ length: smallestGroup }, () => group).flat(), 'nl');
    if (!all.ok) throw new Error('too small');
    const [ending] = all.endings;
    const arrived = all.ways.filter(({ to }) => to === ending?.id);
    expect(arrived.reduce((sum, { count }) => sum + (count ?? NaN), 0)).toBe(ending?.count);
  });

  test('a moment that fewer than five met is not broken down, nor are the ways from it', () => {
    const came = (beat: string) =>
      group.filter((run) =>
        run.choices.some((_, step) => {
          const state = run.states[step]!;
          return run.rules.beats[state.at]?.id === beat && inOrder(run, step).length > 1;
        }),
      ).length;
    const few = picture.decisions.filter(({ beat }) => came(beat) < smallestGroup);
    expect(few.length).toBeGreaterThan(0);
    for (const { beat, met, choices, split } of picture.decisions)
      if (came(beat) >= smallestGroup) expect(met, beat).toBe(came(beat));
      else expect([met, choices, split], beat).toEqual([null, [], 0]);
    const untold = new Set(few.map(({ beat }) => beat));
    for (const { from, count } of picture.ways) {
      const left = group.filter((run) => run.states.slice(0, -1).some(({ at }) => run.rules.beats[at]?.id === from));
      expect(count === null, from).toBe(untold.has(from) || left.length < smallestGroup);
    }
    expect(picture.splits.filter((beat) => untold.has(beat))).toEqual([]);
  });

  test('every run has one ending, and scores are sorted', () => {
    expect(picture.endings.reduce((sum, { count }) => sum + count, 0)).toBe(group.length);
    expect(picture.scores).toEqual([...picture.scores].sort((a, b) => a - b));
  });

  test('the most instructive split comes first, and something hung on it', () => {
    expect(picture.splits.length).toBeGreaterThan(0);
    const splits = picture.splits.map((beat) => picture.decisions.find((decision) => decision.beat === beat));
    const weights = splits.map((decision) => decision?.split ?? 0);
    expect(weights).toEqual([...weights].sort((a, b) => b - a));
    for (const decision of splits) expect(new Set(decision?.choices.map(({ cost }) => cost)).size).toBeGreaterThan(1);
  });

  test('does not depend on the order of the runs', () => {
    expect(groupPicture([...group].reverse(), 'nl')).toEqual(picture);
  });
});

test('a group on which all agree has nothing to split on', () => {
  const picture = groupPicture(
    Array.from({ length: 9 }, () => aRun(3)),
    'en',
  );
  expect(picture).toMatchObject({ ok: true, splits: [] });
});

test('a group that is too small is not broken down', () => {
  expect(groupPicture(group.slice(0, smallestGroup - 1), 'nl')).toEqual({ ok: false, runs: 4, smallest: 5 });
});

test('of a competency that was at stake for fewer than five nothing is told', () => {
  const asking = aScenario({
    beats: {
      hello: { choices: [{ id: 'ask', to: 'more' }, { id: 'go' }] },
      more: { choices: [{ id: 'open', evidence: [{ principle: 'ask-open', points: 2 }] }, { id: 'shut' }] },
    },
  });
  const played = aStory(asking);
  const asked = play(played, { choices: ['ask', 'open'] });
  const went = play(played, { choices: ['go'] });
  const percents = (many: number) => {
    const picture = groupPicture([...Array.from({ length: many }, () => asked), went, went], 'nl');
    return picture.ok ? picture.competencies.map(({ percent }) => percent).filter((percent) => percent !== null) : [];
  };
  expect(percents(smallestGroup - 1)).toEqual([]);
  expect(percents(smallestGroup)).toEqual([100]);
});

test('whoever shows a principle is paired with whoever goes against it', () => {
  const members = group.map((run, index) => ({ id: `m${index}`, runs: [run] }));
  const found = pairings(members, 'nl');
  expect(found.length).toBeGreaterThan(3);
  for (const { pairs } of found) {
    expect(new Set(pairs.flatMap(({ helps, learns }) => [helps, learns])).size).toBe(pairs.length * 2);
  }
});
