/** Committing on a thread of its own, with a connection of its own: the server answers others while the disk is busy. */
import { parentPort, Worker, workerData } from 'node:worker_threads';
import type { Kysely } from 'kysely';
import type { Ask } from './reusable.ts';
import { openSqlite } from './sqlite.ts';
import type { Tables } from './tables.ts';

export type CommitThread<I, O> = {
  /** Commits a batch; rejects when nothing of it was, or nobody knows. One batch at a time. */
  commit: (batch: readonly I[]) => Promise<readonly O[]>;
  close: () => Promise<void>;
};

type Committed<O> = { outputs: readonly O[] } | { error: string };

/** What goes over and back is JSON: as a text it takes a fraction of the time that copying objects does. The thread runs `program`, which calls `serveCommits`, and starts with the first batch. `file` is that of the database. */
export function commitThread<I, O>(program: URL, file: string): CommitThread<I, O> {
  let thread: Worker | null = null;
  let done = (_outputs: readonly O[]) => {};
  let failed = (_error: unknown) => {};

  function start(): Worker {
    const started = new Worker(program, { workerData: file });
    started.unref();
    started.on('message', (answer: string) => {
      const committed = JSON.parse(answer) as Committed<O>;
      if ('outputs' in committed) done(committed.outputs);
      else failed(new Error(committed.error));
    });
    started.on('error', (error) => {
      failed(error);
    });
    started.on('exit', () => {
      thread = null;
      failed(new Error('the thread that commits has ended'));
    });
    return started;
  }

  return {
    commit: (batch) =>
      new Promise((resolve, reject) => {
        [done, failed] = [resolve, reject];
        thread ??= start();
        thread.postMessage(JSON.stringify(batch));
      }),
    close: async () => {
      await thread?.terminate();
    },
  };
}

/** The thread's own side: a batch is one transaction, all or nothing. */
export function serveCommits<I, O>(
  open: (db: Kysely<Tables>) => (ask: Ask, batch: readonly I[]) => Promise<readonly O[]>,
): void {
  const { db, ask } = openSqlite(workerData as string);
  const work = open(db);

  async function commit(batch: readonly I[]): Promise<Committed<O>> {
    try {
      ask('begin', []);
      const outputs = await work(ask, batch);
      ask('commit', []);
      return { outputs };
    } catch (error) {
      ask('rollback', []);
      return { error: error instanceof Error ? error.message : String(error) };
    }
  }

  parentPort?.on('message', (batch: string) => {
    void commit(JSON.parse(batch) as I[]).then((committed) => {
      parentPort?.postMessage(JSON.stringify(committed));
    });
  });
}
