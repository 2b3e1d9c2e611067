import { beforeEach, expect, test, vi } from 'vitest';
import { joined } from '../../../src/core/board/wire.ts';
import { startFaultProxy, type Fault } from '../../support/fault-proxy.ts';
import { listenForTheFile } from '../../support/for-the-file.ts';
import { becomeBrowser, onLine } from '../../support/phone.ts';
import { call, joinWorkshop, openWorkshop, serverKey, wantedWorkshop } from '../../support/workshop.ts';

const served = listenForTheFile();

const device = new Map<string, string>();
const tab = new Map<string, string>();
beforeEach(() => {
  becomeBrowser();
  for (const [name, kept] of Object.entries({ localStorage: device, sessionStorage: tab })) {
    kept.clear();
    vi.stubGlobal(name, {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
      removeItem: (key: string) => kept.delete(key),
    });
  }
});

/** As a page that has just been opened: what it knows is what the device and the tab keep. */
async function openPage() {
  vi.resetModules();
  const [joining, opening] = [
    await import('../../../src/app/workshop/join.ts'),
    await import('../../../src/app/workshop/host/open-workshop.ts'),
  ];
  return { ...joining, ...opening };
}

const portal = '<p>Ga akkoord om verder te gaan.';
const lie = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: ${portal.length}\r\n\r\n${portal}`;
const lost: Fault[] = ['reset-after', 'half-answer', { lieAfter: lie }];

test.each(lost)(
  'an answer lost (%j) after the server kept it, joined again from a page opened anew: one trainee',
  async (fault) => {
    const { workshop } = await openWorkshop(served.app);
    const wanted = { code: workshop.code, nickname: 'Zoë', language: 'nl', team: null } as const;
    const proxy = await startFaultProxy(served.port, (request) => (request < 2 ? fault : 'none'));
    await onLine(proxy.address, async () => {
      for (let tries = 0; tries < 2; tries += 1) {
        expect(await (await openPage()).join(wanted)).toEqual({ ok: false, because: 'no-line' });
        expect(await served.store.members(workshop.id)).toHaveLength(1);
      }
      const page = await openPage();
      const typed = { ...wanted, code: ` ${workshop.code.toLowerCase()}`, nickname: 'Zoë B.' };
      const answer = await page.join(typed);
      if (!answer.ok) throw new Error(answer.because);
      const { member, token, personalCode } = joined.parse(answer.value);
      const [only, ...others] = await served.store.members(workshop.id);
      expect([only?.id, only?.nickname, others]).toEqual([member.id, 'Zoë', []]);
      expect((await call(served.app, token, 'GET', '/api/me')).status).toBe(200);
      const back = { code: workshop.code, personalCode };
      expect((await call(served.app, null, 'POST', '/api/rejoin', back)).status).toBe(200);

      page.forgetJoining();
      expect([...device]).toEqual([]);
      expect(await page.join({ ...wanted, nickname: 'Karel' })).toMatchObject({
        value: { member: { nickname: 'Karel' } },
      });
    });
    await proxy.stop();
    expect(await served.store.members(workshop.id)).toHaveLength(2);
  },
);

test('another workshop is joined with another secret; a place played on elsewhere is let go', async () => {
  const [{ workshop: one }, { workshop: two }] = [await openWorkshop(served.app), await openWorkshop(served.app)];
  const wanted = { nickname: null, language: 'nl', team: null } as const;
  await onLine(`http://127.0.0.1:${served.port}/`, async () => {
    const page = await openPage();
    await page.join({ ...wanted, code: one.code });
    const first = device.get('tegenspel.joining');
    const answer = await page.join({ ...wanted, code: two.code });
    expect(device.get('tegenspel.joining')).not.toBe(first);
    const { personalCode } = joined.parse(answer.ok && answer.value);
    await call(served.app, null, 'POST', '/api/rejoin', { code: two.code, personalCode });
    expect(await page.join({ ...wanted, code: two.code })).toMatchObject({ refusal: { code: 'not-allowed' } });
    expect(await page.join({ ...wanted, code: two.code })).toMatchObject({ ok: true });
  });
  expect(await served.store.members(two.id)).toHaveLength(2);
});

const titles = async () => (await served.store.workshops()).map(({ title }) => title).sort();

test.each(lost)(
  'a workshop whose answer is lost (%j), opened again from a page loaded anew: one workshop',
  async (fault) => {
    const before = await titles();
    const wanted = wantedWorkshop({ title: `Verloren ${lost.indexOf(fault)}` });
    const proxy = await startFaultProxy(served.port, (request) => (request < 2 ? fault : 'none'));
    await onLine(proxy.address, async () => {
      for (let tries = 0; tries < 2; tries += 1) {
        expect(await (await openPage()).openWorkshop(serverKey, wanted)).toEqual({ ok: false, because: 'no-line' });
        expect(await titles()).toEqual([...before, wanted.title].sort());
      }
      const answer = await (await openPage()).openWorkshop(serverKey, wanted);
      if (!answer.ok) throw new Error(answer.because);
      const { workshop, hostKey, projectorKey } = answer.value;
      for (const key of [hostKey, serverKey])
        expect((await call(served.app, key, 'GET', `/api/workshops/${workshop.id}`)).status).toBe(200);
      expect(JSON.parse(tab.get('tegenspel.host') ?? '{}')).toMatchObject({
        hosts: { [workshop.id]: hostKey },
        projectors: { [workshop.id]: projectorKey },
      });
      expect([...tab.keys(), ...device.keys()]).toEqual(['tegenspel.host']);
    });
    await proxy.stop();
    expect(await titles()).toEqual([...before, wanted.title].sort());
  },
);

test('the same workshop wanted again, or another one after an answer was lost, is another workshop', async () => {
  await onLine(`http://127.0.0.1:${served.port}/`, async () => {
    const page = await openPage();
    const ids = [];
    for (const title of ['Twee keer', 'Twee keer', 'Een andere']) {
      const answer = await page.openWorkshop(serverKey, wantedWorkshop({ title }));
      ids.push(answer.ok && answer.value.workshop.id);
    }
    expect(new Set(ids).size).toBe(3);
  });
  const proxy = await startFaultProxy(served.port, (request) => (request < 1 ? 'reset-after' : 'none'));
  await onLine(proxy.address, async () => {
    const page = await openPage();
    expect(await page.openWorkshop(serverKey, wantedWorkshop({ title: 'Eerst' }))).toMatchObject({ ok: false });
    expect(await page.openWorkshop(serverKey, wantedWorkshop({ title: 'Toch anders' }))).toMatchObject({
      value: { workshop: { title: 'Toch anders' } },
    });
  });
  await proxy.stop();
  expect(await titles()).toEqual(expect.arrayContaining(['Eerst', 'Toch anders']));
});

test.each([
  ['has other keys', (id: string) => call(served.app, serverKey, 'POST', `/api/workshops/${id}/key`, {})],
  ['has begun', (id: string) => call(served.app, serverKey, 'PATCH', `/api/workshops/${id}`, { state: 'open' })],
  ['has ended', (id: string) => call(served.app, serverKey, 'PATCH', `/api/workshops/${id}`, { state: 'ended' })],
  ['has people in it', async (id: string) => joinWorkshop(served.app, (await served.store.workshop(id))!.code!)],
  ['is gone', (id: string) => call(served.app, serverKey, 'DELETE', `/api/workshops/${id}`)],
])('where the workshop whose answer was lost %s by now, the next one is another', async (name, use) => {
  const proxy = await startFaultProxy(served.port, (request) => (request < 1 ? 'reset-after' : 'none'));
  const wanted = wantedWorkshop({ title: `Straks: ${name}` });
  await onLine(proxy.address, async () => {
    const page = await openPage();
    await page.openWorkshop(serverKey, wanted);
    const first = (await served.store.workshops()).find(({ title }) => title === wanted.title)!;
    await use(first.id);
    const answer = await page.openWorkshop(serverKey, wanted);
    if (!answer.ok) throw new Error(answer.because);
    expect(answer.value.workshop).toMatchObject({ state: 'lobby', title: wanted.title });
    expect(await served.store.members(answer.value.workshop.id)).toEqual([]);
    expect(answer.value.workshop.code).not.toBe(first.code);
  });
  await proxy.stop();
});

test('a key that opens nothing any more lets go of no secret', async () => {
  await onLine(`http://127.0.0.1:${served.port}/`, async () => {
    const page = await openPage();
    const answer = await page.openWorkshop(serverKey.replace(/.$/, '_'), wantedWorkshop({ title: 'Oude sleutel' }));
    expect(answer).toMatchObject({ refusal: { code: 'not-allowed' } });
    expect(tab.has('tegenspel.opening')).toBe(true);
  });
});
