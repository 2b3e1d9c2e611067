/** A shortfall in words. */
import type { Language } from '../scenario/schema.ts';
import { en } from './messages/en.ts';
import { nl } from './messages/nl.ts';
import type { Shortfall } from './prove.ts';

const messages = { nl, en };

/** One or two sentences: the place, what falls short, what to do. */
export function describeShortfall({ code, place, variant, found, bound }: Shortfall, language: Language): string {
  const words = messages[language];
  return `${place === '' ? words.somewhere : place}: ${words.shortfalls[code]({ found, bound, variant: variant ?? '' })}`;
}
