/** What the screen on which one joins a workshop asks for, and what can come of it. */
import type { Language } from '../../../core/scenario/schema.ts';

export type JoinProblem =
  | 'codeShape'
  | 'personalShape'
  | 'noName'
  | 'noLine'
  | 'noSuchCode'
  | 'noSuchPair'
  | 'locked'
  | 'full'
  | 'removed'
  | 'taken'
  | 'notAllowed'
  | 'other'
  /** Seconds until another try makes sense. */
  | { tooMany: number };

export type JoinForm = {
  code: string;
  nickname: string;
  /** Whether the name was drawn rather than made up: then another may be drawn when it is taken. */
  isDrawn: boolean;
  language: Language;
};

export type BackForm = { code: string; personalCode: string };
