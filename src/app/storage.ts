/**
 * The runs kept on this device, in IndexedDB: per run one head and one row a choice, only ever added to.
 * Two tabs cannot overwrite each other: a step that is already there is never written again.
 * Whatever fails is reported and play goes on in memory; the missing rows follow with the next write that succeeds.
 */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { RunLog } from '../core/run/run.ts';

/**
 * blocked: the browser allows no storage. full: no room. slow: no answer within a second. evicted: what was kept had been
 * erased and has been written again. corrupt: the database itself fails. newer: a newer game has renewed the database.
 */
export type StorageProblem = 'blocked' | 'full' | 'slow' | 'evicted' | 'corrupt' | 'newer';

export type KeptRun = {
  /** As found: to be believed only as far as a replay goes. */
  log: RunLog;
  /** Milliseconds since 1970. */
  updatedAt: number;
  ended: boolean;
};

/** stored: on the device. memory: in this tab only, and reported. overtaken: another tab made this step first. */
export type Kept = 'stored' | 'memory' | 'overtaken';

export type Storage = {
  /** All runs, the latest first. */
  list(): Promise<KeptRun[]>;
  load(runId: string): Promise<KeptRun | null>;
  begin(log: RunLog): Promise<Kept>;
  /** Keeps choice number `step`, counted from 0. */
  append(runId: string, step: number, choiceId: string, ended: boolean): Promise<Kept>;
  /** Puts a log in the place of what was kept under its id: for a run carried over into a renewed scenario. */
  replace(log: RunLog, ended: boolean): Promise<Kept>;
  /** Removes a run. Gives the way to put it back. */
  remove(runId: string): Promise<() => Promise<void>>;
  /** Calls back when another tab has kept or removed something. Returns how to stop. */
  onElsewhere(listener: (runId: string) => void): () => void;
};

type Head = Omit<RunLog, 'choices'> & { startedAt: number };
type Row = { runId: string; step: number; choiceId: string; at: number; ended: boolean };

interface Schema extends DBSchema {
  runs: { key: string; value: Head };
  choices: { key: [string, number]; value: Row };
}

/** A run as this tab knows it, and how many of its rows are known to be stored; -1 before its head is. */
type Known = { head: Head; rows: Row[]; stored: number };

const name = 'tegenspel';
const patience = 900; // milliseconds: a failure is to be said within a second

/** Opens the storage. `report` hears of every change: a problem, or null once writing works again. Never throws. */
export function openStorage(report: (problem: StorageProblem | null) => void): Storage {
  const known = new Map<string, Known>();
  let database: Promise<IDBPDatabase<Schema>> | null = null;
  let last: StorageProblem | null = null;
  // Made when first needed: the first paint comes before anything is read.
  let radio: BroadcastChannel | null | undefined;
  const channel = () => (radio ??= 'BroadcastChannel' in globalThis ? new BroadcastChannel(name) : null);

  const say = (problem: StorageProblem | null) => {
    if (problem === last) return;
    last = problem;
    report(problem);
  };

  const open = () => {
    database ??= openDB<Schema>(name, 1, {
      upgrade(db) {
        db.createObjectStore('runs', { keyPath: 'runId' });
        db.createObjectStore('choices', { keyPath: ['runId', 'step'] });
      },
      blocking(_current, _next, event) {
        // A newer game in another tab wants to renew the database: step aside.
        (event.target as IDBDatabase).close();
        database = null;
        say('newer');
      },
      terminated() {
        database = null;
      },
    }).catch((error: unknown) => {
      database = null;
      throw error;
    });
    return database;
  };

  /** Runs work on the database; null when it fails or gives no answer in time, which is then reported. */
  async function attempt<T>(work: (db: IDBPDatabase<Schema>) => Promise<T>): Promise<T | null> {
    const done = Promise.resolve()
      .then(open)
      .then(work)
      .catch(async (error: unknown) => {
        // A connection that the browser closed in between is worth one more try.
        if (!isClosed(error)) throw error;
        database = null;
        return work(await open());
      });
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<'late'>((resolve) => (timer = setTimeout(() => resolve('late'), patience)));
    try {
      const first = await Promise.race([done, late]);
      if (first !== 'late') return first;
      say('slow');
      done.then(
        () => last === 'slow' && say(null),
        (error: unknown) => say(problemOf(error)),
      );
      return null;
    } catch (error) {
      say(problemOf(error));
      return null;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Writes what this tab knows of a run and the device does not. */
  async function flush(runId: string): Promise<Kept> {
    const run = known.get(runId);
    if (!run) return 'memory';
    const outcome = await attempt(async (db) => {
      const change = db.transaction(['runs', 'choices'], 'readwrite', { durability: 'strict' });
      const runs = change.objectStore('runs');
      const choices = change.objectStore('choices');
      const wasErased = run.stored >= 0 && !(await runs.get(runId));
      const from = wasErased ? 0 : Math.max(run.stored, 0);
      if (wasErased || run.stored < 0) await runs.put(run.head);
      const upTo = run.rows.length;
      for (let step = from; step < upTo; step += 1) {
        const row = run.rows[step];
        const there = await choices.get([runId, step]);
        if (there && there.choiceId !== row?.choiceId) {
          await change.done;
          return 'overtaken' as const;
        }
        if (!there && row) await choices.add(row);
      }
      await change.done;
      run.stored = Math.max(run.stored, upTo);
      if (wasErased) say('evicted');
      else if (last !== 'evicted') say(null);
      return 'stored' as const;
    });
    if (outcome === 'stored') channel()?.postMessage(runId);
    return outcome ?? 'memory';
  }

  const keptOf = ({ head, rows }: { head: Head; rows: readonly Row[] }): KeptRun => {
    const { startedAt, ...log } = head;
    const latest = rows[rows.length - 1];
    return {
      log: { ...log, choices: rows.map(({ choiceId }) => choiceId) },
      updatedAt: latest?.at ?? startedAt,
      ended: latest?.ended ?? false,
    };
  };

  /** What the device holds of a run; rows after a gap do not count. */
  async function read(runId: string): Promise<Known | null> {
    const found = await attempt(async (db) => {
      const [head, rows] = await Promise.all([db.get('runs', runId), db.getAll('choices', rangeOf(runId))]);
      return { head: readHead(head), rows: inOrder(rows) };
    });
    return found?.head ? { head: found.head, rows: found.rows, stored: found.rows.length } : null;
  }

  /** The device's account, unless this tab knows more of the run. */
  const newest = (stored: Known | null, mine: Known | undefined): Known | null =>
    mine && (!stored || mine.rows.length > stored.rows.length) ? mine : stored;

  return {
    async list() {
      const found = await attempt(async (db) => {
        const [heads, rows] = await Promise.all([db.getAll('runs'), db.getAll('choices')]);
        const byRun = Map.groupBy(rows, ({ runId }) => runId);
        return heads.flatMap((value) => {
          const head = readHead(value);
          return head ? [{ head, rows: inOrder(byRun.get(head.runId) ?? []), stored: 0 }] : [];
        });
      });
      const all = new Map((found ?? []).map((run) => [run.head.runId, run]));
      for (const [runId, mine] of known) {
        const run = newest(all.get(runId) ?? null, mine);
        // What this tab knew as stored and the device no longer has was removed by another tab, or all of it erased.
        if (run && (all.has(runId) || mine.stored < 0 || found === null)) all.set(runId, run);
      }
      return [...all.values()].map(keptOf).sort((a, b) => b.updatedAt - a.updatedAt);
    },

    async load(runId) {
      const run = newest(await read(runId), known.get(runId));
      if (!run) return null;
      known.set(runId, run);
      return keptOf(run);
    },

    begin({ choices, ...head }) {
      const at = Date.now();
      const rows = choices.map((choiceId, step) => ({ runId: head.runId, step, choiceId, at, ended: false }));
      known.set(head.runId, { head: { ...head, startedAt: at }, rows, stored: -1 });
      return flush(head.runId);
    },

    async append(runId, step, choiceId, ended) {
      const run = known.get(runId);
      if (!run || step !== run.rows.length) throw new RangeError(`step ${step} of run ${runId} is not the next one`);
      run.rows.push({ runId, step, choiceId, at: Date.now(), ended });
      const kept = await flush(runId);
      if (kept === 'overtaken') known.delete(runId);
      return kept;
    },

    async replace({ choices, ...head }, ended) {
      const before = known.get(head.runId);
      const at = Date.now();
      const rows = choices.map((choiceId, step) => ({
        runId: head.runId,
        step,
        choiceId,
        at: before?.rows[step]?.at ?? at,
        ended: ended && step === choices.length - 1,
      }));
      const run: Known = { head: { ...head, startedAt: before?.head.startedAt ?? at }, rows, stored: -1 };
      known.set(head.runId, run);
      await attempt((db) => db.delete('choices', rangeOf(head.runId)));
      return flush(head.runId);
    },

    async remove(runId) {
      const run = newest(await read(runId), known.get(runId));
      known.delete(runId);
      await attempt(async (db) => {
        const change = db.transaction(['runs', 'choices'], 'readwrite');
        await change.objectStore('choices').delete(rangeOf(runId));
        await change.objectStore('runs').delete(runId);
        await change.done;
      });
      channel()?.postMessage(runId);
      return async () => {
        if (!run) return;
        known.set(runId, { ...run, stored: -1 });
        await flush(runId);
      };
    },

    onElsewhere(listener) {
      const hear = ({ data }: MessageEvent<unknown>) => typeof data === 'string' && listener(data);
      channel()?.addEventListener('message', hear);
      return () => channel()?.removeEventListener('message', hear);
    },
  };
}

const rangeOf = (runId: string) => IDBKeyRange.bound([runId, 0], [runId, Number.MAX_SAFE_INTEGER]);

function readHead(value: unknown): Head | null {
  if (typeof value !== 'object' || value === null) return null;
  const { runId, scenario, sha256, engine, seed, startedAt } = value as Partial<Record<keyof Head, unknown>>;
  if (typeof runId !== 'string' || typeof scenario !== 'string' || typeof sha256 !== 'string') return null;
  if (typeof engine !== 'number' || typeof seed !== 'number') return null;
  return { runId, scenario, sha256, engine, seed, startedAt: typeof startedAt === 'number' ? startedAt : 0 };
}

function inOrder(rows: readonly Partial<Row>[]): Row[] {
  const sound = [...rows].sort((a, b) => (a.step ?? 0) - (b.step ?? 0));
  const gap = sound.findIndex(({ step, choiceId }, index) => step !== index || typeof choiceId !== 'string');
  return (gap < 0 ? sound : sound.slice(0, gap)).map((row) => ({
    ...(row as Row),
    at: typeof row.at === 'number' ? row.at : 0,
    ended: row.ended === true,
  }));
}

const nameOf = (error: unknown) => (error instanceof Error || error instanceof DOMException ? error.name : '');

const isClosed = (error: unknown) => nameOf(error) === 'InvalidStateError';

/** What an error of the database means. */
export function problemOf(error: unknown): StorageProblem {
  switch (nameOf(error)) {
    case 'QuotaExceededError':
      return 'full';
    case 'VersionError':
      return 'newer';
    case 'UnknownError':
      // Chromium says so of a broken database and of one that the player's browser settings forbid.
      return allowsStorage() ? 'corrupt' : 'blocked';
    case 'DataError':
    case 'NotFoundError':
    case 'AbortError':
      return 'corrupt';
    default:
      return 'blocked';
  }
}

function allowsStorage(): boolean {
  try {
    return localStorage.length >= 0;
  } catch {
    return false;
  }
}
