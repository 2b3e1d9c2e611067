/**
 * Group commit: writes that are asked for while the disk is busy share the next transaction, and each is told of its end only
 * after that transaction's COMMIT. One failing write takes none of the others with it: they are tried again one by one.
 */
import type { Kysely, Transaction } from 'kysely';
import type { Tables } from './tables.ts';

export type Work<T> = (transaction: Transaction<Tables>) => Promise<T>;

type Job = { work: Work<unknown>; done: (value: unknown) => void; failed: (error: unknown) => void };

const mostTogether = 256; // a batch is some ten milliseconds of work

export type Writer = {
  /** Does `work` in a transaction, alone or with others. Resolves once it is on the disk. `work` may run twice. */
  write<T>(work: Work<T>): Promise<T>;
  /** Resolves when everything asked for so far is done. */
  idle(): Promise<void>;
};

export function createWriter(db: Kysely<Tables>): Writer {
  const waiting: Job[] = [];
  let busy: Promise<void> | null = null;

  async function drain(): Promise<void> {
    // Whatever arrives in the same turn of the event loop goes along.
    await new Promise((resolve) => setImmediate(resolve));
    while (waiting.length > 0) {
      const batch = waiting.splice(0, mostTogether);
      await together(db, batch);
    }
    busy = null;
  }

  return {
    write: <T>(work: Work<T>) =>
      new Promise<T>((done, failed) => {
        waiting.push({ work, done: done as (value: unknown) => void, failed });
        busy ??= drain();
      }),
    async idle() {
      while (busy) await busy;
    },
  };
}

async function together(db: Kysely<Tables>, batch: readonly Job[]): Promise<void> {
  try {
    const values = await db.transaction().execute(async (transaction) => {
      const results: unknown[] = [];
      for (const { work } of batch) results.push(await work(transaction));
      return results;
    });
    batch.forEach(({ done }, index) => {
      done(values[index]);
    });
  } catch (error) {
    const [first] = batch;
    if (batch.length === 1 && first) first.failed(error);
    else for (const job of batch) await together(db, [job]);
  }
}
