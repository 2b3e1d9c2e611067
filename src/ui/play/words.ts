import { language } from '../messages/messages.svelte.ts';
import { en } from './messages/en.ts';
import { nl } from './messages/nl.ts';

/** The texts of the conversation, in the language of the moment. */
export const playWords = () => ({ nl, en })[language()];
