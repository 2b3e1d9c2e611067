/** PostgreSQL, where one machine is not enough: any number of server processes on one database. */
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
  /** Tells the other processes that something about a workshop has changed; null for all. */
  tell: (workshop: string | null) => Promise<void>;
  /** Hears the other processes and this one; after a broken line it is told of everything by null. Returns how to stop. */
  hear: (listener: (workshop: string | null) => void) => Promise<() => Promise<void>>;
};

/** Connects; fails where the address or its keys are wrong. */
export function openPostgres(address: string, onError: (error: Error) => void): Postgres {
  const pool = new pg.Pool({ connectionString: address, max: 10, types, connectionTimeoutMillis: patienceMs });
  pool.on('error', onError);
  // The pool listens to idle connections only; one that breaks while it is used would end the program.
  pool.on('connect', (client) => {
    client.on('error', onError);
  });
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return {
    db,
    tell: async (workshop) => {
      await pool.query('select pg_notify($1, $2)', [channel, workshop ?? every]);
    },
    hear: async (listener) => {
      let client: pg.Client | null = null;
      let stopped = false;
      const connect = async (): Promise<void> => {
        client = new pg.Client({ connectionString: address, connectionTimeoutMillis: patienceMs });
        client.on('error', (error) => {
          onError(error);
          void client?.end().catch(() => {});
          if (!stopped) setTimeout(() => void again(), retryMs).unref();
        });
        client.on('notification', ({ payload }) => {
          if (payload) listener(payload === every ? null : payload);
        });
        await client.connect();
        await client.query(`listen ${channel}`);
      };
      const again = async (): Promise<void> => {
        try {
          await connect();
          listener(null); // what was said meanwhile is lost: look at everything
        } catch (error) {
          onError(error as Error);
          if (!stopped) setTimeout(() => void again(), retryMs).unref();
        }
      };
      await connect();
      return async () => {
        stopped = true;
        await client?.end();
      };
    },
  };
}
