/** All that is kept as lines of text, the same on both databases: for backups, and to go from one database to the other. */
import { sql, type Kysely } from 'kysely';
import { noteErased } from './forgetting.ts';
import { advance, versionOf, type Kind } from './migrate.ts';
import { StoreProblem } from './problem.ts';
import { migrations, type Tables } from './tables.ts';

/** In an order in which each line's references are there before it; keys that order the lines of a table. */
const dumped = [
  ['facts', ['name']],
  ['scenarios', ['sha256']],
  ['workshops', ['id']],
  ['members', ['id']],
  ['runs', ['workshop', 'runId']],
  ['progress', ['workshop', 'runId']],
  ['standings', ['member']],
] as const;
const dumpHeader = (tables: number) => JSON.stringify({ tegenspel: 'dump', tables });
const dumpPage = 1_000;

/** One moment's state: read in one transaction that sees no later write. */
export async function* dumpOf(db: Kysely<Tables>, kind: Kind): AsyncIterable<string> {
  const begin = db.startTransaction();
  // In SQLite every transaction sees one moment.
  const controlled = await (kind === 'postgres' ? begin.setIsolationLevel('repeatable read') : begin).execute();
  try {
    yield dumpHeader(await versionOf(controlled));
    for (const [table, keys] of dumped)
      for (let offset = 0; ; offset += dumpPage) {
        let page = controlled.selectFrom(table).selectAll();
        for (const key of keys) page = page.orderBy(sql.ref(key));
        const rows = await page.limit(dumpPage).offset(offset).execute();
        // Names in one order, whatever the order of the columns.
        for (const row of rows)
          yield JSON.stringify([table, Object.fromEntries(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)))]);
        if (rows.length < dumpPage) break;
      }
  } finally {
    await controlled.commit().execute();
  }
}

/**
 * Fills an empty store with what `dumpOf` gave, or with `replace` puts it in the place of what is there. What an older version
 * dumped is filled into tables of that version, which are then brought up to date.
 */
export async function restoreInto(
  db: Kysely<Tables>,
  kind: Kind,
  lines: AsyncIterable<string>,
  replace: boolean,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    // What refers goes before what it refers to.
    if (replace) for (const [table] of [...dumped].reverse()) await transaction.deleteFrom(table).execute();
    for (const [table] of dumped) {
      if (table === 'facts') continue;
      if (
        await transaction
          .selectFrom(table)
          .select(sql<number>`1`.as('one'))
          .limit(1)
          .executeTakeFirst()
      )
        throw new StoreProblem('not-empty', `the store is not empty: it has ${table}`);
    }
    await transaction.deleteFrom('facts').execute();
    let [number, version] = [0, 0];
    for await (const line of lines) {
      number += 1;
      if (number === 1) {
        version = versionIn(line);
        if (version < migrations.length) {
          for (const [table] of [...dumped].reverse())
            if (table !== 'facts') await transaction.schema.dropTable(table).execute();
          await advance(transaction, kind, 0, migrations.slice(0, version));
          await transaction.deleteFrom('facts').execute();
        }
        continue;
      }
      const [table, row] = readLine(line, number);
      await transaction.insertInto(table).values(row).execute();
    }
    if (number === 0) throw new StoreProblem('not-a-dump', 'an empty dump');
    await advance(transaction, kind, version);
    if (replace) await noteErased(transaction);
  });
}

function versionIn(header: string): number {
  for (let version = 1; version <= migrations.length; version += 1) if (header === dumpHeader(version)) return version;
  throw new StoreProblem('not-a-dump', 'line 1: not a dump of this version of Tegenspel, nor of an older one', 1);
}

function readLine(line: string, number: number): [keyof Tables, never] {
  try {
    const value: unknown = JSON.parse(line);
    if (Array.isArray(value) && value.length === 2 && dumped.some(([table]) => table === value[0]))
      return value as [keyof Tables, never];
  } catch {
    // told below
  }
  throw new StoreProblem('not-a-dump', `line ${number}: not a line of a dump`, number);
}
