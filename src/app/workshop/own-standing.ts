/** What the runs of a workshop on this device say of the one who played them; known without a line too. */
import { countingRun, standingOf, type Counts } from '../../core/board/ranking.ts';
import { mostImproved } from '../../core/profile/improved.ts';
import { principles } from '../../core/principles/principles.ts';
import type { Text } from '../../core/scenario/schema.ts';
import type { RunRow } from '../../ui/workshop/place/place.ts';
import { count } from '../profile-runs.ts';
import { kept } from './kept.ts';
import type { PlacedRun } from './place.svelte.ts';

type Ranked = { runId: string; scenario: string; attempt: number; score: number; hours: number };

const ranked = (runs: readonly PlacedRun[]): Ranked[] =>
  runs.flatMap(({ runId, scenario, attempt, verdict }) => (verdict ? [{ runId, scenario, attempt, ...verdict }] : []));

/** Points of what was handed in, as the board counts them. */
export const pointsOf = (runs: readonly PlacedRun[], counts: Counts): number => standingOf(ranked(runs), counts).points;

/** The attempts at one scenario, the first one first. `shown`: ids of those the room may see; null while that is not known. */
export function rowsOf(runs: readonly PlacedRun[], counts: Counts, shown: readonly string[] | null): RunRow[] {
  const counting = countingRun(ranked(runs), counts)?.runId;
  return runs
    .filter(({ run, verdict }) => run !== null || verdict !== null)
    .map((one) => ({
      runId: one.runId,
      attempt: one.attempt,
      state: stateOf(one),
      refusal: one.refusal,
      verdict: one.verdict && { score: one.verdict.score, stars: starsOf(one.verdict.stars) },
      counts: one.runId === counting,
      shown: one.verdict && shown ? shown.includes(one.runId) : null,
      isHere: one.run !== null,
    }));
}

export function stateOf({ verdict, refusal, run }: PlacedRun): RunRow['state'] {
  if (verdict) return 'handed-in';
  if (refusal) return 'refused';
  return run?.ended ? 'waiting' : 'playing';
}

/**
 * Name of the principle that went up most; null when none did. Replays beside the page, in the versions of the workshop, so
 * nothing of it is remembered for the profile. Rejects without its scenarios.
 */
export async function improvedIn(runs: readonly PlacedRun[]): Promise<Text | null> {
  const ended = runs.flatMap(({ run }) => (run?.ended ? [run] : []));
  if (ended.length < 2) return null;
  const fingerprints = new Map(ended.map(({ log }) => [log.scenario, log.sha256]));
  const own = await Promise.all(
    [...fingerprints].map(async ([id, sha256]) => ({ id, source: await kept.scenario(sha256) })),
  );
  const others = own.flatMap(({ id, source }) => (source === null ? [] : [{ id, file: { source } }]));
  const id = mostImproved((await count(ended, 'strangers', others)).runs);
  return (id !== null && principles.get(id)?.name) || null;
}

const starsOf = (stars: number) => Math.min(3, stars) as 0 | 1 | 2 | 3;
