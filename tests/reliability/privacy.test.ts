/** P1, P2, P3: what is kept, how long, and that it is gone. Canaries are looked for in the very bytes of the files. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, test } from 'vitest';
import * as wire from '../../src/core/board/wire.ts';
import { openWorkshops } from '../../src/server/open-workshops.ts';
import { openStore } from '../../src/server/store/store.ts';
import { aFinishedRun, call, finishedRunOf, joinWorkshop, openWorkshop, serveWorkshops } from '../support/workshop.ts';
import { openLine } from './line.ts';
import { openRoom, smallScenarios, smallStory, startServer, type Room } from './room.ts';
import { note, sized, within } from './size.ts';

const folder = mkdtempSync(join(tmpdir(), 'tegenspel-privacy-'));
const scenarios = smallScenarios();
afterAll(() => {
  for (const one of [folder, scenarios]) rmSync(one, { recursive: true, force: true });
});

/** The files of a folder in which one of these stands. */
function filesWith(place: string, canaries: readonly string[]): string[] {
  return readdirSync(place).filter((name) => {
    const bytes = readFileSync(join(place, name));
    return canaries.some((canary) => bytes.includes(canary));
  });
}

test('the columns kept are these, and no more', async () => {
  const file = join(folder, 'columns.db');
  await (await openStore({ sqlite: file })).close();
  const database = new DatabaseSync(file);
  const columns = (table: string) =>
    database
      .prepare('select name from pragma_table_info(?)')
      .all(table)
      .map(({ name }) => String(name));
  const tables = database.prepare(`select name from sqlite_schema where type = 'table' order by name`).all();
  // Whoever adds a column says here what it is for, and in RELIABILITY.md when it is about a person.
  expect(Object.fromEntries(tables.map(({ name }) => [name, columns(String(name)).join(' ')]))).toEqual({
    facts: 'name value',
    members: 'id workshop nickname skeleton team language state tokenHash codeHash joinedAt seenAt',
    progress: 'workshop runId member scenario sha256 engine attempt choices confidence updatedAt',
    runs: 'workshop runId member scenario sha256 engine attempt choices confidence body score stars hours shown acceptedAt turn',
    scenarios: 'sha256 id source sentAt',
    standings: 'workshop member points hours finished rankKey',
    workshops:
      'id code title language scenarios counts names teams keepDays maxMembers locked approve revealed state ' +
      'hostHash projectorHash shown createdAt endedAt deleteAt shownStep',
  });
  database.close();
});

test(
  'no address, no device and no nickname stands in a log, and no address or device in the data',
  async () => {
    const place = join(folder, 'logs');
    const before = await openStore({ sqlite: join(place, 'tegenspel.db') });
    const room = await openRoom(before, sized(50, 900));
    await before.close();
    const server = await startServer(place, scenarios);
    const line = openLine(server.port);
    const device = 'CanaryPhone/9.9 (canary@example.org)';
    for (const [n, { key }] of room.members.entries()) {
      const nickname = `Kanarie ${'abcdefghij'[n % 10]}${'klmnopqrst'[Math.floor(n / 10) % 10]}${'uvwxyz'[Math.floor(n / 100) % 6]}`;
      const headers = { 'user-agent': device, 'x-forwarded-for': '203.0.113.77', referer: 'https://canary.example' };
      await line.call('PATCH', '/api/me', key, { nickname }, headers);
      await line.call('PUT', '/api/runs/run-canary', key, '{"broken"', headers);
      const run = finishedRunOf(smallStory, room.workshop.id, { player: n, attempt: 1, runId: `run-${n}` });
      expect((await line.call('PUT', `/api/runs/${run.runId}`, key, run, headers)).status).toBe(200);
      expect(
        (await line.call('GET', `/api/nowhere?who=${nickname.replaceAll(' ', '+')}`, key, undefined, headers)).status,
      ).toBe(404);
    }
    line.close();
    const found = filesWith(place, [device, 'canary', '203.0.113.77', '127.0.0.1']);
    await server.kill('SIGTERM');
    const logged = server.said().replace(/^.*Server listening.*$/m, '');
    expect(found).toEqual([]);
    for (const canary of ['Kanarie', 'anary', '203.0.113.77', '127.0.0.1']) expect(logged).not.toContain(canary);
    note('P1', { members: room.members.length, found: 0 });
  },
  within(30_000),
);

test(
  'thirty days after its end a workshop is gone to the last byte, also when the server was off meanwhile',
  async () => {
    const place = join(folder, 'kept');
    const address = { sqlite: join(place, 'tegenspel.db') };
    const store = await openStore(address);
    const served = await serveWorkshops({ store });
    const { workshop, hostKey } = await openWorkshop(served.app, { title: 'Kanarietitel', teams: ['Kanarieteam'] });
    const other = await openWorkshop(served.app, { title: 'Blijft' });
    const canaries = ['Kanarie', 'kanarie'];
    for (let n = 0; n < 40; n += 1) {
      const { token } = await joinWorkshop(served.app, workshop.code, `Kanarie ${'abcdefgh'[n % 8]}${'klmno'[n >> 3]}`);
      await call(served.app, token, 'PATCH', '/api/me', { team: 'Kanarieteam' });
      const run = aFinishedRun(workshop.id, { player: n, runId: `kanarie-run-${n}` });
      expect((await call(served.app, token, 'PUT', `/api/runs/${run.runId}`, run)).status).toBe(200);
      const begun = { ...run, runId: `kanarie-begin-${n}`, choices: run.choices.slice(0, 1) };
      await call(served.app, token, 'PUT', `/api/runs/${begun.runId}/progress`, begun);
    }
    const ended = await call(served.app, hostKey, 'PATCH', `/api/workshops/${workshop.id}`, { state: 'ended' });
    const { deleteAt } = wire.hostView.parse(ended.body);
    expect(deleteAt).toBe(served.clock.now + 30 * 86_400_000);
    await served.stop();
    await store.close();
    expect(filesWith(place, canaries)).not.toEqual([]);

    const start = async (now: number) => {
      const again = await openStore(address);
      const setting = {
        scenarios,
        passphrase: null,
        newKey: false,
        now: () => now,
        onError: (error: unknown) => {
          throw error;
        },
      };
      const { stop } = await openWorkshops(again, setting);
      const left = (await again.workshops()).map(({ id }) => id);
      stop();
      const found = filesWith(place, canaries); // while it is in use: its log as well
      await again.close();
      return { left: left.sort(), found: [...found, ...filesWith(place, canaries)] };
    };
    expect((await start(deleteAt! - 1)).left).toEqual([workshop.id, other.workshop.id].sort());
    expect(await start(deleteAt!)).toEqual({ left: [other.workshop.id], found: [] });
    note('P2', { members: 40, bytesLeft: 0 });
  },
  within(30_000),
);

test('a workshop that nobody ends does so thirty days after the last who joined or handed in', async () => {
  const store = await openStore({ sqlite: ':memory:' });
  const served = await serveWorkshops({ store });
  const day = 86_400_000;
  const start = served.clock.now;
  const lookAt = async (now: number) => {
    const onError = (error: unknown) => {
      throw error;
    };
    (await openWorkshops(store, { scenarios, passphrase: null, newKey: false, now: () => now, onError })).stop();
    return Promise.all(opened.map(async ({ workshop: { id } }) => (await store.workshop(id))?.state ?? 'gone'));
  };
  const opened = [await openWorkshop(served.app, { keepDays: 2 }), await openWorkshop(served.app)];
  const { id, code } = opened[0]!.workshop;
  const { token } = await joinWorkshop(served.app, code);
  served.clock.now += day;
  const run = aFinishedRun(id);
  await call(served.app, token, 'PUT', `/api/runs/${run.runId}`, run);
  await store.keepScenario({ sha256: 'f'.repeat(64), id: 'sent', source: '{}' }, start);
  expect(await lookAt(start + 7 * day - 1)).toEqual(['open', 'open']);
  expect(await store.scenario('f'.repeat(64))).not.toBeNull();
  expect(await lookAt(start + 31 * day - 1)).toEqual(['open', 'open']);
  expect(await store.scenario('f'.repeat(64))).toBeNull();
  expect(await lookAt(start + 31 * day)).toEqual(['ended', 'open']);
  expect(await lookAt(start + 33 * day - 1)).toEqual(['ended', 'open']);
  expect(await lookAt(start + 33 * day)).toEqual(['gone', 'open']); // nobody ever joined the other
  await served.stop();
  await store.close();
});

test(
  'who deletes himself is gone for good, whatever of his is still under way',
  async () => {
    const place = join(folder, 'erased');
    const before = await openStore({ sqlite: join(place, 'tegenspel.db') });
    const room: Room = await openRoom(before, sized(150, 1_000));
    for (const [n, { id }] of room.members.entries())
      if (n % 2 === 0) await before.changeMember(id, { nickname: `Kanarie ${n}`, skeleton: `kanarie${n}` });
    await before.close();
    const server = await startServer(place, scenarios);
    const line = openLine(server.port, 100);
    const gone = room.members.filter((_, n) => n % 2 === 0);
    const runOf = (n: number) =>
      finishedRunOf(smallStory, room.workshop.id, {
        player: n,
        attempt: 1,
        runId: `${n % 2 === 0 ? 'kanarie' : 'blijft'}-${n}`,
      });
    await Promise.all(
      room.members.map(async ({ key }, n) => {
        const run = runOf(n);
        const send = () => line.call('PUT', `/api/runs/${run.runId}`, key, run);
        if (n % 2 === 1) expect((await send()).status).toBe(200);
        else {
          const [, erased] = await Promise.all([send(), line.call('DELETE', '/api/me', key), send()]);
          expect(erased.status).toBe(200);
          expect((await send()).status).toBe(401);
        }
      }),
    );
    const board = await line.call('GET', `/api/workshops/${room.workshop.id}/runs`, room.hostKey);
    const kept = wire.runList.parse(JSON.parse(board.text)).runs;
    const csv = await line.call('GET', `/api/workshops/${room.workshop.id}/export.csv`, room.hostKey);
    const found = filesWith(place, ['Kanarie', 'kanarie-', ...gone.map(({ id }) => id)]);
    line.close();
    await server.kill('SIGTERM');
    expect(kept).toHaveLength(room.members.length - gone.length);
    expect(csv.text).not.toMatch(/kanarie/i);
    expect(found).toEqual([]);
    expect(filesWith(place, ['Kanarie', 'kanarie-'])).toEqual([]);
    note('P3', { erased: gone.length, back: 0, bytesLeft: 0 });
  },
  within(30_000),
);
