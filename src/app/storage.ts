/**
 * The runs kept on this device, in IndexedDB: per run one head and one row a choice. Rows are only ever added, but that in
 * practice the last one can be taken back. Two tabs cannot overwrite each other: a step that is there is never written again.
 * Whatever fails is reported and play goes on in memory; the missing rows follow with the next write that succeeds.
 */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { confidences, type Confidence } from '../core/run/confidence.ts';
import type { Mode, RunLog } from '../core/run/run.ts';

/**
 * blocked: the browser allows no storage. full: no room. slow: no answer within a second. evicted: what was kept had been
 * erased and has been written again. corrupt: the database itself fails. newer: a newer game has renewed the database.
 */
export type StorageProblem = 'blocked' | 'full' | 'slow' | 'evicted' | 'corrupt' | 'newer';

export type { Confidence, Mode };

/** For a what-if: the run it comes from, and before which of its choices (counted from 0) it turned. */
export type Fork = { runId: string; step: number };

export type KeptRun = {
  /** As found: to be believed only as far as a replay goes. */
  log: RunLog;
  /** Runs kept before there were modes are real. */
  mode: Mode;
  fork: Fork | null;
  /** Opened from a run code: somebody else's conversation, or one's own from another device. It counts for nothing. */
  received: boolean;
  /** One entry a choice; null where nothing was asked or said. */
  confidence: (Confidence | null)[];
  /** One entry a choice: whether a hint was asked for before it. */
  hinted: boolean[];
  /** Milliseconds since 1970. */
  startedAt: number;
  /** Milliseconds since 1970. */
  updatedAt: number;
  ended: boolean;
};

/** What is known of a run besides its log. */
export type Circumstances = Pick<KeptRun, 'mode' | 'fork'> &
  Partial<Pick<KeptRun, 'received' | 'confidence' | 'hinted' | 'startedAt' | 'updatedAt' | 'ended'>>;

/** stored: on the device. memory: in this tab only, and reported. overtaken: another tab made this step first. */
export type Kept = 'stored' | 'memory' | 'overtaken';

export type Storage = {
  /** All runs, the latest first. */
  list(): Promise<KeptRun[]>;
  load(runId: string): Promise<KeptRun | null>;
  /**
   * Keeps a run that is not here yet, with the choices it may already have. What is not said of it is: begun now, nothing
   * ended, nothing asked. 'overtaken' when another run has its id: nothing is changed then.
   */
  begin(log: RunLog, circumstances: Circumstances): Promise<Kept>;
  /** Keeps choice number `step`, counted from 0. Throws RangeError when that is not the next one. */
  append(
    runId: string,
    step: number,
    choiceId: string,
    how: { ended: boolean; confidence: Confidence | null; hinted?: boolean },
  ): Promise<Kept>;
  /** Takes back choice number `step`. Throws RangeError when that is not the last one, or the run is no practice. */
  takeBack(runId: string, step: number): Promise<Kept>;
  /** Puts a log in the place of what was kept under its id: for a run carried over into a renewed scenario. */
  replace(log: RunLog, ended: boolean): Promise<Kept>;
  /** Removes a run. Gives the way to put it back. */
  remove(runId: string): Promise<() => Promise<void>>;
  /** Calls back when another tab has kept or removed something. Returns how to stop. */
  onElsewhere(listener: (runId: string) => void): () => void;
};

type Head = Omit<RunLog, 'choices'> & Pick<KeptRun, 'mode' | 'fork' | 'received' | 'startedAt'>;
type Row = {
  runId: string;
  step: number;
  choiceId: string;
  at: number;
  ended: boolean;
  confidence: Confidence | null;
  hinted: boolean;
};

interface Schema extends DBSchema {
  runs: { key: string; value: Head };
  choices: { key: [string, number]; value: Row };
}

/** A run as this tab knows it. */
type Known = {
  head: Head;
  rows: Row[];
  /** The rows known to be on the device; null before its head is. */
  stored: Set<Row> | null;
  /** Rows taken back that may still be on the device. */
  takenBack: Set<Row>;
  /** Whether what the device holds under this id is to go first. */
  anew: boolean;
};

const name = 'tegenspel';
const version = 2;
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
    database ??= openDB<Schema>(name, version, {
      // Version 2 brought modes, forks and confidence. What version 1 kept stays as it is: reading fills in what it lacks.
      upgrade(db, before) {
        if (before >= 1) return;
        db.createObjectStore('runs', { keyPath: 'runId' });
        db.createObjectStore('choices', { keyPath: ['runId', 'step'] });
      },
      blocking(_current, next, event) {
        // A newer game in another tab wants to renew the database, or somebody to delete everything: step aside.
        (event.target as IDBDatabase).close();
        database = null;
        if (next !== null) say('newer');
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
      const there = await runs.get(runId);
      const wasErased = run.stored !== null && !there;
      if (there && run.stored === null && !run.anew && there.startedAt !== run.head.startedAt) {
        await change.done;
        return 'overtaken' as const;
      }
      if (run.anew) await choices.delete(rangeOf(runId));
      if (!there || run.anew) await runs.put(run.head);
      const takenBack = [...run.takenBack];
      const rows = [...run.rows];
      if (takenBack.length > 0) {
        const from = Math.min(...takenBack.map(({ step }) => step));
        const left = await choices.getAll(rangeOf(runId, from));
        const isKnown = (one: Row) => [...takenBack, ...rows].some((row) => isSame(row, one));
        if (!left.every(isKnown)) {
          await change.done;
          return 'overtaken' as const;
        }
        for (const row of left) if (takenBack.some((one) => isSame(one, row))) await choices.delete([runId, row.step]);
      }
      for (const row of rows) {
        if (run.stored?.has(row) && !wasErased) continue;
        const found = await choices.get([runId, row.step]);
        if (found && found.choiceId !== row.choiceId) {
          await change.done;
          return 'overtaken' as const;
        }
        if (!found) await choices.add(row);
      }
      await change.done;
      run.anew = false;
      for (const row of takenBack) run.takenBack.delete(row);
      run.stored = new Set([...(run.stored ?? []), ...rows]);
      if (wasErased) say('evicted');
      else if (last !== 'evicted') say(null);
      return 'stored' as const;
    });
    if (outcome === 'stored') channel()?.postMessage(runId);
    return outcome ?? 'memory';
  }

  const keptOf = ({ head, rows }: { head: Head; rows: readonly Row[] }): KeptRun => {
    const { startedAt, mode, fork, received, ...log } = head;
    const latest = rows[rows.length - 1];
    return {
      log: { ...log, choices: rows.map(({ choiceId }) => choiceId) },
      mode,
      fork,
      received,
      confidence: rows.map(({ confidence }) => confidence),
      hinted: rows.map(({ hinted }) => hinted),
      startedAt,
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
    return found?.head ? asStored(found.head, found.rows) : null;
  }

  /** The device's account, unless this tab has something that is not stored yet and the device nothing that is newer. */
  const newest = (stored: Known | null, mine: Known | undefined): Known | null => {
    if (!mine || !stored) return mine ?? stored;
    if (mine.anew || mine.takenBack.size > 0) return mine;
    const isAhead = mine.rows.length > stored.rows.length && mine.rows.some((row) => !mine.stored?.has(row));
    return isAhead ? mine : stored;
  };

  return {
    async list() {
      const found = await attempt(async (db) => {
        const [heads, rows] = await Promise.all([db.getAll('runs'), db.getAll('choices')]);
        const byRun = Map.groupBy(rows, ({ runId }) => runId);
        return heads.flatMap((value) => {
          const head = readHead(value);
          return head ? [asStored(head, inOrder(byRun.get(head.runId) ?? []))] : [];
        });
      });
      const all = new Map((found ?? []).map((run) => [run.head.runId, run]));
      for (const [runId, mine] of known) {
        const run = newest(all.get(runId) ?? null, mine);
        // What this tab knew as stored and the device no longer has was removed by another tab, or all of it erased.
        if (run && (all.has(runId) || mine.stored === null || found === null)) all.set(runId, run);
      }
      return [...all.values()].map(keptOf).sort((a, b) => b.updatedAt - a.updatedAt);
    },

    async load(runId) {
      const run = newest(await read(runId), known.get(runId));
      if (!run) return null;
      known.set(runId, run);
      return keptOf(run);
    },

    async begin(
      { choices, ...head },
      { mode, fork, received = false, confidence = [], hinted = [], startedAt = Date.now(), updatedAt, ended = false },
    ) {
      const rows = choices.map((choiceId, step) => ({
        runId: head.runId,
        step,
        choiceId,
        at: updatedAt ?? startedAt,
        ended: ended && step === choices.length - 1,
        confidence: confidence[step] ?? null,
        hinted: hinted[step] ?? false,
      }));
      known.set(head.runId, asNew({ ...head, mode, fork, received, startedAt }, rows));
      const kept = await flush(head.runId);
      if (kept === 'overtaken') known.delete(head.runId);
      return kept;
    },

    async append(runId, step, choiceId, { ended, confidence, hinted = false }) {
      const run = known.get(runId);
      if (!run || step !== run.rows.length) throw new RangeError(`step ${step} of run ${runId} is not the next one`);
      run.rows.push({ runId, step, choiceId, at: Date.now(), ended, confidence, hinted });
      const kept = await flush(runId);
      if (kept === 'overtaken') known.delete(runId);
      return kept;
    },

    async takeBack(runId, step) {
      const run = known.get(runId);
      if (!run || step < 0 || step !== run.rows.length - 1)
        throw new RangeError(`step ${step} of run ${runId} is not the last one`);
      if (run.head.mode !== 'practice') throw new RangeError(`run ${runId} is for real`);
      for (const row of run.rows.splice(step)) run.takenBack.add(row);
      const kept = await flush(runId);
      if (kept === 'overtaken') known.delete(runId);
      return kept;
    },

    async replace({ choices, ...head }, ended) {
      const before = newest(await read(head.runId), known.get(head.runId));
      const at = Date.now();
      const rows = choices.map((choiceId, step) => ({
        runId: head.runId,
        step,
        choiceId,
        at: before?.rows[step]?.at ?? at,
        ended: ended && step === choices.length - 1,
        confidence: before?.rows[step]?.confidence ?? null,
        hinted: before?.rows[step]?.hinted ?? false,
      }));
      const { mode = 'real', fork = null, received = false, startedAt = at } = before?.head ?? {};
      known.set(head.runId, { ...asNew({ ...head, mode, fork, received, startedAt }, rows), anew: true });
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
        known.set(runId, asNew(run.head, run.rows));
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

const rangeOf = (runId: string, from = 0) => IDBKeyRange.bound([runId, from], [runId, Number.MAX_SAFE_INTEGER]);

const isSame = (one: Row, other: Row) =>
  one.step === other.step && one.choiceId === other.choiceId && one.at === other.at;

const asNew = (head: Head, rows: Row[]): Known => ({ head, rows, stored: null, takenBack: new Set(), anew: false });

const asStored = (head: Head, rows: Row[]): Known => ({ ...asNew(head, rows), stored: new Set(rows) });

function readHead(value: unknown): Head | null {
  if (typeof value !== 'object' || value === null) return null;
  const { runId, scenario, sha256, engine, seed, mode, fork, received, startedAt } = value as Partial<
    Record<keyof Head, unknown>
  >;
  if (typeof runId !== 'string' || typeof scenario !== 'string' || typeof sha256 !== 'string') return null;
  if (typeof engine !== 'number' || typeof seed !== 'number') return null;
  return {
    runId,
    scenario,
    sha256,
    engine,
    seed,
    mode: mode === 'practice' ? 'practice' : 'real',
    fork: readFork(fork),
    received: received === true,
    startedAt: typeof startedAt === 'number' ? startedAt : 0,
  };
}

function readFork(value: unknown): Fork | null {
  if (typeof value !== 'object' || value === null) return null;
  const { runId, step } = value as Partial<Record<keyof Fork, unknown>>;
  return typeof runId === 'string' && typeof step === 'number' ? { runId, step } : null;
}

function inOrder(rows: readonly Partial<Row>[]): Row[] {
  const sound = [...rows].sort((a, b) => (a.step ?? 0) - (b.step ?? 0));
  const gap = sound.findIndex(({ step, choiceId }, index) => step !== index || typeof choiceId !== 'string');
  return (gap < 0 ? sound : sound.slice(0, gap)).map((row) => ({
    ...(row as Row),
    at: typeof row.at === 'number' ? row.at : 0,
    ended: row.ended === true,
    confidence: confidences.find((known) => known === row.confidence) ?? null,
    hinted: row.hinted === true,
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
