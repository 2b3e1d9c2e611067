/** N5, N7: many tabs on one device, and one trainee on many devices. */
import fc from 'fast-check';
import { beforeEach, expect, test, vi } from 'vitest';
import { ask } from '../../src/app/workshop/api.ts';
import { playAttempt, takeBack } from '../../src/app/workshop/attempts.ts';
import {
  after,
  nextAttempt,
  type Deliveries,
  type Delivery,
  type Membership,
} from '../../src/app/workshop/deliveries.ts';
import { startOutbox } from '../../src/app/workshop/outbox.ts';
import type { KeptRun } from '../../src/app/storage.ts';
import { attemptSeed } from '../../src/core/board/attempt.ts';
import { joined, nothing, ownState, type Joined, type SentRun, type WorkshopView } from '../../src/core/board/wire.ts';
import { replay } from '../../src/core/run/replay.ts';
import { listenForTheFile } from '../support/for-the-file.ts';
import { becomeBrowser, onLine, pickUp, quick, type Phone } from '../support/phone.ts';
import { aFinishedRun, joinWorkshop, openWorkshop, stories } from '../support/workshop.ts';
import { note, sized, within } from './size.ts';

const served = listenForTheFile();
const address = () => `http://127.0.0.1:${served.port}/`;
const { locks } = navigator; // Node has them
const { fetch } = globalThis;

beforeEach(() => {
  becomeBrowser();
  vi.stubGlobal('fetch', fetch);
});

/** What tabs share: rows that are only ever added, and deliveries changed in one step. */
function aDevice(place: Joined) {
  const membership: Membership = { ...place, code: '', joinedAt: 0 };
  const kept = new Map<string, Delivery>();
  const rows = new Map<string, string[]>();
  const runs = new Map<string, SentRun>();
  const verdicts: string[] = [];
  const { promise: delivered, resolve } = Promise.withResolvers<void>();
  return {
    delivered,
    kept,
    rows,
    verdicts,
    begin(run: SentRun) {
      runs.set(run.runId, run);
      rows.set(run.runId, []);
    },
    load(runId: string): KeptRun | null {
      const run = runs.get(runId);
      const choices = rows.get(runId);
      if (!run || !choices) return null;
      const { scenario, sha256, engine, attempt } = run;
      const seed = attemptSeed(place.workshop.id, scenario, attempt);
      return {
        log: { runId, scenario, sha256, engine, seed, choices: [...choices] },
        mode: 'real',
        fork: null,
        received: false,
        confidence: choices.map(() => null),
        hinted: choices.map(() => false),
        startedAt: 0,
        updatedAt: 0,
        ended: choices.length === run.choices.length,
      };
    },
    /** A step that is there is never written again. */
    append(runId: string, step: number, choice: string): 'stored' | 'overtaken' {
      const choices = rows.get(runId) ?? [];
      if (choices.length !== step) return 'overtaken';
      choices.push(choice);
      return 'stored';
    },
    memberships: [membership],
    note(runId: string, outcome: Parameters<Deliveries['note']>[1]) {
      const delivery = kept.get(runId);
      if (!delivery) return;
      if (delivery.verdict === null && outcome.verdict) verdicts.push(runId);
      kept.set(runId, after(delivery, outcome));
      if (outcome.verdict) resolve();
    },
  };
}

type Device = ReturnType<typeof aDevice>;

/** One tab's sight of it: every look and every change happens when the scheduler says so. */
function sightOf(
  device: Device,
  scheduler: fc.Scheduler,
): { deliveries: Deliveries; load: (runId: string) => Promise<KeptRun | null> } {
  const later = <A extends unknown[], R>(name: string, work: (...given: A) => R) =>
    scheduler.scheduleFunction(
      Object.defineProperty((...given: A) => Promise.resolve(work(...given)), 'name', { value: name }),
    );
  const unused = () => Promise.reject(new Error('no tab of this test asks for that'));
  return {
    load: later('load', (runId: string) => device.load(runId)),
    deliveries: {
      memberships: later('memberships', () => device.memberships),
      list: later('list', () => [...device.kept.values()]),
      note: later('note', (runId, outcome) => device.note(runId, outcome)),
      begin: later('begin', (run) => {
        const delivery: Delivery = {
          ...run,
          attempt: nextAttempt([...device.kept.values()], run),
          known: 0,
          verdict: null,
          refusal: null,
        };
        device.kept.set(run.runId, delivery);
        return delivery;
      }),
      adopt: unused,
      keepMembership: unused,
      noteMembership: unused,
      forgetMembership: unused,
      scenario: unused,
      keepScenario: unused,
      onElsewhere: () => () => {},
    },
  };
}

let workshop: WorkshopView & { code: string };
let played = 0;

async function playInTabs(
  scheduler: fc.Scheduler,
  tabs: number,
): Promise<{ device: Device; run: SentRun; sent: number; kept: number }> {
  if (played % 1_000 === 0) ({ workshop } = await openWorkshop(served.app));
  played += 1;
  const device = aDevice(await joinWorkshop(served.app, workshop.code));
  const run = aFinishedRun(workshop.id, { player: tabs });
  let sent = 0;
  const send = scheduler.scheduleFunction(async (url: string, init: RequestInit) => {
    if (!url.endsWith('/progress')) sent += 1;
    const answered = await served.app.inject({
      method: 'PUT',
      url: new URL(url).pathname,
      headers: init.headers as Record<string, string>,
      payload: init.body as string,
    });
    return new Response(answered.body, { status: answered.statusCode });
  });
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => send(url, init));

  const playing = Array.from({ length: tabs }, async (_, tab) => {
    const { deliveries, load } = sightOf(device, scheduler);
    const outbox = startOutbox({ load }, deliveries, () => {}, { ...quick, patience: 10_000 });
    if (tab === 0) {
      device.begin(run);
      await deliveries.begin({ runId: run.runId, workshop: workshop.id, scenario: run.scenario });
    }
    // Every tab plays on from what it sees; whoever is overtaken looks again.
    const append = scheduler.scheduleFunction((step: number) =>
      Promise.resolve(device.append(run.runId, step, run.choices[step] ?? '')),
    );
    for (let here = await load(run.runId); !here?.ended; here = await load(run.runId)) {
      if (here && (await append(here.log.choices.length)) === 'stored') outbox.wake();
    }
    outbox.wake();
    return outbox;
  });
  const outboxes = await scheduler.waitFor(Promise.all(playing));
  await scheduler.waitFor(device.delivered);
  // What the tabs still have in hand, down to whoever waits for the lock.
  for (let quiet = 0; quiet < 5; quiet = scheduler.count() > 0 ? 0 : quiet + 1) {
    await scheduler.waitIdle();
    await new Promise(setImmediate);
  }
  for (const outbox of outboxes) outbox.stop();
  return { device, run, sent, kept: (await served.store.runsOf(device.memberships[0]!.member.id)).length };
}

const seed = 20_261_122;
const worlds = fc.tuple(fc.scheduler(), fc.integer({ min: 2, max: 5 }));

test.each([
  { has: 'locks', other: 'handed in by one of them, once' },
  { has: 'no locks', other: 'perhaps sent by several, counted once' },
])(
  'two to five tabs with $has, in any order: nothing is overwritten, and a run is $other',
  async ({ has }) => {
    if (has === 'locks') vi.stubGlobal('navigator', { locks });
    const many = sized(120, 10_000);
    await fc.assert(
      fc.asyncProperty(worlds, async ([scheduler, tabs]) => {
        const { device, run, sent, kept } = await playInTabs(scheduler, tabs);
        expect(device.rows.get(run.runId)).toEqual(run.choices);
        expect([kept, device.verdicts]).toEqual([1, [run.runId]]);
        if (has === 'locks') expect(sent).toBe(1);
        else expect(sent).toBeGreaterThanOrEqual(1);
      }),
      { seed, numRuns: many },
    );
    if (has === 'locks') note('N5', { seed, interleavings: many, overwritten: 0, counted: 1 });
  },
  within(60_000),
);

const story = stories.get('op-audientie')!;

/** What the screens do with a personal code. */
async function comeBack(code: string, personalCode: string): Promise<{ phone: Phone; here: Joined }> {
  const answer = await ask('POST', 'api/rejoin', { body: { code, personalCode }, gives: joined });
  if (!answer.ok) throw new Error(answer.because);
  const phone = await pickUp(answer.value);
  const own = await ask('GET', 'api/me', { key: answer.value.token, gives: ownState });
  if (!own.ok) throw new Error(own.because);
  await takeBack(phone.storage, phone.deliveries, own.value);
  return { phone, here: answer.value };
}

test('100 of 100: a run under way is gone on with on another phone, and one that was finished stands', async () => {
  const { workshop } = await openWorkshop(served.app);
  const one = async (player: number) => {
    const first = await joinWorkshop(served.app, workshop.code);
    const old = await pickUp(first);
    const done = aFinishedRun(workshop.id, { player });
    await old.play(done, done.choices.length);
    const { verdict } = await old.until(done.runId, (delivery) => delivery.verdict !== null);
    const begun = aFinishedRun(workshop.id, { player: player + 500, attempt: 2 });
    const upTo = 1 + (player % (begun.choices.length - 1));
    await old.play(begun, upTo);
    await old.until(begun.runId, ({ known }) => known === upTo);
    old.outbox.stop();

    const { phone, here } = await comeBack(workshop.code, first.personalCode);
    expect(here.member).toEqual(first.member);
    expect((await phone.deliveries.list()).find(({ runId }) => runId === done.runId)?.verdict).toEqual(verdict);
    expect(await phone.storage.load(done.runId)).toMatchObject({ ended: true, log: { choices: done.choices } });
    expect(await playAttempt(phone.storage, phone.deliveries, workshop.id, story)).toBe(begun.runId);
    const kept = await phone.storage.load(begun.runId);
    expect(replay(story, kept?.log)).toMatchObject({ ok: true, ended: false });
    expect(kept?.log.choices).toEqual(begun.choices.slice(0, upTo));
    await phone.play(begun, begun.choices.length);
    await phone.until(begun.runId, (delivery) => delivery.verdict !== null);
    phone.outbox.stop();
    expect((await served.store.runsOf(first.member.id)).map(({ runId }) => runId)).toEqual([done.runId, begun.runId]);
    expect(await ask('GET', 'api/me', { key: first.token, gives: nothing })).toMatchObject({
      refusal: { code: 'not-allowed' },
    });
  };
  await onLine(address(), async () => {
    for (let batch = 0; batch < 100; batch += 20)
      await Promise.all(Array.from({ length: 20 }, (_, index) => one(batch + index)));
  });
  note('N7', { resumes: 100, of: 100 });
}, 60_000);

test('what was played on elsewhere is gone on with here; what went another way here stays', async () => {
  const { workshop } = await openWorkshop(served.app);
  const first = await joinWorkshop(served.app, workshop.code);
  const run = aFinishedRun(workshop.id, { player: 3 });
  const other = aFinishedRun(workshop.id, { player: 4, attempt: 2 });
  await onLine(address(), async () => {
    const old = await pickUp(first);
    for (const [one, upTo] of [[run, 2] as const, [other, 1] as const]) {
      await old.play(one, upTo);
      await old.until(one.runId, ({ known }) => known === upTo);
    }
    old.outbox.stop();
    await old.storage.append(other.runId, 1, 'another-way', { ended: false, confidence: null });
    const { phone } = await comeBack(workshop.code, first.personalCode);
    await phone.play(run, run.choices.length);
    await phone.play(other, 3);
    await phone.until(run.runId, ({ verdict }) => verdict !== null);
    await phone.until(other.runId, ({ known }) => known === 3);
    phone.outbox.stop();

    const answer = await ask('POST', 'api/rejoin', {
      body: { code: workshop.code, personalCode: first.personalCode },
      gives: joined,
    });
    const own = answer.ok && (await ask('GET', 'api/me', { key: answer.value.token, gives: ownState }));
    if (!own || !own.ok) throw new Error('no line');
    await takeBack(old.storage, old.deliveries, own.value);
    expect(await old.storage.load(run.runId)).toMatchObject({ ended: true, log: { choices: run.choices } });
    expect((await old.storage.load(other.runId))?.log.choices).toEqual([other.choices[0], 'another-way']);
  });
});

test("everyone's attempt of one number is the same, begun without a line; a run bound and then not kept is begun after all", async () => {
  const { workshop } = await openWorkshop(served.app);
  await onLine('http://127.0.0.1:9/', async () => {
    const phones = await Promise.all([1, 2].map(async () => pickUp(await joinWorkshop(served.app, workshop.code))));
    for (const { storage, deliveries, outbox } of phones) {
      const lost = await deliveries.begin({ runId: 'lost', workshop: workshop.id, scenario: 'op-audientie' });
      const runId = await playAttempt(storage, deliveries, workshop.id, story);
      expect([runId, lost.attempt]).toEqual(['lost', 1]);
      expect((await storage.load(runId))?.log.seed).toBe(attemptSeed(workshop.id, 'op-audientie', 1));
      expect(await playAttempt(storage, deliveries, workshop.id, story)).toBe(runId);
      await deliveries.note(runId, { verdict: { score: 1, stars: 0, hours: 0 } });
      const next = await playAttempt(storage, deliveries, workshop.id, story);
      expect((await storage.load(next))?.log.seed).toBe(attemptSeed(workshop.id, 'op-audientie', 2));
      outbox.stop();
    }
  });
});

test('what was finished on a phone that is out waits there, and goes when its trainee comes back to it', async () => {
  const { workshop } = await openWorkshop(served.app);
  const first = await joinWorkshop(served.app, workshop.code);
  await onLine(address(), async () => {
    const old = await pickUp(first);
    const { phone } = await comeBack(workshop.code, first.personalCode);
    phone.outbox.stop();
    const run = aFinishedRun(workshop.id, { player: 6 });
    await old.play(run, run.choices.length);
    expect(await old.deliveries.list()).toMatchObject([{ runId: run.runId, verdict: null, refusal: null }]);
    const answer = await ask('POST', 'api/rejoin', {
      body: { code: workshop.code, personalCode: first.personalCode },
      gives: joined,
    });
    if (!answer.ok) throw new Error(answer.because);
    await old.deliveries.keepMembership({ ...answer.value, code: '', joinedAt: 1 });
    old.outbox.wake();
    await old.until(run.runId, ({ verdict }) => verdict !== null);
    old.outbox.stop();
  });
  expect(await served.store.runsOf(first.member.id)).toHaveLength(1);
});
