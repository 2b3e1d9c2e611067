/** What one run shows, by the rules of real scenarios and made-up ones. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { badges, badgeRules } from '../../../src/core/profile/badges.ts';
import { blindSpots, offersOf } from '../../../src/core/profile/blind-spots.ts';
import { findingsOf, type PlayedRun } from '../../../src/core/profile/findings.ts';
import { competencies } from '../../../src/core/principles/principles.ts';
import { offered, pointsOf, take } from '../../../src/core/rules/rules.ts';
import { choose, startRun, stateOf, type Run } from '../../../src/core/run/run.ts';
import { openStory, seedForVariant, type Story } from '../../../src/core/run/story.ts';
import { parse } from '../../../src/core/scenario/parse.ts';
import { debrief } from '../../../src/core/score/debrief.ts';
import { par } from '../../../src/core/score/par.ts';
import { score } from '../../../src/core/score/score.ts';
import { anyPicks, anyScenario, walk } from '../../support/generate.ts';
import { aScenario, aStory, play } from '../../support/scenario.ts';
import { root } from '../../support/sources.ts';
import { aRun } from './played-runs.ts';

const stories: Story[] = globSync('scenarios/*/scenario.json', { cwd: root })
  .sort()
  .map((path) => {
    const source = readFileSync(join(root, path), 'utf8');
    const parsed = parse(source);
    if (!parsed.ok) throw new Error(path);
    return openStory(source, parsed.scenario);
  });

const evidence = (principle: string, points: number) => [{ principle, points }];

test('what was missed is what the best answer would have shown, and what was lost is told beside what was gained', () => {
  const scenario = aScenario({
    beats: {
      hello: {
        choices: [
          { id: 'ask', to: 'then', evidence: evidence('ask-open', 2) },
          { id: 'push', to: 'then', evidence: evidence('ask-open', -1) },
        ],
      },
      then: {
        choices: [
          { id: 'open', evidence: evidence('ask-open', 1) },
          { id: 'shut', evidence: evidence('joint-plan', -2) },
        ],
      },
    },
  });
  const { result } = findingsOf(play(scenario, { choices: ['push', 'open'] }));
  expect(result?.principles['ask-open']).toEqual({ points: 0, chances: 2, lost: 1, missedAt: 1, missed: 3 });
  expect(result?.principles['joint-plan']).toEqual({ points: 0, chances: 1, lost: 0, missedAt: 0, missed: 0 });
  expect(result?.costs).toEqual([3, 0]);
});

test('a decision with one way on costs nothing that could be told', () => {
  const scenario = aScenario({
    beats: { a: { choices: [{ id: 'on', to: 'b' }] }, b: { choices: [{ id: 'x' }, { id: 'y' }] } },
  });
  expect(findingsOf(play(scenario, { choices: ['on', 'x'] })).result?.costs).toEqual([null, 0]);
});

test('a run that has not ended has no figures', () => {
  const scenario = aScenario({ beats: { a: { choices: [{ id: 'on', to: 'b' }] }, b: {} } });
  expect(findingsOf(play(scenario, { choices: ['on'] })).result).toBeNull();
});

test('findings agree with the score and the debrief of the same run', () => {
  fc.assert(
    fc.property(anyScenario(), anyPicks, fc.nat({ max: 99 }), (scenario, picks, seed) => {
      const run = walk(startRun(aStory(scenario), { runId: 'r', seed }), picks);
      const { result } = findingsOf(run);
      const scored = score(run);
      expect(result?.score).toBe(scored.score);
      for (const [id, { points, chances }] of Object.entries(scored.principles))
        expect(result?.principles[id]).toMatchObject({ points, chances });
      const told = new Map(debrief(run, 'nl').decisions.map(({ index, cost }) => [index, cost]));
      for (const [step, cost] of result?.costs.entries() ?? []) expect(cost).toBe(told.get(step) ?? null);
    }),
    { seed: 5, numRuns: 60 },
  );
});

test.each(stories.map((story) => [story.scenario.id, story] as const))(
  'whoever plays %s at its best has no blind spot, and every variant can be practised on something',
  (_, story) => {
    const offers = offersOf(story);
    for (const variant of Object.keys(story.scenario.variants)) {
      const best = played(playWell(story, variant));
      expect(best.result?.score).toBe(100);
      expect(blindSpots([best])).toEqual([]);
      expect(Object.values(offers[variant] ?? {}).every((moments) => moments > 0)).toBe(true);
      // What can be earned anywhere in this variant is on offer there.
      for (const [id, { points }] of Object.entries(best.result?.principles ?? {}))
        if (points > 0) expect(offers[variant]).toHaveProperty(id);
    }
  },
);

test('whoever plays every variant of the five at its best earns the badge of every competency', () => {
  const runs = stories.flatMap((story) =>
    Object.keys(story.scenario.variants).map((variant) => played(playWell(story, variant))),
  );
  const earned = new Map(badges(runs).map(({ id, earned, have }) => [id, earned ? 'earned' : have]));
  for (const competency of Object.keys(competencies))
    expect([competency, earned.get(competency as never)]).toEqual([competency, 'earned']);
  expect(earned.get('every-side')).toBe('earned');
  expect(earned.get('first-time')).toBe('earned');
  expect(badgeRules.clients).toBe(2);
});

let at = 0;
const played = (run: Run): PlayedRun => {
  at += 60_000;
  return { ...aRun({ runId: `best-${at}`, startedAt: at }), ...findingsOf(run) };
};

/** The run with the most points there are, the first of equals. */
function playWell(story: Story, variant: string): Run {
  let run = startRun(story, { runId: 'best', seed: seedForVariant(story.scenario, variant) });
  const measure = par(run.rules);
  if (!measure.ok) throw new Error(measure.problem);
  for (;;) {
    const state = stateOf(run);
    const [best] = offered(run.rules, state)
      .map((choice) => ({
        id: choice.id,
        worth: pointsOf(choice, state.vars) + measure.par.bestFrom(take(run.rules, state, choice)),
      }))
      .sort((a, b) => b.worth - a.worth);
    if (!best) return run;
    const next = choose(run, best.id);
    if (!next.ok) throw new Error(next.refusal);
    run = next.run;
  }
}
