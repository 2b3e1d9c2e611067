import type { Language } from '../../../core/scenario/schema.ts';
import { formatsFor } from '../../debrief/format.ts';
import { en } from './messages/en.ts';
import { nl, type Messages } from './messages/nl.ts';

type Words = { t: Messages; number: (value: number) => string };

// Made once: a board of a thousand lines asks for it a thousand times.
const all: Record<Language, Words> = {
  nl: { t: nl, number: formatsFor('nl').number },
  en: { t: en, number: formatsFor('en').number },
};

/** The texts and figures of the projector, in the language of the workshop. */
export const boardWords = (language: Language): Words => all[language];
