import { language } from '../../messages/messages.svelte.ts';
import { en } from './messages/en.ts';
import { nl, type Messages } from './messages/nl.ts';

/** The texts of the take-away in the language of the moment: the profile shows its cards too. */
export const takeAwayWords = (): Messages => ({ nl, en })[language()];

/** A day as it is said: "donderdag 3 december", with the time where there is one. */
export function dayWords(day: string, time: string | null = null): string {
  const locale = language() === 'nl' ? 'nl-NL' : 'en-GB';
  const words = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });
  return [words.format(new Date(`${day}T00:00:00Z`)), time].filter(Boolean).join(', ');
}
