import { expect, test } from 'vitest';
import { after, nextAttempt, type Delivery } from '../../../src/app/workshop/deliveries.ts';

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
