import type { Messages } from './nl.ts';

export const en: Messages = {
  larger: 'Larger',
  smaller: 'Smaller',
  whole: 'All in view',
  left: 'To the left',
  right: 'To the right',
  up: 'Up',
  down: 'Down',
};
