/** Two runs side by side: where they part, what stands beside what, and what is different at the end. */
import { describe, expect, test } from 'vitest';
import { compareRuns } from '../../src/core/score/compare.ts';
import { aScenario, aStory, effect, inBoth, play } from '../support/scenario.ts';

const line = (words: string) => ({ who: 'hilde', text: inBoth(words) });

/** open, then price or listen; both come together at close. Listening learns the budget and gives a clue. */
const story = aStory(
  aScenario({
    meters: { trust: 2, hours: { start: 0, max: 20, visible: false } },
    facts: ['budget'],
    clues: { pause: { variants: ['plain'], text: inBoth('She hesitated') } },
    endings: ['won', 'lost'],
    beats: {
      open: { title: inBoth('Opening'), choices: [{ id: 'greet', to: 'middle' }] },
      middle: {
        title: inBoth('In the middle'),
        lines: [line('Well?')],
        choices: [
          {
            id: 'price',
            to: 'close',
            reply: [line('Too dear.')],
            effects: [effect.add('trust', -1)],
            evidence: [{ principle: 'qualify-before-investing', points: -1 }],
          },
          {
            id: 'listen',
            to: 'detour',
            reply: [{ ...line('Hm.'), clue: 'pause' }],
            effects: [effect.add('trust', 2), effect.add('hours', 3), effect.learn('budget')],
            evidence: [{ principle: 'qualify-before-investing', points: 2 }],
          },
        ],
      },
      detour: { title: inBoth('Aside'), choices: [{ id: 'on', to: 'close' }] },
      close: {
        title: inBoth('Closing'),
        choices: [
          { id: 'ask', to: [{ to: 'won', when: { fact: 'budget' } }, { to: 'lost' }] },
          { id: 'push', to: 'lost', reply: [line('No.')] },
        ],
      },
    },
  }),
);
const hurried = play(story, { choices: ['greet', 'price', 'ask'] });
const patient = play(story, { choices: ['greet', 'listen', 'on', 'ask'] });

describe('two runs that part', () => {
  const pair = compareRuns(hurried, patient, 'nl');

  test('share what came before', () => {
    expect(pair.shared.map(({ beat, said }) => [beat, said])).toEqual([['open', 'greet']]);
  });

  test('have the moment where they part first, and the moments of both beside each other', () => {
    expect(pair.rows.map(({ kind, a, b }) => [kind, a?.beat ?? null, b?.beat ?? null])).toEqual([
      ['choice', 'middle', 'middle'],
      ['only-b', null, 'detour'],
      ['same', 'close', 'close'],
    ]);
  });

  test('tell what each choice did: reaction, points, visible meters, notebook, clue', () => {
    const [first] = pair.rows;
    expect(first?.a?.reaction.map(({ text }) => text)).toEqual(['Too dear.']);
    expect(first?.a?.points).toBe(-1);
    expect(first?.b?.meters.map(({ id, change, value }) => [id, change, value])).toEqual([['trust', 2, 4]]);
    expect(first?.b?.learnt).toEqual(['budget']);
    expect(first?.b?.clues).toEqual(['She hesitated']);
    expect(first?.a?.clues).toEqual([]);
  });

  test('differ at the end in ending, meters, notebook, clues, score and principles', () => {
    expect([pair.endings.a?.id, pair.endings.b?.id]).toEqual(['lost', 'won']);
    expect(pair.meters.map(({ id, a, b }) => [id, a, b])).toEqual([['trust', 1, 4]]);
    expect(pair.facts).toEqual({ a: [], b: ['budget'] });
    expect(pair.clues).toEqual({ a: [], b: ['She hesitated'] });
    expect(pair.scores.b.score).toBeGreaterThan(pair.scores.a.score);
    expect(pair.principles.map(({ principle, a, b }) => [principle, a, b])).toEqual([
      ['qualify-before-investing', -1, 2],
    ]);
  });

  test('turned about, tell the same the other way round', () => {
    const turned = compareRuns(patient, hurried, 'nl');
    expect(turned.rows.map(({ kind }) => kind)).toEqual(['choice', 'only-a', 'same']);
    expect(turned.facts).toEqual({ a: ['budget'], b: [] });
  });
});

test('the same choices twice differ in nothing', () => {
  const pair = compareRuns(hurried, hurried, 'en');
  expect(pair.shared).toHaveLength(3);
  expect(pair.rows).toEqual([]);
  expect(pair.principles).toEqual([]);
});

test('the same words with another reaction are told apart from the same words', () => {
  const twoSides = aStory(
    aScenario({
      variants: ['warm', 'cold'],
      choices: [
        {
          id: 'greet',
          reply: [
            { ...line('Welcome.'), when: { variant: 'warm' } },
            { ...line('Yes?'), when: { variant: 'cold' } },
          ],
        },
      ],
    }),
  );
  const pair = compareRuns(
    play(twoSides, { variant: 'warm', choices: ['greet'] }),
    play(twoSides, { variant: 'cold', choices: ['greet'] }),
    'nl',
  );
  expect(pair.rows.map(({ kind }) => kind)).toEqual(['effect']);
});

test('a run that goes on is compared as far as it came', () => {
  const pair = compareRuns(hurried, play(story, { choices: ['greet', 'listen'] }), 'nl');
  expect(pair.endings.b).toBeNull();
  expect(pair.rows.map(({ kind }) => kind)).toEqual(['choice', 'only-a']);
});

test('runs of two scenarios are not compared', () => {
  const other = play(aScenario({ id: 'other' }), { choices: ['go'] });
  expect(() => compareRuns(hurried, other, 'nl')).toThrow(RangeError);
});
