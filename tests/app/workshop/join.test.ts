import { beforeEach, expect, test, vi } from 'vitest';
import { joined } from '../../../src/core/board/wire.ts';
import { startFaultProxy, type Fault } from '../../support/fault-proxy.ts';
import { listenForTheFile } from '../../support/for-the-file.ts';
import { becomeBrowser, onLine } from '../../support/phone.ts';
import { call, openWorkshop } from '../../support/workshop.ts';

const served = listenForTheFile();

const device = new Map<string, string>();
beforeEach(() => {
  becomeBrowser();
  device.clear();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => device.get(key) ?? null,
    setItem: (key: string, value: string) => device.set(key, value),
    removeItem: (key: string) => device.delete(key),
  });
});

/** As a page that has just been opened: what it knows is what the device keeps. */
async function openPage() {
  vi.resetModules();
  return import('../../../src/app/workshop/join.ts');
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
