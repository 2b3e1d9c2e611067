/** A workshop server for tests: the real app on a real store, with a clock that is pushed by hand. */
import { readFileSync, readdirSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { attemptSeed } from '../../src/core/board/attempt.ts';
import type { Joined, NewWorkshop, OpenedWorkshop, SentRun } from '../../src/core/board/wire.ts';
import { offered } from '../../src/core/rules/rules.ts';
import { mix } from '../../src/core/run/chance.ts';
import { choose, startRun, stateOf } from '../../src/core/run/run.ts';
import { engineNumber, openStory, type Story } from '../../src/core/run/story.ts';
import { parse } from '../../src/core/scenario/parse.ts';
import { createApp, type AppOptions } from '../../src/server/app.ts';
import { openCards } from '../../src/server/cards.ts';
import { countGuesses } from '../../src/server/guesses.ts';
import { hashOf } from '../../src/server/keys.ts';
import { nl } from '../../src/server/messages/nl.ts';
import { openStories } from '../../src/server/stories.ts';
import { openStore, type Store } from '../../src/server/store/store.ts';
import { root } from './sources.ts';

/** The game's own scenarios, as the server takes them. */
export const stories: ReadonlyMap<string, Story> = new Map(
  readdirSync(join(root, 'scenarios'))
    .filter((id) => existsSync(join(root, 'scenarios', id, 'scenario.json')))
    .map((id) => {
      const source = readFileSync(join(root, 'scenarios', id, 'scenario.json'), 'utf8');
      const parsed = parse(source);
      if (!parsed.ok) throw new Error(`${id} does not parse`);
      return [id, openStory(source, parsed.scenario)];
    }),
);

const serverSecret = 'a-secret-of-the-server';
export const serverKey = `s.${serverSecret}`;

export type Clock = { now: number };

export type Served = { app: FastifyInstance; store: Store; clock: Clock; stop: () => Promise<void> };

/** The app on a store of its own in memory, or on the one given, which stays open then; in front of it no proxy, unless named. */
export async function serveWorkshops({
  store: given,
  dist,
  trustProxy = false,
  ...parts
}: { store?: Store; dist?: string; trustProxy?: string | false } & Partial<
  Pick<AppOptions, 'stalledMs' | 'mostRequests' | 'passphraseSalt' | 'stories'>
> = {}): Promise<Served> {
  const store = given ?? (await openStore({ sqlite: ':memory:' }));
  const clock = { now: 1_790_000_000_000 };
  await store.setFact('host', hashOf(serverSecret));
  const ownScenarios = new Map<string, string>();
  for (const [id, story] of stories) {
    const source = readFileSync(join(root, 'scenarios', id, 'scenario.json'), 'utf8');
    await store.keepScenario({ sha256: story.sha256, id, source }, null);
    ownScenarios.set(id, story.sha256);
  }
  const sourceOf = async (sha256: string) => (await store.scenario(sha256))?.source ?? null;
  const app = await createApp({
    store,
    stories: openStories(sourceOf),
    guesses: countGuesses(() => clock.now),
    cardOf: openCards(sourceOf),
    ownScenarios,
    now: () => clock.now,
    passphraseSalt: null,
    dist: dist ?? join(root, 'nothing-built-here'),
    trustProxy,
    logLevel: 'silent',
    words: nl,
    ...parts,
  });
  await app.ready();
  return {
    app,
    store,
    clock,
    async stop() {
      await app.close();
      if (!given) await store.close();
    },
  };
}

type Method = NonNullable<InjectOptions['method']>;

/** Calls the API as whoever holds `key`; gives status and body. */
export async function call(app: FastifyInstance, key: string | null, method: Method, url: string, body?: unknown) {
  const answer = await app.inject({
    method,
    url,
    headers: {
      ...(key === null ? {} : { authorization: `Bearer ${key}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const isJson = String(answer.headers['content-type']).startsWith('application/json');
  return { status: answer.statusCode, body: (isJson ? answer.json() : answer.body) as never, headers: answer.headers };
}

/** What a host wants of a new workshop. */
export const wantedWorkshop = (parts: Partial<NewWorkshop> = {}): NewWorkshop => ({
  title: 'Voorjaarsdag',
  language: 'nl',
  scenarios: [{ id: 'op-audientie' }],
  counts: 'best',
  names: true,
  teams: [],
  keepDays: 30,
  ...parts,
});

export async function openWorkshop(app: FastifyInstance, parts: Partial<NewWorkshop> = {}): Promise<OpenedWorkshop> {
  const { status, body } = await call(app, serverKey, 'POST', '/api/workshops', wantedWorkshop(parts));
  if (status !== 201) throw new Error(JSON.stringify(body));
  const opened: OpenedWorkshop = body;
  await call(app, opened.hostKey, 'PATCH', `/api/workshops/${opened.workshop.id}`, { state: 'open' });
  return opened;
}

export async function joinWorkshop(
  app: FastifyInstance,
  code: string,
  nickname: string | null = null,
  team: string | null = null,
): Promise<Joined> {
  const { status, body } = await call(app, null, 'POST', '/api/join', { code, nickname, language: 'nl', team });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body;
}

let count = 0;

/** A finished run of one who picks by chance, at one of the game's scenarios. */
export function aFinishedRun(
  workshop: string,
  parts: { player?: number; scenario?: string; attempt?: number; runId?: string } = {},
): SentRun {
  const { player = 1, scenario = 'op-audientie', attempt = 1, runId = `run-${(count += 1)}` } = parts;
  const story = stories.get(scenario);
  if (!story) throw new RangeError(scenario);
  return finishedRunOf(story, workshop, { player, attempt, runId });
}

/** The same at any scenario. */
export function finishedRunOf(
  story: Story,
  workshop: string,
  { player, attempt, runId }: { player: number; attempt: number; runId: string },
): SentRun {
  const scenario = story.scenario.id;
  let run = startRun(story, { runId, seed: attemptSeed(workshop, scenario, attempt) });
  for (let open = offered(run.rules, stateOf(run)); open.length > 0; open = offered(run.rules, stateOf(run))) {
    const chosen = choose(run, open[mix(player, String(run.choices.length)) % open.length]?.id ?? '');
    if (!chosen.ok) throw new Error(chosen.refusal);
    run = chosen.run;
  }
  return {
    runId,
    scenario,
    sha256: story.sha256,
    engine: engineNumber,
    attempt,
    choices: [...run.choices],
    confidence: [],
  };
}
