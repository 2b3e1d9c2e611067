/** What the workshop's store promises, held against both databases. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mostAttempts } from '../../../src/core/board/attempt.ts';
import { rankKey } from '../../../src/core/board/ranking.ts';
import {
  openStore,
  type Member,
  type Store,
  type StoreAddress,
  type Workshop,
} from '../../../src/server/store/store.ts';
import { migrations } from '../../../src/server/store/tables.ts';
import { postgresForTheFile } from '../../support/for-the-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'tegenspel-store-'));
const postgres = postgresForTheFile();
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

let count = 0;
const address = async (kind: Store['kind']): Promise<StoreAddress> =>
  kind === 'sqlite' ? { sqlite: join(folder, `${(count += 1)}.db`) } : { postgres: await postgres.database() };

const aWorkshop = (parts: Partial<Workshop> = {}): Workshop => ({
  id: randomUUID(),
  code: `C${(count += 1)}`,
  title: 'Voorjaar',
  language: 'nl',
  scenarios: [{ id: 'a', sha256: 'f'.repeat(64) }],
  counts: 'best',
  names: true,
  teams: ['Noord', 'Zuid'],
  keepDays: 30,
  maxMembers: 100,
  locked: false,
  approve: false,
  revealed: false,
  state: 'open',
  hostHash: 'h',
  projectorHash: 'p',
  shown: null,
  shownStep: null,
  createdAt: 1_000,
  endedAt: null,
  deleteAt: null,
  ...parts,
});

const aScenario = { sha256: 'f'.repeat(64), id: 'a', source: '{}' };

const aMember = (workshop: string, parts: Partial<Member> = {}): Member => {
  const nickname = `Otter ${(count += 1)}`;
  return {
    id: randomUUID(),
    workshop,
    nickname,
    skeleton: nickname.toLowerCase(),
    team: null,
    language: 'nl',
    state: 'in',
    tokenHash: 't',
    codeHash: `code ${count}`,
    joinedAt: 2_000 + count,
    seenAt: 0,
    ...parts,
  };
};

type Submission = Parameters<Store['submit']>[0];
const aRun = (member: Member, parts: Partial<Submission> = {}): Submission => ({
  workshop: member.workshop,
  runId: randomUUID(),
  member: member.id,
  scenario: 'a',
  sha256: 'f'.repeat(64),
  engine: 1,
  attempt: 1,
  choices: ['ask', 'listen'],
  confidence: ['sure', null],
  body: 'b'.repeat(64),
  score: 70,
  stars: 1,
  hours: 3,
  acceptedAt: 5_000,
  ...parts,
});

const limits = { attempts: 20, counts: 'best' as const };

async function lines(store: Store): Promise<string[]> {
  const all: string[] = [];
  for await (const line of store.dump()) all.push(line);
  return all;
}

async function* from(list: readonly string[]): AsyncIterable<string> {
  for (const line of list) yield await Promise.resolve(line);
}

describe.each(['sqlite', 'postgres'] as const)('on %s', (kind) => {
  let store: Store;
  let at: StoreAddress;
  beforeAll(async () => {
    at = await address(kind);
    store = await openStore(at);
    await store.keepScenario(aScenario, null);
  }, 60_000);
  afterAll(() => store.close());

  async function room(parts: Partial<Workshop> = {}, members = 1) {
    const workshop = aWorkshop(parts);
    expect(await store.addWorkshop(workshop)).toBe('added');
    const all = Array.from({ length: members }, () => aMember(workshop.id));
    for (const member of all) expect(await store.addMember(member)).toBe('added');
    return { workshop, members: all, member: all[0]! };
  }

  test('a workshop is found as it was kept, by id and by code', async () => {
    const { workshop } = await room({ names: false, approve: true });
    expect(await store.workshop(workshop.id)).toEqual(workshop);
    expect(await store.workshopByCode(workshop.code!)).toEqual(workshop);
    expect(await store.workshop('nothing')).toBeNull();
    expect((await store.workshops()).map(({ id }) => id)).toContain(workshop.id);
  });

  test('two workshops never have one code', async () => {
    const { workshop } = await room();
    expect(await store.addWorkshop(aWorkshop({ code: workshop.code }))).toBe('code-taken');
  });

  test('a workshop is added once, however much at once', async () => {
    // On PostgreSQL by two servers.
    const other = kind === 'postgres' ? await openStore(at) : store;
    const workshop = aWorkshop();
    const outcomes = await Promise.all(
      Array.from({ length: 16 }, (_, n) =>
        (n % 2 === 0 ? store : other).addWorkshop({ ...workshop, code: aWorkshop().code }),
      ),
    );
    expect(outcomes.sort()).toEqual(['added', ...Array.from({ length: 15 }, () => 'known')]);
    if (other !== store) await other.close();
  });

  test('a change changes what it names', async () => {
    const { workshop } = await room();
    await store.changeWorkshop(workshop.id, { state: 'paused', revealed: true, shownStep: 4 });
    expect(await store.changeWorkshop(workshop.id, {})).toBe('changed');
    expect(await store.workshop(workshop.id)).toEqual({ ...workshop, state: 'paused', revealed: true, shownStep: 4 });
    expect(await store.changeWorkshop('nothing', { title: 'x' })).toBe('no-workshop');
  });

  test('a workshop ends once, whatever else is changed at the same time', async () => {
    const { workshop } = await room({ keepDays: 2 });
    const day = 86_400_000;
    await Promise.all([
      store.changeWorkshop(workshop.id, { endedAt: 9 }),
      ...['a', 'b', 'c'].map((title) => store.changeWorkshop(workshop.id, { title })),
    ]);
    expect(await store.changeWorkshop(workshop.id, { state: 'paused', title: 'd' })).toBe('ended');
    const ended = { ...workshop, title: 'c', state: 'ended', code: null, endedAt: 9 };
    expect(await store.workshop(workshop.id)).toEqual({ ...ended, deleteAt: 9 + 2 * day });
    expect(await store.changeWorkshop(workshop.id, { endedAt: 12, keepDays: 5 })).toBe('changed');
    expect(await store.workshop(workshop.id)).toEqual({ ...ended, keepDays: 5, deleteAt: 9 + 5 * day });
    expect(await store.due(8 + 5 * day)).not.toContain(workshop.id);
    expect(await store.due(9 + 5 * day)).toContain(workshop.id);
  });

  test('nicknames that look alike are one, in one workshop', async () => {
    const { workshop, member } = await room();
    const twin = aMember(workshop.id, { skeleton: member.skeleton });
    expect(await store.addMember(twin)).toBe('nickname-taken');
    const { workshop: other } = await room();
    expect(await store.addMember({ ...twin, workshop: other.id })).toBe('added');
    const third = aMember(workshop.id);
    await store.addMember(third);
    expect(await store.changeMember(third.id, { nickname: 'x', skeleton: member.skeleton })).toBe('nickname-taken');
    expect(await store.changeMember(third.id, { nickname: 'Das', skeleton: 'das' })).toBe('changed');
    expect(await store.member(third.id)).toEqual({ ...third, nickname: 'Das', skeleton: 'das' });
  });

  test('a full workshop takes nobody more, however many come at once', async () => {
    const { workshop } = await room({ maxMembers: 10 });
    const results = await Promise.all(Array.from({ length: 30 }, () => store.addMember(aMember(workshop.id))));
    expect(results.filter((result) => result === 'added')).toHaveLength(9);
    expect(await store.members(workshop.id)).toHaveLength(10);
  });

  test('a trainee is added once, however often and however much at once', async () => {
    const { workshop } = await room();
    const member = aMember(workshop.id);
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        store.addMember({ ...member, nickname: `${index}`, skeleton: `${index}` }),
      ),
    );
    expect(outcomes.sort()).toEqual(['added', ...Array.from({ length: 7 }, () => 'known')]);
    expect((await store.members(workshop.id)).filter(({ id }) => id === member.id)).toHaveLength(1);
  });

  test('joining a workshop that is not there is told', async () => {
    expect(await store.addMember(aMember('nothing'))).toBe('no-workshop');
  });

  test('a run counts once, however often and however much at once it is sent', async () => {
    const { member } = await room();
    const run = aRun(member);
    const sent = await Promise.all(Array.from({ length: 20 }, () => store.submit(run, limits)));
    expect(sent.filter(({ outcome }) => outcome === 'accepted')).toHaveLength(1);
    expect(new Set(sent.map((result) => ('run' in result ? JSON.stringify(result.run) : result.outcome))).size).toBe(1);
    expect(await store.runsOf(member.id)).toHaveLength(1);
    expect(await store.run(member.workshop, run.runId)).toMatchObject({
      score: 70,
      choices: ['ask', 'listen'],
      turn: 1,
    });
  });

  test('the same id with another content, or of another trainee, is refused and changes nothing', async () => {
    const { members } = await room({}, 2);
    const run = aRun(members[0]!);
    await store.submit(run, limits);
    expect(await store.submit({ ...run, body: 'c'.repeat(64), score: 100 }, limits)).toEqual({ outcome: 'other-run' });
    expect(await store.submit({ ...run, member: members[1]!.id }, limits)).toEqual({ outcome: 'not-your-run' });
    expect(await store.run(run.workshop, run.runId)).toMatchObject({ score: 70, member: members[0]!.id });
  });

  test('standings follow the runs; equals share a place; the removed do not count', async () => {
    const { workshop, members } = await room({}, 5);
    const scores = [80, 95, 80, 10];
    for (const [index, score] of scores.entries()) await store.submit(aRun(members[index]!, { score }), limits);
    const places = await Promise.all(members.map(({ id }) => store.place(workshop.id, id)));
    expect(places).toEqual([2, 1, 2, 4, null]);
    expect((await store.standings(workshop.id)).map(({ points }) => points)).toEqual([95, 80, 80, 10]);
    expect(await store.standings(workshop.id, 2)).toHaveLength(2);
    await store.changeMember(members[1]!.id, { state: 'removed' });
    expect(await store.place(workshop.id, members[0]!.id)).toBe(1);
    expect(await store.submit(aRun(members[1]!), limits)).toEqual({ outcome: 'removed' });
  });

  test('the first attempt counts, or the best, as the workshop has it', async () => {
    for (const [counts, points] of [
      ['first', 40],
      ['best', 90],
    ] as const) {
      const { workshop, member } = await room({ counts });
      await store.submit(aRun(member, { score: 40 }), { attempts: 20, counts });
      await store.submit(aRun(member, { score: 90, attempt: 2 }), { attempts: 20, counts });
      expect(await store.standings(workshop.id)).toMatchObject([
        { points, finished: 1, rankKey: rankKey({ points, hours: 3, finished: 1 }) },
      ]);
    }
  });

  test('too many attempts are refused', async () => {
    const { member } = await room();
    for (let attempt = 1; attempt <= 3; attempt += 1)
      await store.submit(aRun(member, { attempt }), { ...limits, attempts: 3 });
    expect(await store.submit(aRun(member, { attempt: 4 }), { ...limits, attempts: 3 })).toEqual({
      outcome: 'too-many-attempts',
    });
  });

  test('progress is kept as far as it came and goes when the run is accepted', async () => {
    const { member, workshop } = await room();
    const run = aRun(member);
    const { runId, scenario, sha256, engine, attempt, choices, confidence } = run;
    const so = {
      workshop: workshop.id,
      runId,
      member: member.id,
      scenario,
      sha256,
      engine,
      attempt,
      choices,
      confidence,
    };
    expect(await store.keepProgress(so, 1)).toBe(true);
    expect(await store.keepProgress({ ...so, choices: ['ask'], confidence: [] }, 2)).toBe(true);
    expect(await store.progressOf(member.id)).toEqual([so]);
    await store.submit(run, limits);
    expect(await store.progress(workshop.id)).toEqual([]);
    expect(await store.keepProgress(so, 3)).toBe(false);
  });

  test('of what was begun the latest are kept, as many as may be handed in', async () => {
    const { member, workshop } = await room();
    const so = { workshop: workshop.id, member: member.id, sha256: 'f'.repeat(64), engine: 1, attempt: 1 };
    const begin = (n: number, scenario = 'a') =>
      store.keepProgress({ ...so, scenario, runId: `${scenario} ${100 + n}`, choices: [], confidence: [] }, n);
    for (let n = 0; n < mostAttempts + 5; n += 1) expect(await begin(n)).toBe(true);
    await begin(0, 'b');
    expect((await store.progressOf(member.id)).map(({ runId }) => runId)).toEqual([
      ...Array.from({ length: mostAttempts }, (_, index) => `a ${105 + index}`),
      'b 100',
    ]);
  });

  test('a run of whoever goes is no longer on the projector', async () => {
    const { workshop, members } = await room({}, 4);
    const goings = [
      (id: string) => store.eraseMember(id),
      (id: string) => store.changeMember(id, { state: 'removed' }),
      () => store.removeJoined(workshop.id, 0),
    ];
    for (const [index, go] of goings.entries()) {
      const run = aRun(members[index]!);
      await store.submit(run, limits);
      await store.changeWorkshop(workshop.id, { shown: run.runId, shownStep: 2 });
      await store.changeMember(members[3]!.id, { state: 'removed' }); // somebody else's goes nowhere
      expect(await store.workshop(workshop.id)).toMatchObject({ shown: run.runId, shownStep: 2 });
      await go(members[index]!.id);
      expect(await store.workshop(workshop.id)).toMatchObject({ shown: null, shownStep: null });
    }
  });

  test('joins since a moment are removed together', async () => {
    const { workshop } = await room();
    for (const joinedAt of [10_000, 20_000, 30_000]) await store.addMember(aMember(workshop.id, { joinedAt }));
    expect(await store.removeJoined(workshop.id, 20_000)).toBe(2);
    expect((await store.members(workshop.id)).filter(({ state }) => state === 'removed')).toHaveLength(2);
  });

  test('whoever is erased is gone, and comes back neither by a late run nor by progress', async () => {
    const { workshop, member } = await room();
    const run = aRun(member);
    await store.submit(run, limits);
    expect(await store.eraseMember(member.id)).toBe(true);
    expect(await store.member(member.id)).toBeNull();
    expect(await store.submit({ ...run, runId: randomUUID() }, limits)).toEqual({ outcome: 'removed' });
    expect(await store.runs(workshop.id)).toEqual([]);
    expect(await store.standings(workshop.id)).toEqual([]);
  });

  test('a deleted workshop leaves nothing, nor a scenario that no other uses', async () => {
    const sha256 = 'd'.repeat(64);
    await store.keepScenario({ sha256, id: 'd', source: 'CANARY-SOURCE' }, 1);
    await store.keepScenario({ sha256, id: 'd', source: 'something else' }, 2);
    expect(await store.scenario(sha256)).toEqual({ id: 'd', source: 'CANARY-SOURCE' });
    const { workshop, member } = await room({ title: 'CANARY-TITLE', scenarios: [{ id: 'd', sha256 }] });
    await store.submit(aRun(member, { sha256 }), limits);
    expect(await store.deleteWorkshop(workshop.id)).toBe(true);
    expect(await store.deleteWorkshop(workshop.id)).toBe(false);
    expect(await store.scenario(sha256)).toBeNull();
    expect((await lines(store)).join('\n')).not.toContain('CANARY');
    if ('sqlite' in at)
      for (const file of [at.sqlite, `${at.sqlite}-wal`]) expect(readFileSync(file).includes('CANARY')).toBe(false);
  });

  test('a workshop has its texts: nobody opens one without, and what is to come is spared', async () => {
    const [first, second] = ['1', '2'].map((digit) => ({ sha256: digit.repeat(64), id: digit, source: '{}' }));
    const scenarios = [{ id: first!.id, sha256: first!.sha256 }];
    expect(await store.addWorkshop(aWorkshop({ scenarios }))).toBe('no-scenario');
    for (const one of [first!, second!]) await store.keepScenario(one, 10);
    await store.keepScenario(aScenario, 10); // a host sends what is the game's own
    const { workshop } = await room();
    await store.deleteWorkshop(workshop.id);
    for (const one of [first!, second!, aScenario]) expect(await store.scenario(one.sha256)).not.toBeNull();
    const { workshop: using } = await room({ scenarios });
    await store.dropUnusedScenarios(9);
    expect(await store.scenario(second!.sha256)).not.toBeNull();
    await store.dropUnusedScenarios(10);
    expect(await store.scenario(second!.sha256)).toBeNull();
    expect(await store.scenario(first!.sha256)).not.toBeNull();
    const others = [aWorkshop({ scenarios }), aWorkshop({ scenarios })];
    const [, ...opened] = await Promise.all([
      store.deleteWorkshop(using.id),
      ...others.map((other) => store.addWorkshop(other)),
    ]);
    expect(new Set(opened).size).toBe(1);
    expect((await store.scenario(first!.sha256)) === null).toBe(opened[0] === 'no-scenario');
  });

  test('watchers hear of a change, and no longer once they have stopped', async () => {
    const { workshop, member } = await room();
    const heard: (string | null)[] = [];
    const stop = store.onChange((id) => heard.push(id));
    await store.submit(aRun(member), limits);
    expect(heard).toEqual([workshop.id]); // its own doing at once, and once
    stop();
    await store.submit(aRun(member), limits);
    expect(heard).toHaveLength(1);
  });

  test('a recount finds nothing to mend', async () => {
    const { workshop, members } = await room({}, 3);
    for (const [index, member] of members.entries())
      for (const score of [20, 60, 40]) await store.submit(aRun(member, { score: score + index, attempt: 1 }), limits);
    expect(await store.recount(workshop.id)).toEqual([]);
  });

  test('facts are kept and replaced', async () => {
    expect(await store.fact('host')).toBeNull();
    await store.setFact('host', 'one');
    await store.setFact('host', 'two');
    expect(await store.fact('host')).toBe('two');
  });

  test('the first to set a fact sets it for all, however many do so at once', async () => {
    const values = await Promise.all(Array.from({ length: 8 }, (_, n) => store.firstFact('first', `value ${n}`)));
    expect(new Set(values).size).toBe(1);
    expect(await store.fact('first')).toBe(values[0]);
  });

  test('a dump fills an empty store with the same, and only an empty one', async () => {
    await room({}, 2);
    const all = await lines(store);
    const copy = await openStore(await address(kind));
    await copy.restore(from(all));
    expect(await lines(copy)).toEqual(all);
    await expect(copy.restore(from(all))).rejects.toMatchObject({ code: 'not-empty' });
    await copy.close();
    const empty = await openStore(await address(kind));
    await expect(empty.restore(from([...all, 'nonsense']))).rejects.toMatchObject({
      code: 'not-a-dump',
      line: all.length + 1,
    });
    expect(await lines(empty)).toHaveLength(2); // the header and the version: a broken restore keeps nothing
    await empty.close();
  });

  test('what an older program dumped is filled in and brought up to date', async () => {
    const older = await openStore(await address(kind), { migrations: migrations.slice(0, 1) });
    await older.setFact('host', 'hash');
    const old = await lines(older);
    await older.close();
    const { shownStep, ...first } = aWorkshop();
    const row = { ...first, scenarios: '[]', teams: '[]', names: 1, locked: 0, approve: 0, revealed: 0 };
    const place = await address(kind);
    const copy = await openStore(place);
    await copy.restore(from([...old, JSON.stringify(['workshops', row])]));
    expect(await copy.workshop(first.id)).toEqual({ ...first, scenarios: [], teams: [], shownStep });
    expect(shownStep).toBeNull();
    expect(await copy.fact('host')).toBe('hash');
    const all = await lines(copy);
    await copy.restore(from(old), { replace: true });
    expect(await copy.workshop(first.id)).toBeNull();
    await copy.restore(from(all), { replace: true });
    expect(await lines(copy)).toEqual(all);
    await copy.close();
    await (await openStore(place)).close(); // of the newest version, as it says
    await expect(store.restore(from(['{"tegenspel":"dump","tables":99}']), { replace: true })).rejects.toMatchObject({
      code: 'not-a-dump',
      line: 1,
    });
  });

  test('what was erased before a sudden end is forgotten at the next start', async () => {
    const place = await address(kind);
    const one = await openStore(place);
    await one.setFact('forget', 'before the end');
    await one.close();
    const two = await openStore(place);
    expect(await two.fact('forget')).toBeNull();
    const workshop = aWorkshop();
    await two.keepScenario(aScenario, null);
    await two.addWorkshop(workshop);
    const members = Array.from({ length: 3 }, () => aMember(workshop.id));
    for (const member of members) await two.addMember(member);
    await Promise.all(members.map(({ id }) => two.eraseMember(id)));
    expect(await two.fact('forget')).toBeNull();
    await two.close();
  });

  test('tables of a newer program are left alone', async () => {
    const place = await address(kind);
    const first = await openStore(place);
    await first.setFact('tables', '99');
    await first.close();
    await expect(openStore(place)).rejects.toMatchObject({ code: 'newer' });
  });
});

test('what SQLite dumps PostgreSQL takes over to the last byte, and back', async () => {
  const one = await openStore(await address('sqlite'));
  await one.keepScenario(aScenario, null);
  const workshop = aWorkshop({ title: 'Ünïcode 🦦 "quotes"', deleteAt: 1_790_000_000_000 });
  await one.addWorkshop(workshop);
  const members = ['Zoë', 'aap', 'Beer', 'été'].map((nickname) =>
    aMember(workshop.id, { nickname, skeleton: nickname }),
  );
  for (const member of members) {
    await one.addMember(member);
    await one.submit(aRun(member), limits);
  }
  const all = await lines(one);
  const two = await openStore(await address('postgres'));
  await two.restore(from(all));
  expect(await lines(two)).toEqual(all);
  const three = await openStore(await address('sqlite'));
  await three.restore(from(await lines(two)));
  expect(await lines(three)).toEqual(all);
  for (const store of [one, two, three]) await store.close();
});

test('what is erased while another program reads the file is told, and forgotten after the next start', async () => {
  const place = { sqlite: join(folder, 'read.db') };
  const told: string[] = [];
  const store = await openStore(place, { onError: ({ message }) => told.push(message) });
  const workshop = aWorkshop({ title: 'CANARY-TITLE' });
  await store.keepScenario(aScenario, null);
  await store.addWorkshop(workshop);
  const reader = new DatabaseSync(place.sqlite);
  reader.exec('begin; select * from workshops');
  await store.deleteWorkshop(workshop.id);
  expect(told).toEqual([expect.stringMatching(/is being read/)]);
  await store.close();
  const left = () => ['', '-wal'].filter((name) => readFileSync(place.sqlite + name).includes('CANARY'));
  expect(left()).not.toEqual([]);
  reader.exec('commit');
  const again = await openStore(place);
  expect(left()).toEqual([]);
  reader.close();
  await again.close();
});

test('of two who take one name in two processes one is told that it is taken', async () => {
  const place = await address('postgres');
  const stores = [await openStore(place), await openStore(place)];
  const workshop = aWorkshop();
  await stores[0]!.keepScenario(aScenario, null);
  await stores[0]!.addWorkshop(workshop);
  for (let n = 0; n < 10; n += 1) {
    const members = stores.map(() => aMember(workshop.id));
    for (const member of members) await stores[0]!.addMember(member);
    const name = { nickname: `Das ${n}`, skeleton: `das ${n}` };
    const outcomes = await Promise.all(stores.map((store, index) => store.changeMember(members[index]!.id, name)));
    expect(outcomes.sort()).toEqual(['changed', 'nickname-taken']);
  }
  for (const store of stores) await store.close();
});

/** That database with settings of its own. */
const withSettings = (place: string, ...settings: string[]): StoreAddress => ({
  postgres: `${place}?options=${encodeURIComponent(settings.map((setting) => `-c ${setting}`).join(' '))}`,
});

test('of equal first attempts the one that came first counts, also where the database keeps them in another order', async () => {
  const place = await postgres.database();
  const store = await openStore(withSettings(place, 'enable_indexscan=off', 'enable_bitmapscan=off'));
  await store.keepScenario(aScenario, null);
  const workshop = aWorkshop({ counts: 'first' });
  await store.addWorkshop(workshop);
  const member = aMember(workshop.id);
  await store.addMember(member);
  const first = aRun(member, { score: 40 });
  for (const run of [first, aRun(member, { score: 90 })]) await store.submit(run, { ...limits, counts: 'first' });
  await store.showRun(workshop.id, first.runId, true); // what is written again comes last
  const points = async () => (await store.standings(workshop.id))[0]?.points;
  await store.submit(aRun(member, { scenario: 'b', score: 7 }), { ...limits, counts: 'first' });
  expect(await points()).toBe(47);
  for (const state of ['removed', 'in'] as const) await store.changeMember(member.id, { state });
  expect(await points()).toBe(47);
  await store.close();
});

test('a broken line to PostgreSQL is taken up once, and not at all by whoever has stopped', async () => {
  const place = await postgres.database();
  const [one, two] = [await openStore({ postgres: place }), await openStore({ postgres: place })];
  const client = new pg.Client({ connectionString: place });
  await client.connect();
  const listening = `from pg_stat_activity where datname = current_database() and query like 'listen %'`;
  const count = async () => (await client.query<{ count: string }>(`select count(*) ${listening}`)).rows[0]?.count;
  expect(await count()).toBe('2');
  const back = new Promise((resolve) => two.onChange(resolve));
  await client.query(`select pg_terminate_backend(pid) ${listening}`);
  await one.close();
  expect(await back).toBeNull();
  // Whoever else came back did so in the same moment: before this went there and back.
  const heard = new Promise((resolve) => two.onChange(resolve));
  const three = await openStore({ postgres: place });
  await three.setFact('host', 'hash');
  expect(await heard).toBeNull();
  expect(await count()).toBe('2');
  for (const store of [two, three]) await store.close();
  await expect.poll(count).toBe('0');
  await client.end();
});

test('a change that could not be told to the other processes is told later', async () => {
  const place = await postgres.database();
  const client = new pg.Client({ connectionString: place });
  await client.connect();
  await client.query(`create function public.pg_notify(text, text) returns void language plpgsql as
    $$ begin raise exception 'no notices today'; end $$`);
  const told: string[] = [];
  const [one, two] = [
    await openStore(withSettings(place, 'search_path=public,pg_catalog'), {
      onError: ({ message }) => told.push(message),
    }),
    await openStore({ postgres: place }),
  ];
  const heard = new Promise((resolve) => two.onChange(resolve));
  await one.setFact('host', 'hash');
  await expect.poll(() => told).toEqual(['no notices today']);
  await client.query('drop function public.pg_notify');
  expect(await heard).toBeNull();
  for (const store of [one, two]) await store.close();
  await client.end();
});
