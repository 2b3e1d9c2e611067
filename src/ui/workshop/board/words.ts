import type { Language } from '../../../core/scenario/schema.ts';
import { formatsFor } from '../../debrief/format.ts';
import { en } from './messages/en.ts';
import { nl, type Messages } from './messages/nl.ts';

/** The texts and figures of the projector, in the language of the workshop. */
export const boardWords = (language: Language): { t: Messages; number: (value: number) => string } => ({
  t: { nl, en }[language],
  number: formatsFor(language).number,
});
