/** What-ifs: other ways a run could have gone on, each a run of its own. */
import { createContext } from 'svelte';
import type { Run } from '../../../core/run/run.ts';
import type { Language, Scenario } from '../../../core/scenario/schema.ts';

export type WhatIf = {
  /** As far as it was played. */
  run: Run;
  ended: boolean;
};

/** What a clue of the scenario means, wherever it was heard. */
export type ClueMeaning = { id: string; text: string };

export function clueMeanings({ clues = {} }: Pick<Scenario, 'clues'>, language: Language): ClueMeaning[] {
  return Object.entries(clues).map(([id, { text }]) => ({ id, text: text[language] }));
}

/** Plays on from before choice number `step` (counted from 0) with another choice. Null where nothing can be tried. */
export type TryChoice = ((step: number, choiceId: string) => void) | null;

/** Given once by Debrief.svelte; a function, so that it may change. */
export const [useTryChoice, provideTryChoice] = createContext<() => TryChoice>();

/** The first of its choices, counted from 0, that is not that of the run it comes from; null where it has none. */
export function partingOf(origin: Pick<Run, 'choices'>, { choices }: Pick<Run, 'choices'>): number | null {
  const step = choices.findIndex((choice, index) => choice !== origin.choices[index]);
  return step < 0 ? null : step;
}
