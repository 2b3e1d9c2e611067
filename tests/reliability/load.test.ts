/** L1, L2, L3, L5: a full room at one instant, a thousand who watch, some who never read, and lines that speak no HTTP. */
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mix } from '../../src/core/run/chance.ts';
import { openStore } from '../../src/server/store/store.ts';
import { openLine } from './line.ts';
import { openRoom, runMaker, smallScenarios, startServer, type Room, type Running } from './room.ts';
import { note, sized, times, within } from './size.ts';

const folder = mkdtempSync(join(tmpdir(), 'tegenspel-load-'));
const scenarios = smallScenarios();
const people = 1_000;
let server: Running;
let room: Room;

beforeAll(async () => {
  const store = await openStore({ sqlite: join(folder, 'tegenspel.db') });
  room = await openRoom(store, sized(people, 5_000), { maxMembers: 6_000 });
  await store.close();
  server = await startServer(folder, scenarios);
}, 60_000);
afterAll(async () => {
  await server.kill('SIGTERM');
  for (const one of [folder, scenarios]) rmSync(one, { recursive: true, force: true });
});

/** What the server holds, without what its engine has yet to sweep. */
async function residentMb(): Promise<number> {
  process.kill(server.pid, 'SIGUSR2');
  await new Promise((resolve) => setTimeout(resolve, 300));
  const line = openLine(server.port);
  const { text } = await line.call('GET', '/metrics', null);
  line.close();
  return Number(/^process_resident_memory_bytes (\d+)$/m.exec(text)?.[1]) / 1024 / 1024;
}

test(
  'a thousand who hand in at one instant are all answered, and none is lost',
  async () => {
    const many = room.members.length;
    const runOf = runMaker(room);
    const bodies = Array.from({ length: many }, (_, n) => runOf(n));
    const line = openLine(server.port, many);
    const started = performance.now();
    const taken = await Promise.all(
      bodies.map(async ({ key, run }) => {
        const { status, text } = await line.call('PUT', `/api/runs/${run.runId}`, key, run);
        expect(status, text).toBe(200);
        return performance.now() - started;
      }),
    );
    const me = await Promise.all(bodies.map(({ key }) => line.call('GET', '/api/me', key)));
    line.close();
    const kept = me.filter(({ text }, n) => text.includes(`"run-${n}"`));
    expect(kept).toHaveLength(many);
    expect(Math.max(...taken)).toBeLessThan(sized(3_000, 10_000));
    note('L1', { submits: many, kept: kept.length, ...times(taken) });
  },
  within(60_000),
);

test(
  'a thousand who watch see a change at once, also beside some who never read',
  async () => {
    const watchers = room.members.slice(0, people);
    let wanted = '';
    let seen: number[] = [];
    let first = Infinity;
    const open = (path: string, key: string, isLive: boolean): Promise<Socket> =>
      new Promise((resolve, reject) => {
        const socket = connect(server.port, '127.0.0.1', () => {
          socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${key}\r\n\r\n`);
        });
        socket.once('error', reject);
        let isOpen = false;
        socket.on('data', (chunk) => {
          if (!isOpen && chunk.includes('data: ')) {
            isOpen = true;
            resolve(socket);
            if (!isLive) socket.pause();
          } else if (isLive && wanted !== '' && chunk.includes(wanted)) {
            const at = Number(/"at":(\d+)/.exec(chunk.toString('latin1'))?.[1]);
            first = Math.min(first, at);
            seen.push(performance.timeOrigin + performance.now());
          }
        });
      });
    const line = openLine(server.port);
    /** Milliseconds from the first stream's state being made until each had read its own. */
    const round = async (n: number): Promise<number[]> => {
      [seen, first, wanted] = [[], Infinity, `Ronde ${n}.`];
      await line.call('PATCH', `/api/workshops/${room.workshop.id}`, room.hostKey, { title: wanted });
      while (seen.length < watchers.length) await new Promise((resolve) => setTimeout(resolve, 1));
      return seen.map((at) => at - first);
    };
    const sockets = await Promise.all(watchers.map(({ key }) => open('/api/me/live', key, true)));
    const alone: number[] = [];
    for (let n = 0; n < sized(16, 240); n += 1) alone.push(...(await round(n)));

    const before = await residentMb();
    const host = `/api/workshops/${room.workshop.id}/live`;
    const stalled = await Promise.all([
      ...watchers.slice(0, 300).map(({ key }) => open('/api/me/live', key, false)),
      ...[room.hostKey, room.hostKey, room.projectorKey, room.projectorKey].map((key) => open(host, key, false)),
    ]);
    const beside: number[] = [];
    for (let n = 1_000; n < 1_000 + sized(16, 240); n += 1) beside.push(...(await round(n)));
    const grownMb = Math.round((await residentMb()) - before);
    for (const socket of [...sockets, ...stalled]) socket.destroy();
    line.close();
    expect(alone.length + beside.length).toBe(watchers.length * sized(32, 480));
    expect(grownMb).toBeLessThanOrEqual(40);
    note('L3', { live: watchers.length, stalled: stalled.length, grownMb, ...times(beside) });
    note('L2', { streams: watchers.length, ...times(alone) });
  },
  within(60_000),
);

test(
  'what is no HTTP, or far too much of it, harms nobody',
  async () => {
    const cases = sized(1_500, 20_000);
    const seed = 20_261_122;
    // What the program grows to anyway is not counted: the first tenth warms it up.
    let before = 0;
    const answers = new Map<string, number>();
    let next = 0;
    const worker = async () => {
      while (next < cases) {
        const n = (next += 1) - 1;
        if (n === cases / 10) before = await residentMb();
        const answer = await spoken(hostile(n, (count) => mix(seed + n, 'case') % count));
        answers.set(answer, (answers.get(answer) ?? 0) + 1);
      }
    };
    await Promise.all(Array.from({ length: 40 }, worker));
    const line = openLine(server.port);
    expect((await line.call('GET', '/healthz', null)).status).toBe(200);
    expect((await line.call('GET', '/api/me', room.members[0]!.key)).status).toBe(200);
    line.close();
    const grownMb = Math.round((await residentMb()) - before);
    expect([...answers.keys()].filter((answer) => /^(2|5)/.test(answer))).toEqual([]);
    expect(server.said()).not.toMatch(/unhandled|uncaught|"level":[56]0/i);
    expect(grownMb).toBeLessThanOrEqual(64); // the engine's room for young objects alone is 48; a leak of bodies would be hundreds
    note('L5', { seed, cases, grownMb, answers: JSON.stringify(Object.fromEntries([...answers].sort())) });
  },
  within(60_000),
);

/** Sends bytes and hangs up; gives the status that came back, or 'none'. */
function spoken(bytes: Buffer): Promise<string> {
  return new Promise((resolve) => {
    let said = '';
    const socket = connect(server.port, '127.0.0.1', () => socket.end(bytes));
    socket.on('data', (chunk) => (said += chunk.toString('latin1')));
    socket.on('error', () => {});
    socket.on('close', () => {
      resolve(/^HTTP\/1\.1 (\d{3})/.exec(said)?.[1] ?? 'none');
    });
  });
}

function hostile(n: number, draw: (count: number) => number): Buffer {
  const key = room.members[n % people]!.key;
  const head = `PUT /api/runs/x HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${key}\r\nContent-Type: application/json\r\n`;
  const bytes = (...parts: (string | Uint8Array)[]) => Buffer.concat(parts.map((part) => Buffer.from(part as string)));
  const size = 1 + draw(200_000);
  const kinds: (() => Buffer)[] = [
    () => bytes(head, 'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /api/me HTTP/1.1\r\n\r\n'),
    () => bytes(head, 'Content-Length: 5\r\nContent-Length: 6\r\n\r\n{"a":1'),
    () => bytes(head, 'Content-Length: -1\r\n\r\n{}'),
    () => bytes(head, `Content-Length: ${'9'.repeat(1 + draw(30))}\r\n\r\n{`),
    () => bytes(head, 'Transfer-Encoding: chunked\r\n\r\n', `${size.toString(16)}\r\n`, Buffer.alloc(size, 0x7b)),
    () => bytes(head, 'Transfer-Encoding: chunked\r\n\r\n', 'zz\r\nhello'),
    () => bytes(head, 'Content-Encoding: gzip\r\nContent-Length: 4\r\n\r\n', Buffer.from([0x1f, 0x8b, 8, 0])),
    () => bytes(head, 'Content-Encoding: zstd\r\nContent-Length: 4\r\n\r\n', Buffer.from([0x28, 0xb5, 0x2f, 0xfd])),
    () => bytes('GET /api/me HTTP/1.1\r\nHost: x\r\n', 'x: y\r\n'.repeat(draw(100_000)), '\r\n'),
    () => bytes(`GET /api/${'x'.repeat(size)} HTTP/1.1\r\nHost: x\r\n\r\n`),
    () => bytes(head, 'Content-Length: 3\r\n\r\n', Buffer.from([0x22, 0xff, 0x22])),
    () => bytes(head, 'Content-Length: 9\r\n\r\n', '[[[[[[[[['),
    () => bytes(head, 'Content-Length: 60000\r\n\r\n', '['.repeat(60_000)),
    () => bytes(head, 'X: a\u0000b\r\n\r\n'),
    () => bytes('\u0000\u0001\u0002', 'x'.repeat(draw(5_000))),
    () => bytes('GET /api/%ff%00%2e%2e/ HTTP/1.1\r\nHost: x\r\n\r\n'),
    () => bytes('BREW /api/me HTTP/1.1\r\nHost: x\r\n\r\n'),
    () => bytes('GET /api/me HTTP/9.9\r\nHost: x\r\n\r\n'),
    () => bytes('GET /api/me HTTP/1.1\r\n\r\n'),
    () => bytes(head, 'Expect: 200-maybe\r\nContent-Length: 2\r\n\r\n{}'),
    () => bytes(`GET /api/me HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${'m.'.repeat(draw(4_000))}\r\n\r\n`),
    () => bytes('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
    () => bytes(Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00])),
    () => bytes(head, 'Content-Length: 30\r\n\r\n', '{"__proto__":{"polluted":true}}'.slice(0, 30)),
  ];
  return kinds[n % kinds.length]!();
}
