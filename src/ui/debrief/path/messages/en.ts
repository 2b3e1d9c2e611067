import type { Messages } from './nl.ts';

export const en: Messages = {
  intro:
    'The thick line is the way you went. A dotted line lay open to you and you left it. What lies in the fog you have not come across in any conversation.',
  tally: (beats, allBeats, endings, allEndings) =>
    `In all your conversations with this client you have seen ${beats} of the ${allBeats} moments and ${endings} of the ${allEndings} outcomes.`,
  label: 'Map of the conversation',
  keys: 'The arrow keys walk along your way, Enter opens the decision. Plus and minus make the map larger and smaller.',
  stop: (number, all, title) => `Decision ${number} of ${all}: ${title}`,
  passed: (title) => `On the way: ${title}`,
  end: (title) => `The outcome: ${title}`,
  youSaid: 'You said',
  open: 'See this decision',
  openEnd: 'Read the outcome',
  previous: 'One step back',
  next: 'One step on',
  minus: (count) => `−${count}`,
  endings: 'The outcomes',
  yours: 'this time',
  unseen: (count, shown) => (count === 1 ? '1 more you have not seen' : `${shown} more you have not seen`),
  meaning: { good: 'good', mixed: 'mixed', bad: 'bad' },
  asText: 'The way in words',
};
