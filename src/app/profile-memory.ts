/**
 * What replaying runs gave, remembered on the device so that it need not be done at every visit. Everything in it follows
 * from the runs: it may be thrown away at any time, and whatever fails here only costs time.
 */
import type { DBSchema } from 'idb';
import type { Findings } from '../core/profile/findings.ts';
import type { RunLog } from '../core/run/run.ts';
import { engineNumber } from '../core/run/story.ts';
import { openDatabase } from './database.ts';

/** `log` is the whole log as JSON: findings hold for that log and no other, under that engine. */
type Remembered = { runId: string; log: string; engine: number; findings: Findings };

interface Schema extends DBSchema {
  findings: { key: string; value: Remembered };
}

// Raised with any change of what findings are: what an earlier game remembered is thrown away.
const version = 1;

export type Memory = {
  /** What was found of these logs, by run id; those not remembered, or changed since, are absent. */
  recall: (logs: readonly RunLog[]) => Promise<Map<string, Findings>>;
  /** Remembers findings, and forgets all runs that are not in `logs`. */
  remember: (logs: readonly RunLog[], found: ReadonlyMap<string, Findings>) => Promise<void>;
};

/** Opens the memory. Never rejects. */
export function openMemory(): Memory {
  const { attempt } = openDatabase<Schema>(
    'tegenspel-profile',
    (db) => {
      for (const store of [...db.objectStoreNames]) db.deleteObjectStore(store);
      db.createObjectStore('findings', { keyPath: 'runId' });
    },
    () => {},
    version,
  );

  return {
    async recall(logs) {
      const all = (await attempt((db) => db.getAll('findings')))?.value ?? [];
      const byRun = new Map(all.map((one) => [one.runId, one]));
      return new Map(
        logs.flatMap((log): [string, Findings][] => {
          const one = byRun.get(log.runId);
          const holds = one?.engine === engineNumber && one.log === JSON.stringify(log);
          return holds ? [[log.runId, one.findings]] : [];
        }),
      );
    },

    async remember(logs, found) {
      await attempt(async (db) => {
        const change = db.transaction('findings', 'readwrite');
        const wanted = new Set(logs.map(({ runId }) => runId));
        for (const key of await change.store.getAllKeys()) if (!wanted.has(key)) await change.store.delete(key);
        for (const log of logs) {
          const findings = found.get(log.runId);
          if (!findings) continue;
          await change.store.put({ runId: log.runId, log: JSON.stringify(log), engine: engineNumber, findings });
        }
        await change.done;
      });
    },
  };
}
