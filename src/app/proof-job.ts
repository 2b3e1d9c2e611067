/** What the page and the worker that checks and proves a scenario say to each other. */
import type { Proof } from '../core/proof/prove.ts';
import type { Problem } from '../core/scenario/problem.ts';
import type { Text } from '../core/scenario/schema.ts';

/** `checked`: look for all problems first; without it the file only has to be sound. */
export type Job = { source: string; checked: boolean };

/** What a scenario says of itself on a card. */
export type CardWords = { title: Text; teaser: Text; client: Text; minutes: number };

/** In this order. `refused` and `failed` are the last, and so is `proved`. */
export type News =
  | { step: 'refused'; problems: Problem[] }
  /** Can be played; `problems` are warnings. */
  | { step: 'checked'; id: string; card: CardWords; problems: Problem[] }
  /** `share` from 0 to 1. */
  | { step: 'proving'; share: number }
  | { step: 'proved'; proof: Proof }
  /** The worker could not be fetched, or broke off: out of memory, for one. */
  | { step: 'failed' };
