/** The texts of the screens in the language of the moment. Reading them in a component follows a change of language. */
import type { Language } from '../../core/scenario/schema.ts';
import { en } from './en.ts';
import { nl, type Messages } from './nl.ts';

const all: Record<Language, Messages> = { nl, en };

let current = $state<Language>('nl');

export const language = (): Language => current;

export const messages = (): Messages => all[current];

export function setLanguage(next: Language): void {
  current = next;
}

/** A day and time as a person would say it: "vandaag 14:05", "3 mei 14:05". `now` in milliseconds since 1970. */
export function dayAndTime(at: number, now: number): string {
  const locale = current === 'nl' ? 'nl-NL' : 'en-GB';
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' }).format(at);
  const days = Math.round((startOfDay(at) - startOfDay(now)) / 86_400_000);
  const day =
    days === 0 || days === -1
      ? new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day')
      : new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long' }).format(at);
  return `${day} ${time}`;
}

/** A whole number as the language writes it. */
export function wholeNumber(value: number): string {
  return new Intl.NumberFormat(current === 'nl' ? 'nl-NL' : 'en-GB').format(value);
}

function startOfDay(at: number): number {
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- gone before anything could react to it
  const day = new Date(at);
  return day.setHours(0, 0, 0, 0);
}
