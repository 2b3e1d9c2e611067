import type { Messages } from './nl.ts';

export const en: Messages = {
  intro:
    'What you say tomorrow is what stays. Choose one principle and one real customer, and write down what you will say.',
  private: 'All of it stays on this device. Nothing goes to your employer, your trainer or anyone else.',
  which: 'What do you take along?',
  why: {
    practise: (count, shown) =>
      count === 0
        ? 'this cost you most'
        : count === 1
          ? `you left ${shown} point here`
          : `you left ${shown} points here`,
    more: (count, shown) => (count === 1 ? `you left ${shown} point here` : `you left ${shown} points here`),
    keep: () => 'this went well already',
  },
  another: 'Something else',
  anotherLabel: 'Choose a principle',
  customer: 'With which customer?',
  customerHint: 'A real one you will speak to soon.',
  sentence: 'What will you say?',
  sentenceHint: 'Make it your own sentence, the way you would say it out loud.',
  starter: 'Put the example back',
  date: 'When?',
  time: 'At what time?',
  timeHint: 'May stay empty.',
  make: 'Make the card',
  save: 'Keep the card',
  missing: {
    customer: 'Write down which customer.',
    sentence: 'Write down what you will say.',
    date: 'Choose a day, today or later.',
  },
  notKept: 'This device cannot keep the card. Print it or put it in your calendar.',
  kept: 'The card is made.',
  card: {
    title: 'A promise to myself',
    to: (customer) => `With ${customer}`,
    say: 'I will say',
    because: 'From',
    cut: 'Cut along the dotted line.',
  },
  cards: 'Your cards',
  cardOf: (customer) => `Card for ${customer}`,
  print: 'Print',
  paper: 'Paper',
  papers: { a6: 'A6, a card', a4: 'A4, to cut out' },
  calendar: 'Put in calendar',
  calendarFile: 'tegenspel-promise.ics',
  event: {
    summary: (customer, sentence) => `${customer}: ‘${sentence}’`,
    description: (principle, explanation) => `${principle}\n${explanation}\n\nFrom Tegenspel.`,
  },
  change: 'Change',
  remove: 'Throw away',
  removed: (customer) => `The card for ${customer} is gone.`,
  more: 'Make another card',
  how: 'How did it go?',
  outcomes: {
    worked: 'I said it, and it worked',
    otherwise: 'I said it, and it went another way',
    'not-said': 'I did not say it',
  },
  after: {
    worked: 'Good. Who is next?',
    otherwise: 'You tried it. What would you say differently now?',
    'not-said': 'It happens. Choose a new day, or throw the card away.',
  },
  again: 'Not quite',
  newDay: 'New day',
  move: 'Move it',
};
