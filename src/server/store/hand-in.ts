/** Taking in a run that has been judged: the busiest way into the store, within a transaction of the caller's. */
import type { Kysely } from 'kysely';
import { rankKey, standingOf, type Counts } from '../../core/board/ranking.ts';
import { rowOfRun, runFrom, type AcceptedRun } from './played.ts';
import { reusable, type Ask } from './reusable.ts';
import { standingKept } from './standing.ts';
import type { Tables } from './tables.ts';

/** accepted: it is new. known: this very run was accepted before. The others leave everything as it was. */
export type Submitted =
  | { outcome: 'accepted' | 'known'; run: AcceptedRun }
  | { outcome: 'other-run' | 'not-your-run' | 'removed' | 'too-many-attempts' };

/** A run that has been judged, and what the workshop allows. */
export type HandingIn = { run: Omit<AcceptedRun, 'turn' | 'shown'>; limits: { attempts: number; counts: Counts } };

/** Takes them in one after the other. */
export type HandIn = (ask: Ask, batch: readonly HandingIn[]) => Promise<readonly Submitted[]>;

/** Accepts runs, ranks their owners, and takes their progress away. Where others write meanwhile, `locks` holds the owner's row. */
export function createHandIn(db: Kysely<Tables>, { locks }: { locks: boolean }): HandIn {
  const ownerOf = reusable(['member'], ({ member }: { member: string }) => {
    const owner = db.selectFrom('members').select('state').where('id', '=', member);
    return locks ? owner.forUpdate() : owner;
  });
  const sameRun = reusable(['workshop', 'runId'], ({ workshop, runId }: RunKey) =>
    db.selectFrom('runs').selectAll().where('workshop', '=', workshop).where('runId', '=', runId),
  );
  const ownRuns = reusable(['member'], ({ member }: { member: string }) =>
    db.selectFrom('runs').select(['scenario', 'attempt', 'score', 'hours', 'turn']).where('member', '=', member),
  );
  const addRun = reusable(runColumns, (row: Tables['runs']) => db.insertInto('runs').values(row));
  const dropProgress = reusable(['workshop', 'runId'], ({ workshop, runId }: RunKey) =>
    db.deleteFrom('progress').where('workshop', '=', workshop).where('runId', '=', runId),
  );
  const keepStanding = reusable(standingColumns, (row: Tables['standings']) => standingKept(db, row));

  async function takeIn(ask: Ask, { run, limits: { attempts, counts } }: HandingIn): Promise<Submitted> {
    const { workshop, runId, member } = run;
    // First of all: what is read after it is of after whatever another process did meanwhile.
    const [owner] = await ownerOf(ask, { member });
    if (!owner || owner.state === 'removed') return { outcome: 'removed' };
    const [same] = await sameRun(ask, { workshop, runId });
    if (same && same.member !== member) return { outcome: 'not-your-run' };
    if (same) return same.body === run.body ? { outcome: 'known', run: runFrom(same) } : { outcome: 'other-run' };
    const before = await ownRuns(ask, { member });
    if (before.filter(({ scenario }) => scenario === run.scenario).length >= attempts)
      return { outcome: 'too-many-attempts' };
    const turn = before.reduce((last, row) => Math.max(last, row.turn), 0) + 1;
    const row = rowOfRun({ ...run, shown: false, turn });
    await addRun(ask, row);
    await dropProgress(ask, { workshop, runId });
    if (owner.state === 'in') {
      const standing = standingOf([...before, run], counts);
      await keepStanding(ask, { workshop, member, ...standing, rankKey: rankKey(standing) });
    }
    return { outcome: 'accepted', run: runFrom(row) };
  }

  return async (ask, batch) => {
    const outcomes: Submitted[] = [];
    for (const one of batch) outcomes.push(await takeIn(ask, one));
    return outcomes;
  };
}

type RunKey = { workshop: string; runId: string };

export const runColumns = [
  ...['workshop', 'runId', 'member', 'scenario', 'sha256', 'engine', 'attempt', 'choices', 'confidence', 'body'],
  ...['score', 'stars', 'hours', 'shown', 'acceptedAt', 'turn'],
] as (keyof Tables['runs'])[];
const standingColumns = ['workshop', 'member', 'points', 'hours', 'finished', 'rankKey'] as const;
