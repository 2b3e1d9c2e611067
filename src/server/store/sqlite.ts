/** The embedded database behind Kysely. */
import { Kysely, SqliteDialect } from 'kysely';
import { openFile } from './sqlite-file.ts';
import type { Tables } from './tables.ts';

/** Opens the database in a file, as `openFile` does. */
export function openSqlite(...where: Parameters<typeof openFile>) {
  const { connection, ...rest } = openFile(...where);
  return { db: new Kysely<Tables>({ dialect: new SqliteDialect({ database: connection }) }), ...rest };
}
