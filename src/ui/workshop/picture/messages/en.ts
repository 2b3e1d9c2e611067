import type { Messages } from './nl.ts';

export const en: Messages = {
  title: 'Group picture',
  scenario: 'Conversation',
  based: (n: number) => `From ${n} first ${n === 1 ? 'attempt' : 'attempts'}. Everybody met the same client.`,
  middle: (shown: string) => `The middle score is ${shown}.`,
  tooFew: {
    title: 'Not enough to sum up yet',
    lines: (runs: number, smallest: number) => [
      runs === 0
        ? 'No conversation has been handed in yet.'
        : `${runs === 1 ? '1 conversation has' : `${runs} conversations have`} been handed in.`,
      `From ${smallest} on, the group picture shows here. With fewer, a share would be a person.`,
    ],
  },
  fewHere: 'Fewer than five came here. Too few to break down.',
  splits: {
    title: 'To talk about',
    lead: 'Here the group divided, and it mattered. The most instructive comes first.',
    none: 'The group chose much the same everywhere. There is no moment where you divided and it mattered.',
    cost: (shown: string) => `left ${shown} ${shown === '1' ? 'point' : 'points'} on average`,
    best: 'the strongest on offer here',
    coach: 'The coach',
    for: 'For',
    against: 'Against',
    ask: 'Ask the group: what did you hear that made you say this?',
  },
  map: {
    title: 'Map of the conversation',
    lead: 'The thicker the line, the more of you went that way. The figure tells which share. Choose a moment to see what was said.',
    label: 'Map of the conversation, with the share of the group on every way',
    keys: 'The arrow keys move the map. Plus and minus make it larger and smaller, 0 shows all of it.',
    moment: 'Moment',
    colour: 'Colour by principle',
    all: 'All principles together',
    legend: { for: 'fits it', against: 'goes against it', neutral: 'does not touch it' },
    table: 'The map as a table',
    unavailable: 'The map cannot be drawn here. The table says the same.',
    met: (n: number) => `${n}×`,
  },
  table: {
    moment: 'Moment',
    choice: 'What was said',
    count: 'Number',
    share: 'Share',
    cost: 'Left',
    leans: 'Principles',
  },
  radar: {
    title: 'What the group is strong in',
    competency: 'Competency',
    percent: 'On average',
    none: 'hardly at stake',
  },
  endings: {
    title: 'How it ended',
    meaning: { good: 'good', mixed: 'mixed', bad: 'bad' },
    count: (n: number, shown: string) => `${n === 1 ? 'once' : `${n} times`}, ${shown}`,
  },
  pairs: {
    title: 'Who can help whom',
    lead: 'Only you see this. Per principle, whoever showed it stands left and whoever missed it right. Put them together.',
    none: 'There are no pairs to make yet.',
    helps: 'Showed it',
    learns: 'Can learn it',
    gone: 'no longer in the workshop',
  },
  untitled: (n: number) => `Moment ${n}`,
};
