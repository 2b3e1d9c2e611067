/** Committing on a thread of its own, with a connection of its own: the server answers others while the disk is busy. */
import { parentPort, Worker, workerData } from 'node:worker_threads';
import type { Ask } from './reusable.ts';
import { openFile } from './sqlite-file.ts';

export type CommitThread<I, O> = {
  /** Commits a batch; rejects when nothing of it was, or nobody knows. One batch at a time. */
  commit: (batch: readonly I[]) => Promise<readonly O[]>;
  /** Leaves no byte of what was deleted, as `openFile` does; in a turn of its own. */
  forget: () => Promise<void>;
  close: () => Promise<void>;
};

const forgetting = 'forget'; // no JSON

type Given = { file: string; setting: unknown };
type Committed<O> = { outputs: readonly O[] } | { error: string };

/**
 * The thread runs `program`, which calls `serveCommits`, and starts with the first batch. `file` is that of the database; `setting`
 * is given to the program. What goes over and back is JSON: as a text it takes a fraction of the time that copying objects does.
 */
export function commitThread<I, O>(program: URL, file: string, setting: unknown): CommitThread<I, O> {
  let thread: Worker | null = null;
  let done = (_outputs: readonly O[]) => {};
  let failed = (_error: unknown) => {};

  function start(): Worker {
    const started = new Worker(program, { workerData: { file, setting } satisfies Given });
    started.unref();
    // One that has broken ends a while later: what it still says is no longer about the work of the next.
    const over = (error: unknown) => {
      if (thread !== started) return;
      thread = null;
      failed(error);
    };
    started.on('message', (answer: string) => {
      if (thread !== started) return;
      const committed = JSON.parse(answer) as Committed<O>;
      if ('outputs' in committed) done(committed.outputs);
      else failed(new Error(committed.error));
    });
    started.on('error', over);
    started.on('exit', () => {
      over(new Error('the thread that commits has ended'));
    });
    return started;
  }

  const tell = (message: string) =>
    new Promise<readonly O[]>((resolve, reject) => {
      [done, failed] = [resolve, reject];
      thread ??= start();
      thread.postMessage(message);
    });

  return {
    commit: (batch) => tell(JSON.stringify(batch)),
    forget: async () => {
      await tell(forgetting);
    },
    close: async () => {
      await thread?.terminate();
    },
  };
}

/** The thread's own side: a batch is one transaction, all or nothing. */
export function serveCommits<S, I, O>(
  open: (setting: S) => (ask: Ask, batch: readonly I[]) => Promise<readonly O[]>,
): void {
  const { file, setting } = workerData as Given;
  const { ask, forget } = openFile(file);
  const work = open(setting as S);

  async function commit(batch: readonly I[]): Promise<readonly O[]> {
    try {
      ask('begin', []);
      const outputs = await work(ask, batch);
      ask('commit', []);
      return outputs;
    } catch (error) {
      ask('rollback', []);
      throw error;
    }
  }

  async function answer(message: string): Promise<Committed<O>> {
    try {
      if (message !== forgetting) return { outputs: await commit(JSON.parse(message) as I[]) };
      forget();
      return { outputs: [] };
    } catch (error) {
      return { error: error instanceof Error ? error.message : String(error) };
    }
  }

  parentPort?.on('message', (message: string) => {
    void answer(message).then((committed) => {
      parentPort?.postMessage(JSON.stringify(committed));
    });
  });
}
