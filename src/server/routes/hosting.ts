/** Routes of a workshop's host, and of its projector. */
import * as wire from '../../core/board/wire.ts';
import { hostView, memberView, sentRun, verdictView } from '../board.ts';
import { csvOf } from '../csv.ts';
import { hashOf, newSecret, showKey } from '../keys.ts';
import type { PlayedRun } from '../store/played.ts';
import type { Store, Workshop } from '../store/store.ts';
import { ok, refuse, route, withoutUndefined, workshopOf, type Role, type Route } from './route.ts';

const host: readonly Role[] = ['host'];

export const hostingRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/workshops/:id',
    about: 'A workshop as its host sees it.',
    roles: host,
    takes: wire.nothing,
    gives: wire.hostView,
    handle: async (call, { cardOf }) => ok(await hostView(workshopOf(call), cardOf)),
  }),
  route({
    method: 'PATCH',
    path: '/api/workshops/:id',
    about:
      'Changes a workshop: opens, pauses and ends it, locks the lobby, reveals the board, goes through the run shown.',
    roles: host,
    takes: wire.workshopChange,
    gives: wire.hostView,
    async handle(call, { store, cardOf, now }) {
      const { id } = workshopOf(call);
      const { state, ...rest } = withoutUndefined(call.body);
      const stage = state === 'ended' ? { endedAt: now() } : state === undefined ? {} : { state };
      if ((await store.changeWorkshop(id, { ...rest, ...stage })) === 'ended')
        return refuse('ended', 'A workshop that has ended stays so.');
      const changed = await store.workshop(id);
      return changed ? ok(await hostView(changed, cardOf)) : refuse('not-found', 'The workshop is gone.');
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/workshops/:id',
    about: 'Deletes a workshop with everything in it, now.',
    roles: host,
    takes: wire.nothing,
    gives: wire.nothing,
    async handle(call, { store }) {
      const gone = await store.deleteWorkshop(workshopOf(call).id);
      return gone ? ok({}) : refuse('not-found', 'The workshop is gone.');
    },
  }),
  route({
    method: 'POST',
    path: '/api/workshops/:id/key',
    about: "Replaces the host's key; the old one opens nothing from now on.",
    roles: host,
    takes: wire.nothing,
    gives: wire.newKey,
    async handle(call, { store }) {
      const { id } = workshopOf(call);
      const secret = newSecret();
      await store.changeWorkshop(id, { hostHash: hashOf(secret) });
      return ok({ key: showKey({ kind: 'h', id, secret }) });
    },
  }),
  route({
    method: 'POST',
    path: '/api/workshops/:id/projector-key',
    about: "Replaces the projector's key.",
    roles: host,
    takes: wire.nothing,
    gives: wire.newKey,
    async handle(call, { store }) {
      const { id } = workshopOf(call);
      const secret = newSecret();
      await store.changeWorkshop(id, { projectorHash: hashOf(secret) });
      return ok({ key: showKey({ kind: 'p', id, secret }) });
    },
  }),
  route({
    method: 'GET',
    path: '/api/workshops/:id/live',
    about: 'The state of the workshop, whole, whenever it changes: server-sent events.',
    roles: ['host', 'projector'],
    takes: wire.nothing,
    gives: 'live',
    handle: ({ caller, params }) =>
      Promise.resolve({
        live: { workshop: params.id ?? '', viewer: caller.role === 'host' ? { kind: 'host' } : { kind: 'projector' } },
      }),
  }),
  route({
    method: 'PATCH',
    path: '/api/workshops/:id/members/:member',
    about: 'Lets a trainee in, or removes one.',
    roles: host,
    takes: wire.memberChange,
    gives: wire.memberView,
    async handle(call, { store }) {
      const found = await store.member(call.params.member ?? '');
      if (!found || found.workshop !== workshopOf(call).id) return refuse('not-found', 'No such trainee.');
      await store.changeMember(found.id, { state: call.body.state });
      return ok(memberView({ ...found, state: call.body.state }));
    },
  }),
  route({
    method: 'POST',
    path: '/api/workshops/:id/remove-joins',
    about: 'Removes whoever joined in the last minutes.',
    roles: host,
    takes: wire.removingJoins,
    gives: wire.removedJoins,
    async handle(call, { store, now }) {
      const removed = await store.removeJoined(workshopOf(call).id, now() - call.body.minutes * 60_000);
      return ok({ removed });
    },
  }),
  route({
    method: 'GET',
    path: '/api/workshops/:id/runs',
    about: 'All accepted runs, for the picture of the group and the report.',
    roles: host,
    takes: wire.nothing,
    gives: wire.runList,
    async handle(call, { store }) {
      const { id } = workshopOf(call);
      const [runs, members] = await Promise.all([store.runs(id), store.members(id)]);
      const names = new Map(members.filter(({ state }) => state === 'in').map((one) => [one.id, one.nickname]));
      return ok({
        runs: runs.flatMap((run) => {
          const nickname = names.get(run.member);
          if (nickname === undefined) return [];
          const { shown, acceptedAt } = run;
          return [{ ...sentRun(run), member: run.member, nickname, verdict: verdictView(run), shown, acceptedAt }];
        }),
      });
    },
  }),
  route({
    method: 'GET',
    path: '/api/workshops/:id/picture/:scenario',
    about: 'What the group did in one scenario, first attempts only; groups under five are not broken down.',
    roles: ['host', 'projector'],
    takes: wire.nothing,
    gives: wire.picture,
    async handle(call, { store, stories }) {
      const workshop = workshopOf(call);
      const scenario = workshop.scenarios.find(({ id }) => id === call.params.scenario);
      if (!scenario) return refuse('not-found', 'No such scenario in this workshop.');
      const runs = await firstAttempts(workshop, scenario.id, store);
      const { picture, pairs } = await stories.draw(scenario.sha256, workshop.language, runs);
      return ok({ picture, pairs: call.caller.role === 'host' ? pairs : [] });
    },
  }),
  route({
    method: 'GET',
    path: '/api/workshops/:id/export.csv',
    about: 'Everybody and every run as a table.',
    roles: host,
    takes: wire.nothing,
    gives: 'csv',
    async handle(call, { store }) {
      const workshop = workshopOf(call);
      return { status: 200, csv: await csvOf(store, workshop), name: `tegenspel-${workshop.id}.csv` };
    },
  }),
  route({
    method: 'POST',
    path: '/api/workshops/:id/show',
    about: 'Puts a run on the projector, when its owner agrees.',
    roles: host,
    takes: wire.showing,
    gives: wire.nothing,
    async handle(call, { store }) {
      const { id } = workshopOf(call);
      const { runId } = call.body;
      const run = runId === null ? null : await store.run(id, runId);
      if (runId !== null && !run) return refuse('not-found', 'No such run.');
      if (run && !run.shown) return refuse('no-consent', 'Its owner has not agreed.');
      await store.changeWorkshop(id, { shown: runId, shownStep: null });
      return ok({});
    },
  }),
];

/** First attempts at a scenario by whoever is in. */
async function firstAttempts(workshop: Workshop, scenario: string, store: Store): Promise<PlayedRun[]> {
  const [runs, members] = await Promise.all([store.runs(workshop.id), store.members(workshop.id)]);
  const inside = new Set(members.filter(({ state }) => state === 'in').map(({ id }) => id));
  const first = new Map<string, PlayedRun>();
  for (const run of runs)
    if (run.scenario === scenario && run.attempt === 1 && inside.has(run.member) && !first.has(run.member))
      first.set(run.member, run);
  return [...first.values()];
}
