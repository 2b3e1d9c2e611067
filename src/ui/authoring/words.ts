import { language } from '../messages/messages.svelte.ts';
import { en } from './messages/en.ts';
import { nl } from './messages/nl.ts';

/** What the game says to an author, in the language of the moment. */
export const wordsFor = () => ({ nl, en })[language()];
