/** Committing on a thread of its own, with a connection of its own: the server answers others while the disk is busy. */
import { parentPort, receiveMessageOnPort, Worker, workerData } from 'node:worker_threads';
import type { Ask } from './reusable.ts';
import { openFile } from './sqlite-file.ts';

export type CommitThread<I, O> = {
  /** Commits a batch; rejects when nothing of it was, or nobody knows. Batches that wait for the disk share a transaction. */
  commit: (batch: readonly I[]) => Promise<readonly O[]>;
  /** Leaves no byte of what was deleted, as `openFile` does; in a turn of its own. */
  forget: () => Promise<void>;
  close: () => Promise<void>;
};

const forgetting = 'forget'; // no JSON
const mostTogether = 16; // batches

type Given = { file: string; setting: unknown };
type Committed<O> = { outputs: readonly O[] } | { error: string };
/** `waiting` is who has been told nothing yet, in the order of asking. */
type Running<O> = {
  worker: Worker;
  waiting: { done: (outputs: readonly O[]) => void; failed: (error: unknown) => void }[];
};

/**
 * The thread runs `program`, which calls `serveCommits`, and starts with the first batch. `file` is that of the database; `setting`
 * is given to the program. What goes over and back is JSON: as a text it takes a fraction of the time that copying objects does.
 */
export function commitThread<I, O>(program: URL, file: string, setting: unknown): CommitThread<I, O> {
  let running: Running<O> | null = null;

  function start(): Running<O> {
    const worker = new Worker(program, { workerData: { file, setting } satisfies Given });
    const started: Running<O> = { worker, waiting: [] };
    worker.unref();
    // One that has broken ends a while later: what it still says is no longer about the work of the next.
    const over = (error: unknown) => {
      if (running === started) running = null;
      for (const { failed } of started.waiting.splice(0)) failed(error);
    };
    worker.on('message', (answers: string) => {
      for (const committed of JSON.parse(answers) as Committed<O>[]) {
        const asked = started.waiting.shift();
        if ('outputs' in committed) asked?.done(committed.outputs);
        else asked?.failed(new Error(committed.error));
      }
    });
    worker.on('error', over);
    worker.on('exit', () => {
      over(new Error('the thread that commits has ended'));
    });
    return started;
  }

  const tell = (message: string) =>
    new Promise<readonly O[]>((done, failed) => {
      running ??= start();
      running.waiting.push({ done, failed });
      running.worker.postMessage(message);
    });

  return {
    commit: (batch) => tell(JSON.stringify(batch)),
    forget: async () => {
      await tell(forgetting);
    },
    close: async () => {
      await running?.worker.terminate();
    },
  };
}

/** The thread's own side: a batch is all or nothing, in one transaction with those that wait behind it. */
export function serveCommits<S, I, O>(
  open: (setting: S) => (ask: Ask, batch: readonly I[]) => Promise<readonly O[]>,
): void {
  const { file, setting } = workerData as Given;
  const { ask, forget } = openFile(file);
  const work = open(setting as S);

  async function commit(batches: readonly (readonly I[])[]): Promise<Committed<O>[]> {
    try {
      ask('begin', []);
      const committed: Committed<O>[] = [];
      for (const batch of batches) committed.push({ outputs: await work(ask, batch) });
      ask('commit', []);
      return committed;
    } catch (error) {
      ask('rollback', []);
      throw error;
    }
  }

  /** Answers all together, or else each by itself. */
  async function answer(messages: readonly string[]): Promise<Committed<O>[]> {
    const isAlone = messages.length === 1;
    try {
      if (!messages.includes(forgetting)) return await commit(messages.map((message) => JSON.parse(message) as I[]));
      if (isAlone) {
        forget();
        return [{ outputs: [] }];
      }
    } catch (error) {
      if (isAlone) return [{ error: error instanceof Error ? error.message : String(error) }];
    }
    const each: Committed<O>[] = [];
    for (const message of messages) each.push(...(await answer([message])));
    return each;
  }

  const port = parentPort;
  port?.on('message', (first: string) => {
    const messages = [first];
    while (messages.length < mostTogether) {
      const next: { message: string } | undefined = receiveMessageOnPort(port);
      if (!next) break;
      messages.push(next.message);
    }
    // All that is asked of the database here is answered at once: this is over before the next message is heard.
    void answer(messages).then((answers) => {
      port.postMessage(JSON.stringify(answers));
    });
  });
}
