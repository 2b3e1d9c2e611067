/** Which runs count for what, and in which order. */
import type { PlayedRun, Result } from './findings.ts';

export type EndedRun = PlayedRun & { result: Result };

/** Practice, what-ifs and run codes are not for real: the last two begin with somebody's answers already given. */
export const isReal = ({ mode, isFork, received }: PlayedRun): boolean => mode === 'real' && !isFork && !received;

/** The run itself in a list when it has ended, else nothing: for `flatMap`. */
export const ended = (run: PlayedRun): EndedRun[] => (run.result === null ? [] : [{ ...run, result: run.result }]);

/** As they ended, the earliest first. */
export function inTimeOrder<T extends PlayedRun>(runs: readonly T[]): T[] {
  return runs.toSorted(
    (a, b) =>
      a.endedAt - b.endedAt || a.startedAt - b.startedAt || (a.runId < b.runId ? -1 : a.runId > b.runId ? 1 : 0),
  );
}

/** The runs that measure what somebody can do: for real and ended, the earliest first. */
export const measuring = (runs: readonly PlayedRun[]): EndedRun[] => inTimeOrder(runs.filter(isReal).flatMap(ended));
