/**
 * The file by which a profile goes from one device to another: the run logs and how they were played, and what other parts of
 * the game keep. Whatever is read is taken for hostile: this file gives back only what has the right shape, and says of the
 * rest how much there was. Whether a run is one that the rules allow is for a replay to say.
 */
import { confidences, type Confidence } from '../run/confidence.ts';
import { mostChoices, type Mode, type RunLog } from '../run/run.ts';

export const fileFormat = 1;

export type FileRun = {
  log: RunLog;
  mode: Mode;
  fork: { runId: string; step: number } | null;
  /** Opened from a run code. */
  received: boolean;
  confidence: (Confidence | null)[];
  hinted: boolean[];
  /** Milliseconds since 1970. */
  startedAt: number;
  updatedAt: number;
};

export type ProfileFile = {
  tegenspel: 'profile';
  format: typeof fileFormat;
  /** Milliseconds since 1970. */
  exportedAt: number;
  runs: FileRun[];
  /** What the other parts of the game keep, by the name of the part: plain JSON. */
  parts: Record<string, unknown>;
};

export type FileReading =
  | {
      ok: true;
      exportedAt: number;
      /** Null for a run that makes no sense. */
      runs: (FileRun | null)[];
      parts: ReadonlyMap<string, unknown>;
    }
  /** newer: written by a later version of the game, in a format that this one does not know. */
  | { ok: false; reason: 'too-large' | 'not-json' | 'not-a-profile' | 'newer' };

/** Most characters of a file, and runs in it: fifty times what a diligent player gathers in a year. */
export const fileLimits = { characters: 16_000_000, runs: 10_000 } as const;

/** Reads a file, believing nothing. `now` in milliseconds since 1970: no run was played later. Never throws. */
export function readProfileFile(text: string, now: number): FileReading {
  if (text.length > fileLimits.characters) return { ok: false, reason: 'too-large' };
  const found = parsed(text);
  if (found === undefined) return { ok: false, reason: 'not-json' };
  if (!isRecord(found) || found.tegenspel !== 'profile' || !Array.isArray(found.runs))
    return { ok: false, reason: 'not-a-profile' };
  if (found.format !== fileFormat)
    return { ok: false, reason: isWhole(found.format) && found.format > fileFormat ? 'newer' : 'not-a-profile' };
  if (found.runs.length > fileLimits.runs) return { ok: false, reason: 'too-large' };
  return {
    ok: true,
    exportedAt: isWhole(found.exportedAt) ? within(found.exportedAt, 0, now) : now,
    runs: found.runs.map((run) => readRun(run, now)),
    parts: new Map(isRecord(found.parts) ? Object.entries(found.parts) : []),
  };
}

function readRun(value: unknown, now: number): FileRun | null {
  if (!isRecord(value)) return null;
  const { mode, fork, received, confidence, hinted, startedAt, updatedAt } = value;
  const log = readLog(value.log);
  if (!log || (mode !== 'practice' && mode !== 'real')) return null;
  const turned = fork === null || fork === undefined ? null : readFork(fork);
  if (turned === undefined || (turned && turned.step > log.choices.length)) return null;
  if (!isWhole(startedAt) || !isWhole(updatedAt)) return null;
  const said = Array.isArray(confidence) ? (confidence as unknown[]) : [];
  const helped = Array.isArray(hinted) ? (hinted as unknown[]) : [];
  // A clock that ran ahead is no reason to lose a conversation.
  const began = within(startedAt, 0, now);
  return {
    log,
    mode,
    fork: turned,
    received: received === true,
    confidence: log.choices.map((_, step) => confidences.find((one) => one === said[step]) ?? null),
    hinted: log.choices.map((_, step) => helped[step] === true),
    startedAt: began,
    updatedAt: within(updatedAt, began, now),
  };
}

/** Its fields and no others, with the types they should have; a replay looks at the rest. */
function readLog(value: unknown): RunLog | null {
  if (!isRecord(value)) return null;
  const { runId, scenario, sha256, engine, seed, choices } = value;
  if (!isName(runId) || !isName(scenario) || !isName(sha256) || !isWhole(engine) || !isWhole(seed)) return null;
  if (!Array.isArray(choices) || choices.length > mostChoices) return null;
  const ids = (choices as unknown[]).filter(isName);
  return ids.length === choices.length ? { runId, scenario, sha256, engine, seed, choices: ids } : null;
}

function readFork(value: unknown): FileRun['fork'] | undefined {
  if (!isRecord(value)) return undefined;
  const { runId, step } = value;
  return isName(runId) && isWhole(step) && step >= 0 ? { runId, step } : undefined;
}

/** What a run on the device and one in a file have to do with each other. */
export type Kinship =
  /** The same, or a part of what is here. */
  | 'known'
  /** Another run under the same id, or one that goes on where this device stopped. */
  | 'other';

/** Compares two runs with the same id. Times do not count: another device may have kept them otherwise. */
export function kinship(here: Omit<FileRun, 'startedAt' | 'updatedAt'>, brought: FileRun): Kinship {
  const isSame =
    here.log.scenario === brought.log.scenario &&
    here.log.sha256 === brought.log.sha256 &&
    here.log.engine === brought.log.engine &&
    here.log.seed === brought.log.seed &&
    here.mode === brought.mode &&
    here.fork?.runId === brought.fork?.runId &&
    here.fork?.step === brought.fork?.step &&
    brought.log.choices.every((choice, step) => choice === here.log.choices[step]);
  return isSame ? 'known' : 'other';
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined; // no JSON, or nested deeper than an engine can read
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isWhole = (value: unknown): value is number => typeof value === 'number' && Number.isSafeInteger(value);

const mostLetters = 128; // an id has at most 64, a fingerprint just that
const isName = (value: unknown): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= mostLetters;

const within = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));
