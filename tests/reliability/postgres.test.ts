/** D8: PostgreSQL stops at once, again and again; and a workshop moves there as it is. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { backUp, restoreBackup } from '../../src/server/backup.ts';
import { openStore, type Store } from '../../src/server/store/store.ts';
import { postgresForTheFile } from '../support/for-the-file.ts';
import { openLine } from './line.ts';
import { openRoom, runMaker, smallScenarios, startServer } from './room.ts';
import { note, sized, times, within } from './size.ts';

const folder = mkdtempSync(join(tmpdir(), 'tegenspel-pg-'));
const scenarios = smallScenarios();
const postgres = postgresForTheFile();
afterAll(() => {
  for (const one of [folder, scenarios]) rmSync(one, { recursive: true, force: true });
});

test(
  'no acknowledged run is lost when PostgreSQL stops at once, and the server goes on by itself',
  async () => {
    const stops = sized(6, 200);
    const address = await postgres.database();
    const store = await openStore({ postgres: address });
    const room = await openRoom(store, sized(500, 2_000));
    await store.close();
    const runOf = runMaker(room);
    const server = await startServer(address, scenarios);
    const line = openLine(server.port);
    const acked = new Map<string, string>();
    let [next, refused, done] = [0, 0, false];
    const wrong: string[] = [];
    const writer = async () => {
      while (!done) {
        const { key, run } = runOf((next += 1) - 1);
        for (;;) {
          const { status, text } = await line.call('PUT', `/api/runs/${run.runId}`, key, run);
          if (status === 200) {
            acked.set(run.runId, text);
            break;
          }
          if (status !== 503) wrong.push(`${status} ${text}`);
          refused += 1;
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    };
    const all = Promise.all(Array.from({ length: 32 }, writer));
    all.catch((error: unknown) => wrong.push(String(error)));
    /** Waits for so many answers. Where none come any more, what the server said last tells why. */
    const reach = async (count: number) => {
      for (let last = acked.size, since = performance.now(); acked.size < count && !done;) {
        await new Promise((resolve) => setTimeout(resolve, 2));
        if (acked.size > last) [last, since] = [acked.size, performance.now()];
        done = wrong.length > 0 || performance.now() - since > 20_000;
      }
      expect(done, `${acked.size} of ${count}; ${wrong[0] ?? 'silence'}; ${server.said().slice(-1_000)}`).toBe(false);
    };
    const backMs: number[] = [];
    for (let stop = 0; stop < stops; stop += 1) {
      await reach(acked.size + 40);
      await postgres.crash();
      const [before, since] = [acked.size, performance.now()];
      await reach(before + 1);
      backMs.push(performance.now() - since);
    }
    done = true;
    await all;
    expect(wrong).toEqual([]);
    line.close();
    await server.kill('SIGTERM');
    const after = await openStore({ postgres: address });
    const kept = new Map((await after.runs(room.workshop.id)).map((run) => [run.runId, run]));
    for (const [runId, receipt] of acked) {
      const { score, stars, hours, body } = kept.get(runId) ?? {};
      expect({ runId, body, verdict: { score, stars, hours } }).toEqual(JSON.parse(receipt));
    }
    expect(kept.size).toBe(acked.size);
    expect(await after.recount(room.workshop.id)).toEqual([]);
    await after.close();
    note('D8', { stops, acks: acked.size, refused, lost: 0, backWorstMs: times(backMs).worstMs });
  },
  within(120_000),
);

test(
  'a workshop moves from SQLite to PostgreSQL by a backup, to the last byte',
  async () => {
    const runs = sized(3_000, 100_000);
    const from = { sqlite: join(folder, 'tegenspel.db') };
    const to = { postgres: await postgres.database() };
    const one = await openStore(from);
    await fillWith(one, runs);
    const print = await printOf(one);
    await one.close();
    const file = join(folder, 'backup.db');
    // What was filled in here was never played: the drill of the backup would say so, so only the dump is moved.
    const source = await openStore(from);
    const two = await openStore(to);
    await two.restore(source.dump());
    await source.close();
    expect(await printOf(two)).toEqual(print);
    await two.close();

    // And by the commands' own way, there and back, with runs that were played.
    const small = { sqlite: join(folder, 'small.db') };
    const played = await openStore(small);
    await openRoom(played, 20);
    const whole = await printOf(played);
    await played.close();
    await backUp(small, file, () => {});
    const third = { postgres: await postgres.database() };
    await restoreBackup(file, third, { replace: false }, () => {});
    await backUp(third, join(folder, 'back.jsonl'), () => {});
    const fourth = { sqlite: join(folder, 'fourth.db') };
    await restoreBackup(join(folder, 'back.jsonl'), fourth, { replace: false }, () => {});
    const fifth = { postgres: await postgres.database() };
    await restoreBackup(join(folder, 'back.jsonl'), fifth, { replace: false }, () => {});
    for (const place of [fourth, fifth]) {
      const last = await openStore(place);
      expect(await printOf(last)).toEqual(whole);
      await last.close();
    }
  },
  within(60_000),
);

async function fillWith(store: Store, runs: number): Promise<void> {
  const room = await openRoom(store, Math.ceil(runs / 10), { title: 'Ünïcode 🦦 "quotes"', maxMembers: runs });
  const { id } = room.workshop;
  const sent = Array.from({ length: runs }, (_, n) => n);
  await Promise.all(
    sent.map((n) =>
      store.submit(
        {
          workshop: id,
          runId: randomUUID(),
          member: room.members[n % room.members.length]!.id,
          scenario: 'a',
          sha256: 'f'.repeat(64),
          engine: 1,
          attempt: 1 + Math.floor(n / room.members.length),
          choices: ['ask', `n-${n}`],
          confidence: ['sure', null],
          body: createHash('sha256').update(String(n)).digest('hex'),
          score: n % 101,
          stars: n % 4,
          hours: n % 13,
          acceptedAt: 1_790_000_000_000 + n,
        },
        { attempts: 20, counts: 'best' },
      ),
    ),
  );
}

/** Lines and fingerprint of all that a store keeps. */
async function printOf(store: Store): Promise<{ lines: number; hash: string }> {
  const hash = createHash('sha256');
  let lines = 0;
  for await (const line of store.dump()) {
    hash.update(`${line}\n`);
    lines += 1;
  }
  return { lines, hash: hash.digest('hex') };
}
