import type { Language } from '../../../core/scenario/schema.ts';
import { en } from './messages/en.ts';
import { nl } from './messages/nl.ts';

export const whatIfWords: Record<Language, typeof nl> = { nl, en };
