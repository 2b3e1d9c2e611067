import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashOf, readRoute, type Route } from '../../src/app/routes.ts';

const routes: Route[] = [
  { screen: 'home' },
  { screen: 'briefing', scenario: 'op-audientie' },
  { screen: 'briefing', scenario: 'own:op-audientie' },
  { screen: 'proof', scenario: 'op-audientie' },
  { screen: 'proof', scenario: 'own:a1' },
  { screen: 'play', runId: '6f1c2a3e-0000-4000-8000-1234567890ab' },
  { screen: 'debrief', runId: 'a1' },
  { screen: 'profile' },
  { screen: 'code', code: '' },
  { screen: 'code', code: '1000-8K3M' },
  { screen: 'join', code: '' },
  { screen: 'join', code: 'K7P-4QX' },
  { screen: 'workshop', scenario: '' },
  { screen: 'workshop', scenario: 'op-audientie' },
  { screen: 'host', key: '' },
  { screen: 'host', key: 's.Zm9v_-1' },
  { screen: 'host', key: 'h.2f1c2a3e-0000.Zm9v_-1' },
  { screen: 'board', key: '' },
  { screen: 'board', key: 'p.2f1c2a3e-0000.Zm9v_-1' },
];

test.each(routes)('the address of $screen leads back to it', (route) => {
  expect(readRoute(hashOf(route))).toEqual(route);
});

test('an empty address is home', () => {
  for (const hash of ['', '#', '#/', '/']) expect(readRoute(hash)).toEqual({ screen: 'home' });
});

test('an address nobody made leads to the screen that says so', () => {
  const strange = [
    '#/play',
    '#/play/',
    '#/play/a/b',
    '#/board/a/b',
    '#/host/<svg>',
    '#/workshop/a/b',
    '#/join/a b',
    '#/join/a/b',
    '#/play/<svg>',
    '#/briefing/../x',
    '#/play/%00',
    '#/play/own:a',
    '#/proof/a:b',
    '#/code/a/b',
    `#/code/${'a'.repeat(601)}`,
  ];
  for (const hash of strange) expect(readRoute(hash), hash).toEqual({ screen: 'missing' });
});

test('no address makes it fall over', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const { screen } = readRoute(text);
      expect([...routes.map((route) => route.screen), 'missing']).toContain(screen);
    }),
    { seed: 1 },
  );
});
