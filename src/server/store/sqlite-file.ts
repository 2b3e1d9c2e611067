/**
 * The file of the embedded database: Node's own SQLite. An answer is given only after a COMMIT that has reached the disk (WAL
 * with synchronous=FULL).
 */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { SqliteDatabase } from 'kysely';
import type { AskAtOnce } from './reusable.ts';

const pragmas = [
  'journal_mode = wal',
  'synchronous = full',
  'secure_delete = on',
  'trusted_schema = off',
  'wal_autocheckpoint = 8000', // pages, some 32 MB: who hands in seldom waits for the log to be copied
  'cache_size = -32768', // kB: the pages of a busy day stay at hand
];
const patienceMs = 5_000;
const shortPatienceMs = 500;
const mostStatements = 500; // prepared ones kept; the server has about eighty

/**
 * Opens the database in a file, making it and its folder where there is none; ':memory:' for one that is gone afterwards.
 * A transaction takes the right to write at its start: one that comes to it later may find another program before it. With
 * `reads` it never takes it.
 */
export function openFile(
  file: string,
  { reads = false } = {},
): { connection: SqliteDatabase; ask: AskAtOnce; forget: () => void } {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
  const database = new DatabaseSync(file, { enableForeignKeyConstraints: true, timeout: patienceMs });
  for (const pragma of pragmas) database.exec(`pragma ${pragma}`);
  const connection = forKysely(database, reads ? 'begin' : 'begin immediate');
  return {
    connection,
    ask: (text, values) => {
      const statement = connection.prepare(text);
      if (statement.reader) return statement.all(values);
      statement.run(values);
      return [];
    },
    /**
     * Leaves no byte of what was deleted: secure_delete blanks it, but not what lies between the rows of a page that was split; so
     * the file is written anew, and the log emptied. Throws when it could not be.
     */
    forget: () => {
      database.exec('vacuum');
      // Whoever reads for long, as a backup does, is not waited for in the turn of whoever writes.
      database.exec(`pragma busy_timeout = ${shortPatienceMs}`);
      try {
        const emptied = database.prepare('pragma wal_checkpoint(truncate)').get();
        if (emptied?.busy !== 0) throw new Error('what was erased is still in the log: the database is being read');
      } finally {
        database.exec(`pragma busy_timeout = ${patienceMs}`);
      }
    },
  };
}

/** Kysely asks for the shape of another library's connection; statements are prepared once. */
function forKysely(database: DatabaseSync, begin: string): SqliteDatabase {
  const prepared = new Map<string, ReturnType<typeof statementFor>>();
  return {
    close: () => {
      database.close();
    },
    prepare: (text) => {
      const ready = prepared.get(text);
      if (ready) return ready;
      if (prepared.size >= mostStatements) prepared.clear();
      const made =
        text === 'rollback' ? rollbackOn(database) : statementFor(database.prepare(text === 'begin' ? begin : text));
      prepared.set(text, made);
      return made;
    },
  };
}

/** A full disk ends the transaction by itself; that is what is to be told then, not that there was none to roll back. */
function rollbackOn(database: DatabaseSync): ReturnType<typeof statementFor> {
  const statement = statementFor(database.prepare('rollback'));
  return {
    ...statement,
    run: (parameters) => (database.isTransaction ? statement.run(parameters) : { changes: 0, lastInsertRowid: 0 }),
  };
}

type Value = string | number | bigint | null;

function statementFor(statement: StatementSync) {
  const values = (parameters: readonly unknown[]) => parameters as Value[];
  const names = statement.columns().map(({ name }) => name);
  // Rows of values, named here: the database's own naming takes as long as most of the queries.
  statement.setReturnArrays(true);
  const named = (row: unknown) => {
    const one: Record<string, unknown> = {};
    for (const [index, name] of names.entries()) one[name] = (row as Value[])[index];
    return one;
  };
  return {
    reader: names.length > 0,
    all: (parameters: readonly unknown[]) => statement.all(...values(parameters)).map(named),
    run: (parameters: readonly unknown[]) => statement.run(...values(parameters)),
    *iterate(parameters: readonly unknown[]): IterableIterator<unknown> {
      for (const row of statement.iterate(...values(parameters))) yield named(row);
    },
  };
}
