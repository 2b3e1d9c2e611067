/** What the game says to an author while it runs beside the editor, in English. */
import type { nl } from './nl.ts';

export const en: typeof nl = {
  broken: (scenario) => `${scenario}: this cannot be played`,
  warnings: (scenario, count) => `${scenario}: ${count} ${count === 1 ? 'warning' : 'warnings'}`,
  stillRunning: 'The last good version keeps running.',
  line: (line, column) => `Line ${line}, character ${column}`,
  close: 'Close this list',
  replayed: 'The new version is running; you are where you were.',
  noLongerFits: (number, choice) =>
    `The new version is running. Choice ${number} (“${choice}”) no longer fits; you are back just before it.`,
};
