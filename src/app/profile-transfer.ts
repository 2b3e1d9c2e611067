/** Export and import: a profile as one file, and what such a file brings taken in beside what is here. */
import {
  fileFormat,
  kinship,
  readProfileFile,
  type FileReading,
  type FileRun,
  type ProfileFile,
} from '../core/profile/profile-file.ts';
import { newId } from '../ui/parts/new-id.ts';
import type { ImportReport, PartId, RefusalKind } from '../ui/profile/profile.ts';
import { keptParts, type TakenIn } from './kept-parts.ts';
import type { RunRefusal } from './profile-job.ts';
import { count } from './profile-runs.ts';
import type { KeptRun } from './storage.ts';
import { storage } from './store.ts';

/** Everything this device keeps of the player, as the text of a file. */
export async function exportedProfile(): Promise<string> {
  const kept = await storage.list();
  const parts: [PartId, unknown][] = [];
  for (const { id, read } of keptParts) {
    const found = await read();
    if (found !== null) parts.push([id, found]);
  }
  const file: ProfileFile = {
    tegenspel: 'profile',
    format: fileFormat,
    exportedAt: Date.now(),
    runs: kept.map(({ log, mode, fork, received, confidence, hinted, startedAt, updatedAt }) => ({
      log,
      mode,
      fork,
      received,
      confidence,
      hinted,
      startedAt,
      updatedAt,
    })),
    parts: Object.fromEntries(parts),
  };
  return JSON.stringify(file, null, 1);
}

export type Imported =
  | { ok: true; report: ImportReport; undo: () => Promise<void> }
  | { ok: false; reason: Extract<FileReading, { ok: false }>['reason'] };

/**
 * Takes in what a file brings. Every run is replayed first and refused when the rules do not allow it; what is here already is
 * passed over, and a run whose id belongs to another one here gets a new id. Nothing that is here is changed.
 * Rejects when a scenario or the worker cannot be fetched; then nothing but own scenarios was taken in.
 */
export async function importProfile(text: string): Promise<Imported> {
  const reading = readProfileFile(text, Date.now());
  if (!reading.ok) return reading;
  const parts = new Map<PartId, TakenIn>();
  for (const { id, take } of keptParts) if (reading.parts.has(id)) parts.set(id, await take(reading.parts.get(id)));
  const runs = await takeRuns(reading.runs);
  return {
    ok: true,
    report: {
      taken: runs.taken.length,
      underNewId: runs.underNewId,
      known: runs.known,
      onlyHere: runs.onlyHere,
      refused: [...runs.refused].map(([kind, times]) => ({ kind, times })),
      parts: [...parts].map(([id, { taken, known, refused }]) => ({ id, taken, known, refused })),
    },
    undo: async () => {
      for (const runId of runs.taken) await storage.remove(runId);
      for (const { undo } of [...parts.values()].reverse()) await undo();
    },
  };
}

async function takeRuns(brought: readonly (FileRun | null)[]) {
  const all = await storage.list();
  const here = new Map(all.map((run) => [run.log.runId, run]));
  const contents = new Set(all.map(contentOf));
  const refused = new Map<RefusalKind, number>();
  const refuse = (kind: RefusalKind) => refused.set(kind, (refused.get(kind) ?? 0) + 1);
  const fresh: FileRun[] = [];
  const given = new Map<string, string>(); // new ids, by the id in the file
  const inFile = new Map<string, FileRun>();
  let known = 0;
  for (const run of brought) {
    if (!run) refuse('damaged');
    else if (contents.has(contentOf(run)) || [here, inFile].some((others) => isKnown(others, run))) known += 1;
    else {
      if (here.has(run.log.runId) || inFile.has(run.log.runId)) given.set(run.log.runId, newId());
      else inFile.set(run.log.runId, run);
      fresh.push(withId(run, given.get(run.log.runId)));
    }
  }
  const { runs, leftOut } = await count(
    fresh.map((run): KeptRun => ({ ...run, ended: false })),
    'strangers',
  );
  for (const { refusal } of leftOut) refuse(kindOf(refusal));
  const sound = new Map(runs.map(({ runId, result }) => [runId, result !== null]));
  const taken: string[] = [];
  let [underNewId, onlyHere] = [0, 0];
  for (const { log, fork, ...rest } of fresh) {
    const ended = sound.get(log.runId);
    if (ended === undefined) continue;
    const from = fork && { ...fork, runId: given.get(fork.runId) ?? fork.runId };
    const kept = await storage.begin(log, { ...rest, fork: from, ended });
    if (kept === 'overtaken') {
      refuse('damaged');
      continue;
    }
    taken.push(log.runId);
    if (kept === 'memory') onlyHere += 1;
    if (!inFile.has(log.runId)) underNewId += 1;
  }
  return { taken, underNewId, known, onlyHere, refused };
}

function isKnown(others: ReadonlyMap<string, FileRun>, run: FileRun): boolean {
  const other = others.get(run.log.runId);
  return other !== undefined && kinship(other, run) === 'known';
}

/** The same for one run under two ids: what got a new id here before is known when its file is brought again. */
function contentOf({ log, mode, fork, startedAt }: FileRun): string {
  const { scenario, sha256, engine, seed, choices } = log;
  return JSON.stringify([scenario, sha256, engine, seed, choices, mode, fork?.step ?? null, startedAt]);
}

const withId = (run: FileRun, runId: string | undefined): FileRun =>
  runId === undefined ? run : { ...run, log: { ...run.log, runId } };

/** What a person can do something with. */
function kindOf(refusal: RunRefusal): RefusalKind {
  if (refusal === 'no-scenario' || refusal === 'other-scenario') return 'no-scenario';
  if (refusal === 'other-version' || refusal === 'other-engine') return 'renewed';
  const isAgainstTheRules = refusal === 'not-offered' || refusal === 'unknown-choice' || refusal === 'after-the-end';
  return isAgainstTheRules ? 'impossible' : 'damaged';
}
