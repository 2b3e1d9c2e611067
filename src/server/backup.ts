/**
 * Backups. A copy is a backup only after it has been opened, found whole, and its runs have been played again to the same
 * score; only then does it get its name. Of the embedded database a backup is a database; of PostgreSQL the lines of its
 * dump. Either can be put back into either.
 */
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { judge } from '../core/board/verdict.ts';
import { engineNumber } from '../core/run/story.ts';
import { openStories } from './stories.ts';
import { StoreProblem } from './store/problem.ts';
import { openStore, type Store, type StoreAddress } from './store/store.ts';

export type BackupProblemCode =
  'no-data' | 'exists' | 'not-empty' | 'not-a-backup' | 'newer' | 'broken' | 'other-score' | 'failed';

/** Why a backup was not made or put back. `detail` is what a person can look for: a file, its line, a run, the database's own words. */
export class BackupProblem extends Error {
  readonly code: BackupProblemCode;
  readonly detail: string;
  constructor(code: BackupProblemCode, detail: string) {
    super(`${code}: ${detail}`);
    this.code = code;
    this.detail = detail;
  }
}

export type BackupStep =
  | { step: 'copied'; bytes: number }
  /** What the drill went through: `played` of all runs were played again. */
  | { step: 'drilled'; workshops: number; runs: number; played: number };

type Tell = (step: BackupStep) => void;

const leastPlayed = 100; // runs, or all where there are fewer; above ten thousand one in a hundred
const sharePlayed = 0.01;
const keptMs = 7 * 86_400_000; // of backups that the server makes by itself
const ownName = /^before-\d{4}-.*\.(db|jsonl)(\.part)?$/; // a part is what a sudden end left
const trialName = 'tegenspel-backup-';
const keptTrialMs = 86_400_000; // longer than any trial takes

/** Copies what stands at `address` to `file` while it is in use. Throws BackupProblem; then `file` is not there. */
export async function backUp(address: StoreAddress, file: string, tell: Tell): Promise<void> {
  if (existsSync(file)) throw new BackupProblem('exists', file);
  if ('sqlite' in address && !existsSync(address.sqlite)) throw new BackupProblem('no-data', address.sqlite);
  await mkdir(dirname(file), { recursive: true });
  await named(file, async (part) => {
    if ('sqlite' in address) copySqlite(address.sqlite, part);
    else {
      const store = await opened(address);
      try {
        await writeLines(store.dump(), part);
      } finally {
        await store.close();
      }
    }
    tell({ step: 'copied', bytes: (await stat(part)).size });
    await inFolder(async (folder) => {
      const trial = join(folder, 'trial.db');
      await fill({ sqlite: trial }, part, false);
      await drill({ sqlite: trial }, tell);
    });
  });
}

/** Puts a backup at `address`; what stands there goes first when `replace`. Throws BackupProblem; then nothing has changed. */
export async function restoreBackup(
  file: string,
  address: StoreAddress,
  { replace }: { replace: boolean },
  tell: Tell,
): Promise<void> {
  if (!existsSync(file)) throw new BackupProblem('no-data', file);
  // Tried out before anything is touched.
  await inFolder(async (folder) => {
    const trial = join(folder, 'trial.db');
    await fill({ sqlite: trial }, file, false);
    await drill({ sqlite: trial }, tell);
  });
  await fill(address, file, replace);
}

/** Copies what an older version left, before its tables change: into `folder`, named after the moment. Gives the file. */
export async function backUpOlder(
  address: StoreAddress,
  dump: AsyncIterable<string>,
  folder: string,
  now: number,
): Promise<string> {
  await mkdir(folder, { recursive: true });
  const moment = new Date(now).toISOString().replaceAll(':', '-');
  const file = join(folder, `before-${moment}.${'sqlite' in address ? 'db' : 'jsonl'}`);
  await named(file, async (part) => {
    if ('sqlite' in address) {
      copySqlite(address.sqlite, part);
      checkWhole(part);
    } else await writeLines(dump, part);
  });
  return file;
}

/**
 * Takes the server's own backups of over a week ago away, and copies on trial that were left by a sudden end: what was deleted
 * since does not live on in them.
 */
export async function dropOldBackups(folder: string, now: number): Promise<void> {
  await dropOld(folder, ownName, now - keptMs);
  const own = process.getuid?.(); // others may have theirs in the same place
  await dropOld(tmpdir(), new RegExp(`^${trialName}`), now - keptTrialMs, own);
}

async function dropOld(folder: string, which: RegExp, before: number, owner?: number): Promise<void> {
  if (!existsSync(folder)) return;
  for (const name of await readdir(folder)) {
    if (!which.test(name)) continue;
    const path = join(folder, name);
    const found = await stat(path).catch(() => null); // another process may take it away as well
    if (!found || (owner !== undefined && found.uid !== owner)) continue;
    if (found.mtimeMs < before) await rm(path, { recursive: true, force: true });
  }
}

async function fill(address: StoreAddress, file: string, replace: boolean): Promise<void> {
  if (!(await isSqlite(file))) return fillFrom(linesOf(file), address, replace);
  // Opening it may bring its tables up to date: that is for the copy.
  await inFolder(async (folder) => {
    const copy = join(folder, 'copy.db');
    await copyFile(file, copy);
    checkWhole(copy);
    const from = await opened({ sqlite: copy });
    try {
      await fillFrom(from.dump(), address, replace);
    } finally {
      await from.close();
    }
  });
}

/** Read from the first time it is asked for one: whoever opens the file earlier misses what it gives meanwhile. */
async function* linesOf(file: string): AsyncIterable<string> {
  yield* createInterface({ input: createReadStream(file) });
}

async function fillFrom(lines: AsyncIterable<string>, address: StoreAddress, replace: boolean): Promise<void> {
  const store = await opened(address);
  try {
    await store.restore(lines, { replace });
  } catch (error) {
    if (!(error instanceof StoreProblem)) throw new BackupProblem('failed', (error as Error).message);
    if (error.code === 'not-a-dump') throw new BackupProblem('not-a-backup', String(error.line));
    throw new BackupProblem(error.code, nameOf(address));
  } finally {
    await store.close();
  }
}

async function drill(address: { sqlite: string }, tell: Tell): Promise<void> {
  checkWhole(address.sqlite);
  const store = await opened(address);
  try {
    const stories = openStories(async (sha256) => (await store.scenario(sha256))?.source ?? null);
    const workshops = await store.workshops();
    let [seen, played] = [0, 0];
    for (const { id } of workshops) {
      const wrong = await store.recount(id);
      if (wrong.length > 0) throw new BackupProblem('other-score', wrong[0] ?? '');
      const runs = await store.runs(id);
      const step = Math.max(1, Math.floor(runs.length / Math.max(leastPlayed, runs.length * sharePlayed)));
      for (let index = 0; index < runs.length; index += step) {
        const run = runs[index];
        if (!run || run.engine !== engineNumber) continue;
        const measured = await stories.measured(run.sha256);
        const verdict = measured && judge(measured.story, measured.measures, id, run);
        if (!verdict?.ok || verdict.score !== run.score || verdict.hours !== run.hours)
          throw new BackupProblem('other-score', run.runId);
        played += 1;
      }
      seen += runs.length;
    }
    tell({ step: 'drilled', workshops: workshops.length, runs: seen, played });
  } finally {
    await store.close();
  }
}

function copySqlite(from: string, to: string): void {
  const database = new DatabaseSync(from, { timeout: 10_000 });
  try {
    database.prepare('vacuum into ?').run(to);
  } catch (error) {
    throw new BackupProblem('failed', (error as Error).message);
  } finally {
    database.close();
  }
}

function checkWhole(file: string): void {
  let found: string;
  try {
    const database = new DatabaseSync(file);
    found = String(Object.values(database.prepare('pragma integrity_check').get() ?? {})[0]);
    database.close();
  } catch (error) {
    found = (error as Error).message;
  }
  if (found !== 'ok') throw new BackupProblem('broken', found);
}

async function opened(address: StoreAddress): Promise<Store> {
  try {
    return await openStore(address);
  } catch (error) {
    if (error instanceof StoreProblem) throw new BackupProblem('newer', nameOf(address));
    throw new BackupProblem('failed', (error as Error).message);
  }
}

async function writeLines(lines: AsyncIterable<string>, file: string): Promise<void> {
  const ended = async function* () {
    for await (const line of lines) yield `${line}\n`;
  };
  await pipeline(Readable.from(ended()), createWriteStream(file));
}

/** Gives a file its name once its bytes are on the disk; what failed leaves nothing. */
async function named(file: string, make: (part: string) => Promise<void>): Promise<void> {
  const part = `${file}.part`;
  try {
    await rm(part, { force: true });
    await make(part);
    await synced(part);
    await rename(part, file);
    await synced(dirname(file));
  } finally {
    await rm(part, { force: true });
  }
}

async function synced(path: string): Promise<void> {
  const handle = await open(path, 'r');
  await handle.sync();
  await handle.close();
}

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), trialName));
  try {
    await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function isSqlite(file: string): Promise<boolean> {
  const handle = await open(file, 'r');
  const { buffer } = await handle.read(Buffer.alloc(16), 0, 16, 0);
  await handle.close();
  return buffer.toString('latin1') === 'SQLite format 3\0';
}

const nameOf = (address: StoreAddress) => ('sqlite' in address ? address.sqlite : 'PostgreSQL');
