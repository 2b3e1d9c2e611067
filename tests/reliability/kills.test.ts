/** D1: what was acknowledged is there after kill -9, and again, and again. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, test } from 'vitest';
import * as wire from '../../src/core/board/wire.ts';
import { mix } from '../../src/core/run/chance.ts';
import { openStore } from '../../src/server/store/store.ts';
import { openLine } from './line.ts';
import { openRoom, runMaker, smallScenarios, startServer } from './room.ts';
import { note, sized, times, within } from './size.ts';

const folder = mkdtempSync(join(tmpdir(), 'tegenspel-kills-'));
const scenarios = smallScenarios();
afterAll(() => {
  for (const one of [folder, scenarios]) rmSync(one, { recursive: true, force: true });
});

const writers = 32;
const seed = 20_261_122;

test(
  'no acknowledged run is lost or doubled by kill -9 under load, and the board is that of the runs',
  async () => {
    const kills = sized(200, 1_000);
    // To save time two servers at once: one is starting while the other is being killed. In full one, as it is in life.
    const servers = sized(2, 1);
    const lives = await Promise.all(Array.from({ length: servers }, (_, which) => manyLives(which, kills / servers)));
    const readyMs = lives.flatMap((one) => one.readyMs);
    const acks = lives.reduce((sum, one) => sum + one.acks, 0);
    const resent = lives.reduce((sum, one) => sum + one.resent, 0);
    expect(acks).toBeGreaterThan(kills * 10);
    expect(resent).toBeGreaterThan(kills / 10); // some were under way when it struck
    note('D1', { seed, kills, acks, lost: 0, double: 0, resent, readyP99Ms: times(readyMs).p99Ms });
  },
  within(300_000),
);

test('a graceful stop under load answers what had come in, and loses nothing', async () => {
  const { broken } = await manyLives(2, 5, 'SIGTERM');
  expect(broken).toBe(0);
});

async function manyLives(which: number, kills: number, signal: 'SIGKILL' | 'SIGTERM' = 'SIGKILL') {
  const place = join(folder, String(which));
  const before = await openStore({ sqlite: join(place, 'tegenspel.db') });
  const members = sized(500, 4_000);
  const room = await openRoom(before, members, { maxMembers: members });
  await before.close();
  const runOf = runMaker(room);
  const acked = new Map<string, string>();
  const again: number[] = [];
  const readyMs: number[] = [];
  let next = 0;
  let resent = 0;
  let broken = 0; // lines that ended without an answer

  for (let life = 0; life <= kills; life += 1) {
    const started = performance.now();
    const server = await startServer(place, scenarios);
    readyMs.push(performance.now() - started);
    const line = openLine(server.port);
    let killed = false;
    const write = async () => {
      while (!killed) {
        const retry = again.shift();
        const n = retry ?? (next += 1) - 1;
        if (retry !== undefined) resent += 1;
        const { key, run } = runOf(n);
        const body = JSON.stringify(run);
        try {
          const heard = await line.call('PUT', `/api/runs/${run.runId}`, key, body);
          if (heard.status === 503 && killed) {
            again.push(n);
            return;
          }
          if (heard.status !== 200) throw new Error(`${heard.status} ${heard.text}`);
          const receipt = wire.runReceipt.parse(JSON.parse(heard.text));
          if (receipt.runId !== run.runId) throw new Error('an answer to another run');
          acked.set(run.runId, heard.text);
        } catch (error) {
          if (!killed) throw error;
          broken += 1;
          again.push(n);
        }
      }
    };
    const all = Array.from({ length: writers }, write);
    // Struck after so many answers, as drawn.
    const until = acked.size + 1 + (mix(seed + which, String(life)) % sized(60, 80));
    while (acked.size < until) await new Promise((resolve) => setTimeout(resolve, 1));
    killed = true;
    await server.kill(signal);
    await Promise.all(all);
    line.close();
  }

  const database = new DatabaseSync(join(place, 'tegenspel.db'));
  expect(database.prepare('pragma integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
  database.close();
  const after = await openStore({ sqlite: join(place, 'tegenspel.db') });
  const kept = await after.runs(room.workshop.id);
  const byId = new Map(kept.map((run) => [run.runId, run]));
  expect(byId.size).toBe(kept.length);
  for (const [runId, receipt] of acked) {
    const run = byId.get(runId);
    const { score, stars, hours, body } = run ?? {};
    expect({ runId, body, verdict: { score, stars, hours } }).toEqual(JSON.parse(receipt));
  }
  expect(await after.recount(room.workshop.id)).toEqual([]);
  await after.close();
  return { acks: acked.size, resent, broken, readyMs };
}
