import { language } from '../messages/messages.svelte.ts';
import { en } from './messages/en.ts';
import { nl } from './messages/nl.ts';

/** The texts of the profile, in the language of the moment. */
export const profileWords = () => ({ nl, en })[language()];

const locale = () => (language() === 'nl' ? 'nl-NL' : 'en-GB');

/** "3 mei 2026"; milliseconds since 1970. */
export const dateOf = (at: number): string => new Intl.DateTimeFormat(locale(), { dateStyle: 'long' }).format(at);

/** "ma" and "maandag 3 mei" of a local day, counted from 1 January 1970. */
export function dayName(day: number): { short: string; long: string } {
  const at = day * 86_400_000; // midnight of that day in UTC
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale(), { timeZone: 'UTC', ...options }).format(at);
  return { short: format({ weekday: 'narrow' }), long: format({ weekday: 'long', day: 'numeric', month: 'long' }) };
}

/** From 0 to 100. */
export const percent = (value: number): string =>
  new Intl.NumberFormat(locale(), { style: 'percent' }).format(value / 100);

/** With a plus or a real minus sign, which screen readers say; 0 has none. */
export const signed = (value: number): string =>
  new Intl.NumberFormat(locale(), { signDisplay: 'exceptZero' }).format(value).replace('-', '\u2212');

/** "Vragen stellen, doorvragen en zwijgen" */
export const listed = (items: readonly string[]): string =>
  new Intl.ListFormat(locale(), { type: 'conjunction' }).format(items);
