/** What takes long is worked out beside the server, within limits. */
import { expect, test } from 'vitest';
import * as wire from '../../src/core/board/wire.ts';
import { openStories } from '../../src/server/stories.ts';
import { openStore, type Store } from '../../src/server/store/store.ts';
import { openRoom, smallSource } from '../reliability/room.ts';
import { aScenario, aStory } from '../support/scenario.ts';
import { call, finishedRunOf, serverKey, serveWorkshops } from '../support/workshop.ts';

/** As many states as a scenario may have, or nearly. */
const heavy = (() => {
  const top = 30;
  const meters = ['a', 'b', 'c', 'd'];
  const scenario = aScenario({
    meters: Object.fromEntries(meters.map((meter) => [meter, { start: 0, max: top }])),
    choices: [
      ...meters.map((meter) => ({
        ...{ id: `more-${meter}`, to: 'hello', when: { meter, atMost: top - 1 }, effects: [{ meter, add: 1 }] },
        evidence: [{ principle: 'ask-open', points: 1 as const, when: { meter, atLeast: 2 } }],
      })),
      { id: 'end', to: 'done' },
    ],
  });
  return { story: aStory(scenario), source: JSON.stringify(scenario) };
})();

test('the picture of a group is drawn beside the server, which answers others meanwhile', async () => {
  const store = await openStore({ sqlite: ':memory:' });
  const served = await serveWorkshops({ store });
  const { story, source } = heavy;
  const { scenario, sha256 } = story;
  await store.keepScenario({ sha256, id: scenario.id, source }, null);
  const room = await openRoom(store, 6, { scenarios: [{ id: scenario.id, sha256 }] });
  for (const [player, { key }] of room.members.entries()) {
    const run = finishedRunOf(story, room.workshop.id, { player, attempt: 1, runId: `run-${player}` });
    expect(await call(served.app, key, 'PUT', `/api/runs/${run.runId}`, run)).toMatchObject({ status: 200 });
  }
  const before = process.threadCpuUsage();
  const path = `/api/workshops/${room.workshop.id}/picture/${scenario.id}`;
  const answers = await Promise.all([room.hostKey, room.projectorKey].map((key) => call(served.app, key, 'GET', path)));
  const { user, system } = process.threadCpuUsage(before);
  for (const { body } of answers) expect(wire.picture.parse(body).picture).toMatchObject({ ok: true, runs: 6 });
  // Looking through all its states takes this thread a second.
  expect((user + system) / 1_000).toBeLessThan(200);
  await served.stop();
  await store.close();
}, 60_000);

/** Sends a scenario to a server whose looking through is limited so. */
async function sent(source: string, limits: { deadlineMs: number; memoryMb: number }) {
  const store: Store = await openStore({ sqlite: ':memory:' });
  const served = await serveWorkshops({ store, stories: openStories(() => Promise.resolve(null), null, limits) });
  const answer = await call(served.app, serverKey, 'POST', '/api/scenarios', { source, language: 'nl' });
  expect((await call(served.app, null, 'GET', '/healthz')).status).toBe(200);
  await served.stop();
  await store.close();
  return answer;
}

/** As many texts as fit into a file. */
function crowded(): string {
  const scenario = JSON.parse(smallSource) as { beats: Record<string, unknown> };
  const [first] = Object.values(scenario.beats);
  for (let n = 0; n < 300; n += 1) scenario.beats[`more-${n}`] = first;
  return JSON.stringify(scenario);
}

test.each([
  ['takes longer than it may', () => heavy.source, { deadlineMs: 300, memoryMb: 512 }],
  ['takes more memory than it may', crowded, { deadlineMs: 60_000, memoryMb: 16 }],
])(
  'a scenario that %s is refused in words, and the server goes on',
  async (_, source, limits) => {
    const { status, body } = await sent(source(), limits);
    expect(status).toBe(422);
    const message = 'The scenario takes too long to look through.';
    expect(wire.refusal.parse(body)).toEqual({ code: 'bad-scenario', message, problems: [] });
  },
  60_000,
);

test('a scenario that takes no more memory than it may is taken', async () => {
  expect(await sent(smallSource, { deadlineMs: 60_000, memoryMb: 16 })).toMatchObject({ status: 201 });
});
