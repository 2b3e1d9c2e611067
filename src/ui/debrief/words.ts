/** The page's language, given once by Debrief.svelte and read by its parts. */
import { createContext } from 'svelte';
import type { Language } from '../../core/scenario/schema.ts';
import { formatsFor, type Formats } from './format.ts';
import { en } from './messages/en.ts';
import { nl, type Messages } from './messages/nl.ts';

export type Words = Formats & { language: Language; t: Messages };

const messages: Record<Language, Messages> = { nl, en };

export function wordsFor(language: Language): Words {
  return { ...formatsFor(language), language, t: messages[language] };
}

/** A function, so that a change of language reaches parts that are already on screen. */
export const [useWords, provideWords] = createContext<() => Words>();
