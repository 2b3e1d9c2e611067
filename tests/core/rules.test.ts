import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileRules, step } from '../../src/core/rules/rules.ts';
import { rewind, stateOf } from '../../src/core/run/run.ts';
import { view } from '../../src/core/run/view.ts';
import type { Condition } from '../../src/core/scenario/schema.ts';
import { anyPicks, anyScenario, walk } from '../support/generate.ts';
import { aScenario, effect, idsOffered, inBoth, play } from '../support/scenario.ts';

/** A beat whose "close" has a condition, reached after "first" with its effects. */
const guarded = (when: Condition, effects = [effect.add('trust', 1)]) =>
  aScenario({
    meters: { trust: 2 },
    facts: ['budget'],
    flags: ['asked'],
    variants: ['open', 'shut'],
    beats: {
      hello: { choices: [{ id: 'first', effects, to: 'second' }] },
      second: { choices: [{ id: 'go' }, { id: 'close', when }, { id: 'again', to: 'hello' }] },
    },
  });

describe('a choice is offered', () => {
  test('when its meter is high enough, and not below', () => {
    expect(play(guarded({ meter: 'trust', atLeast: 3 }), { choices: ['first'] })).toOffer('close');
    expect(play(guarded({ meter: 'trust', atLeast: 4 }), { choices: ['first'] })).not.toOffer('close');
  });

  test('when its meter is low enough, and not above', () => {
    expect(play(guarded({ meter: 'trust', atMost: 3 }), { choices: ['first'] })).toOffer('close');
    expect(play(guarded({ meter: 'trust', atMost: 2 }), { choices: ['first'] })).not.toOffer('close');
  });

  test('when the fact has been learnt', () => {
    expect(play(guarded({ fact: 'budget' }, [effect.learn('budget')]), { choices: ['first'] })).toOffer('close');
    expect(play(guarded({ fact: 'budget' }), { choices: ['first'] })).not.toOffer('close');
  });

  test('when the flag is set, until it is taken away', () => {
    const raised = guarded({ flag: 'asked' }, [effect.raise('asked')]);
    expect(play(raised, { choices: ['first'] })).toOffer('close');
    const lowered = guarded({ flag: 'asked' }, [effect.raise('asked'), { flag: 'asked', set: false }]);
    expect(play(lowered, { choices: ['first'] })).not.toOffer('close');
  });

  test('at the visit it asks for, the present one counted', () => {
    const second = guarded({ visits: 'second', atLeast: 2 });
    expect(play(second, { choices: ['first'] })).not.toOffer('close');
    expect(play(second, { choices: ['first', 'again', 'first'] })).toOffer('close');
  });

  test('in its variant only', () => {
    const shut = guarded({ variant: 'shut' });
    expect(play(shut, { choices: ['first'], variant: 'shut' })).toOffer('close');
    expect(play(shut, { choices: ['first'], variant: 'open' })).not.toOffer('close');
  });

  test('as all, any and not combine', () => {
    const both: Condition = { all: [{ meter: 'trust', atLeast: 3 }, { not: { fact: 'budget' } }] };
    expect(play(guarded(both), { choices: ['first'] })).toOffer('close');
    const either: Condition = { any: [{ fact: 'budget' }, { flag: 'asked' }] };
    expect(play(guarded(either), { choices: ['first'] })).not.toOffer('close');
    expect(play(guarded(either, [effect.raise('asked')]), { choices: ['first'] })).toOffer('close');
  });
});

describe('a step', () => {
  test('keeps a meter between its least and its most', () => {
    const scenario = aScenario({
      meters: { trust: { start: 9, min: 0, max: 10 } },
      choices: [
        { id: 'up', effects: [effect.add('trust', 5)], to: 'hello' },
        { id: 'down', effects: [effect.add('trust', -99)] },
      ],
    });
    const trust = (choices: string[]) => view(play(scenario, { choices }), 'nl').meters[0]?.value;
    expect(trust(['up'])).toBe(10);
    expect(trust(['up', 'down'])).toBe(0);
  });

  test('lets effects see how things stood before the choice, and the target how they stand after', () => {
    const scenario = aScenario({
      meters: { trust: 2 },
      facts: ['budget'],
      choices: [
        {
          id: 'go',
          effects: [effect.add('trust', 2), { fact: 'budget', when: { meter: 'trust', atLeast: 4 } }],
          to: [{ to: 'high', when: { meter: 'trust', atLeast: 4 } }, { to: 'low' }],
        },
      ],
      endings: ['low', 'high'],
    });
    const { ending, notebook } = view(play(scenario, { choices: ['go'] }), 'nl');
    expect(ending?.id).toBe('high');
    expect(notebook).toEqual([]);
  });

  test('gives the reaction that fits the state after the effects, in the old place', () => {
    const scenario = aScenario({
      meters: { trust: 0 },
      beats: {
        hello: {
          choices: [
            {
              id: 'ask',
              effects: [effect.add('trust', 1)],
              reply: [
                { who: 'hilde', text: inBoth('warm'), when: { meter: 'trust', atLeast: 1 } },
                { who: 'hilde', text: inBoth('cold'), when: { meter: 'trust', atMost: 0 } },
              ],
              to: 'next',
            },
          ],
        },
        next: { lines: [{ text: inBoth('Later that day.') }], moment: inBoth('later') },
      },
    });
    const { scenes } = view(play(scenario, { choices: ['ask'] }), 'nl');
    expect(scenes.map(({ lines }) => lines.map(({ text }) => text))).toEqual([['warm'], ['Later that day.']]);
    expect(scenes.map(({ moment }) => moment)).toEqual([null, 'later']);
  });

  test('applies the effects of a beat each time it is entered, the start included', () => {
    const scenario = aScenario({
      meters: { hours: 0 },
      beats: { hello: { effects: [effect.add('hours', 2)], choices: [{ id: 'again', to: 'hello' }] } },
    });
    const hours = (choices: string[]) => view(play(scenario, { choices }), 'nl').meters[0]?.value;
    expect([hours([]), hours(['again']), hours(['again', 'again'])]).toEqual([2, 4, 6]);
  });

  test('refuses what does not exist, what is not offered, and anything after the end, and changes nothing', () => {
    const scenario = guarded({ fact: 'budget' });
    const rules = compileRules(scenario, 'open');
    const run = play(scenario, { choices: ['first'] });
    const before = structuredClone(stateOf(run));
    expect(step(rules, stateOf(run), 'nothing')).toEqual({ ok: false, refusal: 'unknown-choice' });
    expect(step(rules, stateOf(run), 'close')).toEqual({ ok: false, refusal: 'not-offered' });
    expect(stateOf(run)).toEqual(before);
    const ended = play(scenario, { choices: ['first', 'go'] });
    expect(step(rules, stateOf(ended), 'go')).toEqual({ ok: false, refusal: 'ended' });
  });

  test('never throws, whatever the choice is called', () => {
    fc.assert(
      fc.property(anyScenario(), anyPicks, fc.string(), (scenario, picks, name) => {
        const run = walk(play(scenario), picks);
        for (const [index, state] of run.states.entries()) {
          const result = step(run.rules, state, name);
          expect(result.ok).toBe(idsOffered(rewind(run, index)).includes(name));
        }
      }),
      { seed: 1 },
    );
  });
});

test('any sequence of offered choices stays legal and ends', () => {
  fc.assert(
    fc.property(anyScenario(), anyPicks, fc.nat(1000), (scenario, picks, seed) => {
      const run = walk(play(scenario, { seed }), picks);
      expect(view(run, 'nl').ending).not.toBeNull();
      expect(idsOffered(run)).toEqual([]);
    }),
    { seed: 2 },
  );
});
