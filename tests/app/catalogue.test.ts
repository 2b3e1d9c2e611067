/** The cards of the home screen come before any scenario is fetched, so they are written down twice: never two ways. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import catalogue from '../../scenarios/catalogue.json' with { type: 'json' };
import type { Scenario } from '../../src/core/scenario/schema.ts';

const folder = join(import.meta.dirname, '../../scenarios');
const written = catalogue.filter(({ id }) => existsSync(join(folder, id, 'scenario.json')));

test('there are five cards, and the first can be played', () => {
  expect(catalogue.length).toBe(5);
  expect(written[0]?.id).toBe(catalogue[0]?.id);
});

test.each(written)('the card of $id says what the scenario says', (card) => {
  const scenario = JSON.parse(readFileSync(join(folder, card.id, 'scenario.json'), 'utf8')) as Scenario;
  const { id, title, teaser, minutes, source, briefing } = scenario;
  const { client, ...rest } = card;
  expect(rest).toEqual({ id, title, teaser, minutes, source });
  // The card has room for who it is; the briefing adds where.
  expect(briefing.client.nl.startsWith(client.nl), briefing.client.nl).toBe(true);
  expect(briefing.client.en.startsWith(client.en), briefing.client.en).toBe(true);
});
