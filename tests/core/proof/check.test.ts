import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { check } from '../../../src/core/proof/check.ts';
import { compileRules, offered, step, type State } from '../../../src/core/rules/rules.ts';
import { parse } from '../../../src/core/scenario/parse.ts';
import type { Condition, Scenario } from '../../../src/core/scenario/schema.ts';
import { inBoth, aScenario, effect, type ChoiceParts } from '../../support/scenario.ts';
import { smallScenario } from '../scenario/scenario-builder.ts';

const problemsOf = (scenario: Scenario, cap?: number) => check(scenario, JSON.stringify(scenario, null, 2), cap);
const told = (scenario: Scenario) => problemsOf(scenario).map(({ code, place }) => `${code} ${place}`);

/** What is said about how a conversation can go, without what is said about unused names and missing feedback. */
const courseOf = (scenario: Scenario) =>
  told(scenario).filter((line) => /^(unreachable|dead|endless|ending|choice-never)/.test(line));

test('a clean scenario has no problems', () => {
  expect(problemsOf(smallScenario())).toEqual([]);
});

describe('the course of a conversation', () => {
  test('a beat is stuck where a variant closes its only choice, and the way there is told', () => {
    const scenario = aScenario({
      variants: ['open', 'shut'],
      flags: ['asked'],
      beats: {
        hello: {
          choices: [
            { id: 'ask', effects: [effect.raise('asked')], to: 'last' },
            { id: 'wait', to: 'last' },
          ],
        },
        last: { choices: [{ id: 'leave', when: { any: [{ flag: 'asked' }, { variant: 'open' }] } }] },
      },
    });
    const stuck = problemsOf(scenario).find(({ code }) => code === 'dead-end');
    expect(stuck).toMatchObject({ place: 'beats.last.choices', found: 'shut > wait', severity: 'error' });
  });

  test('a loop that visits close ends; the same loop left open does not', () => {
    const round = (when?: Condition) =>
      aScenario({
        beats: { hello: { choices: [{ id: 'again', to: 'hello', ...(when && { when }) }, { id: 'leave' }] } },
      });
    expect(courseOf(round({ visits: 'hello', atMost: 3 }))).toEqual([]);
    expect(courseOf(round())).toEqual(['endless-loop beats.hello']);
  });

  test('a meter that runs on while going round is still a loop', () => {
    const scenario = aScenario({
      meters: { trust: 0 },
      beats: {
        hello: {
          choices: [
            { id: 'again', to: 'hello', effects: [effect.add('trust', 1)] },
            { id: 'leave', when: { meter: 'trust', atLeast: 3 } },
          ],
        },
      },
    });
    expect(courseOf(scenario)).toEqual(['endless-loop beats.hello']);
  });

  test('what only a variant that does not exist this way could reach is never reached', () => {
    const scenario = aScenario({
      variants: ['open', 'shut'],
      meters: { trust: 2 },
      endings: ['done', 'won'],
      beats: {
        hello: {
          choices: [{ id: 'go' }, { id: 'push', when: { all: [{ variant: 'open' }, { not: { variant: ['open'] } }] } }],
        },
        later: { choices: [{ id: 'win', to: 'won', effects: [effect.add('trust', 1)] }] },
      },
    });
    expect(courseOf(scenario)).toEqual([
      'choice-never-offered beats.hello.choices[1]',
      'unreachable-beat beats.later',
      'ending-never-reached endings.won',
    ]);
  });

  test('a line is never shown where no run makes its condition hold, and a clue only it gives is never given', () => {
    const scenario = (atLeast: number) =>
      aScenario({
        meters: { trust: { start: 0, min: 0, max: 5 } },
        clues: { pause: { variants: ['plain'], text: inBoth('A pause') } },
        beats: {
          hello: { choices: [{ id: 'go', effects: [effect.add('trust', 1)], to: 'last' }] },
          last: { lines: [{ text: inBoth('Well'), clue: 'pause', when: { meter: 'trust', atLeast } }] },
        },
      });
    expect(told(scenario(1))).toEqual([]);
    expect(told(scenario(2)).sort()).toEqual(['clue-never-given clues.pause', 'line-never-shown beats.last.lines[0]']);
  });

  test('past the cap it says so and claims nothing about what is reachable', () => {
    const counting = Object.fromEntries(['a', 'b', 'c'].map((id) => [id, 0]));
    const scenario = aScenario({
      meters: counting,
      endings: ['done', 'won'],
      beats: {
        hello: {
          choices: [
            ...Object.keys(counting).map((id): ChoiceParts => ({ id, to: 'hello', effects: [effect.add(id, 1)] })),
            {
              id: 'leave',
              to: [
                { to: 'done', when: { all: Object.keys(counting).map((meter) => ({ meter, atLeast: 9 })) } },
                { to: 'done' },
              ],
            },
          ],
        },
      },
    });
    const codes = problemsOf(scenario, 200).map(({ code }) => code);
    expect(codes).toContain('too-many-states');
    expect(codes.filter((code) => /never-reached|unreachable|never-offered|endless/.test(code))).toEqual([]);
    expect(problemsOf(scenario).map(({ code }) => code)).toContain('ending-never-reached');
  });

  test('agrees with looking through every single state, on hundreds of conversations that may be broken', () => {
    const kinds = new Set<string>();
    fc.assert(
      fc.property(fc.noShrink(fc.nat()), fc.integer({ min: 1, max: 6 }), (seed, beats) => {
        const scenario = reckless(seed, beats);
        expect(parse(JSON.stringify(scenario))).toMatchObject({ ok: true });
        const found = courseOf(scenario).filter((line) => !line.startsWith('endless'));
        const expected = lookThrough(scenario);
        expect([...found].sort()).toEqual(expected.course);
        const loops = problemsOf(scenario).filter(({ code }) => code === 'endless-loop');
        expect(loops.flatMap(({ found: where }) => JSON.parse(`[${where}]`) as string[]).sort()).toEqual(
          expected.endless,
        );
        for (const line of [...expected.course, ...expected.endless.map(() => 'endless-loop')])
          kinds.add(line.split(' ', 1)[0] ?? '');
      }),
      { seed: 20260, numRuns: 500 },
    );
    // Every kind of fault has come by.
    expect([...kinds].sort()).toEqual([
      'choice-never-offered',
      'dead-end',
      'ending-never-reached',
      'endless-loop',
      'unreachable-beat',
    ]);
  });
});

describe('what makes no difference', () => {
  test('evidence left out is asked about, evidence that says nothing is at stake is not', () => {
    const withEvidence = (evidence?: []) =>
      aScenario({
        choices: ['ask', 'tell'].map((id) => ({
          id,
          feedback: [{ text: inBoth('Good') }],
          ...(evidence && { evidence }),
        })),
      });
    expect(told(withEvidence())).toEqual([
      'choice-without-evidence beats.hello.choices[0]',
      'choice-without-evidence beats.hello.choices[1]',
    ]);
    expect(told(withEvidence([]))).toEqual([]);
  });

  test('the only choice of a beat is no decision and needs neither evidence nor feedback', () => {
    expect(told(aScenario({ choices: [{ id: 'go-on' }] }))).toEqual([]);
  });

  test('a variant counts as different by its start or by any condition that tells it apart', () => {
    const twins = (parts: object, when?: Condition) =>
      told(
        aScenario({
          meters: { trust: { start: 1, min: 0, max: 3 } },
          variants: { one: {}, two: parts },
          choices: [
            {
              id: 'go',
              effects: [effect.add('trust', 1)],
              ...(when && { feedback: [{ text: inBoth('x'), when }, { text: inBoth('y') }] }),
            },
          ],
        }),
      );
    expect(twins({})).toEqual(['idle-variant variants.two']);
    expect(twins({ meters: { trust: 1 } })).toEqual(['idle-variant variants.two']);
    expect(twins({ meters: { trust: 2 } })).toEqual([]);
    expect(twins({}, { variant: ['one', 'two'] })).toEqual(['idle-variant variants.two']);
    expect(twins({}, { not: { variant: 'two' } })).toEqual([]);
  });
});

/** A small scenario by numbers: any choice may be guarded, and may lead anywhere. Often broken, always parseable. */
function reckless(seed: number, beatCount: number): Scenario {
  let state = seed >>> 0;
  const upTo = (most: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state >>> 8) % (most + 1);
  };
  const ids = Array.from({ length: beatCount }, (_, index) => `beat-${index}`);
  const places = [...ids, 'won', 'lost'];
  const pick = <T>(list: readonly T[]): T => list[upTo(list.length - 1)] as T;
  const condition = (depth = 0): Condition => {
    switch (upTo(depth > 1 ? 4 : 7)) {
      case 0:
        return { flag: 'asked' };
      case 1:
        return { fact: 'budget' };
      case 2:
        return { meter: 'trust', atLeast: upTo(4) };
      case 3:
        return { visits: pick(ids), atMost: upTo(2) };
      case 4:
        return { variant: pick(['open', 'shut']) };
      case 5:
        return { not: condition(depth + 1) };
      case 6:
        return { all: [condition(depth + 1), condition(depth + 1)] };
      default:
        return { any: [condition(depth + 1), condition(depth + 1)] };
    }
  };
  const choice = (id: string): ChoiceParts => ({
    id,
    ...(upTo(2) > 0 && { when: condition() }),
    effects: [
      pick([
        effect.add('trust', 1),
        effect.add('trust', -2),
        effect.learn('budget'),
        effect.raise('asked'),
        { flag: 'asked', set: false },
      ]),
    ],
    to: upTo(2) === 0 ? [{ to: pick(places), when: condition() }, { to: pick(places) }] : pick(places),
  });
  return aScenario({
    meters: { trust: { start: upTo(3), min: 0, max: 3 } },
    facts: ['budget'],
    flags: ['asked'],
    variants: ['open', 'shut'],
    endings: ['won', 'lost'],
    beats: Object.fromEntries(
      ids.map((id) => [id, { choices: Array.from({ length: 1 + upTo(2) }, (_, index) => choice(`c-${index}`)) }]),
    ),
  });
}

/** The same questions, answered the long way round: every state as it is, nothing left out of it. */
function lookThrough(scenario: Scenario): { course: string[]; endless: string[] } {
  const met = new Set<string>();
  const stuck = new Set<string>();
  const endless: string[] = [];
  for (const variant of Object.keys(scenario.variants)) {
    const rules = compileRules(scenario, variant);
    const keyOf = ({ at, vars }: State) => `${at}:${vars.join()}`;
    const colour = new Map<string, 'open' | 'done'>();
    let circles = false;
    const visit = (state: State): void => {
      const key = keyOf(state);
      if (colour.get(key) === 'open') circles = true;
      if (colour.has(key)) return;
      colour.set(key, 'open');
      const beat = rules.beats[state.at];
      met.add(beat ? `beat ${beat.id}` : `ending ${rules.endings[state.at - rules.beats.length] ?? ''}`);
      const open = offered(rules, state);
      if (beat && open.length === 0) stuck.add(beat.id);
      for (const { id } of open) {
        met.add(`choice ${beat?.id ?? ''} ${id}`);
        const next = step(rules, state, id);
        if (next.ok) visit(next.state);
      }
      colour.set(key, 'done');
    };
    visit(rules.start);
    if (circles) endless.push(variant);
  }
  const course = [
    ...Object.entries(scenario.beats).flatMap(([id, { choices }]) =>
      met.has(`beat ${id}`)
        ? choices.flatMap((choice, index) =>
            met.has(`choice ${id} ${choice.id}`) ? [] : [`choice-never-offered beats.${id}.choices[${index}]`],
          )
        : [`unreachable-beat beats.${id}`],
    ),
    ...[...stuck].map((id) => `dead-end beats.${id}.choices`),
    ...Object.keys(scenario.endings).flatMap((id) =>
      met.has(`ending ${id}`) ? [] : [`ending-never-reached endings.${id}`],
    ),
  ];
  return { course: course.sort(), endless };
}
