/** What the page and the worker that checks and proves a scenario say to each other. */
import type { Proof } from '../core/proof/prove.ts';
import type { BuiltScenario } from '../core/run/story.ts';
import type { Problem } from '../core/scenario/problem.ts';
import type { Text } from '../core/scenario/schema.ts';

/**
 * The text of a scenario, or the file that has it; `checked`: look for all problems first, not only whether it is sound.
 * What the build has made needs neither.
 */
export type Job = { text: string | Blob; checked: boolean } | { built: BuiltScenario };

/** What a scenario says of itself on a card. */
export type CardWords = { title: Text; teaser: Text; client: Text; minutes: number };

/** In this order; `proved` is the last, and so is any of those that end it before. */
export type News =
  /** The file is gone, may not be read, or is not text. */
  | { step: 'unreadable' }
  | { step: 'refused'; problems: Problem[] }
  /** Can be played; `problems` are warnings. */
  | { step: 'checked'; id: string; source: string; card: CardWords; problems: Problem[] }
  /** `share` from 0 to 1. */
  | { step: 'proving'; share: number }
  | { step: 'proved'; proof: Proof }
  /** The worker could not be fetched, or broke off: out of memory, for one. */
  | { step: 'failed' };
