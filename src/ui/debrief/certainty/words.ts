import type { Language } from '../../../core/scenario/schema.ts';
import { en } from './messages/en.ts';
import { nl } from './messages/nl.ts';

export const certaintyWords: Record<Language, typeof nl> = { nl, en };
