import type { Messages } from './nl.ts';

export const en: Messages = {
  title: 'Open a code',
  lead: 'With a code you see a conversation that was held on another device, exactly as it went.',
  label: 'The code',
  hint: 'Type or paste it, or the whole link. Capitals, spaces and hyphens make no difference.',
  find: 'Find the conversation',
  finding: 'Replaying the conversation…',
  problems: {
    empty: () => 'Type or paste a code first.',
    strange: () => 'There is a character in it that no code has.',
    mistyped: () => 'This code is not right. There is a typing error in it, or a piece is missing.',
    newer: () => 'This code comes from another version of the game. Load the page again and try once more.',
    'unknown-scenario': () =>
      'The conversation of this code is not in this game. Was it a scenario of your own? Then open that file first.',
    'other-version': (title) =>
      `This code belongs to another version of ‘${title}’. Replaying it now would give another conversation.`,
    impossible: (title) => `This code holds a choice that could not be made in ‘${title}’.`,
    unreachable: (title) => `‘${title}’ did not come through. You may be offline for a moment.`,
  },
  again: 'Try again',
  found: {
    checked: 'Replayed on this device: every choice is right.',
    ending: 'Outcome',
    score: 'Score',
    outOf: (score) => `${score} out of 100`,
    stars: (count) => `${count} of 3 stars`,
    underWay: (count, shown) =>
      count === 1 ? 'Still under way: one choice has been made.' : `Still under way: ${shown} choices have been made.`,
    proves: 'The code says what was said, not who said it.',
    spoils:
      'The debrief tells you who this client is in this story. Play it yourself afterwards, and it no longer counts as a first attempt.',
    mine: 'This conversation is on this device already.',
    review: 'See the debrief',
    goOn: 'Play on from here',
  },
  home: 'To the overview',
};
