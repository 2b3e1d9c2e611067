/**
 * How big the rows of RELIABILITY.md are run. In continuous integration small; with TEGENSPEL_FULL=yes in full, by hand:
 * `TEGENSPEL_FULL=yes npx vitest run --project reliability tests/reliability/kills.test.ts`. A full run leaves a dated result file.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { percentile } from '../bench/row.ts';

const isFull = process.env.TEGENSPEL_FULL === 'yes';

/** The size of a row in this run. */
export const sized = (usual: number, full: number): number => (isFull ? full : usual);

/** Time for a test at its size; in full an hour. */
export const within = (usualMs: number): number => (isFull ? 3_600_000 : usualMs);

/**
 * Prints the figures of a row; a full run keeps them, with the commit, the day and the machine. Where several tests show one
 * row, `part` names theirs.
 */
export function note(row: string, figures: Readonly<Record<string, unknown>>, part?: string): void {
  const name = part === undefined ? row : `${row} ${part}`;
  console.log(`${name}: ${JSON.stringify(figures)}`);
  if (!isFull) return;
  const folder = join(import.meta.dirname, 'results');
  mkdirSync(folder, { recursive: true });
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  const date = new Date().toISOString().slice(0, 10);
  const result = { row, size: 'full', figures, commit, date, cores: availableParallelism() };
  writeFileSync(
    join(folder, `${name.toLowerCase().replaceAll(' ', '-')}.json`),
    `${JSON.stringify(result, null, 2)}\n`,
  );
}

/** Middle, 99th percentile and worst of some times, in whole milliseconds. */
export function times(ms: readonly number[]): { p50Ms: number; p99Ms: number; worstMs: number } {
  return {
    p50Ms: Math.round(percentile(ms, 0.5)),
    p99Ms: Math.round(percentile(ms, 0.99)),
    worstMs: Math.round(percentile(ms, 1)),
  };
}
