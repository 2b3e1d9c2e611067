/** A database of this device with what every small one needs: nothing is waited for too long, and other tabs hear of it. */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { problemOf, type StorageProblem } from './storage.ts';

export type Database<Schema extends DBSchema> = {
  /** Null when the work fails or takes too long, which is reported. Never rejects. */
  attempt: <T>(work: (db: IDBPDatabase<Schema>) => Promise<T>) => Promise<{ value: T } | null>;
  /** Tells the other tabs. */
  tell: (message: string) => void;
  /** Calls back with what another tab tells. Returns how to stop. */
  onElsewhere: (listener: (message: string) => void) => () => void;
};

const patienceMs = 2_000; // what takes longer is remembered by the tab

/**
 * Opened when first needed, with stores made by `create`, which finds those of an earlier version still there. `report` hears
 * why something could not be kept.
 */
export function openDatabase<Schema extends DBSchema>(
  name: string,
  create: (db: IDBPDatabase<Schema>) => void,
  report: (problem: StorageProblem) => void,
  version = 1,
): Database<Schema> {
  let database: Promise<IDBPDatabase<Schema>> | null = null;
  let radio: BroadcastChannel | null | undefined;
  const channel = () => (radio ??= 'BroadcastChannel' in globalThis ? new BroadcastChannel(name) : null);

  const open = () =>
    (database ??= openDB<Schema>(name, version, {
      upgrade: create,
      blocking: (_current, _next, event) => {
        (event.target as IDBDatabase).close();
        database = null;
      },
      terminated: () => (database = null),
    }).catch((error: unknown) => {
      database = null;
      throw error;
    }));

  return {
    async attempt(work) {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const late = new Promise<null>((resolve) => (timer = setTimeout(() => resolve(null), patienceMs)));
      try {
        const done = open()
          .then(work)
          .then((value) => ({ value }));
        const outcome = await Promise.race([done, late]);
        if (!outcome) report('slow');
        return outcome;
      } catch (error) {
        report(problemOf(error));
        return null;
      } finally {
        clearTimeout(timer);
      }
    },
    tell: (message) => channel()?.postMessage(message),
    onElsewhere(listener) {
      const hear = ({ data }: MessageEvent<unknown>) => typeof data === 'string' && listener(data);
      channel()?.addEventListener('message', hear);
      return () => channel()?.removeEventListener('message', hear);
    },
  };
}
