/** R5 and R6: sent again, stolen, or with a scenario that was edited meanwhile. On the real server, over real HTTP. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import * as wire from '../../src/core/board/wire.ts';
import { mix } from '../../src/core/run/chance.ts';
import { fingerprintOf } from '../../src/core/run/story.ts';
import { openStore } from '../../src/server/store/store.ts';
import { openLine, type Line } from './line.ts';
import { openRoom, runMaker, smallScenarios, smallSource, smallStory, startServer } from './room.ts';
import { note, sized, within } from './size.ts';

const folder = mkdtempSync(join(tmpdir(), 'tegenspel-again-'));
const scenarios = smallScenarios();
afterAll(() => {
  for (const one of [folder, scenarios]) rmSync(one, { recursive: true, force: true });
});

test(
  'a run counts once with one answer however often it comes, over restarts; a stolen one counts for nobody',
  async () => {
    const place = join(folder, 'again');
    const store = await openStore({ sqlite: join(place, 'tegenspel.db') });
    const runs = sized(300, 9_500);
    const room = await openRoom(store, sized(60, 1_000));
    await store.close();
    const runOf = runMaker(room);
    const answers = new Map<string, Set<string>>();
    let [sent, stolen, credited] = [0, 0, 0];
    for (let life = 0; life < 3; life += 1) {
      const server = await startServer(place, scenarios);
      const line = openLine(server.port);
      for (let from = 0; from < runs; from += 50)
        await Promise.all(
          Array.from({ length: Math.min(50, runs - from) }, async (_, index) => {
            const n = from + index;
            const { key, run } = runOf(n);
            const times = 1 + (mix(life, String(n)) % 7);
            const all = await Promise.all(
              Array.from({ length: times }, () => line.call('PUT', `/api/runs/${run.runId}`, key, run)),
            );
            sent += times;
            const seen = answers.get(run.runId) ?? new Set();
            answers.set(run.runId, seen);
            for (const { status, text } of all) seen.add(`${status} ${text}`);
            const thief = room.members[(n + 1 + life) % room.members.length]!;
            const theft = await line.call('PUT', `/api/runs/${run.runId}`, thief.key, run);
            stolen += 1;
            if (theft.status !== 403) credited += 1;
          }),
        );
      line.close();
      await server.kill(life === 1 ? 'SIGKILL' : 'SIGTERM');
    }
    expect([...answers.values()].filter((seen) => seen.size !== 1 || ![...seen][0]!.startsWith('200 '))).toEqual([]);
    const after = await openStore({ sqlite: join(place, 'tegenspel.db') });
    expect(await after.runs(room.workshop.id)).toHaveLength(runs);
    expect(await after.recount(room.workshop.id)).toEqual([]);
    await after.close();
    expect(credited).toBe(0);
    note('R5', { runs, sent, stolen, credited });
  },
  within(60_000),
);

test(
  'editing or deleting a scenario changes nothing for a workshop that plays it',
  async () => {
    const place = join(folder, 'edited');
    const store = await openStore({ sqlite: join(place, 'tegenspel.db') });
    const runs = sized(400, 10_000);
    const edits = sized(100, 1_000);
    const room = await openRoom(store, sized(100, 1_000));
    const other = await openRoom(store, 1);
    const runOf = runMaker(room);
    const server = await startServer(place, scenarios);
    const line: Line = openLine(server.port);
    const receipts = new Map<string, string>();
    const hand = async (n: number) => {
      const { key, run } = runOf(n);
      const { status, text } = await line.call('PUT', `/api/runs/${run.runId}`, key, run);
      expect(status, text).toBe(200);
      const before = receipts.get(run.runId) ?? text;
      expect(text).toBe(before);
      receipts.set(run.runId, before);
    };
    let made = 0;
    const edit = async () => {
      for (; made < edits; made += 1) {
        // The points of one choice change, its id does not; and what no workshop uses goes.
        const source = smallSource.replace('"points": 2', `"points": ${-2 + (made % 4)}`) + ' '.repeat(made);
        const { id } = smallStory.scenario;
        await store.keepScenario({ sha256: fingerprintOf(source), id, source }, made);
        if (made === edits / 2) {
          await store.deleteWorkshop(other.workshop.id);
          await store.dropUnusedScenarios(made);
        }
        await new Promise((resolve) => setImmediate(resolve));
      }
    };
    await Promise.all([
      edit(),
      ...Array.from({ length: 8 }, async (_, worker) => {
        for (let n = worker; n < runs; n += 8) await hand(n);
      }),
    ]);
    for (let n = 0; n < runs; n += 7) await hand(n);
    const edited = { ...runOf(0).run, runId: 'edited', sha256: fingerprintOf(`${smallSource} `) };
    const refused = await line.call('PUT', '/api/runs/edited', room.members[0]!.key, edited);
    expect(wire.refusal.parse(JSON.parse(refused.text)).code).toBe('other-version');
    line.close();
    await server.kill('SIGTERM');
    expect(await store.scenario(smallStory.sha256)).toMatchObject({ source: smallSource });
    expect(await store.runs(room.workshop.id)).toHaveLength(runs);
    await store.close();
    note('R6', { runs, edits, changed: 0 });
  },
  within(60_000),
);
