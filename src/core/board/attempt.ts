/** In a workshop everyone meets the same client at the same attempt, on any device, with or without a line. */
import { mix } from '../run/chance.ts';
import type { RunLog } from '../run/run.ts';

/** Most attempts at one scenario that a workshop takes of one trainee. */
export const mostAttempts = 20;

/**
 * The seed of an attempt, 0 to 2^32-1: it draws the variant and the order of the choices.
 * `attempt` counts from 1; the same three always give the same seed.
 */
export function attemptSeed(workshopId: string, scenarioId: string, attempt: number): number {
  return mix(attempt, `${workshopId}/${scenarioId}`);
}

/** A run at an attempt, as it is sent: in a workshop the seed follows, and nobody sends it. */
export type Attempt = Omit<RunLog, 'seed'> & { attempt: number };

/** The run log of an attempt in a workshop. */
export function attemptLog(workshopId: string, { runId, scenario, sha256, engine, attempt, choices }: Attempt): RunLog {
  return { runId, scenario, sha256, engine, seed: attemptSeed(workshopId, scenario, attempt), choices };
}
