/**
 * The workshop server for the bench, in a process of its own: `node board-server.ts <folder> <scenarios>`. Besides the API it has
 * one route that neither judges nor ranks: nothing but the durable insert of the same rows, by the same door, tables, statements,
 * thread and group commit; and a bare TCP server that sends the same bytes as the live streams.
 */
import { once } from 'node:events';
import { copyFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { join } from 'node:path';
import { createApp } from '../../src/server/app.ts';
import { nl } from '../../src/server/messages/nl.ts';
import { openWorkshops } from '../../src/server/open-workshops.ts';
import { commitThread } from '../../src/server/store/commit-thread.ts';
import { groupCommit, takeTurns } from '../../src/server/store/group-commit.ts';
import { handInQueries } from '../../src/server/store/hand-in.ts';
import { openSqlite } from '../../src/server/store/sqlite.ts';
import { openStore } from '../../src/server/store/store.ts';
import type { Tables } from '../../src/server/store/tables.ts';
import { rowOfRun } from '../../src/server/store/played.ts';
import { memberOf, ok, route } from '../../src/server/routes/route.ts';
import * as wire from '../../src/core/board/wire.ts';

const [folder = '', scenarios = ''] = process.argv.slice(2);
const onError = (error: unknown) => process.stderr.write(`${String(error)}\n`);
const bare = join(folder, 'bare.db');
copyFileSync(join(folder, 'tegenspel.db'), bare); // the same rooms with the same people
const store = await openStore({ sqlite: join(folder, 'tegenspel.db') }, { onError });
const workshops = await openWorkshops(store, { scenarios, passphrase: null, newKey: false, onError });
const { db } = openSqlite(bare);
const program = new URL('./insert-worker.ts', import.meta.url);
const insert = groupCommit(
  takeTurns().share,
  commitThread<Tables['runs'], null>(program, bare, handInQueries(db, { locks: false })).commit,
);
const bareInsert = route({
  method: 'PUT',
  path: '/bench/insert',
  about: 'Nothing but the durable insert.',
  roles: ['member'],
  takes: wire.sentRun,
  gives: wire.runReceipt,
  async handle(call) {
    const { body: run, bodyHash: body } = call;
    const { id: member, workshop } = memberOf(call);
    const verdict = { score: 0, stars: 0, hours: 0 };
    const played = { ...run, workshop, member };
    const accepted = { ...played, ...verdict, body, shown: false, acceptedAt: Date.now(), turn: run.attempt };
    await insert(rowOfRun(accepted));
    return ok({ runId: run.runId, body, verdict });
  },
});
const app = await createApp({
  ...workshops.setting,
  dist: join(scenarios, 'nothing-built-here'),
  trustProxy: false,
  logLevel: 'warn',
  words: nl,
  more: [bareInsert],
});

const restMs = 250;
// The bare line beside the live streams: the same bytes to as many sockets, without a word of HTTP.
const listeners = new Set<Socket>();
const raw = createServer((socket) => {
  socket.setNoDelay(true);
  listeners.add(socket);
  socket.on('error', () => {});
  socket.on('close', () => listeners.delete(socket));
});
await once(raw.listen(0, '127.0.0.1'), 'listening');
app.put('/bench/raw', async (request) => {
  const { text } = request.body as { text: string };
  // After a rest, as a live update has it: what has just run runs faster.
  await new Promise((resolve) => setTimeout(resolve, restMs));
  const bytes = Buffer.from(`${text}{"at":${Date.now()}}\n\n`);
  for (const socket of listeners) socket.write(bytes);
  return {};
});

await app.listen({ port: 0, host: '127.0.0.1', backlog: 4_096 });
const portOf = (address: unknown) => (address as AddressInfo).port;
process.stdout.write(`ports ${portOf(app.addresses()[0])} ${portOf(raw.address())}\n`);
process.once('SIGTERM', () => process.exit());
