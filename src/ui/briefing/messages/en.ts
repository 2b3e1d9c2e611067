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
  back: 'Back to the overview',
  underWay: (n) => `You had already started: ${count(n, 'choice', 'choices')} made.`,
  how: 'There are no tricks: mind what the other says, and what they leave out.',
};
