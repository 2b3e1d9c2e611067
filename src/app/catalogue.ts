/** The scenarios on offer: what their cards say, and how to fetch the ones that can be played. */
import catalogue from '../../scenarios/catalogue.json';
import type { Text } from '../core/scenario/schema.ts';
import type { ScenarioCard } from '../ui/home/home.ts';
import { ownPrefix } from './own-scenarios.ts';
import { own, ownScenarios } from './own.svelte.ts';
import type { ScenarioFile } from './scenario-file.ts';

type Entry = { id: string; title: Text; teaser: Text; client: Text; minutes: number };

// The address of what the build has made of each; see `cli/vite-scenarios.ts`.
const built = import.meta.glob<string>('/scenarios/*/scenario.json', {
  query: '?built',
  import: 'default',
  eager: true,
});

// While an author writes there is no build.
const texts = import.meta.env.DEV
  ? import.meta.glob<string>('/scenarios/*/scenario.json', { query: '?raw', import: 'default' })
  : {};

const pictures = import.meta.glob<string>('/assets/cards/*.svg', { query: '?url', import: 'default', eager: true });

const pathOf = (id: string) => `/scenarios/${id}/scenario.json`;

export const cards: readonly ScenarioCard[] = (catalogue as Entry[]).map(({ id, title, teaser, client, minutes }) => ({
  id,
  title,
  teaser,
  client,
  minutes,
  picture: pictures[`/assets/cards/${id}.svg`] ?? null,
  playable: Object.hasOwn(built, pathOf(id)),
}));

/** The cards of the game, then those of the own scenarios on this device. Follows both. */
export function allCards(): readonly ScenarioCard[] {
  return [...cards, ...own().map(({ id, card }) => ({ id, ...card, picture: null, playable: true, isOwn: true }))];
}

/** Null when there is no such scenario. Rejects when it cannot be fetched. */
export async function scenarioFile(id: string): Promise<ScenarioFile | null> {
  if (id.startsWith(ownPrefix)) {
    const kept = await ownScenarios.load(id);
    return kept && { source: kept.source };
  }
  const text = texts[pathOf(id)];
  if (text) return { source: await text() };
  const address = Object.hasOwn(built, pathOf(id)) ? built[pathOf(id)] : undefined;
  return address === undefined ? null : fetchBuilt(address);
}

// Whoever asks for it next gets what is on its way already.
const fetched = new Map<string, Promise<ScenarioFile>>();

function fetchBuilt(address: string): Promise<ScenarioFile> {
  const onItsWay = fetched.get(address);
  if (onItsWay) return onItsWay;
  const file = fetch(address).then((answer) => {
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    return answer.json() as Promise<ScenarioFile>;
  });
  fetched.set(address, file);
  file.catch(() => fetched.delete(address)); // a network that comes back gets a second chance
  return file;
}
