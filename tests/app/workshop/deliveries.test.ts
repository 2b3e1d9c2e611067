import { expect, test } from 'vitest';
import {
  after,
  nextAttempt,
  openDeliveries,
  type Deliveries,
  type Delivery,
  type Membership,
} from '../../../src/app/workshop/deliveries.ts';
import { deviceWith, modulePage } from '../../support/module-page.ts';

declare global {
  interface Window {
    openDeliveries: typeof openDeliveries;
  }
}

const onDevice = deviceWith('src/app/workshop/deliveries.ts');

const delivery: Delivery = {
  runId: 'a',
  workshop: 'w',
  scenario: 's',
  attempt: 1,
  known: 3,
  verdict: null,
  refusal: null,
};
const verdict = { score: 60, stars: 1, hours: 2 };

test('a verdict stands: no later refusal or other verdict takes it back', () => {
  const given = after(after(delivery, { refusal: 'other-run' }), { verdict });
  expect(given).toMatchObject({ verdict, refusal: null });
  expect(after(given, { refusal: 'not-offered' })).toEqual(given);
  expect(after(given, { verdict: { ...verdict, score: 0 } })).toEqual(given);
});

test('the server does not forget what it knows', () => {
  expect(after(after(delivery, { known: 5 }), { known: 4 }).known).toBe(5);
});

test('attempts are counted per workshop and scenario', () => {
  const all = [delivery, { ...delivery, attempt: 4 }, { ...delivery, workshop: 'x', attempt: 9 }];
  expect(nextAttempt(all, { workshop: 'w', scenario: 's' })).toBe(5);
  expect(nextAttempt(all, { workshop: 'w', scenario: 't' })).toBe(1);
});

const placeIn = (title: string, token: string) =>
  ({ workshop: { id: 'w', title }, token, code: '', joinedAt: 1 }) as Membership;

test('what comes in about a place that was left does not bring it back, nor take the key of who came back', async () => {
  type Places = Record<'first' | 'renamed' | 'back', Membership>;
  const tried = async (deliveries: Deliveries, all: Places) => {
    await deliveries.keepMembership(all.first);
    await deliveries.noteMembership(all.renamed);
    const noted = await deliveries.memberships();
    await deliveries.forgetMembership('w');
    await deliveries.noteMembership(all.renamed);
    const left = await deliveries.memberships();
    await deliveries.keepMembership(all.back);
    await deliveries.noteMembership(all.renamed);
    return [noted, left, await deliveries.memberships()];
  };
  const all = { first: placeIn('Een', 'a'), renamed: placeIn('Twee', 'a'), back: placeIn('Drie', 'b') };
  const expected = [[all.renamed], [], [all.back]];
  expect(
    await tried(
      openDeliveries(() => {}),
      all,
    ),
  ).toEqual(expected); // by heart
  await onDevice(async (device) => {
    const page = await device.newPage();
    await page.goto(modulePage);
    await page.evaluate(`window.tried = ${String(tried)}`);
    const found = await page.evaluate(
      (places) =>
        (window as unknown as { tried: typeof tried }).tried(
          window.openDeliveries(() => {}),
          places,
        ),
      all,
    );
    expect(found).toEqual(expected);
  });
});

test('a database that answers late does not make an attempt the first again', async () => {
  await onDevice(async (device) => {
    const page = await device.newPage();
    await page.clock.install();
    await page.goto(modulePage);
    const second = page.evaluate(async () => {
      const deliveries = window.openDeliveries(() => {});
      await deliveries.begin({ runId: 'a', workshop: 'w', scenario: 's' });
      const database = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open('tegenspel-workshop');
        request.onsuccess = () => resolve(request.result);
      });
      // Somebody else is busy with it, for ever.
      const busy = database.transaction('deliveries', 'readwrite').objectStore('deliveries');
      const goOn = () => (busy.count().onsuccess = goOn);
      goOn();
      document.title = 'busy';
      return deliveries.begin({ runId: 'b', workshop: 'w', scenario: 's' });
    });
    await page.waitForFunction(() => document.title === 'busy');
    await page.clock.fastForward(10_000);
    expect(await second).toMatchObject({ runId: 'b', attempt: 2 });
  });
});
