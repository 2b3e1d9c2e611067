/** What the board takes of a run: nothing that was sent, only what the rules give for its choices. */
import { replay, type ReplayRefusal } from '../run/replay.ts';
import { stateOf, type Run } from '../run/run.ts';
import type { Story } from '../run/story.ts';
import { grade, type Measure } from '../score/score.ts';
import { attemptLog, type Attempt } from './attempt.ts';

/** Id of the meter that counts own hours spent in the story; a scenario without it costs none. */
const hoursMeter = 'hours';

export type BoardVerdict =
  | { ok: true; run: Run; ended: boolean; score: number; stars: number; hours: number }
  | { ok: false; reason: ReplayRefusal; index: number | null };

/**
 * Plays the choices of an attempt again. `measureOf` gives the measure of a variant. Never throws on what was sent;
 * throws RangeError when the measure is missing.
 */
export function judge(
  story: Story,
  measureOf: ReadonlyMap<string, Measure>,
  workshop: string,
  sent: Attempt,
): BoardVerdict {
  const verdict = replay(story, attemptLog(workshop, sent));
  if (!verdict.ok) return { ok: false, reason: verdict.reason, index: verdict.index };
  const { run, ended } = verdict;
  const measure = measureOf.get(run.variant);
  if (!measure) throw new RangeError(`no measure of variant ${run.variant}`);
  const { score, stars } = grade(run, measure);
  return { ok: true, run, ended, score, stars, hours: hoursOf(run) };
}

function hoursOf(run: Run): number {
  if (!Object.hasOwn(run.rules.scenario.meters, hoursMeter)) return 0;
  return Math.max(0, stateOf(run).vars[run.rules.layout.indexOf('meter', hoursMeter)] ?? 0);
}
