/** The runs on this device as the profile counts them: replayed, or recalled from an earlier replay. */
import type { Offers } from '../core/profile/blind-spots.ts';
import type { Findings, PlayedRun } from '../core/profile/findings.ts';
import { firstAttempts, inBrief, type StandingInBrief } from '../core/profile/standings.ts';
import type { Text } from '../core/scenario/schema.ts';
import { cards, scenarioFile } from './catalogue.ts';
import type { ProfileJob, RunRefusal } from './profile-job.ts';
import { openMemory } from './profile-memory.ts';
import { replayInWorker } from './replay-in-worker.ts';
import type { KeptRun } from './storage.ts';
import { storage } from './store.ts';

type LeftOut = { run: KeptRun; refusal: RunRefusal };
type ReplayedRuns = {
  runs: PlayedRun[];
  /** Runs that count for nothing, and why. */
  leftOut: LeftOut[];
  /** Names of the variants of each scenario that was looked into, by id. */
  names: ReadonlyMap<string, Record<string, Text>>;
};

const memory = openMemory();

/** Number of the local day of a time in milliseconds since 1970: 0 is 1 January 1970. */
export function dayOf(at: number): number {
  const local = at - new Date(at).getTimezoneOffset() * 60_000;
  return Math.floor(local / 86_400_000);
}

/**
 * All runs kept on this device. What is remembered is held against the present version of every scenario that was played.
 * Rejects when a scenario or the worker cannot be fetched.
 */
export const playedRuns = async (): Promise<ReplayedRuns> => count(await storage.list(), 'checked');

export type InBrief = {
  /** Per scenario its stars and how many of its variants were seen; scenarios never played are absent. */
  standings: ReadonlyMap<string, StandingInBrief>;
  /** Ids of the first attempts, which go only with everything else. */
  firstAttempts: ReadonlySet<string>;
};

/**
 * What the home screen tells of these runs. What is remembered is taken as it is, so that no scenario has to be fetched for
 * it. Rejects as `playedRuns` does.
 */
export async function inBriefOf(kept: readonly KeptRun[]): Promise<InBrief> {
  const { runs } = await count(kept, 'trusted');
  return { standings: inBrief(runs), firstAttempts: firstAttempts(runs) };
}

/** What each scenario of the game offers to practise on, in the order of the home screen. Rejects as `playedRuns` does. */
export async function offersOfGame(): Promise<Map<string, Offers>> {
  const stories = await sourcesOf(cards.filter(({ playable }) => playable).map(({ id }) => id));
  const { offers } = await replayInWorker({ stories, logs: [], withOffers: true });
  return new Map(offers);
}

/**
 * Counts runs. trusted: those on the device, what is remembered taken as it is. checked: those on the device, what is
 * remembered held against the present version of each scenario. strangers: runs from elsewhere, of which nothing is remembered.
 * `others`: scenarios that the game has not, or in another version than the game has.
 */
export async function count(
  kept: readonly KeptRun[],
  as: 'trusted' | 'checked' | 'strangers',
  others: ProfileJob['stories'] = [],
): Promise<ReplayedRuns> {
  const logs = kept.map(({ log }) => log);
  const known = as === 'strangers' ? new Map<string, Findings>() : await memory.recall(logs);
  const asked = as === 'trusted' ? logs.filter(({ runId }) => !known.has(runId)) : logs;
  const unknown = new Set(asked.map(({ scenario }) => scenario));
  for (const { id } of others) unknown.delete(id);
  const stories = [...(await sourcesOf([...unknown])), ...others];
  const { replayed, names } =
    asked.length === 0
      ? { replayed: [], names: [] }
      : await replayInWorker({
          stories,
          logs: asked.map((log) => ({ log, known: known.get(log.runId)?.sha256 ?? null })),
          withOffers: false,
        });
  const found = new Map<string, Findings>();
  const refused = new Map<string, RunRefusal>();
  for (const [index, one] of replayed.entries()) {
    const { runId } = asked[index] ?? { runId: '' };
    if (one.is === 'found') found.set(runId, one.findings);
    else if (one.is === 'refused') refused.set(runId, one.refusal);
  }
  if (found.size > 0 && as !== 'strangers') void memory.remember(logs, found);
  const all = new Map([...known, ...found]);
  return {
    runs: kept.flatMap((run) => {
      const findings = refused.has(run.log.runId) ? undefined : all.get(run.log.runId);
      return findings ? [played(run, findings)] : [];
    }),
    leftOut: kept.flatMap((run) => {
      const refusal = refused.get(run.log.runId);
      return refusal ? [{ run, refusal }] : [];
    }),
    names: new Map(names),
  };
}

function played(
  { log, mode, fork, received, confidence, startedAt, updatedAt }: KeptRun,
  findings: Findings,
): PlayedRun {
  const day = dayOf(updatedAt);
  return {
    ...findings,
    runId: log.runId,
    mode,
    isFork: fork !== null,
    received,
    confidence,
    startedAt,
    endedAt: updatedAt,
    day,
  };
}

/** Scenarios as they are fetched; those that are not in the game are left out. */
async function sourcesOf(ids: readonly string[]): Promise<ProfileJob['stories']> {
  const found = await Promise.all(ids.map(async (id) => ({ id, file: await scenarioFile(id) })));
  return found.flatMap(({ id, file }) => (file === null ? [] : [{ id, file }]));
}
