import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exploreStates } from '../../src/core/rules/explore.ts';
import { compileRules, hasEnded, offered, pointsOf, take, type Rules, type State } from '../../src/core/rules/rules.ts';
import { debrief } from '../../src/core/score/debrief.ts';
import { par } from '../../src/core/score/par.ts';
import { score } from '../../src/core/score/score.ts';
import { anyPicks, anyScenario, walk } from '../support/generate.ts';
import { aScenario, effect, inBoth, play, type ChoiceParts } from '../support/scenario.ts';

/** Best and mean by trying everything, nothing remembered: the slow truth. Gives up past `most` steps. */
function byHand(rules: Rules, most: number): { best: number; expected: number } | null {
  let steps = 0;
  const from = (state: State): { best: number; expected: number } => {
    steps += 1;
    if (hasEnded(rules, state) || steps > most) return { best: 0, expected: 0 };
    const ways = offered(rules, state).map((choice) => {
      const gain = pointsOf(choice, state.vars);
      const rest = from(take(rules, state, choice));
      return { best: gain + rest.best, expected: gain + rest.expected };
    });
    return {
      best: Math.max(...ways.map(({ best }) => best)),
      expected: ways.reduce((sum, { expected }) => sum + expected, 0) / ways.length,
    };
  };
  const found = from(rules.start);
  return steps > most ? null : found;
}

test('par equals trying everything, on any scenario', () => {
  let compared = 0;
  fc.assert(
    fc.property(anyScenario({ mostBeats: 5 }), fc.constantFrom('open', 'shut', 'tired'), (scenario, variant) => {
      const rules = compileRules(scenario, variant);
      const slow = byHand(rules, 20_000);
      if (!slow) return;
      compared += 1;
      const quick = par(rules);
      if (!quick.ok) throw new Error(quick.problem);
      expect(quick.par.best).toBe(slow.best);
      expect(quick.par.expected).toBeCloseTo(slow.expected, 9);
    }),
    { seed: 8, numRuns: 500 },
  );
  expect(compared).toBeGreaterThan(300);
});

test('par says where states run in a circle', () => {
  const circle = aScenario({
    beats: {
      hello: { choices: [{ id: 'on', to: 'round' }] },
      round: { choices: [{ id: 'again', to: 'round' }, { id: 'end' }] },
    },
  });
  expect(par(compileRules(circle, 'plain'))).toEqual({ ok: false, problem: 'endless-loop', beat: 'round' });
});

test('exploring stops at its cap and says so', () => {
  const wide = aScenario({
    meters: Object.fromEntries(['a', 'b', 'c', 'd'].map((id) => [id, { start: 0, min: 0, max: 50 }])),
    beats: {
      hello: {
        choices: [
          ...['a', 'b', 'c', 'd'].map((id): ChoiceParts => ({
            id,
            effects: [effect.add(id, 1)],
            when: { meter: id, atMost: 49 },
            to: 'hello',
          })),
          { id: 'end' },
        ],
      },
    },
  });
  const graph = exploreStates(compileRules(wide, 'plain'), 1_000);
  expect(graph.complete).toBe(false);
});

const evidence = (principle: string, points: number) => ({ evidence: [{ principle, points }] });

describe('the score', () => {
  // By chance 2/4 a beat, at best 4: two beats, so 1 expected and 4 best.
  const beat = (to: string) => ({
    choices: [
      { id: 'two', ...evidence('ask-open', 2), to },
      { id: 'one', ...evidence('ask-open', 1), to },
      { id: 'none', to },
      { id: 'harm', ...evidence('fit-over-funnel', -1), to },
    ],
  });
  const scenario = aScenario({ beats: { hello: beat('second'), second: beat('done') } });
  const scored = (...choices: string[]) => score(play(scenario, { choices }));

  test('is 100 for the best run, 0 for what chance gives, and cut off below', () => {
    expect(scored('two', 'two').points).toEqual({ earned: 4, best: 4, expected: 1 });
    expect(scored('two', 'two')).toMatchObject({ score: 100, stars: 3, passed: true });
    expect(scored('one', 'none').score).toBe(0);
    expect(scored('harm', 'harm').score).toBe(0);
  });

  test('is a whole number in between, with stars at 60, 75 and 90', () => {
    expect(scored('two', 'one')).toMatchObject({ score: 67, stars: 1, passed: true });
    expect(scored('two', 'none')).toMatchObject({ score: 33, stars: 0, passed: false });
  });

  test('counts per principle the points and the chances', () => {
    expect(scored('two', 'harm').principles).toEqual({
      'ask-open': { points: 2, chances: 2 },
      'fit-over-funnel': { points: -1, chances: 2 },
    });
  });

  test('shows per competency what was earned of what was on offer, and nothing where nothing was at stake', () => {
    const { competencies } = scored('two', 'none');
    expect(competencies.qualify).toEqual({ earned: 2, least: -2, most: 4, percent: 67 });
    expect(competencies.face.percent).toBeNull();
  });

  test('stays within 0 and 100 on any run, and the best is always reached by some way', () => {
    fc.assert(
      fc.property(anyScenario(), anyPicks, fc.nat(), (any, picks, seed) => {
        const run = walk(play(any, { seed }), picks);
        const result = score(run);
        expect(Number.isInteger(result.score) && result.score >= 0 && result.score <= 100).toBe(true);
        expect(result.points.earned).toBeLessThanOrEqual(result.points.best);
        expect(result.points.best).toBeGreaterThanOrEqual(result.points.expected);
      }),
      { seed: 9 },
    );
  });
});

describe('the debrief', () => {
  const scenario = aScenario({
    variants: ['open', 'shut'],
    clues: {
      heard: { variants: ['shut'], text: inBoth('said at once') },
      missed: { variants: ['shut'], text: inBoth('said if asked') },
      unasked: { variants: ['shut'], text: inBoth('said much later') },
      other: { variants: ['open'], text: inBoth('of another variant') },
    },
    beats: {
      hello: {
        lines: [{ who: 'hilde', text: inBoth('Busy week.'), thought: inBoth('Go away.'), clue: 'heard' }],
        choices: [
          { id: 'ask', ...evidence('ask-open', 2), reply: [{ text: inBoth('A sigh.'), clue: 'missed' }], to: 'deep' },
          {
            id: 'pitch',
            ...evidence('ask-open', -1),
            feedback: [{ text: inBoth('in shut'), when: { variant: 'shut' } }, { text: inBoth('else') }],
            reply: [{ who: 'hilde', text: inBoth('Hm.') }],
            to: 'shallow',
          },
        ],
      },
      deep: {
        choices: [{ id: 'dig', reply: [{ text: inBoth('Aha.'), clue: 'unasked' }], ...evidence('ask-open', 1) }],
      },
      shallow: { choices: [{ id: 'go' }] },
    },
  });
  const told = debrief(play(scenario, { variant: 'shut', choices: ['pitch', 'go'] }), 'nl');

  test('reviews every decision with what was said, thought, done and remarked', () => {
    expect(told.decisions).toHaveLength(1);
    expect(told.decisions[0]).toMatchObject({
      beat: 'hello',
      before: [{ text: 'Busy week.', thought: 'Go away.' }],
      taken: { id: 'pitch', points: -1, feedback: 'in shut' },
      after: [{ text: 'Hm.' }],
    });
  });

  test('names the better choice and what the one taken cost in the end', () => {
    expect(told.decisions[0]?.better).toMatchObject({ id: 'ask', worth: 3 });
    expect(told.decisions[0]?.cost).toBe(4);
  });

  test('tells clues heard, one choice away, and never asked for', () => {
    expect(told.clues.map(({ id, status }) => [id, status])).toEqual([
      ['heard', 'heard'],
      ['missed', 'missed'],
      ['unasked', 'unasked'],
    ]);
  });

  test('tells of a clue who said it, where, and what you would have had to say to hear it', () => {
    const [heard, missed, unasked] = told.clues;
    expect(heard).toMatchObject({
      decision: 0,
      sign: { line: { text: 'Busy week.', name: 'Hilde Maes' }, place: 'office', choice: null },
      pointsTo: [{ id: 'shut', name: 'shut' }],
    });
    expect(missed).toMatchObject({ decision: 0, sign: { line: { text: 'A sigh.', who: null }, choice: 'ask' } });
    expect(unasked).toMatchObject({ decision: null, sign: null });
  });

  test('puts what was said where there was nothing to decide before the next decision', () => {
    const passage = aScenario({
      beats: {
        hello: {
          lines: [{ text: inBoth('A long corridor.') }],
          choices: [{ id: 'walk', reply: [{ text: inBoth('A door.') }], to: 'room' }],
        },
        room: { lines: [{ text: inBoth('She sits.') }], choices: [{ id: 'sit' }, { id: 'stand' }] },
      },
    });
    const { decisions } = debrief(play(passage, { choices: ['walk', 'sit'] }), 'nl');
    expect(decisions.map(({ before }) => before.map(({ text }) => text))).toEqual([
      ['A long corridor.', 'A door.', 'She sits.'],
    ]);
  });

  test('refuses a run that goes on', () => {
    expect(() => debrief(play(scenario), 'nl')).toThrow(RangeError);
  });

  test('adds up, on any run', () => {
    fc.assert(
      fc.property(anyScenario(), anyPicks, (any, picks) => {
        const run = walk(play(any), picks);
        const whole = debrief(run, 'en');
        const cost = whole.decisions.reduce((sum, decision) => sum + decision.cost, 0);
        expect(whole.points.best - whole.points.earned).toBe(cost);
        expect(whole.principles.reduce((sum, { points }) => sum + points, 0)).toBe(whole.points.earned);
      }),
      { seed: 10 },
    );
  });
});
