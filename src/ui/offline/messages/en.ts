import type { nl } from './nl.ts';

export const en: typeof nl = {
  description: 'Rehearse the sales conversation before you have it, with clients who play a game of their own.',
  newer: 'There is a new version of Tegenspel. Your conversations stay where they are.',
  take: 'Update',
  later: 'Later',
  coming: 'The new version is on its way. One moment.',
  gone: 'Tegenspel was updated while this tab was open. Your conversation is kept; reload to go on.',
};
