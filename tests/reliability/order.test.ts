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

    // Per run: written to the log, that log synced after it, told on a socket after that. Numbers of lines in the trace.
    const logged = new Map<string, number>();
    const told = new Map<string, number>();
    const synced: number[] = [];
    const underWay = new Set<string>(); // threads
    for (const [at, call] of readFileSync(trace, 'latin1').split('\n').entries()) {
      const isLog = /^\d+ +(?:<\.\.\. )?pwrite64\(\d+<[^>]*-wal>/.test(call);
      // The tracer tells a call in two lines when another thread comes in between.
      const sync = /^(\d+) +f(?:data)?sync\(\d+<[^>]*-wal>(.*)$/.exec(call);
      if (sync?.[2]?.endsWith('unfinished ...>')) underWay.add(sync[1] ?? '');
      const resumed = /^(\d+) +<\.\.\. f(?:data)?sync resumed>.*$/.exec(call);
      const isSynced = sync ? call.endsWith(' = 0') : underWay.delete(resumed?.[1] ?? '') && call.endsWith(' = 0');
      if (isSynced) synced.push(at);
      const isTold = !isLog && /^\d+ +writev?\(\d+<(?:socket|TCP)/.test(call) && call.includes('HTTP/1.1 200');
      if (!isLog && !isTold) continue;
      for (const [runId] of call.matchAll(/ordered-\d{6}/g)) {
        const seen = isLog ? logged : told;
        if (!seen.has(runId)) seen.set(runId, at);
      }
    }
    const early = [...told].filter(([runId, at]) => {
      const written = logged.get(runId);
      return written === undefined || !synced.some((sync) => sync > written && sync < at);
    });
    expect(told.size).toBe(count);
    expect(early).toEqual([]);
    note('D3', { acks: told.size, syncs: synced.length, beforeTheDisk: early.length });
  },
  within(60_000),
);
