/** N1, N2: whatever a line does to what is sent and answered, every run arrives exactly once and nothing false is believed. */
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { runReceipt } from '../../src/core/board/wire.ts';
import { fingerprintOf } from '../../src/core/run/story.ts';
import { faults, startFaultProxy, type Fault } from '../support/fault-proxy.ts';
import { listenForTheFile } from '../support/for-the-file.ts';
import { becomeBrowser, onLine, pickUp, quick } from '../support/phone.ts';
import { aFinishedRun, call, joinWorkshop, openWorkshop } from '../support/workshop.ts';
import { note, sized, times, within } from './size.ts';

const served = listenForTheFile();
beforeAll(() => becomeBrowser());

const pieces = 4;

/** One trainee hands in one run in pieces, each once the server knows the one before. Gives how many requests came in. */
async function handInOver(
  { id, code }: { id: string; code: string },
  player: number,
  faultOf: (request: number) => Fault,
  pace = quick,
): Promise<number> {
  const proxy = await startFaultProxy(served.port, faultOf);
  const joined = await joinWorkshop(served.app, code);
  const run = aFinishedRun(id, { player });
  await onLine(proxy.address, async () => {
    const phone = await pickUp(joined, { pace });
    for (let piece = 1; piece <= pieces; piece += 1) {
      const upTo = Math.ceil((run.choices.length * piece) / pieces);
      await phone.play(run, upTo);
      await phone.until(run.runId, ({ known, verdict }) => (piece === pieces ? verdict !== null : known === upTo));
    }
    phone.outbox.stop();
    const [delivery] = await phone.deliveries.list();
    const kept = await served.store.runsOf(joined.member.id);
    expect(kept.map(({ runId, score, choices }) => ({ runId, score, choices }))).toEqual([
      { runId: run.runId, score: delivery?.verdict?.score, choices: run.choices },
    ]);
  });
  await proxy.stop();
  return proxy.requests();
}

test('without a fault a piece is one request, and after any one fault at any request the run arrives once', async () => {
  const { workshop } = await openWorkshop(served.app);
  const patient = { ...quick, patience: 20_000 };
  expect(await handInOver(workshop, 0, () => 'none', patient)).toBe(pieces);
  for (const fault of faults) {
    const schedules = Array.from({ length: pieces }, (_, at) => [1, 2].map((often) => ({ at, often }))).flat();
    const counts = await Promise.all(
      schedules.map(({ at, often }, player) =>
        handInOver(workshop, player, (request) => (request >= at && request < at + often ? fault : 'none')),
      ),
    );
    const again = fault === 'late' || fault === 'no-close' ? 0 : 1;
    for (const [index, { often }] of schedules.entries())
      expect(counts[index], fault).toBeGreaterThanOrEqual(pieces + again * often);
  }
});

test(
  'lines that break by chance until they heal: every run arrives once, soon after, and its trainee comes to know',
  async () => {
    const seed = 20_261_122;
    const many = sized(300, 10_000);
    const aSchedule = fc.record({
      trainees: fc.integer({ min: 1, max: 3 }),
      chosen: fc.array(fc.constantFrom<Fault>(...faults, 'none', 'none'), { minLength: 1, maxLength: 10 }),
      parts: fc.integer({ min: 1, max: 5 }),
    });
    const left = fc.sample(aSchedule, { numRuns: many, seed });
    const expected = left.reduce((sum, { trainees }) => sum + trainees, 0);
    const afterMs: number[] = [];

    const through = async ({ trainees, chosen, parts }: (typeof left)[number], code: string, id: string) => {
      let brokenAt = 0;
      const proxy = await startFaultProxy(served.port, (request) => {
        const fault = chosen[request] ?? 'none';
        if (fault !== 'none') brokenAt = performance.now();
        return fault;
      });
      const one = async (player: number) => {
        const joined = await joinWorkshop(served.app, code);
        const phone = await pickUp(joined);
        const run = aFinishedRun(id, { player });
        // Nobody waits for a line: the next choice is made meanwhile.
        for (let part = 1; part <= parts; part += 1)
          await phone.play(run, Math.ceil((run.choices.length * part) / parts));
        const playedAt = performance.now();
        const { verdict } = await phone.until(run.runId, (delivery) => delivery.verdict !== null);
        afterMs.push(performance.now() - Math.max(brokenAt, playedAt));
        phone.outbox.stop();
        const kept = await served.store.runsOf(joined.member.id);
        expect(kept.map(({ runId, score }) => ({ runId, score }))).toEqual([
          { runId: run.runId, score: verdict?.score },
        ]);
      };
      await onLine(proxy.address, () => Promise.all(Array.from({ length: trainees }, (_, player) => one(player))));
      await proxy.stop();
    };
    while (left.length > 0) {
      const { workshop } = await openWorkshop(served.app);
      const batch = left.splice(0, 100);
      const worker = async () => {
        for (let next = batch.shift(); next; next = batch.shift()) await through(next, workshop.code, workshop.id);
      };
      await Promise.all(Array.from({ length: 40 }, worker));
    }
    const { worstMs } = times(afterMs);
    expect(afterMs).toHaveLength(expected);
    expect(worstMs).toBeLessThan(10_000);
    note('N1', { seed, schedules: many, runs: afterMs.length, lost: 0, double: 0, worstAfterHealingMs: worstMs });
  },
  within(120_000),
);

const answer = (status: string, type: string, body: string, more = '') =>
  `HTTP/1.1 ${status}\r\nContent-Type: ${type}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n${more}\r\n${body}`;
const json = (body: unknown, status = '200 OK') =>
  answer(status, 'application/json; charset=utf-8', JSON.stringify(body));
const portal = '<!doctype html><title>Welkom</title><p>Ga akkoord om verder te gaan.';

test('a thousand lies: none is believed, and every run arrives all the same', async () => {
  const { workshop } = await openWorkshop(served.app);
  let told = 0;
  const trainees = Array.from({ length: 50 }, async (_, player) => {
    const joined = await joinWorkshop(served.app, workshop.code);
    // What a cache could have kept: the receipt of an earlier run of the same trainee.
    const earlier = aFinishedRun(workshop.id, { player: player + 100, attempt: 2 });
    const cached = runReceipt.parse(
      (await call(served.app, joined.token, 'PUT', `/api/runs/${earlier.runId}`, earlier)).body,
    );
    const run = aFinishedRun(workshop.id, { player });
    const bodyHash = fingerprintOf(JSON.stringify(run));
    const lies = [
      answer('200 OK', 'text/html', portal),
      answer('200 OK', 'application/json', portal),
      answer('204 No Content', 'text/html', ''),
      answer('200 OK', 'application/json', ''),
      answer('302 Found', 'text/html', portal, 'Location: /login\r\n'),
      answer('307 Temporary Redirect', 'text/html', '', 'Location: /api/runs/elsewhere\r\n'),
      answer('304 Not Modified', 'text/html', ''),
      answer('403 Forbidden', 'text/html', portal),
      answer('511 Network Authentication Required', 'text/html', portal),
      answer('409 Conflict', 'application/json', '{"error":"conflict"}'),
      json({}),
      json({ ok: true }),
      json(null),
      json(cached),
      json({ ...cached, runId: run.runId }),
      json({ ...cached, body: bodyHash }),
      json({ runId: run.runId, body: bodyHash }),
      json({ ...cached, runId: run.runId, body: bodyHash.toUpperCase() }),
      json({ ...cached, runId: run.runId, body: bodyHash, verdict: { score: 1000, stars: 3, hours: 0 } }),
      json({ runId: run.runId, body: bodyHash, choices: run.choices.length }),
    ];
    const believed: unknown[] = [];
    const proxy = await startFaultProxy(served.port, (request) => {
      const lie = lies[request];
      if (lie === undefined) return 'none';
      told += 1;
      return { lie };
    });
    await onLine(proxy.address, async () => {
      const phone = await pickUp(joined, {
        pace: { patience: 2_000, retry: { first: 1, last: 2 } },
        onChange: () => proxy.requests() <= lies.length && believed.push(proxy.requests()),
      });
      await phone.play(run, run.choices.length);
      const { verdict, refusal } = await phone.until(run.runId, (delivery) => delivery.verdict !== null);
      phone.outbox.stop();
      const kept = await served.store.run(workshop.id, run.runId);
      expect([verdict?.score, refusal]).toEqual([kept?.score, null]);
    });
    await proxy.stop();
    expect(believed).toEqual([]);
  });
  await Promise.all(trainees);
  expect(told).toBe(1_000);
  note('N2', { lies: told, believed: 0 });
}, 60_000);

test('a lie after the server took it: it is sent again, counts once, and gets the same receipt', async () => {
  const { workshop } = await openWorkshop(served.app);
  const joined = await joinWorkshop(served.app, workshop.code);
  const run = aFinishedRun(workshop.id);
  const proxy = await startFaultProxy(served.port, (request) =>
    request < 3 ? { lieAfter: answer('200 OK', 'text/html', portal) } : 'none',
  );
  await onLine(proxy.address, async () => {
    const phone = await pickUp(joined);
    await phone.play(run, run.choices.length);
    await phone.until(run.runId, ({ verdict }) => verdict !== null);
    phone.outbox.stop();
  });
  await proxy.stop();
  expect(proxy.requests()).toBe(4);
  expect(await served.store.runsOf(joined.member.id)).toHaveLength(1);
});
