import { language } from '../messages/messages.svelte.ts';
import { en } from './messages/en.ts';
import { nl } from './messages/nl.ts';

/** The words of a trainee's workshop, in the language of the moment. */
export const workshopWords = () => ({ nl, en })[language()];
