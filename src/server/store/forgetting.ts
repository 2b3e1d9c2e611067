/** Leaving no byte of what was erased: noted with the erasing itself, so that no end of the program makes it forgotten. */
import { randomUUID } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import { setFact } from './migrate.ts';
import type { Tables } from './tables.ts';

const fact = 'forget';
const insistMs = 60_000;
const writersShare = 4; // others write that many times as long as the last forgetting took, before the next
const mostWaitMs = 2_000;

/** Notes, in the transaction that erases, that the bytes are to go. */
export const noteErased = (transaction: Transaction<Tables>): Promise<void> => setFact(transaction, fact, randomUUID()); // another one each time: what was erased meanwhile is still to be forgotten

export type Forgetting = {
  /** Resolves when nothing noted so far is left, or when that has failed, as on a full disk: it is told and tried again later. */
  forgotten: () => Promise<void>;
  /** Lets what is under way end; the rest is for the next start. */
  stop: () => Promise<void>;
};

/** `forget` takes the bytes away; whoever asks while it is under way shares the next one. */
export function forgetting(
  db: Kysely<Tables>,
  {
    forget,
    commit,
    onError,
  }: {
    forget: () => Promise<void>;
    commit: (work: (transaction: Transaction<Tables>) => Promise<unknown>) => Promise<unknown>;
    onError: (error: Error) => void;
  },
): Forgetting {
  let running: Promise<void> = Promise.resolve();
  let next: Promise<void> | null = null;
  let stopped = false;
  let [endedAt, tookMs] = [-Infinity, 0];

  async function forgetAll(): Promise<void> {
    const noted = db.selectFrom('facts').select('value').where('name', '=', fact);
    const due = stopped ? undefined : await noted.executeTakeFirst();
    if (!due) return;
    const startedAt = performance.now();
    await forget();
    endedAt = performance.now();
    tookMs = endedAt - startedAt;
    await commit((transaction) =>
      transaction.deleteFrom('facts').where('name', '=', fact).where('value', '=', due.value).execute(),
    );
  }

  async function inTurn(before: Promise<void>): Promise<void> {
    await before;
    const waitMs = endedAt + Math.min(tookMs * writersShare, mostWaitMs) - performance.now();
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
    next = null;
    running = forgetAll().catch((error: unknown) => {
      onError(error instanceof Error ? error : new Error(String(error)));
      setTimeout(() => void forgotten(), insistMs).unref();
    });
    return running;
  }

  const forgotten = () => (next ??= inTurn(running));
  return {
    forgotten,
    async stop() {
      stopped = true;
      await running;
    },
  };
}
