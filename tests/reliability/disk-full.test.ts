/** D5: the disk is full for a while, time and again. */
import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore } from '../../src/server/store/store.ts';
import { openLine } from './line.ts';
import { openRoom, runMaker, smallScenarios, startServer } from './room.ts';
import { note, sized, times, within } from './size.ts';

const folder = mkdtempSync(join(tmpdir(), 'tegenspel-full-'));
const disk = join(folder, 'disk');
const scenarios = smallScenarios();

beforeAll(() => {
  mkdirSync(disk);
  // A small disk of its own: takes the right to mount, as root has it.
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${sized(6, 900)}m`, 'tegenspel', disk]);
});
afterAll(() => {
  execFileSync('umount', ['-l', disk]);
  for (const one of [folder, scenarios]) rmSync(one, { recursive: true, force: true });
});

const clients = 32;
const filler = join(disk, 'filler');

const pieces = [8_388_608, 65_536, 4_096].map((size) => Buffer.alloc(size));

function fill(): void {
  for (const piece of pieces)
    for (;;)
      try {
        appendFileSync(filler, piece);
      } catch {
        break;
      }
}

test(
  'a full disk is said, stops no reading, loses nothing, and is over as soon as there is room',
  async () => {
    const cycles = sized(15, 200);
    const store = await openStore({ sqlite: join(disk, 'tegenspel.db') });
    // The log takes some hundreds of runs before it asks for more of a full disk: that takes many people.
    const members = sized(150, 25_000);
    const room = await openRoom(store, members, { maxMembers: members });
    await store.close();
    const runOf = runMaker(room);
    const server = await startServer(disk, scenarios);
    const line = openLine(server.port);
    // While the disk is filled this process hears nothing: a line that was idle may have been closed meanwhile.
    const ask = (...asked: Parameters<typeof line.call>) => line.call(...asked).catch(() => line.call(...asked));
    const acked = new Map<string, string>();
    const wrong: string[] = [];
    let [next, refused, done] = [0, 0, false];
    const client = async () => {
      while (!done) {
        const { key, run } = runOf((next += 1) - 1);
        // Kept and sent again until it is taken, as a phone does it.
        for (;;) {
          const { status, text, headers } = await ask('PUT', `/api/runs/${run.runId}`, key, run);
          if (status === 200) {
            acked.set(run.runId, text);
            break;
          }
          const isSaid = status === 507 && text.includes('"disk-full"') && Number(headers['retry-after']) > 0;
          if (!isSaid) wrong.push(`${status} ${text}`);
          refused += 1;
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
        await new Promise((resolve) => setTimeout(resolve, 60));
      }
    };
    const all = Promise.all(Array.from({ length: clients }, client));
    all.catch((error: unknown) => wrong.push(String(error)));
    const until = async (so: () => boolean) => {
      while (!so() && wrong.length === 0) await new Promise((resolve) => setTimeout(resolve, 2));
      expect(wrong).toEqual([]);
    };
    const recoveryMs: number[] = [];
    for (let cycle = 0; cycle < cycles; cycle += 1) {
      const before = refused;
      fill();
      await until(() => {
        fill();
        return refused > before + 5;
      });
      for (const path of ['/api/me', '/healthz'])
        expect((await ask('GET', path, room.members[0]!.key)).status).toBe(200);
      const freed = performance.now();
      const count = acked.size;
      rmSync(filler);
      await until(() => acked.size > count);
      recoveryMs.push(performance.now() - freed);
    }
    done = true;
    await all;
    line.close();
    await server.kill('SIGTERM');

    const after = await openStore({ sqlite: join(disk, 'tegenspel.db') });
    const kept = await after.runs(room.workshop.id);
    expect(kept.map(({ runId }) => runId).sort()).toEqual([...acked.keys()].sort());
    expect(await after.recount(room.workshop.id)).toEqual([]);
    await after.close();
    expect(Math.max(...recoveryMs)).toBeLessThan(2_000);
    note('D5', { cycles, acks: acked.size, refused, lost: 0, recoveryWorstMs: times(recoveryMs).worstMs });
  },
  within(60_000),
);
