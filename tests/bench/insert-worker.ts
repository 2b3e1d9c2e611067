/** The thread that does nothing but the durable insert. */
import { serveCommits } from '../../src/server/store/commit-thread.ts';
import { runColumns } from '../../src/server/store/hand-in.ts';
import { reusable } from '../../src/server/store/reusable.ts';
import type { Tables } from '../../src/server/store/tables.ts';

serveCommits((db) => {
  const insert = reusable(runColumns, (row: Tables['runs']) => db.insertInto('runs').values(row));
  return async (ask, rows: readonly Tables['runs'][]) => {
    for (const row of rows) await insert(ask, row);
    return rows.map(() => null);
  };
});
