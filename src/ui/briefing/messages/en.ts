import type { Messages } from './nl.ts';

const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

export const en: Messages = {
  card: 'Client card',
  you: 'You',
  client: 'Client',
  known: 'What you know',
  goal: 'What you are after',
  agenda: 'Also in your diary',
  start: 'Start the conversation',
  goOn: 'Carry on where you were',
  again: 'Start afresh',
  mode: 'How will you play it?',
  modes: {
    practice: {
      name: 'Practice',
      about:
        'After each choice the coach whispers what he thought of it. You may take a choice back and ask for a hint.',
    },
    real: {
      name: 'For real',
      about: 'Nobody helps; only afterwards do you hear how it went. Your first time is kept for good.',
    },
  },
  askConfidence: 'Ask me at every choice how sure I am',
  blindSpots: 'Your blind spots',
  chosenFor: 'This conversation was picked because it brings back what tends to cost you points:',
  back: 'Back to the overview',
  underWay: (n) => `You had already started: ${count(n, 'choice', 'choices')} made.`,
  how: 'There are no tricks: mind what the other says, and what they leave out.',
};
