/** The scenarios on offer: what their cards say, and how to fetch the ones that can be played. */
import catalogue from '../../scenarios/catalogue.json';
import type { Text } from '../core/scenario/schema.ts';
import type { ScenarioCard } from '../ui/home/home.ts';
import { ownPrefix } from './own-scenarios.ts';
import { own, ownScenarios } from './own.svelte.ts';

type Entry = { id: string; title: Text; teaser: Text; client: Text; minutes: number };

const sources = import.meta.glob<string>('/scenarios/*/scenario.json', { query: '?raw', import: 'default' });

const pictures = import.meta.glob<string>('/assets/cards/*.svg', { query: '?url', import: 'default', eager: true });

const pathOf = (id: string) => `/scenarios/${id}/scenario.json`;

export const cards: readonly ScenarioCard[] = (catalogue as Entry[]).map(({ id, title, teaser, client, minutes }) => ({
  id,
  title,
  teaser,
  client,
  minutes,
  picture: pictures[`/assets/cards/${id}.svg`] ?? null,
  playable: Object.hasOwn(sources, pathOf(id)),
}));

/** The cards of the game, then those of the own scenarios on this device. Follows both. */
export function allCards(): readonly ScenarioCard[] {
  return [...cards, ...own().map(({ id, card }) => ({ id, ...card, picture: null, playable: true, isOwn: true }))];
}

/** The scenario file's text; null when there is no such scenario. Rejects when it cannot be fetched. */
export async function scenarioSource(id: string): Promise<string | null> {
  if (id.startsWith(ownPrefix)) return (await ownScenarios.load(id))?.source ?? null;
  const fetchSource = Object.hasOwn(sources, pathOf(id)) ? sources[pathOf(id)] : undefined;
  return fetchSource ? fetchSource() : null;
}
