import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** The query that puts a standing in the place of the one there was; one that is the same is not written again. */
export function standingKept(db: Kysely<Tables>, row: Tables['standings']) {
  const { points, hours, finished, rankKey } = row;
  return db
    .insertInto('standings')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .column('member')
        .doUpdateSet({ points, hours, finished, rankKey })
        .where(({ eb }) =>
          eb.or([
            eb('standings.rankKey', '!=', rankKey),
            eb('standings.hours', '!=', hours),
            eb('standings.finished', '!=', finished),
          ]),
        ),
    );
}
