import type { Language } from '../../../core/scenario/schema.ts';
import { en } from './messages/en.ts';
import { nl, type Messages } from './messages/nl.ts';

const all: Record<Language, Messages> = { nl, en };

export const keepWords = (language: Language): Messages => all[language];

/** "21 november 2026", where the player is. */
export function dayInFull(at: number, language: Language): string {
  const locale = language === 'nl' ? 'nl-NL' : 'en-GB';
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(at);
}
