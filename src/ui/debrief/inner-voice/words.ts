import type { Language } from '../../../core/scenario/schema.ts';
import { en } from './messages/en.ts';
import { nl, type Messages } from './messages/nl.ts';

const all: Record<Language, Messages> = { nl, en };

export const innerVoiceWords = (language: Language): Messages => all[language];
