/** Taking in a run that has been judged: the busiest way into the store, within a transaction of the caller's. */
import type { Kysely } from 'kysely';
import { rankKey, standingOf, type Counts } from '../../core/board/ranking.ts';
import { runFrom, type AcceptedRun } from './played.ts';
import { askFor, reusable, type Ask } from './reusable.ts';
import { standingKept } from './standing.ts';
import type { Tables } from './tables.ts';

/** accepted: it is new. known: this very run was accepted before. The others leave everything as it was. */
export type Outcome =
  | { outcome: 'accepted'; turn: number }
  | { outcome: 'known'; run: AcceptedRun }
  | { outcome: 'other-run' | 'not-your-run' | 'removed' | 'too-many-attempts' };

/** A run that has been judged, its turn to be found, and what the workshop allows. */
export type HandingIn = { row: Tables['runs']; limits: { attempts: number; counts: Counts } };

/** Takes them in one after the other. */
export type HandIn = (ask: Ask, batch: readonly HandingIn[]) => Promise<readonly Outcome[]>;

export type HandInQueries = ReturnType<typeof handInQueries>;

/** The queries of taking runs in. Where others write meanwhile, `locks` holds the row of a run's owner. */
export function handInQueries(db: Kysely<Tables>, { locks }: { locks: boolean }) {
  return {
    ownerOf: reusable(['member'], ({ member }: { member: string }) => {
      const owner = db.selectFrom('members').select('state').where('id', '=', member);
      return locks ? owner.forUpdate() : owner;
    }),
    sameRun: reusable(['workshop', 'runId'], ({ workshop, runId }: RunKey) =>
      db.selectFrom('runs').selectAll().where('workshop', '=', workshop).where('runId', '=', runId),
    ),
    ownRuns: reusable(['member'], ({ member }: { member: string }) =>
      db
        .selectFrom('runs')
        .select(['scenario', 'attempt', 'score', 'hours', 'turn'])
        .where('member', '=', member)
        .orderBy('turn'),
    ),
    addRun: reusable(runColumns, (row: Tables['runs']) => db.insertInto('runs').values(row)),
    dropProgress: reusable(['workshop', 'runId'], ({ workshop, runId }: RunKey) =>
      db.deleteFrom('progress').where('workshop', '=', workshop).where('runId', '=', runId),
    ),
    keepStanding: reusable(standingColumns, (row: Tables['standings']) => standingKept(db, row)),
  };
}

/** Accepts runs, ranks their owners, and takes their progress away. */
export function createHandIn(queries: HandInQueries): HandIn {
  async function takeIn(ask: Ask, { row, limits: { attempts, counts } }: HandingIn): Promise<Outcome> {
    const { workshop, runId, member, scenario } = row;
    // First of all: what is read after it is of after whatever another process did meanwhile.
    const [owner] = await askFor(ask, queries.ownerOf, { member });
    if (!owner || owner.state === 'removed') return { outcome: 'removed' };
    const [same] = await askFor(ask, queries.sameRun, { workshop, runId });
    if (same && same.member !== member) return { outcome: 'not-your-run' };
    if (same) return same.body === row.body ? { outcome: 'known', run: runFrom(same) } : { outcome: 'other-run' };
    const before = await askFor(ask, queries.ownRuns, { member });
    if (before.filter((other) => other.scenario === scenario).length >= attempts)
      return { outcome: 'too-many-attempts' };
    const turn = before.reduce((last, other) => Math.max(last, other.turn), 0) + 1;
    await askFor(ask, queries.addRun, { ...row, turn });
    await askFor(ask, queries.dropProgress, { workshop, runId });
    if (owner.state === 'in') {
      const standing = standingOf([...before, row], counts);
      await askFor(ask, queries.keepStanding, { workshop, member, ...standing, rankKey: rankKey(standing) });
    }
    return { outcome: 'accepted', turn };
  }

  return async (ask, batch) => {
    const outcomes: Outcome[] = [];
    for (const one of batch) outcomes.push(await takeIn(ask, one));
    return outcomes;
  };
}

type RunKey = { workshop: string; runId: string };

const runColumns = [
  ...['workshop', 'runId', 'member', 'scenario', 'sha256', 'engine', 'attempt', 'choices', 'confidence', 'body'],
  ...['score', 'stars', 'hours', 'shown', 'acceptedAt', 'turn'],
] as (keyof Tables['runs'])[];
const standingColumns = ['workshop', 'member', 'points', 'hours', 'finished', 'rankKey'] as const;
