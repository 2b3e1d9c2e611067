/** The workshop server beside the bare work: inserting, ranking in Redis, sending bytes. All in one run on one machine. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openStore, type Store } from '../../src/server/store/store.ts';
import { program } from '../support/debian.ts';
import { openLine } from '../reliability/line.ts';
import { openRoom, runMaker, smallScenarios, type Room } from '../reliability/room.ts';
import { median, percentile, row, type Row } from './row.ts';

export async function* board(): AsyncGenerator<Row> {
  const folder = mkdtempSync(join(tmpdir(), 'tegenspel-bench-'));
  const scenarios = smallScenarios();
  try {
    yield* submits(join(folder, 'submits'), scenarios);
    yield* streams(join(folder, 'streams'), scenarios);
    yield* ranks(join(folder, 'ranks'));
  } finally {
    for (const one of [folder, scenarios]) rmSync(one, { recursive: true, force: true });
  }
}

type Server = { port: number; rawPort: number; stop: () => Promise<void> };

async function startServer(folder: string, scenarios: string): Promise<Server> {
  const file = join(import.meta.dirname, 'board-server.ts');
  const child = spawn(process.execPath, [file, folder, scenarios], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [port = 0, rawPort = 0] = await new Promise<number[]>((found, fail) => {
    child.stdout.on('data', (chunk: Buffer) => {
      const match = /^ports (\d+) (\d+)$/m.exec(chunk.toString());
      if (match) found(match.slice(1).map(Number));
    });
    child.on('exit', (code) => fail(new Error(`the server ended with ${code}`)));
  });
  return { port, rawPort, stop: () => ended(child) };
}

async function ended(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}

const busyRooms = 5;
const sockets = 64;
const warmingUp = 15_000; // after some ten thousand V8 has nothing left to compile
const perRound = 2_000;
const rounds = 11;

async function* submits(folder: string, scenarios: string): AsyncGenerator<Row> {
  const store = await openStore({ sqlite: join(folder, 'tegenspel.db') });
  const rooms: Room[] = [];
  for (let room = 0; room < busyRooms; room += 1) rooms.push(await openRoom(store, watching));
  await store.close();
  const server = await startServer(folder, scenarios);
  const makers = rooms.map((room) => runMaker(room));
  // Everybody in every room hands in once before anybody does again.
  const request = (path: string, n: number) => {
    const make = makers[n % busyRooms];
    if (!make) throw new RangeError(`no room for run ${n}`);
    const { key, run } = make(Math.floor(n / busyRooms));
    return requestOf('PUT', path === '' ? `/api/runs/${run.runId}` : path, key, JSON.stringify(run));
  };
  let next = 0;
  const drive = async (path: string, count: number): Promise<number> => {
    const from = next;
    next += count;
    const started = performance.now();
    await asFastAsCanBe(server.port, count, (n) => request(path, from + n));
    return (count / (performance.now() - started)) * 1_000;
  };
  // The first ones measure the scenario and warm both ways up; whoever plays is known to the server.
  await drive('', warmingUp);
  next = 0;
  await drive('/bench/insert', warmingUp);
  const [ours, bare]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    ours.push(await drive('', perRound));
    next -= perRound;
    bare.push(await drive('/bench/insert', perRound));
  }
  const share = median(ours.map((figure, round) => figure / (bare[round] ?? NaN)));
  const peer = { name: 'bare durable insert', figure: median(bare) };
  yield row('board', 'runs verified, stored, ranked', 'a second', median(ours), peer, { atLeast: 0.8 }, share);

  const aSecond = 5_000;
  const count = 3 * aSecond;
  const late = await atAPace(server.port, count, aSecond, (n) => request('', next + n));
  const p99 = percentile(late, 0.99);
  yield row('board', `99 of 100 answered, at ${aSecond} runs a second`, 'ms', p99, null, { atMost: 10 }, p99);
  await server.stop();
}

function requestOf(method: string, path: string, key: string, body: string): string {
  const head = `${method} ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${key}\r\n`;
  return `${head}Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

/** A socket that asks one thing at a time. */
async function openAsker(port: number): Promise<{ ask: (request: string) => Promise<void>; close: () => void }> {
  const socket = connect(port, '127.0.0.1');
  socket.setNoDelay(true);
  await once(socket, 'connect');
  let heard = '';
  let answered = () => {};
  socket.on('data', (chunk) => {
    heard += chunk.toString('latin1');
    const body = heard.indexOf('\r\n\r\n') + 4;
    if (body < 4 || heard.length < body + Number(/content-length: (\d+)/i.exec(heard)?.[1] ?? 0)) return;
    if (!heard.startsWith('HTTP/1.1 200')) throw new Error(heard);
    heard = '';
    answered();
  });
  return {
    ask: (request) =>
      new Promise((done) => {
        answered = done;
        socket.write(request);
      }),
    close: () => void socket.destroy(),
  };
}

async function asFastAsCanBe(port: number, count: number, request: (n: number) => string): Promise<void> {
  let next = 0;
  await Promise.all(
    Array.from({ length: sockets }, async () => {
      const asker = await openAsker(port);
      while (next < count) await asker.ask(request((next += 1) - 1));
      asker.close();
    }),
  );
}

/** Milliseconds from when each should have been asked until its answer: a server that lags behind is not waited for. */
async function atAPace(
  port: number,
  count: number,
  aSecond: number,
  request: (n: number) => string,
): Promise<number[]> {
  const idle = await Promise.all(Array.from({ length: 512 }, () => openAsker(port)));
  const all = [...idle];
  const waiting: number[] = [];
  const late: number[] = [];
  const started = performance.now();
  const dueAt = (n: number) => started + (n / aSecond) * 1_000;
  const send = (n: number) => {
    const asker = idle.pop();
    if (!asker) return void waiting.push(n);
    void asker.ask(request(n)).then(() => {
      late.push(performance.now() - dueAt(n));
      idle.push(asker);
      const next = waiting.shift();
      if (next !== undefined) send(next);
    });
  };
  for (let n = 0; n < count;) {
    for (; n < count && dueAt(n) <= performance.now(); n += 1) send(n);
    // A millisecond late at most; never resting would take a core from the server.
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  while (late.length < count) await new Promise((resolve) => setTimeout(resolve, 5));
  for (const asker of all) asker.close();
  return late;
}

const watching = 1_000;

async function* streams(folder: string, scenarios: string): AsyncGenerator<Row> {
  const store = await openStore({ sqlite: join(folder, 'tegenspel.db') });
  const room = await openRoom(store, watching);
  await store.close();
  const server = await startServer(folder, scenarios);
  const line = openLine(server.port);
  let seen: number[] = [];
  let [first, wanted, sample] = [Infinity, '', ''];
  const hear = (chunk: Buffer) => {
    const text = chunk.toString('latin1');
    if (wanted === '' || !text.includes(wanted)) return;
    const at = Number(/"at":(\d+)/.exec(text)?.[1]);
    first = Math.min(first, at);
    sample = text;
    seen.push(performance.timeOrigin + performance.now());
  };
  const live = await listenTo(
    room.members.map(({ key }) => ({ port: server.port, greeting: getLive(key) })),
    hear,
  );
  const bare = await listenTo(
    room.members.map(() => ({ port: server.rawPort, greeting: '' })),
    hear,
  );
  const heard = async (text: string, start: () => Promise<unknown>): Promise<number[]> => {
    [seen, first, wanted] = [[], Infinity, text];
    await start();
    while (seen.length < watching) await new Promise((resolve) => setTimeout(resolve, 1));
    return seen.map((at) => at - first);
  };
  const [ours, peer]: [number[], number[]] = [[], []];
  for (let round = 0; round < 24; round += 1) {
    const title = `Ronde ${round}.`;
    const own = await heard(title, () =>
      line.call('PATCH', `/api/workshops/${room.workshop.id}`, room.hostKey, { title }),
    );
    const text = `${'x'.repeat(Math.max(0, sample.length - 40))}Kaal ${round}.`;
    const other = await heard(`Kaal ${round}.`, () => line.call('PUT', '/bench/raw', room.hostKey, { text }));
    if (round < 4) continue; // warming up
    ours.push(...own);
    peer.push(...other);
  }
  for (const socket of [...live, ...bare]) socket.destroy();
  line.close();
  await server.stop();
  for (const [share, name, atMost] of [
    [0.5, 'half', 1.2],
    [0.99, '99 of 100', 1.5],
  ] as const) {
    const [own, other] = [percentile(ours, share), percentile(peer, share)];
    const what = `a change seen by ${name} of ${watching} streams`;
    yield row('board', what, 'ms', own, { name: 'bare TCP', figure: other }, { atMost }, own / other);
  }
}

const getLive = (key: string) => `GET /api/me/live HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${key}\r\n\r\n`;

function listenTo(places: { port: number; greeting: string }[], hear: (chunk: Buffer) => void): Promise<Socket[]> {
  return Promise.all(
    places.map(async ({ port, greeting }) => {
      const socket = connect(port, '127.0.0.1');
      await once(socket, 'connect');
      if (greeting !== '') {
        socket.write(greeting);
        await once(socket, 'data');
      }
      socket.on('data', hear);
      return socket;
    }),
  );
}

const workshops = 1_000;
const inEach = 1_000;

async function* ranks(folder: string): AsyncGenerator<Row> {
  const file = join(folder, 'tegenspel.db');
  const store = await openStore({ sqlite: file });
  const room: Room = await openRoom(store, 1);
  fillWithMillion(file, room);
  const redis = await startRedis();
  for (let workshop = 0; workshop < workshops; workshop += 1) {
    const scores = Array.from({ length: inEach }, (_, member) => [
      String(keyOf(workshop, member)),
      `m-${workshop}-${member}`,
    ]);
    await redis.ask(['ZADD', `w-${workshop}`, ...scores.flat()]);
  }
  const draws = Array.from({ length: 4_000 }, (_, n) => [(n * 7_919) % workshops, (n * 104_729) % inEach] as const);
  for (const [what, ours, peer] of [
    [
      'the top 20 of a workshop of 1,000',
      ([workshop]: readonly [number, number]) => store.standings(`w-${workshop}`, 20).then((rows) => rows.length),
      ([workshop]: readonly [number, number]) =>
        redis
          .ask(['ZREVRANGE', `w-${workshop}`, '0', '19', 'WITHSCORES'])
          .then((list) => (list as string[]).length / 2),
    ],
    [
      'the own place in it',
      ([workshop, member]: readonly [number, number]) => store.place(`w-${workshop}`, `m-${workshop}-${member}`),
      ([workshop, member]: readonly [number, number]) =>
        redis.ask(['ZREVRANK', `w-${workshop}`, `m-${workshop}-${member}`]).then((rank) => Number(rank) + 1),
    ],
  ] as const) {
    for (const draw of draws.slice(0, 500)) {
      const [own, other] = [await ours(draw), await peer(draw)];
      if (own !== other) throw new Error(`${what}: ${String(own)} here, ${other} there`);
    }
    const each = async (ask: (draw: readonly [number, number]) => Promise<unknown>) => {
      const started = performance.now();
      for (const draw of draws) await ask(draw);
      return ((performance.now() - started) / draws.length) * 1_000;
    };
    const [own, other]: [number[], number[]] = [[], []];
    for (let round = 0; round < 5; round += 1) {
      own.push(await each(ours));
      other.push(await each(peer));
    }
    const [us, them] = [median(own), median(other)];
    yield row(
      'board',
      `${what}, among 1,000,000 runs`,
      'us',
      us,
      { name: 'Redis', figure: them },
      { atMost: 1 },
      us / them,
    );
  }
  yield await afterAChange(store, redis, draws.slice(0, 200));
  await redis.stop();
  await store.close();
}

/**
 * What is at hand is forgotten when a run changes it: then the whole board is read anew, four times a second at most. The change
 * itself is not timed. Told beside the others, without a target.
 */
async function afterAChange(store: Store, redis: Redis, draws: readonly (readonly [number, number])[]): Promise<Row> {
  const [ours, peer]: [number[], number[]] = [[], []];
  const timed = async (into: number[], read: () => Promise<{ length: number }>, perPlace: number) => {
    const started = performance.now();
    const { length } = await read();
    into.push((performance.now() - started) * 1_000);
    if (length !== inEach * perPlace) throw new Error(`${length} read`);
  };
  for (const [workshop, member] of draws) {
    await store.showRun(`w-${workshop}`, `r-${member}`, true);
    await timed(ours, () => store.standings(`w-${workshop}`), 1);
    const words = ['ZREVRANGE', `w-${workshop}`, '0', '-1', 'WITHSCORES'];
    await timed(peer, () => redis.ask(words) as Promise<unknown[]>, 2);
  }
  const [us, them] = [median(ours), median(peer)];
  const what = 'the whole board of 1,000 read anew, among 1,000,000 runs';
  return row('board', what, 'us', us, { name: 'Redis', figure: them }, null, us / them);
}

/** No two alike in one workshop, as Redis orders equals otherwise. */
const keyOf = (workshop: number, member: number) => ((member * 7_919 + workshop * 31) % inEach) * 2_097_152 + 2_000_000;

/** A million members with a run and a standing each, put in as rows: what is timed is reading them. */
function fillWithMillion(file: string, { workshop, members }: Room): void {
  const database = new DatabaseSync(file);
  const count = (most: number, name: string) =>
    `${name}(n) as (select 0 union all select n + 1 from ${name} where n < ${most - 1})`;
  const copied = (table: string, change: Record<string, string>, where: string) => {
    const names = database
      .prepare('select name from pragma_table_info(?)')
      .all(table)
      .map(({ name }) => String(name));
    const values = names.map((name) => change[name] ?? `"${table}"."${name}"`);
    return `insert into "${table}" (${names.map((name) => `"${name}"`).join(', ')})
      with recursive ${count(workshops, 'w')}, ${count(inEach, 'm')}
      select ${values.join(', ')} from ${where}`;
  };
  const of = `"members"."id" = '${members[0]?.id ?? ''}'`;
  database.exec('pragma synchronous = off; pragma foreign_keys = off; begin');
  database.exec(
    copied(
      'workshops',
      { id: `'w-' || w.n`, code: 'null' },
      `w join "workshops" on "workshops"."id" = '${workshop.id}'`,
    ),
  );
  const place = { id: `'m-' || w.n || '-' || m.n`, workshop: `'w-' || w.n`, skeleton: `'m' || m.n` };
  database.exec(copied('members', place, `w join m join "members" on ${of}`));
  const member = `'m-' || w.n || '-' || m.n`;
  database.exec(`insert into runs with recursive ${count(workshops, 'w')}, ${count(inEach, 'm')}
    select 'w-' || w.n, 'r-' || m.n, ${member}, 'a', '${'f'.repeat(64)}', 1, 1, '["ask","listen"]', '[]', '${'b'.repeat(64)}',
      70, 1, 3, 0, 1790000000000, 1 from w join m`);
  database.exec(`insert into standings with recursive ${count(workshops, 'w')}, ${count(inEach, 'm')}
    select 'w-' || w.n, ${member}, 70, 3, 1, ((m.n * 7919 + w.n * 31) % ${inEach}) * 2097152 + 2000000 from w join m`);
  database.exec('commit; analyze');
  database.close();
}

type Redis = { ask: (words: readonly string[]) => Promise<unknown>; stop: () => Promise<void> };

/** A Redis of its own, in memory only, spoken to in its own words over one socket. */
async function startRedis(): Promise<Redis> {
  const free = createServer().listen(0, '127.0.0.1');
  await once(free, 'listening');
  const { port } = free.address() as AddressInfo;
  free.close();
  const settings = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const child = spawn(program('redis-server'), settings, { stdio: 'ignore', cwd: tmpdir() });
  let socket: Socket;
  for (let tries = 0; ; tries += 1) {
    socket = connect(port, '127.0.0.1');
    try {
      await once(socket, 'connect');
      break;
    } catch (error) {
      if (tries > 200) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
  socket.setNoDelay(true);
  let heard = '';
  let answered = (_answer: unknown) => {};
  socket.on('data', (chunk) => {
    heard += chunk.toString('latin1');
    const read = readAnswer(heard, 0);
    if (!read) return;
    heard = heard.slice(read.end);
    answered(read.value);
  });
  return {
    ask: (words) =>
      new Promise((done) => {
        answered = done;
        socket.write(`*${words.length}\r\n${words.map((word) => `$${word.length}\r\n${word}\r\n`).join('')}`);
      }),
    stop: () => {
      socket.destroy();
      return ended(child);
    },
  };
}

function readAnswer(text: string, at: number): { value: unknown; end: number } | null {
  const line = text.indexOf('\r\n', at);
  if (line < 0) return null;
  const [kind, rest] = [text.charAt(at), text.slice(at + 1, line)];
  if (kind === '-') throw new Error(rest);
  if (kind === '+' || kind === ':') return { value: rest, end: line + 2 };
  if (kind === '$') {
    const end = line + 2 + Number(rest) + 2;
    return text.length < end ? null : { value: text.slice(line + 2, end - 2), end };
  }
  const list: unknown[] = [];
  let end = line + 2;
  for (let count = 0; count < Number(rest); count += 1) {
    const read = readAnswer(text, end);
    if (!read) return null;
    list.push(read.value);
    end = read.end;
  }
  return { value: list, end };
}
