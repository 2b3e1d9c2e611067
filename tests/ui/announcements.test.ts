import { expect, test } from 'vitest';
import { firstMoment, lastMoment, nextMoment, type Moment } from '../../src/core/run/moment.ts';
import { choose, type Run } from '../../src/core/run/run.ts';
import { view } from '../../src/core/run/view.ts';
import { en } from '../../src/ui/play/messages/en.ts';
import { nl } from '../../src/ui/play/messages/nl.ts';
import { announcements } from '../../src/ui/play/announcements.ts';
import { linesHeard } from '../../src/ui/play/heard.ts';
import { aScenario, inBoth, play } from '../support/scenario.ts';

const scenario = aScenario({
  meters: { trust: 5 },
  facts: ['budget'],
  places: {
    office: { name: inBoth('office'), kind: 'room', backdrops: ['director-office'] },
    road: { name: inBoth('road'), kind: 'road', backdrops: ['road'] },
  },
  beats: {
    hello: {
      lines: [{ who: 'hilde', text: inBoth('Good morning.') }, { text: inBoth('She sits down.') }],
      choices: [
        {
          id: 'ask',
          text: inBoth('May I ask?'),
          effects: [{ meter: 'trust', add: 1, why: inBoth('You ask') }, { fact: 'budget' }],
          reply: [{ who: 'hilde', text: inBoth('You may.') }],
          to: 'away',
        },
      ],
    },
    away: {
      place: 'road',
      present: [],
      moment: inBoth('An hour later'),
      lines: [{ who: 'you', text: inBoth('Well.') }],
      choices: [{ id: 'go' }],
    },
  },
});

test('each line is told once, with who says it', () => {
  const first = firstMoment(view(play(scenario), 'nl'));
  expect(announcements(null, first, nl)).toEqual(['office', 'Hilde Maes: Good morning.']);
  expect(announcements(first, { ...first, speaking: false }, nl)).toEqual([]);
  expect(announcements(first, following(first), nl)).toEqual(['She sits down.']);
});

test('after a choice: what you said, what it changed and why, what you learnt, then the reaction', () => {
  const before = play(scenario);
  const reply = firstMoment(view(made(before, 'ask'), 'en'));
  expect(announcements(following(firstMoment(view(before, 'en'))), reply, en)).toEqual([
    'You: May I ask? (en)',
    'trust (en): 6, up 1, You ask (en)',
    'Noted: budget (en)',
    'Hilde Maes: You may. (en)',
  ]);
});

test('a new place and time are told before what is said there', () => {
  const reply = firstMoment(view(made(play(scenario), 'ask'), 'nl'));
  expect(announcements(reply, following(reply), nl)).toEqual(['road, An hour later', 'Jij: Well.']);
});

test('looking back shows no line that is still to come', () => {
  const shown = view(made(play(scenario), 'ask'), 'nl');
  const heard = linesHeard(shown, firstMoment(shown));
  expect(heard.flatMap(({ lines }) => lines.map(({ text }) => text))).toEqual(['You may.']);
  expect(linesHeard(shown, null)).toEqual(shown.scenes);
});

function following(moment: Moment): Moment {
  const next = nextMoment(moment);
  if (!next) throw new Error('nothing follows');
  return next;
}

function made(run: Run, choiceId: string): Run {
  const next = choose(run, choiceId);
  if (!next.ok) throw new Error(next.refusal);
  return next.run;
}

test('the coach is heard after the first words of the other, once', () => {
  const before = firstMoment(view(play(scenario), 'nl'));
  const next = firstMoment(view(play(scenario, { choices: ['ask'] }), 'nl'));
  const told = announcements(before, next, nl, 'Goed gevraagd.');
  expect(told.at(-1)).toBe('Coach: Goed gevraagd.');
  expect(told.at(-2)).toBe('Hilde Maes: You may.');
  expect(announcements(next, nextMoment(next)!, nl, 'Goed gevraagd.')).not.toContain('Coach: Goed gevraagd.');
});

test('what is taken back is said, and what stands again', () => {
  const after = firstMoment(view(play(scenario, { choices: ['ask'] }), 'en'));
  const before = lastMoment(view(play(scenario), 'en'));
  expect(announcements(after, before, en, 'Well asked.')).toEqual([
    'Taken back: May I ask? (en)',
    'She sits down. (en)',
  ]);
});
