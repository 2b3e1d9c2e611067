import { language } from '../../messages/messages.svelte.ts';
import { en } from './messages/en.ts';
import { nl } from './messages/nl.ts';

/** The texts of whoever gives a workshop, in the language of the moment. */
export const hostWords = () => ({ nl, en })[language()];

const locale = () => (language() === 'nl' ? 'nl-NL' : 'en-GB');

/** "22 november 2026"; milliseconds since 1970. */
export const dateOf = (at: number): string => new Intl.DateTimeFormat(locale(), { dateStyle: 'long' }).format(at);

/** "14:05" */
export const timeOf = (at: number): string =>
  new Intl.DateTimeFormat(locale(), { hour: '2-digit', minute: '2-digit' }).format(at);
