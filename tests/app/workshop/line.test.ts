import { beforeEach, expect, test } from 'vitest';
import { ask } from '../../../src/app/workshop/api.ts';
import { follow } from '../../../src/app/workshop/stream.ts';
import { joined, ownState, type Live, type RefusalCode } from '../../../src/core/board/wire.ts';
import { startFaultProxy, type Fault } from '../../support/fault-proxy.ts';
import { listenForTheFile } from '../../support/for-the-file.ts';
import { becomeBrowser, onLine } from '../../support/phone.ts';
import { aFinishedRun, call, joinWorkshop, openWorkshop } from '../../support/workshop.ts';

const served = listenForTheFile();
beforeEach(() => becomeBrowser());

/** What a stream tells, in turn. */
function heard(path: string, key: string) {
  const told: ('up' | 'down' | RefusalCode | Live)[] = [];
  let look = () => {};
  const tell = (one: (typeof told)[number]) => {
    told.push(one);
    look();
  };
  const stop = follow(path, key, {
    onPicture: tell,
    onLine: (isUp) => tell(isUp ? 'up' : 'down'),
    onRefused: tell,
  });
  /** Resolves with what is left once something of it fits. */
  const until = (fits: (one: (typeof told)[number]) => boolean) =>
    new Promise<void>((found) => {
      look = () => {
        const at = told.findIndex(fits);
        if (at < 0) return;
        told.splice(0, at + 1);
        found();
      };
      look();
    });
  return { stop, until };
}

const isState = (state: string) => (one: unknown) =>
  typeof one === 'object' &&
  one !== null &&
  'workshop' in one &&
  (one as Extract<Live, { kind: 'members' }>).workshop.state === state;

test('a live picture comes, comes again after the line broke, and whoever is removed is told and left alone', async () => {
  const { workshop, hostKey } = await openWorkshop(served.app);
  const { token, member } = await joinWorkshop(served.app, workshop.code);
  const at = `/api/workshops/${workshop.id}`;
  const portal = 'HTTP/1.1 403 Forbidden\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\nportal';
  const lines: Fault[] = ['none', { lie: portal }, 'reset-before'];
  const proxy = await startFaultProxy(served.port, (request) => lines[request] ?? 'none');
  await onLine(proxy.address, async () => {
    const stream = heard('api/me/live', token);
    await stream.until(isState('open'));
    proxy.cut();
    for (let times = 0; times < lines.length; times += 1) {
      await stream.until((one) => one === 'down');
      document.dispatchEvent(new Event('visibilitychange')); // the phone is looked at: it does not wait
    }
    await call(served.app, hostKey, 'PATCH', at, { state: 'paused' });
    await stream.until(isState('paused'));
    expect(proxy.requests()).toBe(4);
    await call(served.app, hostKey, 'PATCH', `${at}/members/${member.id}`, { state: 'removed' });
    proxy.cut();
    await stream.until((one) => one === 'removed');
    stream.stop();
  });
  await proxy.stop();
});

test('where the host goes in a run that is shown, the projector goes, also when it is opened anew', async () => {
  const { workshop, hostKey, projectorKey } = await openWorkshop(served.app);
  const { token } = await joinWorkshop(served.app, workshop.code);
  const [one, two] = [aFinishedRun(workshop.id, { attempt: 1 }), aFinishedRun(workshop.id, { attempt: 2 })];
  for (const run of [one, two]) {
    await call(served.app, token, 'PUT', `/api/runs/${run.runId}`, run);
    await call(served.app, token, 'PUT', `/api/runs/${run.runId}/consent`, { shown: true });
  }
  const at = `/api/workshops/${workshop.id}`;
  const show = (runId: string) => call(served.app, hostKey, 'POST', `${at}/show`, { runId });
  const goTo = (shownStep: number) => call(served.app, hostKey, 'PATCH', at, { shownStep });
  const isAt = (runId: string, step: number | null) => (told: unknown) => {
    const picture = told as Extract<Live, { kind: 'projector' }>;
    return picture.shown?.runId === runId && picture.step === step;
  };
  await onLine(`http://127.0.0.1:${served.port}/`, async () => {
    const hall = heard(`api/workshops/${workshop.id}/live`, projectorKey);
    await show(one.runId);
    await hall.until(isAt(one.runId, null));
    expect((await goTo(7)).body).toMatchObject({ shown: one.runId, shownStep: 7 });
    await hall.until(isAt(one.runId, 7));
    hall.stop();
    const again = heard(`api/workshops/${workshop.id}/live`, projectorKey);
    await again.until(isAt(one.runId, 7));
    await show(two.runId);
    await again.until(isAt(two.runId, null));
    again.stop();
  });
  for (const wrong of [-1, 0.5, 1e9]) expect((await goTo(wrong)).status).toBe(400);
});

test('a key that opens nothing is said so', async () => {
  const proxy = await startFaultProxy(served.port, () => 'none');
  await onLine(proxy.address, async () => {
    const stream = heard('api/me/live', `m.nobody.${'x'.repeat(22)}`);
    await stream.until((one) => one === 'not-allowed');
    stream.stop();
  });
  await proxy.stop();
});

test('an answer is a value, a refusal with its code and when to try again, or no line', async () => {
  await onLine(`http://127.0.0.1:${served.port}/`, async () => {
    const { workshop } = await openWorkshop(served.app);
    const join = (code: string) =>
      ask('POST', 'api/join', { body: { code, nickname: null, language: 'nl', team: null }, gives: joined });
    const answer = await join(` ${workshop.code.toLowerCase().slice(0, 3)}-${workshop.code.slice(3)}`);
    if (!answer.ok) throw new Error(answer.because);
    expect(await ask('GET', 'api/me', { key: answer.value.token, gives: ownState })).toMatchObject({ ok: true });
    expect(await ask('GET', 'api/me', { key: answer.value.token, gives: joined })).toEqual({
      ok: false,
      because: 'no-line',
    });
    let wrong = await join('ZZZZZZ');
    expect(wrong).toMatchObject({ because: 'refused', refusal: { code: 'no-such-code' }, retryMs: null });
    for (let tries = 0; tries < 20; tries += 1) wrong = await join('ZZZZZZ');
    expect(wrong).toMatchObject({ because: 'refused', refusal: { code: 'too-many-tries' } });
    expect((wrong as { retryMs: number }).retryMs).toBeGreaterThan(0);
  });
  const nobody = await onLine('http://127.0.0.1:9/', () => ask('GET', 'api/me', { gives: ownState }));
  expect(nobody).toEqual({ ok: false, because: 'no-line' });
});
