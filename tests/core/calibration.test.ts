import { expect, test } from 'vitest';
import { calibration } from '../../src/core/score/calibration.ts';
import { debrief } from '../../src/core/score/debrief.ts';
import { aScenario, play } from '../support/scenario.ts';

const asks = (points: number) => [{ principle: 'listen-to-what-is-not-said', points }];

const threeQuestions = aScenario({
  beats: Object.fromEntries(
    ['one', 'two', 'three'].map((id, index, all) => [
      id,
      {
        choices: [
          { id: 'good', evidence: asks(2), ...(all[index + 1] && { to: all[index + 1]! }) },
          { id: 'bad', evidence: asks(-1), ...(all[index + 1] && { to: all[index + 1]! }) },
        ],
      },
    ]),
  ),
});

const decisions = (...choices: string[]) => debrief(play(threeQuestions, { choices }), 'nl').decisions;

test('certainty is set beside what each choice cost', () => {
  expect(calibration(decisions('good', 'bad', 'bad'), ['sure', 'sure', 'guess'])).toEqual({
    sure: { right: [0], wrong: [1] },
    doubt: { right: [], wrong: [] },
    guess: { right: [], wrong: [2] },
  });
});

test('a choice about which nothing was said counts nowhere', () => {
  expect(calibration(decisions('bad', 'good', 'good'), [null, 'doubt'])).toEqual({
    sure: { right: [], wrong: [] },
    doubt: { right: [1], wrong: [] },
    guess: { right: [], wrong: [] },
  });
});

test('going on where there was one way is no decision', () => {
  const oneWay = aScenario({
    beats: {
      on: { choices: [{ id: 'go', to: 'ask' }] },
      ask: { choices: [{ id: 'good', evidence: asks(2) }, { id: 'bad' }] },
    },
  });
  const run = play(oneWay, { choices: ['go', 'bad'] });
  expect(calibration(debrief(run, 'nl').decisions, ['sure', 'sure']).sure).toEqual({ right: [], wrong: [1] });
});
