/** What the coach says in practice: remarks and hints. */
import { expect, test } from 'vitest';
import { hintFor, hintId, whisper } from '../../src/core/run/coach.ts';
import type { Line } from '../../src/core/scenario/schema.ts';
import { aScenario, effect, inBoth, play } from '../support/scenario.ts';

const says = (who: string, words: string, clue?: string): Line => ({ who, text: inBoth(words), ...(clue && { clue }) });

const person = (name: string) => ({ name, role: inBoth('director'), look: 'hilde' as const, voice: 'mid' as const });

const talk = aScenario({
  cast: { hilde: person('Hilde Maes'), samir: person('Samir') },
  variants: ['broke', 'busy'],
  clues: {
    bills: { variants: ['broke'], text: inBoth('unpaid bills') },
    phone: { variants: ['busy'], text: inBoth('the phone never stops') },
    bank: { variants: ['broke'], text: inBoth('the bank called') },
  },
  facts: { 'bank-decides': { kind: 'authority' }, 'in-may': { kind: 'timing' }, 'in-june': { kind: 'timing' } },
  beats: {
    hello: {
      present: ['hilde', 'samir'],
      lines: [says('hilde', 'Good morning.')],
      choices: [
        {
          id: 'ask',
          to: 'talk',
          effects: [effect.learn('in-may')],
          reply: [says('hilde', 'Those bills can wait.', 'bills'), says('hilde', 'That phone again.', 'phone')],
          feedback: [{ text: inBoth('You asked.') }],
        },
        { id: 'chat', to: 'talk' },
      ],
    },
    talk: {
      present: ['hilde', 'samir'],
      lines: [],
      choices: [
        { id: 'push', reply: [says('samir', 'The bank is on the line.', 'bank')] },
        { id: 'wait', effects: [effect.learn('bank-decides'), effect.learn('in-june')] },
      ],
    },
  },
});

test('the coach says of the last choice what the debrief will say', () => {
  expect(whisper(play(talk), 'nl')).toBe('');
  expect(whisper(play(talk, { choices: ['ask'] }), 'en')).toBe('You asked. (en)');
  expect(whisper(play(talk, { choices: ['chat'] }), 'nl')).toBe('');
});

test('the remark looks at how things stood before the choice', () => {
  const scenario = aScenario({
    meters: { trust: 2 },
    choices: [
      {
        id: 'push',
        effects: [effect.add('trust', -2)],
        feedback: [
          { when: { meter: 'trust', atLeast: 2 }, text: inBoth('That cost trust.') },
          { text: inBoth('Late.') },
        ],
      },
    ],
  });
  expect(whisper(play(scenario, { choices: ['push'] }), 'nl')).toBe('That cost trust.');
});

test('a hint points at what was said and gave a clue of these circumstances', () => {
  const broke = play(talk, { variant: 'broke', choices: ['ask'] });
  expect(hintFor(broke, [])).toEqual({ about: 'line', key: '1.reply.0' });
  const busy = play(talk, { variant: 'busy', choices: ['ask'] });
  expect(hintFor(busy, [])).toEqual({ about: 'line', key: '1.reply.1' });
});

test('the latest clue comes first', () => {
  const twice = aScenario({
    clues: { first: { variants: ['plain'], text: inBoth('1') }, second: { variants: ['plain'], text: inBoth('2') } },
    beats: {
      hello: {
        lines: [says('hilde', 'One.', 'first'), says('hilde', 'Two.', 'second'), says('hilde', 'Again.', 'first')],
      },
    },
  });
  expect(hintFor(play(twice), [])).toEqual({ about: 'line', key: '0.beat.1' });
  expect(hintFor(play(twice), ['0.beat.1'])).toEqual({ about: 'line', key: '0.beat.0' });
});

test('where no clue was heard a hint names who is there and can give one', () => {
  const run = play(talk, { variant: 'broke', choices: ['chat'] });
  expect(hintFor(run, [])).toEqual({ about: 'person', person: 'samir' });
});

test('who only knows what is over is not named', () => {
  const atEnd = aScenario({
    ...talk,
    beats: {
      hello: {
        choices: [
          { id: 'ask', to: 'end', reply: [says('hilde', 'Bills.', 'bills')] },
          { id: 'chat', to: 'end' },
        ],
      },
      end: {},
    },
  });
  expect(hintFor(play(atEnd, { variant: 'broke', choices: ['chat'] }), [])).toBeNull();
});

test('a next hint is another one, down to the subjects nothing is known of; then it starts again', () => {
  const run = play(talk, { variant: 'broke', choices: ['ask'] });
  const given: string[] = [];
  const hints = Array.from({ length: 5 }, () => {
    const hint = hintFor(run, given);
    if (hint) given.push(hintId(hint));
    return hint && hintId(hint);
  });
  expect(hints).toEqual(['1.reply.0', 'samir', 'authority', 'timing', '1.reply.0']);
});

test('no hint where there is nothing to point at', () => {
  expect(hintFor(play(aScenario()), [])).toBeNull();
});
