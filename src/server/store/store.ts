/**
 * What the workshop server keeps, in the words of the workshop. One implementation for SQLite and PostgreSQL: what a caller
 * sees of them is the same, and tests hold them equal. Everything resolves after it is on the disk; refusals are values;
 * whatever the database itself has against a call (a full disk, a lost line) rejects as it came.
 */
import {
  CompiledQuery,
  sql,
  type DeleteQueryBuilder,
  type DeleteResult,
  type Kysely,
  type Selectable,
  type Transaction,
} from 'kysely';
import { mostAttempts } from '../../core/board/attempt.ts';
import { rankKey, standingOf, type Counts } from '../../core/board/ranking.ts';
import { commitThread } from './commit-thread.ts';
import { dumpOf, restoreInto } from './dump.ts';
import { groupCommit, takeTurns, type Turns } from './group-commit.ts';
import { forgetting, noteErased } from './forgetting.ts';
import { createHandIn, handInQueries, type HandIn, type HandingIn, type Outcome } from './hand-in.ts';
import { playedFrom, rowOfRun, runFrom, type AcceptedRun, type PlayedRun } from './played.ts';
import { migrate, setFact, type Kind } from './migrate.ts';
import { openPostgres } from './postgres.ts';
import { remembered } from './remembered.ts';
import type { Ask } from './reusable.ts';
import { openSqlite } from './sqlite.ts';
import { standingKept } from './standing.ts';
import type { Migration, Tables } from './tables.ts';

export type WorkshopState = 'lobby' | 'open' | 'paused' | 'ended';
export type MemberState = 'waiting' | 'in' | 'removed';

export type Workshop = {
  id: string;
  /** Null once it has ended. */
  code: string | null;
  title: string;
  language: 'nl' | 'en';
  scenarios: { id: string; sha256: string }[];
  counts: Counts;
  names: boolean;
  teams: string[];
  keepDays: number;
  maxMembers: number;
  locked: boolean;
  approve: boolean;
  revealed: boolean;
  state: WorkshopState;
  hostHash: string;
  projectorHash: string;
  /** Run id on the projector. */
  shown: string | null;
  /** The line of that run that the host has gone to, from 0; null before that. */
  shownStep: number | null;
  createdAt: number;
  endedAt: number | null;
  deleteAt: number | null;
};

/** `endedAt` ends it: its code goes, and the days that it is kept begin; one that has ended keeps its moment. */
export type WorkshopChange = Partial<
  Pick<Workshop, 'title' | 'names' | 'locked' | 'approve' | 'revealed' | 'maxMembers' | 'keepDays'> &
    Pick<Workshop, 'hostHash' | 'projectorHash' | 'shown' | 'shownStep'> & {
      state: Exclude<WorkshopState, 'ended'>;
      endedAt: number;
    }
>;

export type Member = {
  id: string;
  workshop: string;
  nickname: string;
  skeleton: string;
  team: string | null;
  language: 'nl' | 'en';
  state: MemberState;
  tokenHash: string;
  codeHash: string;
  joinedAt: number;
  seenAt: number;
};

export type Standing = { member: string; points: number; hours: number; finished: number; rankKey: number };

/** As an outcome, with the run as it is kept. */
export type Submitted = Exclude<Outcome, { outcome: 'accepted' }> | { outcome: 'accepted'; run: AcceptedRun };

export type Store = {
  readonly kind: Kind;
  fact(name: string): Promise<string | null>;
  setFact(name: string, value: string): Promise<void>;
  /** Sets it where there is none yet, whoever else does so at that moment; gives what is there. */
  firstFact(name: string, value: string): Promise<string>;

  /**
   * Keeps a scenario's text under its fingerprint, for ever the same. One that a host sent goes with the last workshop that uses
   * it; the game's own, with null, stay.
   */
  keepScenario(scenario: { sha256: string; id: string; source: string }, sentAt: number | null): Promise<void>;
  /** Takes away what was sent by then and is in no workshop. */
  dropUnusedScenarios(sentBy: number): Promise<void>;
  scenario(sha256: string): Promise<{ id: string; source: string } | null>;

  /** known: one with this id is there. code-taken: by another workshop. no-scenario: the text of one of its scenarios is not kept. */
  addWorkshop(workshop: Workshop): Promise<'added' | 'known' | 'code-taken' | 'no-scenario'>;
  workshop(id: string): Promise<Workshop | null>;
  workshopByCode(code: string): Promise<Workshop | null>;
  /** The latest first. */
  workshops(): Promise<Workshop[]>;
  /** ended: it has, and stays so. */
  changeWorkshop(id: string, change: WorkshopChange): Promise<'changed' | 'ended' | 'no-workshop'>;
  /** Takes the workshop and all that was in it away; on SQLite its bytes as well. False when there was none. */
  deleteWorkshop(id: string): Promise<boolean>;
  /** Ids of those that go on, though the last to join or hand in did so at that moment or before; not where nobody ever joined. */
  idle(since: number): Promise<string[]>;
  /** Ids of those whose time has come. */
  due(now: number): Promise<string[]>;

  /** known: this very trainee is there already, and stays as he is. */
  addMember(member: Member): Promise<'added' | 'known' | 'nickname-taken' | 'full' | 'no-workshop'>;
  member(id: string): Promise<Member | null>;
  members(workshop: string): Promise<readonly Member[]>;
  memberByCode(workshop: string, codeHash: string): Promise<Member | null>;
  changeMember(
    id: string,
    change: Partial<Pick<Member, 'nickname' | 'skeleton' | 'team' | 'language' | 'state' | 'tokenHash' | 'codeHash'>>,
  ): Promise<'changed' | 'nickname-taken'>;
  /** Removes whoever joined at or after `since`. Gives how many. */
  removeJoined(workshop: string, since: number): Promise<number>;
  /** Takes a trainee and all his runs away for ever. */
  eraseMember(id: string): Promise<boolean>;
  /** Notes that these were here. */
  seen(members: readonly string[], at: number): Promise<void>;

  /** Accepts a verified run, ranks its owner, and takes its progress away, all or nothing. */
  submit(run: Omit<AcceptedRun, 'turn' | 'shown'>, limits: { attempts: number; counts: Counts }): Promise<Submitted>;
  run(workshop: string, runId: string): Promise<AcceptedRun | null>;
  /** In the order of acceptance. */
  runsOf(member: string): Promise<AcceptedRun[]>;
  runs(workshop: string): Promise<AcceptedRun[]>;
  showRun(workshop: string, runId: string, shown: boolean): Promise<boolean>;
  /** Keeps how far a run is; what is there stays when it is further. False when the run was accepted already, or is not his. */
  keepProgress(run: PlayedRun, at: number): Promise<boolean>;
  progressOf(member: string): Promise<PlayedRun[]>;
  progress(workshop: string): Promise<PlayedRun[]>;

  /** The best first, `limit` of them; removed trainees do not count. */
  standings(workshop: string, limit?: number): Promise<Standing[]>;
  /** Place from 1, by the index; null for who has finished nothing. */
  place(workshop: string, member: string): Promise<number | null>;
  /** Works all standings of a workshop out anew from its runs; gives those that were not as they should be. */
  recount(workshop: string): Promise<string[]>;

  /** Calls back with a workshop that has changed, here or in another process; null when it could be any. */
  onChange(listener: (workshop: string | null) => void): () => void;
  /** Everything kept, line by line, the same on both databases; only what has been committed. */
  dump(): AsyncIterable<string>;
  /**
   * Fills an empty store with what `dump` gave, or with `replace` puts it in the place of what is there. Throws when it is not
   * empty or a line makes no sense; then nothing has changed.
   */
  restore(lines: AsyncIterable<string>, options?: { replace: boolean }): Promise<void>;
  close(): Promise<void>;
};

export type StoreAddress = { sqlite: string } | { postgres: string };

export type StoreOptions = {
  /** Called before the tables of an older version are changed, with the way to dump them. */
  backup?: (dump: () => AsyncIterable<string>) => Promise<void>;
  onError?: (error: Error) => void;
  /** Other tables than this version's own: for tests of what comes after it. */
  migrations?: readonly Migration[];
};

const handInProgram = new URL('./hand-in-worker.ts', import.meta.url);

/** Opens the store and brings its tables up to date. Throws when they are of a newer version than this program. */
export async function openStore(address: StoreAddress, options: StoreOptions = {}): Promise<Store> {
  const onError = options.onError ?? (() => {});
  const listeners = new Set<(workshop: string | null) => void>();
  const hear = (workshop: string | null) => {
    for (const listener of listeners) listener(workshop);
  };
  if ('sqlite' in address) {
    const { db, ask, forget } = openSqlite(address.sqlite);
    await migrate(db, 'sqlite', migrating(db, 'sqlite', options));
    const turns = takeTurns();
    const queries = handInQueries(db, { locks: false });
    const here = handInHere(db, createHandIn(queries), () => ask);
    // What is only in memory has no second way in.
    const thread =
      address.sqlite === ':memory:' ? null : commitThread<HandingIn, Outcome>(handInProgram, address.sqlite, queries);
    return storeOn(db, {
      kind: 'sqlite',
      turns,
      // The thread is sent the next runs while it is at the last ones.
      handIn: thread ? groupCommit(turns.share, thread.commit) : groupCommit(turns.next, here),
      // A reader of its own, so that writing goes on meanwhile.
      reader: () => (thread ? openSqlite(address.sqlite, { reads: true }).db : null),
      listeners,
      // In a turn: whoever writes meanwhile would keep the log from being emptied.
      forget: () => turns.next(thread?.forget ?? forget),
      onError,
      tell: (workshop) => {
        hear(workshop);
      },
      stop: async () => thread?.close(),
    });
  }
  const { db, tell, hear: listen } = openPostgres(address.postgres, onError);
  await migrate(db, 'postgres', migrating(db, 'postgres', options));
  const stop = await listen(hear);
  const turns = takeTurns();
  const handIn = handInHere(
    db,
    createHandIn(handInQueries(db, { locks: true })),
    (transaction) => async (text, values) =>
      (await transaction.executeQuery(CompiledQuery.raw(text, [...values]))).rows,
  );
  return storeOn(db, {
    kind: 'postgres',
    turns,
    handIn: groupCommit(turns.next, handIn),
    reader: () => null,
    listeners,
    forget: async () => {
      for (const table of ['scenarios', 'workshops', 'members', 'runs', 'progress', 'standings'])
        await sql.raw(`vacuum ${table}`).execute(db);
    },
    onError,
    tell,
    stop,
  });
}

const migrating = (db: Kysely<Tables>, kind: Kind, { backup, migrations }: StoreOptions) => ({
  ...(backup ? { backup: () => backup(() => dumpOf(db, kind)) } : {}),
  ...(migrations ? { migrations } : {}),
});

/** What a write has changed: rows of the table of that name, or anything. */
type Changed = 'workshop' | 'members' | 'runs' | 'progress' | 'all';

/** Work within a transaction, alone or with others; it may be done twice. */
type Work<T> = (transaction: Transaction<Tables>) => Promise<T>;

/** Runs taken in on the connections at hand. */
const handInHere =
  (db: Kysely<Tables>, handIn: HandIn, asker: (transaction: Transaction<Tables>) => Ask) =>
  (batch: readonly HandingIn[]) =>
    db.transaction().execute((transaction) => handIn(asker(transaction), batch));

type Setting = {
  kind: Kind;
  turns: Turns;
  /** Takes a run in, with others in one transaction. */
  handIn: (run: HandingIn) => Promise<Outcome>;
  /** A connection for one long read, to be closed after it; null where those at hand serve. */
  reader: () => Kysely<Tables> | null;
  listeners: Set<(workshop: string | null) => void>;
  /** Gives back the room, and the bytes, of what was deleted. */
  forget: () => Promise<void>;
  onError: (error: Error) => void;
  /** Null for whatever concerns all workshops. */
  tell: (workshop: string | null) => void;
  stop: () => Promise<void>;
};

async function storeOn(
  db: Kysely<Tables>,
  { kind, turns, handIn, reader, listeners, forget, onError, tell, stop }: Setting,
): Promise<Store> {
  const commitAll = groupCommit(turns.next, (works: readonly Work<unknown>[]) =>
    db.transaction().execute(async (transaction) => {
      const values: unknown[] = [];
      for (const work of works) values.push(await work(transaction));
      return values;
    }),
  );
  const commit = <T>(work: Work<T>) => commitAll(work) as Promise<T>;
  const erased = forgetting(db, { forget, commit, onError });
  // Where this process is the only one that writes, what was read last is still so until it says otherwise.
  const workshopsRead = remembered<Workshop | null>(kind === 'sqlite', mostWorkshops);
  const membersRead = remembered<Member | null>(kind === 'sqlite', mostMembers);
  const roomsRead = remembered<readonly Member[]>(kind === 'sqlite', mostRooms);
  const boards = remembered<Board>(kind === 'sqlite', mostBoards);

  /** Tells of a change, and forgets what it may have changed; null for all workshops. */
  function changed(workshop: string | null, what: Changed): void {
    const name = workshop ?? undefined;
    if (what === 'all' || what === 'workshop') workshopsRead.forget(name);
    if (what === 'all' || what === 'members') {
      membersRead.forget();
      roomsRead.forget(name);
    }
    if (what !== 'workshop' && what !== 'progress') boards.forget(name);
    tell(workshop);
  }

  /** A write that its workshop's watchers are told of. */
  async function write<T>(workshop: string, what: Changed, work: Work<T>): Promise<T> {
    const value = await commit(work);
    changed(workshop, what);
    return value;
  }

  const boardOf = (workshop: string) =>
    boards.read(workshop, async () => {
      const rows = await db
        .selectFrom('standings')
        .select(['member', 'points', 'hours', 'finished', 'rankKey'])
        .where('workshop', '=', workshop)
        .orderBy('rankKey', 'desc')
        .orderBy('member')
        .execute();
      return { rows, keys: new Map(rows.map(({ member, rankKey: key }) => [member, key])) };
    });

  const workshopOf = async (member: string) =>
    (await db.selectFrom('members').select('workshop').where('id', '=', member).executeTakeFirst())?.workshop ?? null;

  await erased.forgotten(); // what was noted before the last end

  return {
    kind,
    async fact(name) {
      return (await db.selectFrom('facts').select('value').where('name', '=', name).executeTakeFirst())?.value ?? null;
    },
    async setFact(name, value) {
      await commit((transaction) => setFact(transaction, name, value));
      // Whoever watches by the key of the server is looked at again.
      if (name === 'host') changed(null, 'workshop');
    },
    firstFact: (name, value) =>
      commit(async (transaction) => {
        const first = transaction.insertInto('facts').values({ name, value });
        await first.onConflict((conflict) => conflict.column('name').doNothing()).execute();
        const kept = transaction.selectFrom('facts').select('value').where('name', '=', name);
        return (await kept.executeTakeFirstOrThrow()).value;
      }),

    async keepScenario(scenario, sentAt) {
      await commit((transaction) =>
        transaction
          .insertInto('scenarios')
          .values({ ...scenario, sentAt })
          // The game's own stays its own when a host sends it.
          .onConflict((conflict) =>
            conflict.column('sha256').doUpdateSet({ sentAt }).where('scenarios.sentAt', 'is not', null),
          )
          .execute(),
      );
    },
    async dropUnusedScenarios(sentBy) {
      const gone = await commit((transaction) =>
        dropUnused(transaction, kind, (unused) => unused.where('sentAt', '<=', sentBy)),
      );
      if (gone) await erased.forgotten();
    },
    async scenario(sha256) {
      const found = db.selectFrom('scenarios').select(['id', 'source']).where('sha256', '=', sha256);
      return (await found.executeTakeFirst()) ?? null;
    },

    addWorkshop: (workshop) =>
      commit(async (transaction) => {
        await lockScenarios(transaction, kind); // one at a time
        const known = transaction.selectFrom('workshops').select('id').where('id', '=', workshop.id);
        if (await known.executeTakeFirst()) return 'known';
        if (workshop.code !== null) {
          const taken = transaction.selectFrom('workshops').select('id').where('code', '=', workshop.code);
          if (await taken.executeTakeFirst()) return 'code-taken';
        }
        const wanted = [...new Set(workshop.scenarios.map(({ sha256 }) => sha256))];
        const texts = transaction.selectFrom('scenarios').select('sha256').where('sha256', 'in', wanted);
        if ((await texts.execute()).length < wanted.length) return 'no-scenario';
        await transaction.insertInto('workshops').values(rowOfWorkshop(workshop)).execute();
        return 'added';
      }),
    workshop: (id) =>
      workshopsRead.read(id, async () => {
        const row = await db.selectFrom('workshops').selectAll().where('id', '=', id).executeTakeFirst();
        return row ? workshopFrom(row) : null;
      }),
    async workshopByCode(code) {
      const row = await db.selectFrom('workshops').selectAll().where('code', '=', code).executeTakeFirst();
      return row ? workshopFrom(row) : null;
    },
    async workshops() {
      const rows = await db.selectFrom('workshops').selectAll().orderBy('createdAt', 'desc').orderBy('id').execute();
      return rows.map(workshopFrom);
    },
    changeWorkshop(id, change) {
      const { names, locked, approve, revealed, endedAt: ending, ...rest } = change;
      const flags = Object.fromEntries(
        Object.entries({ names, locked, approve, revealed }).flatMap(([name, value]) =>
          value === undefined ? [] : [[name, Number(value)]],
        ),
      );
      return write(id, 'workshop', async (transaction) => {
        const workshop = await lockWorkshop(transaction, kind, id);
        if (!workshop) return 'no-workshop';
        if (workshop.endedAt !== null && change.state !== undefined) return 'ended';
        const endedAt = workshop.endedAt ?? ending ?? null;
        const deleteAt = endedAt === null ? null : endedAt + (change.keepDays ?? workshop.keepDays) * dayMs;
        const ended = endedAt === null ? {} : { state: 'ended', code: null, endedAt, deleteAt };
        const values = { ...rest, ...flags, ...ended };
        if (Object.keys(values).length > 0)
          await transaction.updateTable('workshops').set(values).where('id', '=', id).execute();
        return 'changed';
      });
    },
    async deleteWorkshop(id) {
      const gone = await write(id, 'all', async (transaction) => {
        for (const table of ['standings', 'progress', 'runs', 'members'] as const)
          await transaction.deleteFrom(table).where('workshop', '=', id).execute();
        const deleted = transaction.deleteFrom('workshops').where('id', '=', id).returning('scenarios');
        const workshop = await deleted.executeTakeFirst();
        if (!workshop) return false;
        await noteErased(transaction);
        await dropUnused(transaction, kind, (unused) => unused.where('sha256', 'in', fingerprintsIn(workshop)));
        return true;
      });
      if (gone) await erased.forgotten();
      return gone;
    },
    async idle(since) {
      const rows = await db
        .selectFrom('workshops')
        .select('id')
        .where('endedAt', 'is', null)
        .where('id', 'in', db.selectFrom('members').select('workshop'))
        .where('id', 'not in', db.selectFrom('members').select('workshop').where('joinedAt', '>', since))
        .where('id', 'not in', db.selectFrom('runs').select('workshop').where('acceptedAt', '>', since))
        .execute();
      return rows.map(({ id }) => id);
    },
    async due(now) {
      const rows = await db.selectFrom('workshops').select('id').where('deleteAt', '<=', now).execute();
      return rows.map(({ id }) => id);
    },

    addMember: (member) =>
      write(member.workshop, 'members', async (transaction) => {
        const workshop = await lockWorkshop(transaction, kind, member.workshop);
        if (!workshop) return 'no-workshop';
        const known = transaction.selectFrom('members').select('id').where('id', '=', member.id);
        if (await known.executeTakeFirst()) return 'known';
        const taken = transaction
          .selectFrom('members')
          .select('id')
          .where('workshop', '=', member.workshop)
          .where('skeleton', '=', member.skeleton);
        if (await taken.executeTakeFirst()) return 'nickname-taken';
        const { count } = await transaction
          .selectFrom('members')
          .select((expression) => expression.fn.countAll<number>().as('count'))
          .where('workshop', '=', member.workshop)
          .where('state', '!=', 'removed')
          .executeTakeFirstOrThrow();
        if (Number(count) >= workshop.maxMembers) return 'full';
        await transaction.insertInto('members').values(member).execute();
        return 'added';
      }),
    member: (id) =>
      membersRead.read(id, async () => {
        const row = await db.selectFrom('members').selectAll().where('id', '=', id).executeTakeFirst();
        return (row as Member | undefined) ?? null;
      }),
    members: (workshop) =>
      roomsRead.read(workshop, async () => {
        const rows = db.selectFrom('members').selectAll().where('workshop', '=', workshop);
        return (await rows.orderBy('joinedAt').orderBy('id').execute()) as Member[];
      }),
    async memberByCode(workshop, codeHash) {
      const found = db
        .selectFrom('members')
        .selectAll()
        .where('workshop', '=', workshop)
        .where('codeHash', '=', codeHash);
      return ((await found.executeTakeFirst()) as Member) ?? null;
    },
    async changeMember(id, change) {
      const workshop = await workshopOf(id);
      if (workshop === null || Object.keys(change).length === 0) return 'changed';
      return write(workshop, change.state === 'removed' ? 'all' : 'members', async (transaction) => {
        if (change.skeleton !== undefined) {
          await lockWorkshop(transaction, kind, workshop);
          const taken = transaction
            .selectFrom('members')
            .select('id')
            .where('workshop', '=', workshop)
            .where('skeleton', '=', change.skeleton)
            .where('id', '!=', id);
          if (await taken.executeTakeFirst()) return 'nickname-taken';
        }
        await transaction.updateTable('members').set(change).where('id', '=', id).execute();
        if (change.state === 'removed') await hideRuns(transaction, workshop, [id]);
        if (change.state !== undefined) await rankAgain(transaction, workshop, id);
        return 'changed';
      });
    },
    removeJoined: (workshop, since) =>
      write(workshop, 'all', async (transaction) => {
        const removed = await transaction
          .updateTable('members')
          .set({ state: 'removed' })
          .where('workshop', '=', workshop)
          .where('joinedAt', '>=', since)
          .where('state', '!=', 'removed')
          .returning('id')
          .execute();
        const ids = removed.map(({ id }) => id);
        for (const id of ids) await transaction.deleteFrom('standings').where('member', '=', id).execute();
        await hideRuns(transaction, workshop, ids);
        return removed.length;
      }),
    async eraseMember(id) {
      const workshop = await workshopOf(id);
      if (workshop === null) return false;
      await write(workshop, 'all', async (transaction) => {
        await noteErased(transaction);
        await hideRuns(transaction, workshop, [id]);
        for (const table of ['standings', 'progress', 'runs'] as const)
          await transaction.deleteFrom(table).where('member', '=', id).execute();
        await transaction.deleteFrom('members').where('id', '=', id).execute();
      });
      await erased.forgotten();
      return true;
    },
    async seen(members, at) {
      if (members.length === 0) return;
      await commit((transaction) =>
        transaction
          .updateTable('members')
          .set({ seenAt: at })
          .where('id', 'in', [...members])
          .execute(),
      );
      membersRead.forget();
      roomsRead.forget();
    },

    async submit(run, limits) {
      const row = rowOfRun({ ...run, shown: false, turn: 0 });
      const submitted = await handIn({ row, limits });
      if (submitted.outcome !== 'accepted') return submitted;
      changed(run.workshop, 'runs');
      return { outcome: 'accepted', run: runFrom({ ...row, turn: submitted.turn }) };
    },
    async run(workshop, runId) {
      const found = db.selectFrom('runs').selectAll().where('workshop', '=', workshop).where('runId', '=', runId);
      const row = await found.executeTakeFirst();
      return row ? runFrom(row) : null;
    },
    async runsOf(member) {
      return (await db.selectFrom('runs').selectAll().where('member', '=', member).orderBy('turn').execute()).map(
        runFrom,
      );
    },
    async runs(workshop) {
      const rows = db.selectFrom('runs').selectAll().where('workshop', '=', workshop);
      return (await rows.orderBy('acceptedAt').orderBy('runId').execute()).map(runFrom);
    },
    showRun: (workshop, runId, shown) =>
      write(workshop, 'runs', async (transaction) => {
        const result = await transaction
          .updateTable('runs')
          .set({ shown: Number(shown) })
          .where('workshop', '=', workshop)
          .where('runId', '=', runId)
          .executeTakeFirst();
        return result.numUpdatedRows > 0n;
      }),
    keepProgress: (run, at) =>
      write(run.workshop, 'progress', async (transaction) => {
        const member = await lockMember(transaction, kind, run.member);
        if (!member || member.state === 'removed') return false;
        const accepted = transaction
          .selectFrom('runs')
          .select('member')
          .where('workshop', '=', run.workshop)
          .where('runId', '=', run.runId);
        if (await accepted.executeTakeFirst()) return false;
        const there = await transaction
          .selectFrom('progress')
          .select(['member', 'choices'])
          .where('workshop', '=', run.workshop)
          .where('runId', '=', run.runId)
          .executeTakeFirst();
        if (there && there.member !== run.member) return false;
        if (there && (JSON.parse(there.choices) as string[]).length > run.choices.length) return true;
        const row = {
          ...run,
          choices: JSON.stringify(run.choices),
          confidence: JSON.stringify(run.confidence),
          updatedAt: at,
        };
        await transaction
          .insertInto('progress')
          .values(row)
          .onConflict((conflict) => conflict.columns(['workshop', 'runId']).doUpdateSet(row))
          .execute();
        if (there) return true;
        // More beginnings than may ever be handed in: the latest stay.
        const own = transaction.selectFrom('progress').select('runId').where('member', '=', run.member);
        const latest = own.where('scenario', '=', run.scenario).orderBy('updatedAt', 'desc').limit(mostAttempts);
        await transaction
          .deleteFrom('progress')
          .where('member', '=', run.member)
          .where('scenario', '=', run.scenario)
          .where('runId', 'not in', latest)
          .execute();
        return true;
      }),
    async progressOf(member) {
      const rows = await db.selectFrom('progress').selectAll().where('member', '=', member).orderBy('runId').execute();
      return rows.map(playedFrom);
    },
    async progress(workshop) {
      const rows = db.selectFrom('progress').selectAll().where('workshop', '=', workshop);
      return (await rows.orderBy('updatedAt').orderBy('runId').execute()).map(playedFrom);
    },

    async standings(workshop, limit) {
      const { rows } = await boardOf(workshop);
      return limit === undefined ? rows : rows.slice(0, limit);
    },
    async place(workshop, member) {
      if (kind === 'postgres') return placeCounted(db, workshop, member);
      const { rows, keys } = await boardOf(workshop);
      const key = keys.get(member);
      return key === undefined ? null : countBetter(rows, key) + 1;
    },
    recount: (id) =>
      write(id, 'runs', async (transaction) => {
        const workshop = await transaction
          .selectFrom('workshops')
          .select('counts')
          .where('id', '=', id)
          .executeTakeFirst();
        const rows = await transaction
          .selectFrom('runs')
          .innerJoin('members', 'members.id', 'runs.member')
          .select(['member', 'scenario', 'attempt', 'score', 'hours'])
          .where('runs.workshop', '=', id)
          .where('members.state', '=', 'in')
          .orderBy('turn')
          .execute();
        const kept = await transaction.selectFrom('standings').selectAll().where('workshop', '=', id).execute();
        const old = new Map(kept.map((row) => [row.member, row]));
        const wrong: string[] = [];
        for (const [member, runs] of Map.groupBy(rows, (row) => row.member)) {
          const standing = standingOf(runs, workshop?.counts as Counts);
          const was = old.get(member);
          old.delete(member);
          if (was?.rankKey === rankKey(standing) && was.finished === standing.finished) continue;
          wrong.push(member);
          await keepStanding(transaction, { workshop: id, member }, standing);
        }
        for (const member of old.keys()) {
          wrong.push(member);
          await transaction.deleteFrom('standings').where('member', '=', member).execute();
        }
        return wrong.sort();
      }),

    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async *dump() {
      const own = reader();
      try {
        yield* dumpOf(own ?? db, kind);
      } finally {
        await own?.destroy();
      }
    },
    async restore(lines, { replace } = { replace: false }) {
      await turns.next(() => restoreInto(db, kind, lines, replace));
      changed(null, 'all');
      if (replace) await erased.forgotten();
    },
    async close() {
      await erased.stop();
      await turns.idle();
      await stop();
      await db.destroy();
    },
  };
}

async function keepStanding(
  transaction: Transaction<Tables>,
  { workshop, member }: { workshop: string; member: string },
  standing: { points: number; hours: number; finished: number },
): Promise<void> {
  await standingKept(transaction, { workshop, member, ...standing, rankKey: rankKey(standing) }).execute();
}

/** Takes the run on the projector away when it is of one of these. */
async function hideRuns(transaction: Transaction<Tables>, workshop: string, members: readonly string[]): Promise<void> {
  if (members.length === 0) return;
  const theirs = transaction.selectFrom('runs').select('runId').where('workshop', '=', workshop);
  await transaction
    .updateTable('workshops')
    .set({ shown: null, shownStep: null })
    .where('id', '=', workshop)
    .where('shown', 'in', theirs.where('member', 'in', [...members]))
    .execute();
}

/** Only who is in stands on the board: whoever is let in again comes back with his runs. */
async function rankAgain(transaction: Transaction<Tables>, workshop: string, member: string): Promise<void> {
  await transaction.deleteFrom('standings').where('member', '=', member).execute();
  const runs = await transaction
    .selectFrom('runs')
    .innerJoin('members', 'members.id', 'runs.member')
    .innerJoin('workshops', 'workshops.id', 'members.workshop')
    .select(['scenario', 'attempt', 'score', 'hours', 'workshops.counts'])
    .where('member', '=', member)
    .where('members.state', '=', 'in')
    .orderBy('turn')
    .execute();
  const [first] = runs;
  if (first) await keepStanding(transaction, { workshop, member }, standingOf(runs, first.counts as Counts));
}

/** The standings of a workshop, the best first, and the rank key of each member. */
type Board = { rows: Standing[]; keys: ReadonlyMap<string, number> };

const scenariosLock = 727_002; // any number that only this program uses
const dayMs = 86_400_000;
const mostBoards = 2_000;
const mostRooms = 200;
const mostWorkshops = 2_000;
const mostMembers = 50_000; // some 20 MB

/** How many stand above a rank key, in rows sorted by it: found by halving. */
function countBetter(rows: readonly Standing[], key: number): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.rankKey ?? 0) > key) low = middle + 1;
    else high = middle;
  }
  return low;
}

async function placeCounted(db: Kysely<Tables>, workshop: string, member: string): Promise<number | null> {
  const own = db.selectFrom('standings').select('rankKey').where('member', '=', member);
  const key = (await own.executeTakeFirst())?.rankKey;
  if (key === undefined) return null;
  const { better } = await db
    .selectFrom('standings')
    .select((expression) => expression.fn.countAll<number>().as('better'))
    .where('workshop', '=', workshop)
    .where('rankKey', '>', key)
    .executeTakeFirstOrThrow();
  return Number(better) + 1;
}

/** The trainee's row; on PostgreSQL held, so that another process does not rank him at the same time. */
async function lockMember(transaction: Transaction<Tables>, kind: Kind, id: string) {
  const row = transaction.selectFrom('members').select('state').where('id', '=', id);
  return (kind === 'postgres' ? row.forUpdate() : row).executeTakeFirst();
}

async function lockWorkshop(transaction: Transaction<Tables>, kind: Kind, id: string) {
  const row = transaction.selectFrom('workshops').select(['maxMembers', 'keepDays', 'endedAt']).where('id', '=', id);
  return (kind === 'postgres' ? row.forUpdate() : row).executeTakeFirst();
}

/** On PostgreSQL nobody opens a workshop while texts go, it might be one of these; nor while another is opened, it might be the same. */
async function lockScenarios(transaction: Transaction<Tables>, kind: Kind): Promise<void> {
  if (kind === 'postgres') await sql`select pg_advisory_xact_lock(${scenariosLock})`.execute(transaction);
}

type Unused = DeleteQueryBuilder<Tables, 'scenarios', DeleteResult>;

/** Takes away those texts of hosts that are in no workshop. False when there were none. */
async function dropUnused(
  transaction: Transaction<Tables>,
  kind: Kind,
  those: (unused: Unused) => Unused,
): Promise<boolean> {
  await lockScenarios(transaction, kind);
  const workshops = await transaction.selectFrom('workshops').select('scenarios').execute();
  const used = [...new Set(workshops.flatMap(fingerprintsIn))];
  let unused = those(transaction.deleteFrom('scenarios').where('sentAt', 'is not', null));
  if (used.length > 0) unused = unused.where('sha256', 'not in', used);
  const gone = await unused.returning('sha256').execute();
  if (gone.length > 0) await noteErased(transaction);
  for (const { sha256 } of gone)
    await transaction.deleteFrom('facts').where('name', 'like', `measure ${sha256} %`).execute();
  return gone.length > 0;
}

const fingerprintsIn = ({ scenarios }: { scenarios: string }): string[] =>
  (JSON.parse(scenarios) as Workshop['scenarios']).map(({ sha256 }) => sha256);

const rowOfWorkshop = (workshop: Workshop) => ({
  ...workshop,
  scenarios: JSON.stringify(workshop.scenarios),
  teams: JSON.stringify(workshop.teams),
  names: Number(workshop.names),
  locked: Number(workshop.locked),
  approve: Number(workshop.approve),
  revealed: Number(workshop.revealed),
});

function workshopFrom(row: Selectable<Tables['workshops']>): Workshop {
  return {
    ...row,
    language: row.language as Workshop['language'],
    counts: row.counts as Counts,
    state: row.state as WorkshopState,
    scenarios: JSON.parse(row.scenarios) as Workshop['scenarios'],
    teams: JSON.parse(row.teams) as string[],
    names: row.names === 1,
    locked: row.locked === 1,
    approve: row.approve === 1,
    revealed: row.revealed === 1,
  };
}
