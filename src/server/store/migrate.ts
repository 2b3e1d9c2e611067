/** Bringing the tables up to date. */
import { sql, type Kysely, type Transaction } from 'kysely';
import { StoreProblem } from './problem.ts';
import { migrations as ownMigrations, type Migration, type Tables } from './tables.ts';

export type Kind = 'sqlite' | 'postgres';

const migrationLock = 727_001; // any number that only this program uses

/** `backup` is called before the tables of an older version are changed. Throws StoreProblem when they are of a newer version. */
export async function migrate(
  db: Kysely<Tables>,
  kind: Kind,
  { backup, migrations = ownMigrations }: { backup?: () => Promise<void>; migrations?: readonly Migration[] },
): Promise<void> {
  /** Servers that start at one moment on one database take turns. */
  const inTurn = (work: (transaction: Transaction<Tables>) => Promise<void>) =>
    db.transaction().execute(async (transaction) => {
      if (kind === 'postgres') await sql`select pg_advisory_xact_lock(${migrationLock})`.execute(transaction);
      await work(transaction);
    });
  const text = textOf(kind);
  const facts = `create table if not exists facts (name ${text} primary key, value ${text} not null)`;
  await inTurn(async (transaction) => void (await sql.raw(facts).execute(transaction)));
  const found = await versionOf(db);
  if (found > migrations.length)
    throw new StoreProblem('newer', `the data are of version ${found}; this Tegenspel knows ${migrations.length}`);
  if (found === migrations.length) return;
  if (found > 0) await backup?.();
  await inTurn(async (transaction) => advance(transaction, kind, await versionOf(transaction), migrations));
}

/** Makes tables of version `from` into the newest; 0 stands for none. */
export async function advance(
  transaction: Transaction<Tables>,
  kind: Kind,
  from: number,
  migrations: readonly Migration[] = ownMigrations,
): Promise<void> {
  for (const migration of migrations.slice(from)) await migration(transaction, textOf(kind));
  await setFact(transaction, 'tables', String(migrations.length));
}

/** Number of the tables; 0 without any. */
export async function versionOf(db: Kysely<Tables>): Promise<number> {
  const tables = db.selectFrom('facts').select('value').where('name', '=', 'tables');
  return Number((await tables.executeTakeFirst())?.value ?? 0);
}

export async function setFact(db: Kysely<Tables>, name: string, value: string): Promise<void> {
  await db
    .insertInto('facts')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
}

/** Text that compares byte by byte, so that both databases sort alike. */
const textOf = (kind: Kind) => (kind === 'postgres' ? 'text collate "C"' : 'text');
