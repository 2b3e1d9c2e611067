import { language } from '../messages/messages.svelte.ts';
import { en } from './messages/en.ts';
import { nl } from './messages/nl.ts';

/** The texts about versions of the game, in the language of the moment. */
export const versionWords = () => ({ nl, en })[language()];
