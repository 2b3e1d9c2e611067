/** What went up most between conversations. */
import { measuring } from './which-runs.ts';
import type { PlayedRun } from './findings.ts';

/**
 * The principle on which a decision brings the most more in the last of these runs that had it at stake than in the first;
 * null when none went up. Only runs for real that have ended count. `runs` the earliest first.
 */
export function mostImproved(runs: readonly PlayedRun[]): string | null {
  const ended = measuring(runs);
  let best: { id: string; gain: number; of: number } | null = null;
  for (const id of [...new Set(ended.flatMap(({ result }) => Object.keys(result.principles)))].sort()) {
    const met = ended.flatMap(({ result }) => result.principles[id] ?? []).filter(({ chances }) => chances > 0);
    const [first, last] = [met[0], met.at(-1)];
    if (!first || !last || first === last) continue;
    // Points a decision, as fractions: whole numbers compare the same everywhere.
    const gain = last.points * first.chances - first.points * last.chances;
    const of = first.chances * last.chances;
    if (gain > 0 && (best === null || gain * best.of > best.gain * of)) best = { id, gain, of };
  }
  return best?.id ?? null;
}
