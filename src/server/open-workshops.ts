/** The workshop part of a server, made ready: its store, its scenarios, the key of its hosts, and what is to be deleted. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprintOf } from '../core/run/story.ts';
import { parse } from '../core/scenario/parse.ts';
import type { Card, CardOf } from './board.ts';
import { countGuesses } from './guesses.ts';
import { hashOf, newSecret, secretFromPassphrase, showKey } from './keys.ts';
import type { Setting } from './routes/route.ts';
import { openStories } from './stories.ts';
import type { Store } from './store/store.ts';

const hourMs = 3_600_000;

/** How hosts get in: by a link that is told once, by a link told before, or by the passphrase they know. */
export type HostWay = { by: 'new-key'; key: string } | { by: 'kept-key' } | { by: 'passphrase' };

export type Opened = { setting: Setting; host: HostWay; stop: () => void };

/** `scenarios` is the folder of the game's own. `passphrase` takes the place of a key; `newKey` replaces the one there is. */
export async function openWorkshops(
  store: Store,
  {
    scenarios,
    passphrase,
    newKey,
    onError,
    now = () => Date.now(),
  }: {
    scenarios: string;
    passphrase: string | null;
    newKey: boolean;
    onError: (error: unknown) => void;
    now?: () => number;
  },
): Promise<Opened> {
  const cards = new Map<string, Card>();
  const ownScenarios = new Map<string, string>();
  const note = (sha256: string, source: string): string | null => {
    const parsed = parse(source);
    if (!parsed.ok) return null;
    const { id, title, minutes, briefing } = parsed.scenario;
    cards.set(sha256, { id, sha256, title, client: briefing.client, minutes });
    return id;
  };
  for (const name of readdirSync(scenarios)) {
    const file = join(scenarios, name, 'scenario.json');
    if (!existsSync(file)) continue;
    const source = readFileSync(file, 'utf8');
    const sha256 = fingerprintOf(source);
    const id = note(sha256, source);
    if (id === null) continue;
    ownScenarios.set(id, sha256);
    await store.keepScenario({ sha256, id, source });
  }
  // What hosts have sent before has its card from its text.
  for (const { scenarios: used } of await store.workshops())
    for (const { sha256 } of used) {
      const found = cards.has(sha256) ? null : await store.scenario(sha256);
      if (found) note(sha256, found.source);
    }
  const cardOf: CardOf = (sha256) => cards.get(sha256) ?? null;
  const stories = openStories(
    async (sha256) => {
      const found = await store.scenario(sha256);
      if (found && !cards.has(sha256)) note(sha256, found.source);
      return found?.source ?? null;
    },
    { read: (name) => store.fact(name), write: (name, value) => store.setFact(name, value) },
  );

  const { host, passphraseSalt } = await hostWay(store, passphrase, newKey);
  const deleteDue = async () => {
    for (const id of await store.due(now())) await store.deleteWorkshop(id);
  };
  await deleteDue();
  const timer = setInterval(() => {
    deleteDue().catch(onError);
  }, hourMs);
  timer.unref();

  return {
    setting: {
      store,
      stories,
      guesses: countGuesses(() => performance.now()),
      cardOf,
      ownScenarios,
      now,
      passphraseSalt,
    },
    host,
    stop: () => {
      clearInterval(timer);
    },
  };
}

async function hostWay(
  store: Store,
  passphrase: string | null,
  newKey: boolean,
): Promise<{ host: HostWay; passphraseSalt: string | null }> {
  if (passphrase !== null) {
    const salt = (await store.fact('salt')) ?? newSecret();
    await store.setFact('salt', salt);
    await store.setFact('host', hashOf(await secretFromPassphrase(passphrase, salt)));
    return { host: { by: 'passphrase' }, passphraseSalt: salt };
  }
  if (!newKey && (await store.fact('host')) !== null) return { host: { by: 'kept-key' }, passphraseSalt: null };
  const secret = newSecret();
  await store.setFact('host', hashOf(secret));
  return { host: { by: 'new-key', key: showKey({ kind: 's', id: '', secret }) }, passphraseSalt: null };
}
