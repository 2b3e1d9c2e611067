import type { Language } from '../../core/scenario/schema.ts';
import { formatsFor } from '../debrief/format.ts';
import { en } from './messages/en.ts';
import { nl } from './messages/nl.ts';

const locales: Record<Language, string> = { nl: 'nl-NL', en: 'en-GB' };

export type Words = ReturnType<typeof wordsFor>;

/** The texts and number formats of this page. */
export function wordsFor(language: Language) {
  const about = new Intl.NumberFormat(locales[language], {
    notation: 'compact',
    compactDisplay: 'long',
    maximumSignificantDigits: 3,
  });
  const whole = new Intl.NumberFormat(locales[language]);
  return {
    language,
    t: { nl, en }[language],
    ...formatsFor(language),
    /** "4,49 miljoen" */
    about: (value: number) => (value < 10_000 ? whole.format(value) : about.format(value)),
    whole: (value: number) => whole.format(value),
  };
}
