/** What a player has seen of a scenario, and how the same line lands elsewhere. */
import { describe, expect, test } from 'vitest';
import { sameLines } from '../../src/core/score/elsewhere.ts';
import { knowledgeOf, waysOf } from '../../src/core/score/knowledge.ts';
import { aScenario, aStory, effect, inBoth, play } from '../support/scenario.ts';

const line = (words: string) => ({ who: 'hilde', text: inBoth(words) });

describe('what was seen', () => {
  const story = aStory(
    aScenario({
      facts: ['budget'],
      endings: ['won', 'lost'],
      beats: {
        open: {
          choices: [
            { id: 'left', to: 'one', effects: [effect.learn('budget')] },
            { id: 'right', to: 'two' },
          ],
        },
        one: { choices: [{ id: 'on', to: 'deep' }] },
        two: { choices: [{ id: 'end', to: 'lost' }] },
        deep: { choices: [{ id: 'ask', to: [{ to: 'won', when: { fact: 'budget' } }, { to: 'lost' }] }] },
      },
    }),
  );
  const right = play(story, { choices: ['right', 'end'] });
  const left = play(story, { choices: ['left', 'on', 'ask'] });

  test('is the moments and endings of the runs, and no others', () => {
    const known = knowledgeOf([right]);
    expect([...known.beats]).toEqual(['open', 'two']);
    expect([...known.endings]).toEqual(['lost']);
  });

  test('a choice that was on offer and not taken lies open, as far as it would have led then', () => {
    const known = knowledgeOf([right]);
    expect(known.gone).toEqual(waysOf(right));
    expect(known.open).toEqual([{ from: 'open', choice: 'left', to: 'one' }]);
  });

  test('another run opens up what it met, and what it took is no longer open', () => {
    const known = knowledgeOf([right, left]);
    expect([...known.beats].sort()).toEqual(['deep', 'one', 'open', 'two']);
    expect([...known.endings].sort()).toEqual(['lost', 'won']);
    expect(known.open).toEqual([]);
    expect(known.gone).toContainEqual({ from: 'deep', choice: 'ask', to: 'won' });
    expect(known.gone).not.toContainEqual({ from: 'deep', choice: 'ask', to: 'lost' });
  });

  test('without runs there is nothing', () => {
    expect(knowledgeOf([])).toEqual({
      beats: new Set(),
      endings: new Set(),
      variants: new Set(),
      gone: [],
      open: [],
    });
  });
});

describe('the same line elsewhere', () => {
  const story = aStory(
    aScenario({
      variants: ['trust', 'politics', 'third'],
      beats: {
        open: {
          title: inBoth('Opening'),
          choices: [
            {
              id: 'price',
              to: 'close',
              reply: [
                { ...line('Fine.'), when: { variant: 'trust' } },
                { ...line('Who told you?'), when: { not: { variant: 'trust' } } },
              ],
              evidence: [
                { principle: 'qualify-before-investing', points: 1, when: { variant: 'trust' } },
                { principle: 'qualify-before-investing', points: -2, when: { variant: 'politics' } },
              ],
              feedback: [
                { text: inBoth('Well asked.'), when: { variant: 'trust' } },
                { text: inBoth('He has enemies.') },
              ],
            },
            { id: 'wait', to: 'close' },
          ],
        },
        close: { choices: [{ id: 'go' }, { id: 'stay' }] },
      },
    }),
  );
  const run = play(story, { variant: 'trust', choices: ['price', 'go'] });

  test('tells how it would have landed in the variants given, and in no other', () => {
    const [found, ...more] = sameLines(run, ['trust', 'politics'], 'nl');
    expect(more).toEqual([]);
    expect(found).toMatchObject({ index: 0, title: 'Opening', said: 'price' });
    expect(found?.here).toMatchObject({ points: 1, feedback: 'Well asked.' });
    expect(found?.elsewhere.map(({ variant, points, feedback }) => [variant.id, points, feedback])).toEqual([
      ['politics', -2, 'He has enemies.'],
    ]);
    expect(found?.elsewhere[0]?.lines.map(({ text }) => text)).toEqual(['Who told you?']);
  });

  test('says nothing where no other variant was earned', () => {
    expect(sameLines(run, ['trust'], 'nl')).toEqual([]);
  });

  test('leaves out what lands the same everywhere', () => {
    const waited = play(story, { variant: 'trust', choices: ['wait', 'go'] });
    expect(sameLines(waited, ['trust', 'politics', 'third'], 'nl')).toEqual([]);
  });
});
