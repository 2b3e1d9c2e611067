/**
 * Where a conversation turns: stage and sound both hold their breath there, for equally long.
 * Read from what is shown alone, so every scenario has its turning points without asking for them.
 */
import { leadsTo } from './moment.ts';
import type { Moment } from './moment.ts';
import type { FactView, View } from './view.ts';

export type TurningPoint = 'bad-ending' | 'good-ending' | 'trust-broken' | 'trust-won' | 'revealed';

/** Milliseconds of silence before what follows. */
export const silenceMs: Record<TurningPoint, number> = {
  'bad-ending': 1100,
  'trust-broken': 700,
  'good-ending': 600,
  'trust-won': 400,
  revealed: 400,
};

const trustMeter = 'trust'; // a scenario without it turns at its endings and revelations
const turning = 2; // a change of trust by this much, up or down
// What is behind it all, rather than one more thing that is wanted.
const revealing: readonly FactView['kind'][] = ['reason', 'authority'];

/** What the last choice turned; null where it turned nothing. The gravest comes first. */
export function turnOf(view: View): TurningPoint | null {
  if (view.step === 0) return null;
  if (view.ending?.meaning === 'bad') return 'bad-ending';
  const trust = view.meters.find(({ id }) => id === trustMeter)?.change ?? 0;
  if (trust <= -turning) return 'trust-broken';
  if (view.ending?.meaning === 'good') return 'good-ending';
  if (view.notebook.some(({ isNew, kind }) => isNew && revealing.includes(kind))) return 'revealed';
  return trust >= turning ? 'trust-won' : null;
}

/** The turning point between two moments: where a choice has just turned something. */
export function turnBetween(previous: Moment | null, next: Moment): TurningPoint | null {
  if (!previous || !leadsTo(previous, next) || previous.view.step === next.view.step) return null;
  return turnOf(next.view);
}
