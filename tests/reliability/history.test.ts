/**
 * D7 and R7: many people do anything at once over real HTTP; every answer is held against what each of them knows, and the
 * board, as a host sees it live, against what the accepted runs say. The order of places is worked out here once more.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { mostAttempts } from '../../src/core/board/attempt.ts';
import * as wire from '../../src/core/board/wire.ts';
import { mix } from '../../src/core/run/chance.ts';
import { openStore, type Store } from '../../src/server/store/store.ts';
import { postgresForTheFile } from '../support/for-the-file.ts';
import { finishedRunOf, serveWorkshops } from '../support/workshop.ts';
import { openLine, openLive, type Line } from './line.ts';
import { openRoom, smallStory, type Room } from './room.ts';
import { note, sized, within } from './size.ts';

const folder = mkdtempSync(join(tmpdir(), 'tegenspel-history-'));
const postgres = postgresForTheFile();
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const clients = 64;
const workshops = sized(1, 50); // one after the other
const operations = 20_000; // in each
const rounds = 12;
const seed = 20_261_122;

/** What one client knows of one of its members. */
type Known = {
  id: string;
  key: string;
  nickname: string;
  attempts: number;
  runs: Map<string, { sent: wire.SentRun; receipt: string; verdict: wire.RunReceipt['verdict'] }>;
};

const done: Readonly<Record<string, string | number>>[] = [];
afterAll(() => {
  if (done.length < databases.length) return; // one of them has not come to its end
  for (const row of ['D7', 'R7']) note(row, { seed, clients, anomalies: 0, done });
});

const databases = ['sqlite', 'postgres'] as const;
describe.each(databases)('on %s', (kind) => {
  test(
    'whatever many do at once, each accepted run counts once and the board is what the runs say',
    async () => {
      const address =
        kind === 'sqlite' ? { sqlite: join(folder, 'history.db') } : { postgres: await postgres.database() };
      // On PostgreSQL two servers on one database, as they would be behind a proxy.
      const stores = await Promise.all(Array.from({ length: kind === 'sqlite' ? 1 : 2 }, () => openStore(address)));
      const served = await Promise.all(stores.map((store) => serveWorkshops({ store })));
      const ports: number[] = [];
      for (const { app } of served) {
        await app.listen({ port: 0, host: '127.0.0.1' });
        ports.push((app.server.address() as AddressInfo).port);
      }
      const lines = ports.map((port) => openLine(port, clients));
      const counts: Record<string, number> = {};
      for (let workshop = 0; workshop < workshops; workshop += 1) {
        const all = await aWorkshop(seed + workshop * clients, stores[0]!, lines, ports.at(-1)!);
        for (const [name, count] of all.flatMap(({ done }) => [...done])) counts[name] = (counts[name] ?? 0) + count;
      }
      for (const name of ['hand in', 'again', 'other body', 'steal', 'progress', 'rename', 'join', 'kick', 'erase'])
        expect(counts[name], name).toBeGreaterThan(0);
      const made = Object.values(counts).reduce((sum, count) => sum + count, 0);
      expect(made).toBeGreaterThanOrEqual(workshops * operations);
      done.push({ database: kind, workshops, operations: made, boards: workshops * rounds, ...counts });
      for (const line of lines) line.close();
      for (const one of served) await one.stop();
      for (const one of stores) await one.close();
    },
    within(300_000),
  );
});

/** What happens in one workshop, held against what its clients know, and its board as a host sees it at this port. */
async function aWorkshop(
  from: number,
  store: Store,
  lines: readonly Line[],
  port: number,
): Promise<ReturnType<typeof aClient>[]> {
  const each = Math.ceil(operations / clients / mostAttempts);
  const room = await openRoom(store, clients * each);
  let seen = '';
  const live = await openLive(port, `/api/workshops/${room.workshop.id}/live`, room.hostKey, (text) => (seen = text));
  const all = Array.from({ length: clients }, (_, index) =>
    aClient(from + index, lines[index % lines.length]!, room, room.members.slice(index * each, (index + 1) * each)),
  );
  const known = () => all.flatMap(({ members }) => members);
  for (let round = 0; round < rounds; round += 1) {
    await Promise.all(all.map(({ act }) => act(Math.ceil(operations / clients / rounds))));
    await settled(() => boardOf(seen), places(known()));
    expect(await store.recount(room.workshop.id)).toEqual([]);
  }
  await checkKept(store, room, known());
  live.close();
  await store.deleteWorkshop(room.workshop.id);
  return all;
}

function aClient(seed: number, line: Line, room: Room, given: Room['members']) {
  const members: Known[] = given.map((one) => ({ ...one, attempts: 0, runs: new Map() }));
  const done = new Map<string, number>();
  let step = 0;
  const draw = (count: number) => mix(seed, String((step += 1))) % count;
  const any = <T>(list: readonly T[]): T | undefined => list[draw(Math.max(1, list.length))];

  const operations: [name: string, weight: number, act: () => Promise<boolean>][] = [
    [
      'hand in',
      50,
      async () => {
        const own = any(members.filter(({ attempts }) => attempts < mostAttempts));
        if (!own) return false;
        const attempt = (own.attempts += 1);
        const runId = `c${seed}-${step}`;
        const sent = finishedRunOf(smallStory, room.workshop.id, { player: draw(50), attempt, runId });
        const { status, text } = await line.call('PUT', `/api/runs/${runId}`, own.key, sent);
        expect(status, text).toBe(200);
        const { verdict } = wire.runReceipt.parse(JSON.parse(text));
        own.runs.set(runId, { sent, receipt: text, verdict });
        return true;
      },
    ],
    [
      'again',
      18,
      async () => {
        const own = any(members.filter(({ runs }) => runs.size > 0));
        const run = own && any([...own.runs.values()]);
        if (!run) return false;
        const { text } = await line.call('PUT', `/api/runs/${run.sent.runId}`, own.key, run.sent);
        expect(text).toBe(run.receipt);
        return true;
      },
    ],
    [
      'other body',
      6,
      async () => {
        const own = any(members.filter(({ runs }) => runs.size > 0));
        const run = own && any([...own.runs.values()]);
        if (!run) return false;
        const other = { ...run.sent, confidence: run.sent.choices.map(() => 'sure') };
        const { status } = await line.call('PUT', `/api/runs/${run.sent.runId}`, own.key, other);
        expect(status).toBe(409);
        return true;
      },
    ],
    [
      'steal',
      8,
      async () => {
        const [thief, owner] = [any(members), any(members.filter(({ runs }) => runs.size > 0))];
        const run = owner && any([...owner.runs.values()]);
        if (!thief || !run || thief === owner) return false;
        const { status } = await line.call('PUT', `/api/runs/${run.sent.runId}`, thief.key, run.sent);
        expect(status).toBe(403);
        return true;
      },
    ],
    [
      'progress',
      8,
      async () => {
        const own = any(members);
        if (!own) return false;
        const runId = `p${seed}-${step}`;
        const whole = finishedRunOf(smallStory, room.workshop.id, { player: draw(50), attempt: 1, runId });
        const sent = { ...whole, choices: whole.choices.slice(0, 2) };
        const { status } = await line.call('PUT', `/api/runs/${runId}/progress`, own.key, sent);
        expect(status).toBe(200);
        return true;
      },
    ],
    [
      'rename',
      5,
      async () => {
        const own = any(members);
        if (!own) return false;
        const nickname = `Das ${'abcdefghkmnprstuvwxz'[draw(20)]}${'abcdefghkmnprstuvwxz'[draw(20)]}`;
        const { status } = await line.call('PATCH', '/api/me', own.key, { nickname });
        if (status === 200) own.nickname = nickname;
        else expect(status).toBe(409);
        return true;
      },
    ],
    [
      'join',
      2,
      async () => {
        const wanted = { code: room.workshop.code, nickname: null, language: 'nl', team: null };
        const { status, text } = await line.call('POST', '/api/join', null, wanted);
        expect(status, text).toBe(201);
        const { member, token } = wire.joined.parse(JSON.parse(text));
        members.push({ id: member.id, key: token, nickname: member.nickname, attempts: 0, runs: new Map() });
        return true;
      },
    ],
    ['kick', 1, () => goes('kick')],
    ['erase', 1, () => goes('erase')],
  ];

  /** A member goes, removed by the host or by himself, and stays away. */
  async function goes(how: 'kick' | 'erase'): Promise<boolean> {
    const own = members.length > 3 ? any(members) : undefined;
    if (!own) return false;
    const removed =
      how === 'erase'
        ? await line.call('DELETE', '/api/me', own.key)
        : await line.call('PATCH', `/api/workshops/${room.workshop.id}/members/${own.id}`, room.hostKey, {
            state: 'removed',
          });
    if (how === 'kick' && removed.status === 429) return false; // the host is one person
    expect(removed.status, removed.text).toBe(200);
    members.splice(members.indexOf(own), 1);
    const runId = `late-${seed}-${step}`;
    const late = finishedRunOf(smallStory, room.workshop.id, { player: 1, attempt: 1, runId });
    const { status } = await line.call('PUT', `/api/runs/${runId}`, own.key, late);
    expect(status).toBe(how === 'erase' ? 401 : 403);
    return true;
  }

  const weights = operations.flatMap(([, weight], at) => Array<number>(weight).fill(at));
  return {
    members,
    done,
    act: async (count: number) => {
      for (let made = 0; made < count;) {
        const [name, , act] = operations[weights[draw(weights.length)]!]!;
        if (!(await act())) continue; // there was nothing to do it to
        done.set(name, (done.get(name) ?? 0) + 1);
        made += 1;
      }
    },
  };
}

type Place = { id: string; nickname: string; finished: number; points: number; place: number | null };

/** The board as it should be, counted out: one scenario, the best run of each, fewer hours first among equals. */
function places(known: readonly Known[]): Place[] {
  const stand = known.map(({ id, nickname, runs }) => {
    const [best] = [...runs.values()]
      .map(({ verdict }) => verdict)
      .sort((a, b) => b.score - a.score || a.hours - b.hours);
    return { id, nickname, best };
  });
  return stand
    .map(({ id, nickname, best }) => {
      if (!best) return { id, nickname, finished: 0, points: 0, place: null };
      const ahead = stand.filter(
        (one) =>
          one.best && (one.best.score > best.score || (one.best.score === best.score && one.best.hours < best.hours)),
      );
      return { id, nickname, finished: 1, points: best.score, place: ahead.length + 1 };
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The board that a host's stream has built. */
function boardOf(text: string): Place[] {
  if (text === '') return [];
  const state = wire.liveForHost.parse(JSON.parse(text));
  return state.members
    .filter((member) => member.state === 'in')
    .map(({ id, nickname, finished, points, place }) => ({ id, nickname, finished, points, place }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Waits until the live board is the one it should be; what it is after five seconds is told. */
async function settled(found: () => Place[], wanted: Place[]): Promise<void> {
  const text = JSON.stringify(wanted);
  for (let waited = 0; waited < 5_000 && JSON.stringify(found()) !== text; waited += 20)
    await new Promise((resolve) => setTimeout(resolve, 20));
  expect(found()).toEqual(wanted);
}

async function checkKept(store: Store, room: Room, known: readonly Known[]): Promise<void> {
  const present = new Set(known.map(({ id }) => id));
  const kept = (await store.runs(room.workshop.id)).filter(({ member }) => present.has(member));
  const wanted = known.flatMap(({ id, runs }) =>
    [...runs.values()].map(({ sent, verdict }) => ({ id, sent, verdict })),
  );
  const inOrder = (a: string, b: string) => (a < b ? -1 : 1);
  expect(kept.map(({ runId, member, score, hours }) => `${runId} ${member} ${score} ${hours}`).sort(inOrder)).toEqual(
    wanted.map(({ id, sent, verdict }) => `${sent.runId} ${id} ${verdict.score} ${verdict.hours}`).sort(inOrder),
  );
  const ranked = places(known).filter(({ place }) => place !== null);
  for (const { id, place } of ranked.filter((_, at) => at % 50 === 0))
    expect(await store.place(room.workshop.id, id)).toBe(place);
}
