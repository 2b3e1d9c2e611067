/** How somebody stands in the six competencies, and how that moved from conversation to conversation. */
import { competencies, type Competency } from '../principles/principles.ts';
import { percentBetween } from '../score/score.ts';
import type { PlayedRun } from './findings.ts';
import { measuring, type EndedRun } from './which-runs.ts';

/** How many runs make up "now". */
export const recentRuns = 5;

export type CompetencyCourse = {
  competency: Competency;
  /** Whole percents over the last five runs, as if they were one; null where nothing was at stake. */
  now: number | null;
  /** The same, as it stood five runs ago, or after the first one where there were fewer; null with less than two runs. */
  before: number | null;
  /** `now` - `before`, in points of a percent; null where one of them is. */
  change: number | null;
  /** The same after each run: one entry for each of `Radar.runs`. */
  course: (number | null)[];
};

export type Radar = {
  /** The runs for real that have ended, the earliest first. */
  runs: { runId: string; scenario: string; endedAt: number }[];
  competencies: CompetencyCourse[];
};

export function radar(runs: readonly PlayedRun[]): Radar {
  const measured = measuring(runs);
  const last = measured.length - 1;
  return {
    runs: measured.map(({ runId, scenario, endedAt }) => ({ runId, scenario, endedAt })),
    competencies: (Object.keys(competencies) as Competency[]).map((competency) => {
      const course = measured.map((_, index) =>
        together(measured.slice(Math.max(0, index + 1 - recentRuns), index + 1), competency),
      );
      const now = course[last] ?? null;
      const before = last < 1 ? null : (course[Math.max(0, last - recentRuns)] ?? null);
      return { competency, now, before, change: now === null || before === null ? null : now - before, course };
    }),
  };
}

function together(runs: readonly EndedRun[], competency: Competency): number | null {
  let [earned, least, most] = [0, 0, 0];
  for (const { result } of runs) {
    const range = result.competencies[competency];
    earned += range.earned;
    least += range.least;
    most += range.most;
  }
  return most > least ? percentBetween(earned, least, most) : null;
}
