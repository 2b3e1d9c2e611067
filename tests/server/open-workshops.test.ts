/** The workshop part of a server made ready, also beside another on the same data. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import * as wire from '../../src/core/board/wire.ts';
import { createApp } from '../../src/server/app.ts';
import { nl } from '../../src/server/messages/nl.ts';
import { openWorkshops } from '../../src/server/open-workshops.ts';
import { openStore, type Store } from '../../src/server/store/store.ts';
import { openRoom, smallStory } from '../reliability/room.ts';
import { call } from '../support/workshop.ts';

const scenarios = mkdtempSync(join(tmpdir(), 'tegenspel-no-scenarios-'));
afterAll(() => {
  rmSync(scenarios, { recursive: true, force: true });
});

const opened = (store: Store, parts: Partial<Parameters<typeof openWorkshops>[1]> = {}) =>
  openWorkshops(store, {
    ...{ scenarios, passphrase: null, newKey: false },
    onError: (error) => {
      throw error;
    },
    ...parts,
  });

test('a server shows the scenarios of a workshop that another one opened on the same data', async () => {
  const store = await openStore({ sqlite: ':memory:' });
  const { setting, stop } = await opened(store);
  const dist = join(scenarios, 'nothing-built-here');
  const app = await createApp({ ...setting, dist, trustProxy: false, logLevel: 'silent', words: nl });
  const { workshop, hostKey, members } = await openRoom(store, 1);
  const card = { id: smallStory.scenario.id, sha256: smallStory.sha256 };
  const wanted = { code: workshop.code, nickname: null, language: 'nl', team: null };
  const joined = wire.joined.parse((await call(app, null, 'POST', '/api/join', wanted)).body);
  expect(joined.workshop.scenarios).toMatchObject([card]);
  const own = wire.ownState.parse((await call(app, members[0]!.key, 'GET', '/api/me')).body);
  expect(own.workshop.scenarios).toMatchObject([card]);
  const seen = wire.hostView.parse((await call(app, hostKey, 'GET', `/api/workshops/${workshop.id}`)).body);
  expect(seen.scenarios).toMatchObject([card]);
  stop();
  await app.close();
  await store.close();
});

test('of servers that start at one moment on one store, one tells the link, and it opens all', async () => {
  const store = await openStore({ sqlite: ':memory:' });
  // Each looks before any has written.
  const both = await Promise.all([opened(store), opened(store), opened(store)]);
  expect(both.map(({ host }) => host.by).sort()).toEqual(['kept-key', 'kept-key', 'new-key']);
  for (const { stop } of both) stop();
  await store.close();
});

test('and with a passphrase they share its salt', async () => {
  const store = await openStore({ sqlite: ':memory:' });
  const passphrase = 'een lange wachtzin';
  const both = await Promise.all([opened(store, { passphrase }), opened(store, { passphrase })]);
  expect(both[0].setting.passphraseSalt).toBe(both[1].setting.passphraseSalt);
  for (const { stop } of both) stop();
  await store.close();
});

test('a workshop that cannot be deleted keeps no other one, nor the server, waiting', async () => {
  const store = await openStore({ sqlite: ':memory:' });
  const [first, second] = [await openRoom(store, 1, { deleteAt: 1 }), await openRoom(store, 1, { deleteAt: 2 })];
  const refuses: Store = {
    ...store,
    deleteWorkshop: (id) =>
      id === first.workshop.id ? Promise.reject(new Error('not now')) : store.deleteWorkshop(id),
  };
  const told: unknown[] = [];
  const { stop } = await opened(refuses, { onError: (error) => told.push(error) });
  stop();
  expect(told).toEqual([new Error('not now')]);
  expect((await store.workshops()).map(({ id }) => id)).toEqual([first.workshop.id]);
  expect(await store.workshop(second.workshop.id)).toBeNull();
  await store.close();
});
