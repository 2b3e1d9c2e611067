/**
 * Who stands where on the board of a workshop.
 * Per scenario one run counts, the first or the best; points are the sum of their scores. No points for speed: among equals
 * fewer own hours spent in the story go first, and whoever is equal in both shares a place.
 */

export type Counts = 'first' | 'best';

/** What ranking needs of an accepted run. */
export type RankedRun = {
  scenario: string;
  /** From 1. */
  attempt: number;
  /** 0..100, whole. */
  score: number;
  /** Own hours spent in the story; 0 where the scenario keeps none. */
  hours: number;
};

export type Standing = { points: number; hours: number; finished: number };

/** The run that counts of those of one trainee and scenario; null without any. */
export function countingRun<R extends RankedRun>(runs: readonly R[], counts: Counts): R | null {
  const better = (a: R, b: R) =>
    counts === 'first'
      ? a.attempt < b.attempt
      : a.score > b.score ||
        (a.score === b.score && (a.hours < b.hours || (a.hours === b.hours && a.attempt < b.attempt)));
  return runs.reduce<R | null>((kept, run) => (kept === null || better(run, kept) ? run : kept), null);
}

/** Where the runs of one trainee bring him. */
export function standingOf(runs: readonly RankedRun[], counts: Counts): Standing {
  const byScenario = Map.groupBy(runs, ({ scenario }) => scenario);
  let [points, hours, finished] = [0, 0, 0];
  for (const attempts of byScenario.values()) {
    const run = countingRun(attempts, counts);
    if (!run) continue;
    points += run.score;
    hours += run.hours;
    finished += 1;
  }
  return { points, hours, finished };
}

const hourSteps = 2_097_152; // 2^21; hours are at most a million: the meters of a format-1 file go no further

/**
 * One whole number by which standings sort: higher is better, equal is a shared place. Safe up to 2^31 points.
 * A trainee who has finished nothing stands below everyone who has.
 */
export function rankKey({ points, hours, finished }: Standing): number {
  return finished === 0 ? 0 : points * hourSteps + (hourSteps - 1 - Math.min(Math.max(hours, 0), hourSteps - 2));
}

/** Places from 1; equal keys share one, and the next place counts those before it: 1, 2, 2, 4. Sorts a copy, best first. */
export function places<M extends { rankKey: number }>(members: readonly M[]): (M & { place: number })[] {
  const sorted = [...members].sort((a, b) => b.rankKey - a.rankKey);
  let place = 0;
  return sorted.map((member, index) => {
    if (index === 0 || sorted[index - 1]?.rankKey !== member.rankKey) place = index + 1;
    return { ...member, place };
  });
}
