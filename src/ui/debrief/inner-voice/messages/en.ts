import type { Messages } from './nl.ts';

export const en: Messages = {
  intro: 'The whole conversation again, with what the other person thought and did not say beside it.',
  way: 'How to read it back',
  ways: { steps: 'Line by line', whole: 'All of it' },
  keys: 'The arrow keys take you a line on or back.',
  previous: 'Previous',
  next: 'Next',
  nextThought: 'Next thought',
  place: 'Place in the conversation',
  of: (number, all) => `Line ${number} of ${all}`,
  said: 'What was said',
  thought: 'What was thought',
  yours: 'Your choice',
  wentOn: 'You went on',
  toDecision: (number) => `To decision ${number}`,
  later: 'Further on',
};
