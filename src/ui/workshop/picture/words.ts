import type { Language } from '../../../core/scenario/schema.ts';
import { formatsFor, type Formats } from '../../debrief/format.ts';
import { en } from './messages/en.ts';
import { nl, type Messages } from './messages/nl.ts';

/** The texts and figures of the group's picture. */
export const pictureWords = (language: Language): Formats & { t: Messages } => ({
  t: { nl, en }[language],
  ...formatsFor(language),
});
