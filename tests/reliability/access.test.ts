/** A1, A3, A4, A6, X5: who is let in, who learns what. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as wire from '../../src/core/board/wire.ts';
import { hashOf, newCode, newSecret, secretFromPassphrase } from '../../src/server/keys.ts';
import { lineOf } from '../../src/server/line.ts';
import { routes } from '../../src/server/routes.ts';
import { openStore, type Store } from '../../src/server/store/store.ts';
import {
  call,
  finishedRunOf,
  joinWorkshop,
  openWorkshop,
  serverKey,
  serveWorkshops,
  type Served,
} from '../support/workshop.ts';
import { openLine, openLive, type Line } from './line.ts';
import { openRoom, smallScenarios, smallSource, smallStory, startServer, type Room } from './room.ts';
import { note, sized, within } from './size.ts';

let served: Served;
let store: Store;
let port: number;
let line: Line;
beforeAll(async () => {
  store = await openStore({ sqlite: ':memory:' });
  served = await serveWorkshops({ store });
  port = await portOf(served);
  line = openLine(port);
});
afterAll(async () => {
  line.close();
  await served.stop();
  await store.close();
});

const callers = [
  'none',
  'nonsense',
  'server',
  'old server',
  'host',
  'other host',
  'old host',
  'projector',
  'other projector',
  'member',
  'other member',
  'removed member',
] as const;
type CallerName = (typeof callers)[number];

const hosts: CallerName[] = ['server', 'host'];
const members: CallerName[] = ['member', 'other member'];
const everybody = callers;

/**
 * Who gets in where, written down apart from the table of routes. `gives` is what those let in are answered; 404 where it is
 * a thing of somebody else's that they ask for. What is not here is a hole.
 */
const open: Record<
  string,
  { to: readonly CallerName[]; body?: (room: Room) => unknown; gives?: number; others?: number }
> = {
  'POST /api/enter': { to: everybody, body: () => ({ passphrase: 'a guess that is wrong' }), gives: 403 },
  'POST /api/key': { to: ['server'], body: () => ({}) },
  'GET /api/workshops': { to: ['server'] },
  'POST /api/workshops': {
    to: ['server'],
    body: () => ({
      ...{ title: 'Nieuw', language: 'nl', scenarios: [{ sha256: smallStory.sha256 }], counts: 'best' },
      ...{ names: true, teams: [], keepDays: 30 },
    }),
    gives: 201,
  },
  'POST /api/scenarios': { to: ['server'], body: () => ({ source: smallSource, language: 'nl' }), gives: 201 },
  'GET /api/scenarios/:sha256': { to: [...hosts, 'other host', 'projector', 'other projector', ...members] },
  'GET /api/workshops/:id': { to: hosts },
  'PATCH /api/workshops/:id': { to: hosts, body: () => ({ title: 'Anders' }) },
  'DELETE /api/workshops/:id': { to: hosts },
  'POST /api/workshops/:id/key': { to: hosts, body: () => ({}) },
  'POST /api/workshops/:id/projector-key': { to: hosts, body: () => ({}) },
  'GET /api/workshops/:id/live': { to: [...hosts, 'projector'] },
  'PATCH /api/workshops/:id/members/:member': { to: hosts, body: () => ({ state: 'in' }) },
  'POST /api/workshops/:id/remove-joins': { to: hosts, body: () => ({ minutes: 5 }) },
  'GET /api/workshops/:id/runs': { to: hosts },
  'GET /api/workshops/:id/picture/:scenario': { to: [...hosts, 'projector'] },
  'GET /api/workshops/:id/export.csv': { to: hosts },
  'POST /api/workshops/:id/show': { to: hosts, body: () => ({ runId: null }) },
  'POST /api/join': {
    to: everybody,
    body: ({ workshop }) => ({ code: workshop.code, nickname: null, language: 'nl', team: null }),
    gives: 201,
  },
  'POST /api/rejoin': {
    to: everybody,
    body: ({ workshop }) => ({ code: workshop.code, personalCode: 'ABCDABCDABCD' }),
    gives: 404,
  },
  'GET /api/me': { to: members },
  'PATCH /api/me': { to: members, body: () => ({ language: 'en' }) },
  'DELETE /api/me': { to: members },
  'GET /api/me/live': { to: members },
  // Of another workshop's run he may say what he likes: it is judged as one of his own.
  'PUT /api/runs/:run/progress': { to: members, body: (room) => ({ ...aRun(room), choices: [] }) },
  'PUT /api/runs/:run': { to: members, body: aRun, others: 0 },
  'GET /api/openapi.json': { to: everybody },
  'GET /healthz': { to: everybody },
  'GET /metrics': { to: everybody },
  'PUT /api/runs/:run/consent': { to: members, body: () => ({ shown: true }), others: 404 },
};

function aRun(room: Room): wire.SentRun {
  return finishedRunOf(smallStory, room.workshop.id, { player: 1, attempt: 1, runId: 'the-run' });
}

test('who gets in where is written down for every route, and holds for everybody', async () => {
  const all = routesOf(served.app.printRoutes({ commonPrefix: false }));
  expect(Object.keys(open).sort()).toEqual(all.sort());
  const wrong: string[] = [];
  let cells = 0;
  for (const route of Object.keys(open))
    for (const caller of callers) {
      const [method = '', path = ''] = route.split(' ');
      const gives = routes.find((one) => one.method === method && one.path === path)?.gives;
      cells += 1;
      served.clock.now += 61_000; // wrong tries are forgiven after a minute
      const { to, body, gives: wanted = 200, others } = open[route]!;
      const room = await openRoom(store, 2);
      const other = await openRoom(store, 1);
      const keys = await keysOf(room, other);
      // What consent is about is there.
      if (path.endsWith('/consent')) await line.call('PUT', '/api/runs/the-run', keys.member, aRun(room));
      const parts = { id: room.workshop.id, member: room.members[0]!.id, run: 'the-run', sha256: smallStory.sha256 };
      const url = path.replace(
        /:(\w+)/g,
        (_, name: string) => (parts as Record<string, string>)[name] ?? smallStory.scenario.id,
      );
      const key = keys[caller];
      const status =
        gives === 'live' && to.includes(caller)
          ? await openLive(port, url, key!, () => {}).then(
              ({ close }) => (close(), 200),
              () => 0,
            )
          : (await line.call(method, url, key, body?.(room))).status;
      const isOther = caller.startsWith('other') && others !== undefined;
      const refused = caller === 'none' || caller === 'nonsense' || caller.startsWith('old') ? 401 : 403;
      const fits = to.includes(caller)
        ? isOther
          ? others === 0 || status === others
          : status === wanted
        : status === refused;
      if (!fits) wrong.push(`${route} as ${caller}: ${status}`);
    }
  expect(wrong).toEqual([]);
  note('A3', { routes: Object.keys(open).length, callers: callers.length, cells, wrong: wrong.length });
}, 60_000);

/** The routes of a server, as it draws them: each line a piece of a path below the one above it. */
function routesOf(drawn: string): string[] {
  const parts: string[] = [];
  return drawn.split('\n').flatMap((line) => {
    const [, indent = '', part = '', methods = ''] = /^([^/]*)(\/.*) \((.+)\)$/.exec(line) ?? [];
    parts.splice(indent.length / 4 - 1, Infinity, part);
    // What answers GET answers HEAD.
    const asked = methods.split(', ').filter((method) => method !== '' && method !== 'HEAD');
    return asked.map((method) => `${method} ${parts.join('')}`);
  });
}

/** A key of each; the old ones were replaced, as a host does it. */
async function keysOf(room: Room, other: Room): Promise<Record<CallerName, string | null>> {
  const host = { ...room, secret: 'a-new-secret-of-the-host' };
  await store.changeWorkshop(room.workshop.id, { hostHash: hashOf(host.secret) });
  await store.changeMember(room.members[1]!.id, { state: 'removed' });
  return {
    none: null,
    nonsense: 'h.nothing.abcdefghijklmnopqrstuvwx',
    server: serverKey,
    'old server': 's.another-secret-of-the-server',
    host: `h.${room.workshop.id}.${host.secret}`,
    'other host': other.hostKey,
    'old host': room.hostKey,
    projector: room.projectorKey,
    'other projector': other.projectorKey,
    member: room.members[0]!.key,
    'other member': other.members[0]!.key,
    'removed member': room.members[1]!.key,
  };
}

test('a key that is replaced is dead within a second, on open streams as well', async () => {
  const room = await openRoom(store, 1);
  const { id } = room.workshop;
  const at = `/api/workshops/${id}`;
  const gone: string[] = [];
  const watch = async (name: string, path: string, key: string) => {
    let first = () => {};
    const seen = new Promise<void>((resolve) => (first = resolve));
    const stream = await openLive(
      port,
      path,
      key,
      () => first(),
      () => gone.push(name),
    );
    await seen;
    return stream;
  };
  served.clock.now += 61_000;
  const personalCode = newCode(12);
  await store.changeMember(room.members[0]!.id, { codeHash: hashOf(personalCode) });
  await watch('host', `${at}/live`, room.hostKey);
  await watch('projector', `${at}/live`, room.projectorKey);
  await watch('server', `${at}/live`, serverKey);
  await watch('member', '/api/me/live', room.members[0]!.key);
  const old = { host: room.hostKey, projector: room.projectorKey };
  const { key: hostKey } = wire.newKey.parse(JSON.parse((await line.call('POST', `${at}/key`, old.host, {})).text));
  await line.call('POST', `${at}/projector-key`, hostKey, {});
  await line.call('POST', '/api/rejoin', null, { code: room.workshop.code, personalCode });
  const { key: newServerKey } = wire.newKey.parse(
    JSON.parse((await line.call('POST', '/api/key', serverKey, {})).text),
  );
  const started = performance.now();
  while (gone.length < 4 && performance.now() - started < 5_000)
    await new Promise((resolve) => setTimeout(resolve, 10));
  const goneMs = Math.round(performance.now() - started);
  expect(gone.sort()).toEqual(['host', 'member', 'projector', 'server']);
  for (const key of [old.host, old.projector, serverKey])
    expect((await line.call('GET', `${at}/live`, key)).status).toBe(401);
  expect((await line.call('GET', at, hostKey)).status).toBe(200);
  expect((await line.call('GET', at, newServerKey)).status).toBe(200);
  await store.setFact('host', hashOf(serverKey.slice(2)));
  note('A4', { keys: 4, goneMs });
}, 30_000);

/** Two letters for a number below 400: of one length, so that none is part of another. */
const marks = (n: number) => [n / 20, n % 20].map((at) => 'abcdefghjkmnpqrstvwx'[Math.trunc(at)]).join('');

test(
  'no key, code or nickname stands in a log, and no key or code in the data',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tegenspel-keys-'));
    const scenarios = smallScenarios();
    const before = await openStore({ sqlite: join(folder, 'tegenspel.db') });
    const room = await openRoom(before, 1);
    await before.close();
    const server = await startServer(folder, scenarios);
    const own = openLine(server.port);
    const secrets: string[] = [];
    for (let n = 0; n < sized(60, 400); n += 1) {
      const wanted = {
        code: room.workshop.code,
        nickname: `Kanarie ${marks(n)}`,
        language: 'nl',
        team: null,
        // Half of them keep a secret beforehand, as the app does.
        ...(n % 2 === 0 ? {} : { secret: `0123456789abcdef0123456789ab${1_000 + n}` }),
      };
      const { text } = await own.call('POST', '/api/join', null, wanted);
      const { token, personalCode } = wire.joined.parse(JSON.parse(text));
      secrets.push(token.split('.')[2]!, personalCode);
      await own.call('GET', `/api/me?key=${token}`, token);
      await own.call('PUT', '/api/runs/x', token, '{');
    }
    for (let n = 0; n < sized(1, 200); n += 1) {
      const { text } = await own.call('POST', `/api/workshops/${room.workshop.id}/key`, serverKey, {});
      secrets.push(wire.newKey.parse(JSON.parse(text)).key.split('.')[2]!);
    }
    own.close();
    const bytes = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
    await server.kill('SIGTERM');
    const logged = server.said().replace(/^.*Server listening.*$/m, '');
    expect(secrets.filter((secret) => logged.includes(secret) || bytes.some((file) => file.includes(secret)))).toEqual(
      [],
    );
    expect(logged).not.toContain('Kanarie');
    expect(logged).not.toContain('127.0.0.1');
    for (const one of [folder, scenarios]) rmSync(one, { recursive: true, force: true });
    note('A4', { secrets: secrets.length, found: 0 }, 'words');
  },
  within(30_000),
);

/** A number as two digits of these bases, and what is left above them. */
const digits = (n: number, first: number, second: number): [number, number, number] => [
  n % first,
  Math.floor(n / first) % second,
  Math.floor(n / first / second),
];

test(
  'a key that is wrong in a sign or two opens nothing, whatever it is a key of',
  async () => {
    const own = await serveWorkshops({ mostRequests: { ofKey: 2_000_000, ofAddress: 2_000_000 } });
    const room = await openRoom(own.store, 1);
    const at = `/api/workshops/${room.workshop.id}`;
    const doors = [
      [serverKey, '/api/workshops'],
      [room.hostKey, at],
      [room.projectorKey, `${at}/picture/${smallStory.scenario.id}`],
      [room.members[0]!.key, '/api/me'],
    ] as const;
    for (const [key, url] of doors) expect((await call(own.app, key, 'GET', url)).status).toBe(200);
    const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-';
    const guesses = sized(2_000, 1_000_000);
    const told: Record<number, number> = {};
    const tried = new Set<string>();
    for (let n = 0; n < guesses; n += 1) {
      const [key, url] = doors[n % doors.length]!;
      const from = key.lastIndexOf('.') + 1;
      const length = key.length - from;
      const letters = [...key];
      const turn = (place: number, by: number) => {
        const at = from + (place % length);
        letters[at] = signs[(signs.indexOf(letters[at]!) + 1 + (by % (signs.length - 1))) % signs.length]!;
      };
      // First every sign at every place, then two at once.
      const [place, by, more] = digits(Math.floor(n / doors.length), length, signs.length - 1);
      turn(place, by);
      if (more > 0) turn(place + 1 + (more % (length - 1)), Math.floor(more / (length - 1)));
      const wrong = letters.join('');
      tried.add(wrong);
      const { status } = await call(own.app, wrong, 'GET', url);
      told[status] = (told[status] ?? 0) + 1;
      if (n % 64 === 0) await new Promise(setImmediate); // what a request has left is swept between turns of the loop
    }
    await own.stop();
    expect(told).toEqual({ 401: guesses });
    note('A4', { guesses, different: tried.size, hits: 0 }, 'guesses');
  },
  within(30_000),
);

test(
  'nothing that is another’s reaches a trainee, nor the projector where names are off',
  async () => {
    const people = sized(7, 340);
    for (const names of [true, false]) {
      const room = await openRoom(store, people, { names });
      const nicknames = room.members.map((_, n) => `Kanarie ${marks(n)}`);
      const runs = room.members.map((_, n) => `kanarie-run-${marks(n)}`);
      const ids = room.members.map(({ id }) => id);
      await Promise.all(
        room.members.map(async ({ id, key }, player) => {
          const [nickname, runId] = [nicknames[player]!, runs[player]!];
          await store.changeMember(id, { nickname, skeleton: nickname });
          const run = finishedRunOf(smallStory, room.workshop.id, { player: player % 7, attempt: 1, runId });
          expect((await line.call('PUT', `/api/runs/${runId}`, key, run)).status).toBe(200);
        }),
      );
      await line.call('PATCH', `/api/workshops/${room.workshop.id}`, room.hostKey, { revealed: true });
      const trainee = await bytesFor(room.members[0]!.key, room);
      const projector = await bytesFor(room.projectorKey, room);
      const host = await bytesFor(room.hostKey, room);
      const found = (text: string, canaries: readonly string[]) => canaries.filter((one) => text.includes(one));
      expect(found(trainee, [...nicknames, ...ids, ...runs])).toEqual([nicknames[0], ids[0], runs[0]]);
      expect(found(projector, [...ids, ...runs])).toEqual([]);
      expect(found(projector, nicknames)).toEqual(names ? nicknames : []);
      expect(found(host, nicknames)).toEqual(nicknames);
      const hashes = (await store.members(room.workshop.id)).flatMap(({ tokenHash, codeHash }) => [
        tokenHash,
        codeHash,
      ]);
      for (const text of [trainee, projector, host])
        expect(found(text, [...hashes, room.workshop.hostHash, 'skeleton', 'Hash', 'a-secret-of'])).toEqual([]);
    }
    note('X5', { roles: 3, canaries: people * 3, found: 0 });
  },
  within(30_000),
);

/** All that a key is answered anywhere, and told live. */
async function bytesFor(key: string, room: Room): Promise<string> {
  const run = `kanarie-run-${marks(1)}`;
  const parts = { id: room.workshop.id, member: room.members[1]!.id, run, sha256: smallStory.sha256 };
  let said = '';
  for (const { method, path, gives } of routes) {
    const url = path.replace(
      /:(\w+)/g,
      (_, name: string) => (parts as Record<string, string>)[name] ?? smallStory.scenario.id,
    );
    if (gives === 'live') {
      await openLive(port, url, key, (text) => (said += text)).then(
        async ({ close }) => {
          const before = said;
          for (let tries = 0; tries < 100 && said === before; tries += 1)
            await new Promise((resolve) => setTimeout(resolve, 10));
          close();
        },
        () => {},
      );
    } else if (method === 'GET') said += (await line.call('GET', url, key)).text;
    else if (path.startsWith('/api/runs'))
      said += (await line.call(method, url, key, { ...aRun(room), runId: parts.run })).text;
  }
  return said;
}

test(
  'codes cannot be guessed, and guessing keeps no honest room out',
  async () => {
    const own = await serveWorkshops();
    const at = await portOf(own);
    const workshops = await Promise.all(Array.from({ length: sized(20, 100) }, () => openWorkshop(own.app)));
    const guess = (code: string, remoteAddress: string) =>
      own.app.inject({
        method: 'POST',
        url: '/api/join',
        remoteAddress,
        payload: { code, nickname: null, language: 'nl', team: null },
      });
    const figures: Record<string, unknown>[] = [];
    for (const addresses of [1, sized(250, 1_000)]) {
      own.clock.now += 60_000;
      // One minute by the server's clock, which stands still: strangers who were there first, and a room of 500 behind
      // the address where its host is.
      const { workshop, hostKey } = workshops[figures.length]!;
      const host = await openLive(at, `/api/workshops/${workshop.id}/live`, hostKey, () => {});
      const guesses = sized(2_500, 100_000);
      let [evaluated, hits, honest] = [0, 0, 0];
      for (let made = 0; made < guesses; made += guesses / 10) {
        for (let n = made; n < made + guesses / 10; n += 250) {
          const from = (index: number) => `10.1.${(index % addresses) >> 8}.${(index % addresses) & 255}`;
          const answers = await Promise.all(
            Array.from({ length: 250 }, (_, more) => guess(newCode(6), from(n + more))),
          );
          for (const { statusCode } of answers) {
            if (statusCode !== 429) evaluated += 1;
            if (statusCode === 201) hits += 1;
          }
        }
        const joined = await Promise.all(Array.from({ length: 50 }, () => guess(workshop.code, '127.0.0.1')));
        honest += joined.filter(({ statusCode }) => statusCode === 201).length;
      }
      host.close();
      expect({ hits, honest }).toEqual({ hits: 0, honest: 500 });
      expect(evaluated).toBeLessThanOrEqual(addresses === 1 ? 10 : 600);
      figures.push({ addresses, guesses, evaluated, hits, honest });
    }
    // Wrong and ended are told alike.
    own.clock.now += 60_000;
    const { workshop, hostKey } = await openWorkshop(own.app);
    await call(own.app, hostKey, 'PATCH', `/api/workshops/${workshop.id}`, { state: 'ended' });
    const [ended, wrong] = [await guess(workshop.code, '10.9.9.9'), await guess('ZZZZZZ', '10.9.9.9')];
    expect(ended.body).toBe(wrong.body);
    await own.stop();
    note('A1', { workshops: workshops.length, floods: figures });
  },
  within(60_000),
);

test('where the host, the projector or a trainee is, the code is told whatever goes on there or elsewhere', async () => {
  const own = await serveWorkshops();
  const at = await portOf(own);
  const calls = openLine(at);
  const join = async (code: string) =>
    (await calls.call('POST', '/api/join', null, { code, nickname: null, language: 'nl', team: null })).status;
  const guess = async () => {
    for (let tries = 0; tries < 20; tries += 1) await join(newCode(6));
  };
  const { workshop, projectorKey } = await openWorkshop(own.app);
  await guess();
  expect(await join(workshop.code)).toBe(429);
  const projector = await openLive(at, `/api/workshops/${workshop.id}/live`, projectorKey, () => {});
  expect(await join(workshop.code)).toBe(201);
  expect(await join(newCode(6))).toBe(429);
  // For as long as it is there, and ten minutes more.
  own.clock.now += 3_600_000;
  await guess();
  expect(await join(workshop.code)).toBe(201);
  projector.close();
  own.clock.now += 300_000;
  await guess();
  expect(await join(workshop.code)).toBe(201);
  own.clock.now += 600_000;
  await guess();
  expect(await join(workshop.code)).toBe(429);
  calls.close();
  await own.stop();
});

/** Has a server listen; gives its port. */
async function portOf({ app }: Served): Promise<number> {
  await app.listen({ port: 0, host: '127.0.0.1' });
  return (app.server.address() as AddressInfo).port;
}

test('a guesser among a room, behind its address, is told ten tries a minute and keeps nobody out', async () => {
  const slow = await openStore({ sqlite: ':memory:' });
  // As with a database elsewhere: everything sent at once is under way before the first is answered.
  const own = await serveWorkshops({
    store: {
      ...slow,
      workshopByCode: async (code) => {
        await new Promise((resolve) => setTimeout(resolve, 5));
        return slow.workshopByCode(code);
      },
    },
  });
  const [{ workshop }, other] = [await openWorkshop(own.app), await openWorkshop(own.app)];
  const remoteAddress = '10.0.0.9';
  const post = async (url: string, payload: object) =>
    (await own.app.inject({ method: 'POST', url, remoteAddress, payload })).statusCode;
  const join = (code: string) => post('/api/join', { code, nickname: null, language: 'nl', team: null });
  const count = (answers: number[], status: number) => answers.filter((one) => one === status).length;

  expect(await join(workshop.code)).toBe(201);
  const guesses = Array.from({ length: 300 }, (_, n) =>
    n % 2 === 0
      ? join(newCode(6))
      : post('/api/rejoin', { code: n % 4 === 1 ? workshop.code : newCode(6), personalCode: newCode(12) }),
  );
  const room = await Promise.all(Array.from({ length: 300 }, () => join(workshop.code)));
  const told = await Promise.all(guesses);
  expect({ told: count(told, 404), refused: count(told, 429) }).toEqual({ told: 10, refused: 290 });
  expect(count(room, 201)).toBe(300);
  // What nobody there has opened is not told apart from what is not there.
  expect([await join(other.workshop.code), await join(newCode(6))]).toEqual([429, 429]);
  own.clock.now += 60_000;
  expect(await join(other.workshop.code)).toBe(201);
  await own.stop();
  await slow.close();
});

test('of passphrases tried at one moment ten are looked at; the right one takes no try away', async () => {
  const [salt, passphrase] = ['salt-of-these-tests', 'een lange wachtzin'];
  const own = await serveWorkshops({ passphraseSalt: salt });
  await own.store.setFact('host', hashOf(await secretFromPassphrase(passphrase, salt)));
  const enter = async (typed: string, remoteAddress: string) => {
    const payload = { passphrase: typed };
    return (await own.app.inject({ method: 'POST', url: '/api/enter', remoteAddress, payload })).statusCode;
  };
  const answers = await Promise.all(Array.from({ length: 40 }, (_, n) => enter(`geraden ${n}`, '10.0.0.1')));
  expect(answers.filter((status) => status === 403)).toHaveLength(10);
  expect(answers.filter((status) => status === 429)).toHaveLength(30);
  for (let n = 0; n < 12; n += 1) expect(await enter(passphrase, '10.0.0.2')).toBe(200);
  // Its key is not replaced: the passphrase would open nothing any more.
  const key = `s.${await secretFromPassphrase(passphrase, salt)}`;
  expect((await call(own.app, key, 'POST', '/api/key', {})).status).toBe(403);
  expect(await enter(passphrase, '10.0.0.2')).toBe(200);
  await own.stop();
}, 30_000);

test('all addresses of one IPv6 line count as one, and those of another do not', async () => {
  const own = await serveWorkshops();
  const { workshop } = await openWorkshop(own.app);
  const join = async (code: string, remoteAddress: string) => {
    const payload = { code, nickname: null, language: 'nl', team: null };
    return (await own.app.inject({ method: 'POST', url: '/api/join', remoteAddress, payload })).statusCode;
  };
  const made = Array.from({ length: 60 }, (_, n) => `2001:db8:1:2:${(n * 257).toString(16)}::${n.toString(16)}`);
  const told = await Promise.all(made.map((address) => join(newCode(6), address)));
  expect(told.filter((status) => status === 404)).toHaveLength(10);
  expect(told.filter((status) => status === 429)).toHaveLength(50);
  expect(await join(workshop.code, '2001:db8:1:3::1')).toBe(201);
  expect(await join(newCode(6), '2001:db8:1:3::2')).toBe(404);
  await own.stop();
});

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['::1', '0:0:0:0::/64'],
  ['2001:DB8:0001:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8::5', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['2001:db8:1:2::', '2001:db8:1:2::/64'],
  ['no address', 'no address'],
])('%s is on line %s', (address, line) => {
  expect(lineOf(address)).toBe(line);
});

test('a forged address moves no count; of a proxy that is trusted, what it saw counts', async () => {
  const tries = 1_000;
  const stranger = '203.0.113.7';
  const anAddress = (n: number) => `198.51.${n >> 8}.${n & 255}`;
  const forgeries: ((n: number) => Record<string, string>)[] = [
    (n) => ({ 'x-forwarded-for': anAddress(n) }),
    (n) => ({ 'x-forwarded-for': `${anAddress(n)}, 127.0.0.1` }),
    (n) => ({ 'x-forwarded-for': `2001:db8::${n.toString(16)}` }),
    (n) => ({ 'x-forwarded-for': `nobody ${n},,  , 127.0.0.1, ${anAddress(n)}` }),
    (n) => ({ forwarded: `for=${anAddress(n)}`, 'x-real-ip': anAddress(n) }),
    (n) => ({ 'cf-connecting-ip': anAddress(n), 'true-client-ip': anAddress(n), 'x-client-ip': anAddress(n) }),
  ];
  const mostRequests = { ofKey: 400, ofAddress: 200 };
  const figures: Record<string, number> = {};
  const guess = async (own: Served, remoteAddress: string, headers: Record<string, string>, code = newCode(6)) => {
    const payload = { code, nickname: null, language: 'nl', team: null };
    const answer = await own.app.inject({ method: 'POST', url: '/api/join', remoteAddress, headers, payload });
    return { status: answer.statusCode, isCounted: !answer.body.includes('Too many requests') };
  };
  const flood = async (own: Served, remoteAddress: string, headers: (n: number) => Record<string, string>) => {
    const [started, answers] = [performance.now(), [] as Awaited<ReturnType<typeof guess>>[]];
    for (let n = 0; n < tries; n += 1) answers.push(await guess(own, remoteAddress, headers(n)));
    const windows = 2 + Math.floor((performance.now() - started) / 10_000); // of the count of all requests
    expect(answers.filter(({ isCounted }) => isCounted).length).toBeLessThanOrEqual(windows * mostRequests.ofAddress);
    return answers.filter(({ status }) => status !== 429).length;
  };
  const forged = (n: number) => forgeries[n % forgeries.length]!(n);
  /** As a proxy passes it on: what it was told, and behind that whom it saw. */
  const passedOn = (n: number, seen: string) => {
    const { 'x-forwarded-for': told, ...rest } = forged(n);
    return { ...rest, 'x-forwarded-for': told === undefined ? seen : `${told}, ${seen}` };
  };

  const alone = await serveWorkshops({ mostRequests });
  figures.direct = await flood(alone, stranger, forged);
  await alone.stop();
  for (const [trustProxy, proxy] of [
    ['127.0.0.1', '127.0.0.1'],
    ['127.0.0.1', '::ffff:127.0.0.1'],
    ['10.0.0.0/8', '10.3.2.1'],
  ] as const) {
    const behind = await serveWorkshops({ trustProxy, mostRequests });
    const { workshop } = await openWorkshop(behind.app);
    figures[`past ${proxy}`] = await flood(behind, stranger, forged);
    figures[`through ${proxy}`] = await flood(behind, proxy, (n) => passedOn(n, '192.0.2.66'));
    // Behind the same proxy everybody else gets in.
    const room = Array.from({ length: 50 }, (_, n) => guess(behind, proxy, passedOn(n, `192.0.2.${n}`), workshop.code));
    expect((await Promise.all(room)).map(({ status }) => status)).toEqual(room.map(() => 201));
    await behind.stop();
  }
  expect(Object.values(figures)).toEqual(Object.values(figures).map(() => 10));
  note('A6', { forged: tries * Object.keys(figures).length, ...figures });
}, 120_000);

test('a key that somebody made up gives no count of its own; one that opens something does', async () => {
  const mostRequests = { ofKey: 40, ofAddress: 100 };
  const own = await serveWorkshops({ mostRequests });
  const { workshop } = await openWorkshop(own.app);
  const { token } = await joinWorkshop(own.app, workshop.code);
  const remoteAddress = '10.0.0.1';
  const ask = async (url: string, key: string) =>
    (await own.app.inject({ method: 'GET', url, remoteAddress, headers: { authorization: `Bearer ${key}` } }))
      .statusCode;
  const many = async (requests: number, key: () => string) => {
    const answers: number[] = [];
    for (let n = 0; n < requests; n += 1) answers.push(await ask('/api/me', key()));
    return answers.filter((status) => status !== 429).length;
  };
  expect(await ask('/api/me', token)).toBe(200);
  const started = performance.now();
  const made = await many(400, () => `m.${workshop.id}.${newSecret()}`);
  const known = await many(100, () => token);
  const windows = 1 + Math.ceil((performance.now() - started) / 10_000);
  expect(made).toBeGreaterThan(0);
  expect(made).toBeLessThanOrEqual(windows * mostRequests.ofAddress);
  expect(known).toBeGreaterThanOrEqual(mostRequests.ofKey);
  expect(known).toBeLessThanOrEqual(windows * mostRequests.ofKey);
  await own.stop();
}, 30_000);
