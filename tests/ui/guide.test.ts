import { expect, test } from 'vitest';
import { firstMoment, lastMoment } from '../../src/core/run/moment.ts';
import { view } from '../../src/core/run/view.ts';
import { lessonAt } from '../../src/ui/play/guide.ts';
import { lessons } from '../../src/ui/settings/settings.ts';
import { aScenario, effect, inBoth, play } from '../support/scenario.ts';

const line = { who: 'hilde', text: inBoth('Well?') };
const scenario = aScenario({
  meters: { trust: 3 },
  beats: {
    hello: { lines: [line], choices: [{ id: 'chat', to: 'talk', reply: [line] }] },
    talk: { lines: [line], choices: [{ id: 'ask', to: 'on', reply: [line], effects: [effect.add('trust', 1)] }] },
    on: { lines: [line], choices: [{ id: 'close' }] },
  },
});
const seen = (...choices: string[]) => view(play(scenario, { choices }), 'nl');

test('first how to go on, then that it is your turn', () => {
  expect(lessonAt(firstMoment(seen()), [])).toBe('go-on');
  expect(lessonAt(lastMoment(seen()), [])).toBe('choose');
});

test('what a choice did is shown when something first moves, not before', () => {
  expect(lessonAt(firstMoment(seen('chat')), ['go-on', 'choose'])).toBeNull();
  expect(lessonAt(firstMoment(seen('chat', 'ask')), ['go-on', 'choose'])).toBe('change');
});

test('the pause comes last, beside the choices', () => {
  const due = lastMoment(seen('chat', 'ask'));
  expect(lessonAt(due, ['go-on', 'choose'])).toBeNull();
  expect(lessonAt(due, ['go-on', 'choose', 'change'])).toBe('pause');
});

test('what has been learnt does not come again, and an ending teaches nothing', () => {
  for (const moment of [firstMoment(seen()), lastMoment(seen()), firstMoment(seen('chat', 'ask'))])
    expect(lessonAt(moment, lessons)).toBeNull();
  expect(lessonAt(lastMoment(seen('chat', 'ask', 'close')), [])).toBeNull();
});
