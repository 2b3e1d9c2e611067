/** The workshop part of a server, made ready: its store, its scenarios, the key of its hosts, and what is to be deleted. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprintOf } from '../core/run/story.ts';
import { parse } from '../core/scenario/parse.ts';
import { openCards } from './cards.ts';
import { countGuesses } from './guesses.ts';
import { hashOf, newSecret, secretFromPassphrase, showKey } from './keys.ts';
import type { Setting } from './routes/route.ts';
import { openStories } from './stories.ts';
import type { Store } from './store/store.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const unusedMs = 7 * dayMs; // a scenario that a host sent, and no workshop plays
const idleMs = 30 * dayMs; // a workshop that nobody ends

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
  const ownScenarios = new Map<string, string>();
  for (const name of readdirSync(scenarios)) {
    const file = join(scenarios, name, 'scenario.json');
    if (!existsSync(file)) continue;
    const source = readFileSync(file, 'utf8');
    const parsed = parse(source);
    if (!parsed.ok) continue;
    const [sha256, { id }] = [fingerprintOf(source), parsed.scenario];
    ownScenarios.set(id, sha256);
    await store.keepScenario({ sha256, id, source }, null);
  }
  const sourceOf = async (sha256: string) => (await store.scenario(sha256))?.source ?? null;
  const stories = openStories(sourceOf, {
    read: (name) => store.fact(name),
    write: (name, value) => store.setFact(name, value),
  });

  const { host, passphraseSalt } = await hostWay(store, passphrase, newKey);
  const tidy = async () => {
    for (const id of await store.idle(now() - idleMs))
      await store.changeWorkshop(id, { endedAt: now() }).catch(onError);
    for (const id of await store.due(now()))
      // One that cannot be deleted now keeps none of the others, nor the server, waiting.
      await store.deleteWorkshop(id).catch(onError);
    await store.dropUnusedScenarios(now() - unusedMs).catch(onError);
  };
  await tidy();
  const timer = setInterval(() => {
    tidy().catch(onError);
  }, hourMs);
  timer.unref();

  return {
    setting: {
      store,
      stories,
      guesses: countGuesses(() => performance.now()),
      cardOf: openCards(sourceOf),
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
    const salt = await store.firstFact('salt', newSecret());
    await store.setFact('host', hashOf(await secretFromPassphrase(passphrase, salt)));
    return { host: { by: 'passphrase' }, passphraseSalt: salt };
  }
  const secret = newSecret();
  if (newKey) await store.setFact('host', hashOf(secret));
  // Of servers that start at one moment on one database, one tells the link.
  else if ((await store.firstFact('host', hashOf(secret))) !== hashOf(secret))
    return { host: { by: 'kept-key' }, passphraseSalt: null };
  return { host: { by: 'new-key', key: showKey({ kind: 's', id: '', secret }) }, passphraseSalt: null };
}
