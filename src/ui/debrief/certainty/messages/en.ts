import type { nl } from './nl.ts';

export const en: typeof nl = {
  title: 'Sure and wrong',
  titleWithout: 'How sure you were',
  intro: (count, wrong, sure) =>
    count === 1
      ? `Of the ${sure} times you were sure, there was something stronger once. That is where you learn most.`
      : `Of the ${sure} times you were sure, there was something stronger ${wrong} times. That is where you learn most.`,
  allRight: (count, sure) =>
    count === 1 ? 'You were sure once, and you were right.' : `You were sure ${sure} times, and right every time.`,
  neverSure: 'You were not sure anywhere.',
  better: (count, right, unsure) =>
    `Of the ${unsure} times you doubted or guessed, you chose the strongest line ${right} times. ` +
    (count === 1
      ? 'You knew that one better than you thought.'
      : 'You knew those better than you thought: trust that.'),
  youWereSure: 'Sure, you said',
  stronger: 'Stronger was',
  at: (number, setting) => (setting ? `Decision ${number} · ${setting}` : `Decision ${number}`),
  cost: (count, shown) => (count === 1 ? `Cost ${shown} point` : `Cost ${shown} points`),
  also: 'Here too you were sure, and something was stronger:',
  toDecision: (number) => `Look at decision ${number}`,
  caption: 'How sure you were, and how often you chose the strongest line',
  feeling: 'You said',
  best: 'Strongest line',
  of: (right, all) => `${right} of ${all}`,
  levels: { sure: 'Sure', doubt: 'Doubt', guess: 'Guess' },
  hints: (count, numbers) =>
    count === 1 ? `You asked for a hint at decision ${numbers}.` : `You asked for a hint at decisions ${numbers}.`,
};
