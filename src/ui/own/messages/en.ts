/** What the part for trainers says in English. */
import type { nl } from './nl.ts';

const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

export const en: typeof nl = {
  title: 'For trainers',
  lead: 'Write a conversation of your own. Open the file and you can play it at once. It stays on this device.',
  open: 'Open a scenario',
  drop: 'Or drop a scenario.json on this page.',
  example: 'Save an example',
  exampleAbout: 'No file yet? Start from a small conversation that is sound already, and change the texts.',
  dropHere: 'Let go to open the scenario',
  checking: (file) => `Checking ${file}…`,
  refused: (file, n) => `${file} cannot be played yet: ${count(n, 'thing is', 'things are')} wrong.`,
  nothingChanged: 'What you had has stayed as it was. Mend the file and open it again.',
  unreadable: (file) => `${file} cannot be read. Is it still there, and was it saved as text (UTF-8)?`,
  failed: (file) => `This device could not check ${file}. It may be short of memory.`,
  proving: (title) => `“${title}” can be played. Meanwhile the game goes through all conversations.`,
  share: (percent) => `${percent} % done`,
  proved: (title, shortfalls) =>
    shortfalls === 0
      ? `“${title}” can be played, and is fair: won by listening, not by guessing.`
      : `“${title}” can be played. Not fair yet: ${count(shortfalls, 'thing falls', 'things fall')} short.`,
  warnings: (n) => count(n, 'warning', 'warnings'),
  line: (line, column) => `Line ${line}, character ${column}`,
  copy: 'Copy the list',
  copied: 'Copied',
  close: 'Close this message',
  list: 'Own scenarios on this device',
  file: (file, when) => `${file}, read ${when}`,
  fair: 'fair',
  short: (n) => `${count(n, 'thing', 'things')} short`,
  unproved: 'not gone through yet',
  namesake: 'Has the same id as a scenario of the game; the two stand apart.',
  following: 'The file is followed: save it and the conversation goes on in the new version.',
  follow: 'Follow the file again',
  play: 'Play',
  proof: 'Proof',
  export: 'Export',
  remove: 'Remove',
  of: (deed, title) => `${deed}: ${title}`,
  removed: (title) => `“${title}” has been removed.`,
  replaced: (title) => `“${title}” has been replaced by this version.`,
};
