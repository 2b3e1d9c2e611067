/** D3: what the operating system saw. A run is in the log, the log is on the disk, and only then the trainee hears of it. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openStore } from '../../src/server/store/store.ts';
import { program } from '../support/debian.ts';
import { openLine } from './line.ts';
import { openRoom, runMaker, smallScenarios, startServer } from './room.ts';
import { note, sized, within } from './size.ts';

const folder = mkdtempSync(join(tmpdir(), 'tegenspel-order-'));
const scenarios = smallScenarios();
afterAll(() => {
  for (const one of [folder, scenarios]) rmSync(one, { recursive: true, force: true });
});

test(
  'no run is acknowledged before the disk has said that it is there',
  async () => {
    const count = sized(400, 10_000);
    const store = await openStore({ sqlite: join(folder, 'tegenspel.db') });
    const room = await openRoom(store, Math.max(50, count / 20));
    await store.close();
    const runOf = runMaker(room);
    const nameOf = (n: number) => `ordered-${String(n).padStart(6, '0')}`;
    const trace = join(folder, 'trace');
    const calls = 'trace=pwrite64,write,writev,fsync,fdatasync';
    const server = await startServer(folder, scenarios, {
      before: [program('strace'), '-D', '-f', '-y', '-s', '65536', '-e', calls, '-o', trace],
    });
    const line = openLine(server.port);
    let next = 0;
    const write = async () => {
      while (next < count) {
        const n = (next += 1) - 1;
        const { key, run } = runOf(n);
        const heard = await line.call('PUT', `/api/runs/${nameOf(n)}`, key, { ...run, runId: nameOf(n) });
        expect(heard.status).toBe(200);
      }
    };
    await Promise.all(Array.from({ length: 16 }, write));
    line.close();
    await server.kill('SIGTERM');

    // Per run: written to the log, that log synced after it by the same thread, told on a socket after that. Numbers of lines in
    // the trace.
    const logged = new Map<string, { at: number; thread: string }>();
    const told = new Map<string, number>();
    const synced: { at: number; thread: string }[] = [];
    const underWay = new Set<string>(); // threads
    for (const [at, call] of readFileSync(trace, 'latin1').split('\n').entries()) {
      const thread = /^\d+/.exec(call)?.[0] ?? '';
      const isLog = /^\d+ +(?:<\.\.\. )?pwrite64\(\d+<[^>]*-wal>/.test(call);
      // The tracer tells a call in two lines when another thread comes in between.
      const sync = /^\d+ +f(?:data)?sync\(\d+<[^>]*-wal>(.*)$/.exec(call);
      if (sync?.[1]?.endsWith('unfinished ...>')) underWay.add(thread);
      const isResumed = /^\d+ +<\.\.\. f(?:data)?sync resumed>/.test(call) && underWay.delete(thread);
      if ((sync || isResumed) && call.endsWith(' = 0')) synced.push({ at, thread });
      const isTold = !isLog && /^\d+ +writev?\(\d+<(?:socket|TCP)/.test(call) && call.includes('HTTP/1.1 200');
      if (!isLog && !isTold) continue;
      for (const [runId] of call.matchAll(/ordered-\d{6}/g)) {
        if (isLog && !logged.has(runId)) logged.set(runId, { at, thread });
        if (isTold && !told.has(runId)) told.set(runId, at);
      }
    }
    const early = [...told].filter(([runId, at]) => {
      const written = logged.get(runId);
      return !written || !synced.some((sync) => sync.thread === written.thread && sync.at > written.at && sync.at < at);
    });
    expect(told.size).toBe(count);
    expect(early).toEqual([]);
    note('D3', { acks: told.size, syncs: synced.length, beforeTheDisk: early.length });
  },
  within(60_000),
);
