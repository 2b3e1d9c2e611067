/** What the core answers on many random runs, in few words: runs in Node and, bundled, in a page. Holds no test code. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { replay } from '../../src/core/run/replay.ts';
import { runLog, startRun } from '../../src/core/run/run.ts';
import { openStory, type Story } from '../../src/core/run/story.ts';
import { view } from '../../src/core/run/view.ts';
import { parse } from '../../src/core/scenario/parse.ts';
import { debrief } from '../../src/core/score/debrief.ts';
import { scenarioFrom, walk } from './generate.ts';

/**
 * Plays `count` runs to their end: half of them of the given scenario files, half of scenarios made up on the way.
 * Gives per run "scenario seed score hash"; the hash covers verdict, last view and debrief in both languages.
 */
export function answers(sources: readonly string[], count: number): string[] {
  const written = sources.map(open);
  return Array.from({ length: count }, (_, seed) => {
    const story =
      (seed % 2 === 0 ? written[(seed / 2) % written.length] : undefined) ??
      open(JSON.stringify(scenarioFrom(seed, 1 + (seed % 12))));
    const picks = Array.from({ length: 20 }, (_, step) => Math.imul(seed + 1, 2654435761 + step * 40503) >>> 8);
    const log = runLog(walk(startRun(story, { runId: `run-${seed}`, seed }), picks));
    const verdict = replay(story, log, { mustEnd: true });
    if (!verdict.ok) throw new Error(`seed ${seed}: refused, ${verdict.reason}`);
    const { run } = verdict;
    const told = (['nl', 'en'] as const).map((language) => [view(run, language), debrief(run, language)] as const);
    const hash = bytesToHex(sha256(utf8ToBytes(JSON.stringify([log, verdict.ended, run.states, told]))));
    return `${story.scenario.id} ${seed} ${told[0]?.[1].score} ${hash}`;
  });
}

function open(source: string): Story {
  const parsed = parse(source);
  if (!parsed.ok) throw new Error(`${JSON.stringify(parsed.problems[0])} in ${source.slice(0, 200)}`);
  return openStory(source, parsed.scenario);
}
