import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstMoment, lastMoment, lineOf, nextMoment } from '../../src/core/run/moment.ts';
import { replay } from '../../src/core/run/replay.ts';
import { choose, mostChoices, runLog, startRun } from '../../src/core/run/run.ts';
import { seedForVariant, variantOf } from '../../src/core/run/story.ts';
import { view } from '../../src/core/run/view.ts';
import { anyPicks, anyScenario, walk } from '../support/generate.ts';
import { aScenario, aStory, effect, inBoth, play } from '../support/scenario.ts';

const threeWays = aScenario({
  meters: { trust: 5 },
  beats: {
    hello: { choices: ['a', 'b', 'c', 'd'].map((id) => ({ id, to: 'second' })) },
    second: {
      choices: [{ id: 'end' }, { id: 'back', to: 'hello' }, { id: 'never', when: { meter: 'trust', atMost: 0 } }],
    },
  },
});

describe('a run log', () => {
  test('replayed gives the same view at every step', () => {
    fc.assert(
      fc.property(
        anyScenario(),
        anyPicks,
        fc.nat(),
        fc.constantFrom('nl' as const, 'en' as const),
        (scenario, picks, seed, language) => {
          const run = walk(play(scenario, { seed }), picks);
          const log: unknown = JSON.parse(JSON.stringify(runLog(run)));
          const verdict = replay(aStory(scenario), log, { mustEnd: true });
          if (!verdict.ok) throw new Error(`${verdict.reason} at ${verdict.index}`);
          expect(verdict.run.states).toEqual(run.states);
          expect(view(verdict.run, language)).toEqual(view(run, language));
        },
      ),
      { seed: 5 },
    );
  });

  test('names the scenario file by its SHA-256', () => {
    const story = aStory(threeWays);
    expect(story.sha256).toBe(createHash('sha256').update(JSON.stringify(threeWays)).digest('hex'));
  });

  const story = aStory(threeWays);
  const honest = runLog(play(story, { choices: ['a', 'back', 'b', 'end'] }));
  test.each([
    ['nothing at all', null, 'not-a-log', null],
    ['a number', 7, 'not-a-log', null],
    ['choices that are no list', { ...honest, choices: 'a' }, 'not-a-log', null],
    ['a score of its own', { ...honest, score: 100 }, 'unknown-field', null],
    ['an empty run id', { ...honest, runId: '' }, 'bad-run-id', null],
    ['a seed that is no whole number', { ...honest, seed: 0.5 }, 'bad-seed', null],
    ['another scenario', { ...honest, scenario: 'te-mooi' }, 'other-scenario', null],
    ['another version of the scenario', { ...honest, sha256: 'f'.repeat(64) }, 'other-version', null],
    ['another engine', { ...honest, engine: 99 }, 'other-engine', null],
    ['an invented choice', { ...honest, choices: ['a', 'win'] }, 'unknown-choice', 1],
    ['a choice of another beat', { ...honest, choices: ['a', 'a'] }, 'unknown-choice', 1],
    ['a choice that was not open', { ...honest, choices: ['a', 'back', 'b', 'never'] }, 'not-offered', 3],
    ['a choice that is no text', { ...honest, choices: ['a', { toString: 'end' }] }, 'unknown-choice', 1],
    ['a choice after the end', { ...honest, choices: [...honest.choices, 'a'] }, 'after-the-end', 4],
    ['a cut log', { ...honest, choices: ['a'] }, 'unfinished', null],
    ['more choices than any run', { ...honest, choices: Array(mostChoices + 1).fill('a') }, 'too-long', null],
  ])('is refused with %s', (_, log, reason, index) => {
    expect(replay(story, log, { mustEnd: true })).toMatchObject({ ok: false, reason, index });
  });

  test('is accepted only when its choices give exactly that course, whatever is sent', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'b', 'back', 'end', 'never', '__proto__'), { maxLength: 12 }),
        (choices) => {
          const verdict = replay(story, { ...honest, choices });
          const legal = choices.every((id, index) => {
            const atHello = index % 2 === 0;
            const over = choices.indexOf('end') >= 0 && index > choices.indexOf('end');
            return !over && (atHello ? ['a', 'b'] : ['back', 'end']).includes(id);
          });
          expect(verdict.ok).toBe(legal);
        },
      ),
      { seed: 6, numRuns: 2_000 },
    );
  });

  test('never makes replay throw', () => {
    fc.assert(
      fc.property(fc.anything(), (log) => {
        expect(replay(story, log).ok).toBe(false);
      }),
      { seed: 7, numRuns: 1_000 },
    );
  });
});

describe('a seed', () => {
  test('gives every variant its share by weight', () => {
    const scenario = aScenario({ variants: { often: { weight: 3 }, seldom: { weight: 1 } } });
    const draws = Array.from({ length: 4_000 }, (_, seed) => variantOf(scenario, seed));
    const often = draws.filter((id) => id === 'often').length;
    expect(often).toBeGreaterThan(2_850);
    expect(often).toBeLessThan(3_150);
  });

  test('can be found for a variant, and unknown variants are refused', () => {
    const scenario = aScenario({ variants: ['one', 'two', 'three'] });
    for (const id of ['one', 'two', 'three']) expect(variantOf(scenario, seedForVariant(scenario, id))).toBe(id);
    expect(() => seedForVariant(scenario, 'four')).toThrow(RangeError);
  });

  test('is a whole number of 32 bits', () => {
    for (const seed of [-1, 0.5, 2 ** 32, NaN])
      expect(() => startRun(aStory(), { runId: 'x', seed })).toThrow(RangeError);
  });

  test('decides the order of the choices, the same at every visit and spread over all places', () => {
    const order = (seed: number, choices: string[] = []) =>
      view(play(threeWays, { seed, choices }), 'nl').choices.map(({ id }) => id);
    expect(order(9, ['a', 'back'])).toEqual(order(9));
    const firsts = Array.from({ length: 400 }, (_, seed) => order(seed)[0]);
    for (const id of ['a', 'b', 'c', 'd']) {
      const share = firsts.filter((first) => first === id).length;
      expect(share, id).toBeGreaterThan(70);
      expect(share, id).toBeLessThan(130);
    }
  });
});

describe('the view', () => {
  const scenario = aScenario({
    meters: { trust: 2, secret: { start: 1, visible: false } },
    facts: ['budget', 'timing'],
    beats: {
      hello: {
        moment: inBoth('Monday'),
        lines: [{ who: 'hilde', mood: 'annoyed', text: inBoth('Well?') }],
        choices: [
          {
            id: 'ask',
            effects: [{ meter: 'trust', add: 1, why: inBoth('you asked') }, effect.learn('timing')],
            reply: [{ who: 'you', text: inBoth('I mean it.') }],
            to: 'second',
          },
        ],
      },
      second: {
        effects: [{ meter: 'trust', add: -2, why: inBoth('it got late') }],
        lines: [{ who: 'hilde', text: inBoth('Fine.') }],
        choices: [{ id: 'leave', effects: [effect.learn('budget')] }],
      },
    },
  });

  test('says in both languages what is there', () => {
    expect(view(play(scenario), 'nl').scenes[0]?.lines[0]?.text).toBe('Well?');
    expect(view(play(scenario), 'en').scenes[0]?.lines[0]?.text).toBe('Well? (en)');
  });

  test('shows visible meters with their change and its reasons', () => {
    const { meters } = view(play(scenario, { choices: ['ask'] }), 'nl');
    expect(meters).toHaveLength(1);
    expect(meters[0]).toMatchObject({ id: 'trust', value: 1, change: -1, why: ['you asked', 'it got late'] });
  });

  test('keeps the notebook in the order of learning and marks what is new', () => {
    const { notebook } = view(play(scenario, { choices: ['ask', 'leave'] }), 'nl');
    expect(notebook.map(({ id, isNew }) => [id, isNew])).toEqual([
      ['timing', false],
      ['budget', true],
    ]);
  });

  test('remembers the face of who was last seen so', () => {
    const { scenes } = view(play(scenario, { choices: ['ask'] }), 'nl');
    expect(scenes[1]?.present[0]?.mood).toBe('annoyed');
  });

  test('stays in the last place at an ending and offers nothing', () => {
    const seen = view(play(scenario, { choices: ['ask', 'leave'] }), 'nl');
    expect(seen).toMatchObject({ beat: 'second', choices: [], ending: { id: 'done' } });
    expect(seen.scenes).toHaveLength(1);
  });

  test('is heard line by line, scene by scene, to the end', () => {
    const seen = view(play(scenario, { choices: ['ask'] }), 'nl');
    const first = firstMoment(seen);
    const second = nextMoment(first);
    expect(lineOf(first)?.text).toBe('I mean it.');
    expect(second && lineOf(second)?.text).toBe('Fine.');
    expect(second && nextMoment(second)).toBeNull();
    expect(lastMoment(seen)).toEqual({ ...second, speaking: false });
  });
});

test('a run has an end, however long it goes round', () => {
  const circle = aScenario({ beats: { hello: { choices: [{ id: 'again', to: 'hello' }, { id: 'end' }] } } });
  let run = play(circle);
  for (let count = 0; count < mostChoices; count += 1) {
    const made = choose(run, 'again');
    if (!made.ok) throw new Error(made.refusal);
    run = made.run;
  }
  expect(choose(run, 'again')).toEqual({ ok: false, refusal: 'too-long' });
});
