/** PostgreSQL, where one machine is not enough: any number of server processes on one database. */
import { randomUUID } from 'node:crypto';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Tables } from './tables.ts';

const channel = 'tegenspel_workshop';
const every = '*'; // no id of a workshop
const retryMs = 500;
const patienceMs = 5_000; // a database that stops while one connects to it may never answer

// Every number kept is safe as a number: times in milliseconds, and keys below 2^53.
const numbers = new Map<number, (text: string) => unknown>([
  [pg.types.builtins.INT8, Number],
  [pg.types.builtins.NUMERIC, Number],
]);
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary'): ((text: string) => unknown) =>
    numbers.get(oid) ?? (pg.types.getTypeParser(oid, format) as (text: string) => unknown),
};

export type Postgres = {
  db: Kysely<Tables>;
  /** Tells this process at once and the others as soon as can be that something about a workshop has changed; null for all. */
  tell: (workshop: string | null) => void;
  /** Hears of changes; after a broken line it is told of everything by null. Returns how to stop. */
  hear: (listener: Listener) => Promise<() => Promise<void>>;
};

type Listener = (workshop: string | null) => void;

/** Connects; fails where the address or its keys are wrong. */
export function openPostgres(address: string, onError: (error: Error) => void): Postgres {
  const pool = new pg.Pool({ connectionString: address, max: 10, types, connectionTimeoutMillis: patienceMs });
  pool.on('error', onError);
  // The pool listens to idle connections only; one that breaks while it is used would end the program.
  pool.on('connect', (client) => {
    client.on('error', onError);
  });
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const own = `${randomUUID()} `;
  const listeners = new Set<Listener>();
  const others = tellOthers(
    (names) => pool.query('select pg_notify($1, $2 || name) from unnest($3::text[]) as name', [channel, own, names]),
    onError,
  );

  function heard(payload: string): void {
    if (payload.startsWith(own)) return;
    const name = payload.slice(own.length);
    for (const listener of listeners) listener(name === every ? null : name);
  }

  return {
    db,
    tell: (workshop) => {
      for (const listener of listeners) listener(workshop);
      others.tell(workshop ?? every);
    },
    hear: async (listener) => {
      const stop = await listenTo(address, heard, () => listener(null), onError);
      listeners.add(listener);
      return async () => {
        listeners.delete(listener);
        await others.stop();
        await stop();
      };
    },
  };
}

/** Tells names, those that come meanwhile together with the next; what could not be told is tried again. */
function tellOthers(
  notify: (names: readonly string[]) => Promise<unknown>,
  onError: (error: Error) => void,
): { tell: (name: string) => void; stop: () => Promise<void> } {
  const untold = new Set<string>();
  let telling: Promise<void> | null = null;
  let retry: ReturnType<typeof setTimeout> | null = null;

  async function tellAll(): Promise<void> {
    while (untold.size > 0) {
      const names = [...untold];
      untold.clear();
      try {
        await notify(names);
      } catch (error) {
        onError(error as Error);
        for (const name of names) untold.add(name);
        retry = setTimeout(start, retryMs).unref();
        break;
      }
    }
    telling = null;
  }

  function start(): void {
    retry = null;
    telling ??= tellAll();
  }

  return {
    tell(name) {
      untold.add(name);
      if (!retry) start();
    },
    async stop() {
      await telling;
      if (retry) clearTimeout(retry);
    },
  };
}

/** Listens on a connection of its own, and on another when that breaks: of that `onBack` tells. Returns how to stop. */
async function listenTo(
  address: string,
  heard: (payload: string) => void,
  onBack: () => void,
  onError: (error: Error) => void,
): Promise<() => Promise<void>> {
  let client: pg.Client | null = null;
  let stopped = false;

  async function connect(): Promise<void> {
    const made = new pg.Client({ connectionString: address, connectionTimeoutMillis: patienceMs });
    client = made;
    // One that breaks may say so several times.
    made.on('error', (error) => {
      onError(error);
      if (client === made) lost();
    });
    made.on('notification', ({ payload }) => {
      if (payload) heard(payload);
    });
    await made.connect();
    await made.query(`listen ${channel}`);
  }

  function lost(): void {
    void client?.end().catch(() => {});
    client = null;
    if (!stopped) setTimeout(again, retryMs).unref();
  }

  function again(): void {
    if (stopped) return;
    connect().then(onBack, (error: unknown) => {
      onError(error as Error);
      if (client) lost();
    });
  }

  await connect();
  return async () => {
    stopped = true;
    await client?.end();
  };
}
