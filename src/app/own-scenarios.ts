/**
 * Scenarios that somebody opened from a file: kept on this device, in a database of their own, beside those of the game.
 * Their ids begin with `own:`, so that one may have the id of a scenario of the game and neither takes the other's place.
 */
import type { DBSchema } from 'idb';
import { openDatabase } from './database.ts';
import type { CardWords } from './proof-job.ts';
import type { StorageProblem } from './storage.ts';

export type OwnScenario = {
  /** `own:` and the id in the file. */
  id: string;
  /** The file's text, which was sound when it was kept. */
  source: string;
  card: CardWords;
  fileName: string;
  /** Milliseconds since 1970. */
  keptAt: number;
  /** The file itself, where the browser can look at it again; `modifiedAt` is its date when it was read. */
  file: FileSystemFileHandle | null;
  modifiedAt: number;
  /** How many things the proof found; null as long as nothing was proved. */
  shortfalls: number | null;
};

export type OwnScenarios = {
  /** The latest first. */
  list(): Promise<OwnScenario[]>;
  load(id: string): Promise<OwnScenario | null>;
  /** Keeps it in the place of what had its id. False when it is kept in this tab only, which is then reported. */
  keep(own: OwnScenario): Promise<boolean>;
  /** Gives the way to put it back. */
  remove(id: string): Promise<() => Promise<void>>;
  /** Calls back when another tab has kept or removed one. Returns how to stop. */
  onElsewhere(listener: (id: string) => void): () => void;
};

export const ownPrefix = 'own:';

interface Schema extends DBSchema {
  scenarios: { key: string; value: OwnScenario };
}

/** Opens the store. `report` hears why something could not be kept. Never throws. */
export function openOwnScenarios(report: (problem: StorageProblem) => void): OwnScenarios {
  // What this tab could not keep on the device.
  const mine = new Map<string, OwnScenario>();
  const { attempt, tell, onElsewhere } = openDatabase<Schema>(
    'tegenspel-own',
    (db) => void db.createObjectStore('scenarios', { keyPath: 'id' }),
    report,
  );

  async function keep(own: OwnScenario): Promise<boolean> {
    const kept = await attempt((db) => db.put('scenarios', own));
    if (kept) mine.delete(own.id);
    else mine.set(own.id, own);
    if (kept) tell(own.id);
    return kept !== null;
  }

  async function load(id: string): Promise<OwnScenario | null> {
    return mine.get(id) ?? (await attempt((db) => db.get('scenarios', id)))?.value ?? null;
  }

  return {
    async list() {
      const found = await attempt((db) => db.getAll('scenarios'));
      const all = new Map([...(found?.value ?? []), ...mine.values()].map((own) => [own.id, own]));
      return [...all.values()].sort((a, b) => b.keptAt - a.keptAt);
    },
    load,
    keep,
    async remove(id) {
      const own = await load(id);
      mine.delete(id);
      await attempt((db) => db.delete('scenarios', id));
      tell(id);
      return async () => {
        if (own) await keep(own);
      };
    },
    onElsewhere,
  };
}
