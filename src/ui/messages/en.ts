import type { Messages } from './nl.ts';

const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

export const en: Messages = {
  product: 'Tegenspel',
  pageTitle: (screen) => `${screen} · Tegenspel`,
  close: 'Close',
  undo: 'Put it back',
  loading: 'One moment…',
  home: {
    title: 'Tegenspel',
    lead: 'Practise the conversation before you have it.',
    about:
      'Every client plays a game of their own. Listen, ask on, and find out who is sitting across from you. Afterwards you read what they were thinking all along.',
    choose: 'Pick a conversation',
    minutes: (n) => count(n, 'minute', 'minutes'),
    own: 'Your own',
    proof: 'How fair is it?',
    profile: 'Profile',
    begin: 'See the assignment',
    coming: 'Coming soon',
    goOn: 'Carry on where you were',
    runs: 'Your conversations',
    noRuns: 'No conversations yet. Your first client is waiting above.',
    decisions: (n) => (n === 0 ? 'nothing said yet' : count(n, 'choice made', 'choices made')),
    underWay: 'Under way',
    finished: 'Finished',
    lastPlayed: (when) => `last played ${when}`,
    debrief: 'Debrief',
    remove: 'Delete',
    removeOf: (title, when) => `Delete the conversation ${title} of ${when}`,
    removed: 'Conversation deleted.',
    elsewhere: 'This scenario is no longer in the game.',
    credits: 'Everything stays on this device. No account, no tracking.',
  },
  settings: {
    title: 'Settings',
    languages: { nl: 'Nederlands', en: 'English' },
  },
  play: {
    screen: 'Conversation',
    loading: 'Setting up the conversation…',
  },
  debrief: {
    title: 'Debrief',
    loading: 'Your coach is leafing through the conversation…',
    notYet: 'This conversation is not over yet.',
    goOn: 'Carry on with the conversation',
  },
  missing: {
    title: 'Nothing here',
    page: 'This page does not exist.',
    run: 'This conversation is not (or no longer) on this device.',
    scenario: 'This scenario is not (or no longer) in the game.',
    home: 'Back to the overview',
  },
  failed: {
    title: 'Something went wrong',
    part: 'A part of the game could not be loaded. Check your connection and try again.',
    scenario: 'The scenario could not be read. Its author can see with “check” what is wrong with it.',
    unexpected: 'We did not see this coming. Your choices have been kept; reload the page.',
    retry: 'Try again',
    reload: 'Reload',
    home: 'Back to the overview',
  },
  storage: {
    blocked:
      'Your browser does not allow saving. You can play, but keep this tab open: closing it loses the conversation.',
    full: 'This device has run out of space. Make room or finish this conversation now: nothing more can be saved.',
    slow: 'Saving takes too long. Play on; as long as this notice is here, your conversation lives in this tab only.',
    evicted: 'The saved conversation turned out to be erased. We have saved it again; play on.',
    corrupt: 'The storage of your browser is damaged. Play on, but keep this tab open until you have finished.',
    newer: 'A newer version of the game is running in another tab. Reload this page to go on saving.',
    settings: 'Your settings cannot be saved. They hold until you close this tab.',
    reload: 'Reload',
    dismiss: 'Got it',
  },
};
