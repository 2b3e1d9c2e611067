/** Routes of whoever has the key of the server: opening workshops, and the scenarios for them. */
import { joinCodeLength } from '../../core/board/code.ts';
import * as wire from '../../core/board/wire.ts';
import { hostView } from '../board.ts';
import { fits, hashOf, newCode, newSecret, secretFromPassphrase, showKey, workshopFrom } from '../keys.ts';
import type { Workshop } from '../store/store.ts';
import { ok, refuse, route, tooManyTries, type Route } from './route.ts';

export const openingRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/api/enter',
    about: 'A host who knows the passphrase of the server gets its key.',
    roles: ['anyone'],
    takes: wire.entering,
    gives: wire.entered,
    async handle({ body, address }, { store, guesses, passphraseSalt }) {
      const tried = guesses.begin(address);
      if (!tried.ok) return tooManyTries(tried.retryMs);
      const hash = await store.fact('host');
      const secret = passphraseSalt === null ? '' : await secretFromPassphrase(body.passphrase, passphraseSalt);
      if (hash === null || secret === '' || !fits(secret, hash))
        return refuse('not-allowed', 'Not the passphrase of this server.');
      tried.wasRight('host');
      return ok({ key: showKey({ kind: 's', id: '', secret }) });
    },
  }),
  route({
    method: 'POST',
    path: '/api/key',
    about: 'Replaces the key of the server; the old one opens nothing from now on.',
    roles: ['server'],
    takes: wire.nothing,
    gives: wire.newKey,
    async handle(_call, { store, passphraseSalt }) {
      // The key that a passphrase stands for is the only one it opens.
      if (passphraseSalt !== null) return refuse('not-allowed', 'This server has a passphrase instead.');
      const secret = newSecret();
      await store.setFact('host', hashOf(secret));
      return ok({ key: showKey({ kind: 's', id: '', secret }) });
    },
  }),
  route({
    method: 'GET',
    path: '/api/workshops',
    about: 'All workshops of this server, the latest first.',
    roles: ['server'],
    takes: wire.nothing,
    gives: wire.workshopList,
    async handle(_call, { store, cardOf, passphraseSalt }) {
      const workshops = await store.workshops();
      const views = await Promise.all(workshops.map((one) => hostView(one, cardOf)));
      return ok({ workshops: views, passphrase: passphraseSalt !== null });
    },
  }),
  route({
    method: 'POST',
    path: '/api/workshops',
    about: 'Opens a workshop. However often it is asked with the same secret, it opens one, and gives the same keys.',
    roles: ['server'],
    takes: wire.openingWorkshop,
    gives: wire.openedWorkshop,
    async handle({ body }, setting) {
      const { store, stories, cardOf, ownScenarios, now } = setting;
      const { id, host, projector } = workshopFrom(body.secret ?? newSecret());
      const opened = async (workshop: Workshop, status: number) =>
        ok(
          {
            workshop: await hostView(workshop, cardOf),
            hostKey: showKey({ kind: 'h', id, secret: host }),
            projectorKey: showKey({ kind: 'p', id, secret: projector }),
          },
          status,
        );
      /** The answer of before, as long as nothing has happened in that workshop; null where there is none. */
      const openedBefore = async () => {
        const known = await store.workshop(id);
        if (!known) return null;
        const isSame = fits(host, known.hostHash) && fits(projector, known.projectorHash);
        const isUntouched = isSame && known.state === 'lobby' && (await store.members(id)).length === 0;
        return isUntouched ? opened(known, 200) : hasBegun;
      };
      const before = await openedBefore();
      if (before) return before;
      const found: Workshop['scenarios'] = [];
      for (const wanted of body.scenarios) {
        const sha256 = 'sha256' in wanted ? wanted.sha256 : ownScenarios.get(wanted.id);
        const measured = sha256 === undefined ? null : await stories.measured(sha256);
        if (!measured || sha256 === undefined)
          return refuse('not-found', `No scenario "${'id' in wanted ? wanted.id : wanted.sha256}".`);
        found.push({ id: measured.story.scenario.id, sha256 });
      }
      if (new Set(found.map(({ id }) => id)).size < found.length)
        return refuse('bad-request', 'A scenario can be in a workshop once.');
      for (;;) {
        const workshop: Workshop = {
          id,
          code: newCode(joinCodeLength),
          title: body.title,
          language: body.language,
          scenarios: found,
          counts: body.counts,
          names: body.names,
          teams: [...new Set(body.teams)],
          keepDays: body.keepDays,
          maxMembers: wire.wireLimits.members,
          locked: false,
          approve: false,
          revealed: false,
          state: 'lobby',
          hostHash: hashOf(host),
          projectorHash: hashOf(projector),
          shown: null,
          shownStep: null,
          createdAt: now(),
          endedAt: null,
          deleteAt: null,
        };
        const added = await store.addWorkshop(workshop);
        if (added === 'code-taken') continue;
        if (added === 'no-scenario') return refuse('not-found', 'The text of a scenario is gone; send it again.');
        if (added === 'added') return opened(workshop, 201);
        // Somebody asks with the same secret at the same moment.
        return (await openedBefore()) ?? hasBegun;
      }
    },
  }),
  route({
    method: 'POST',
    path: '/api/scenarios',
    about: 'Checks and proves a scenario file; keeps it when it is sound and fair.',
    roles: ['server'],
    takes: wire.sentScenario,
    gives: wire.keptScenario,
    large: true,
    async handle({ body }, { store, stories, now }) {
      const accepted = await stories.accept(body.source, body.language);
      if (!accepted.ok)
        return refuse(
          accepted.unfair ? 'unfair-scenario' : 'bad-scenario',
          accepted.problems.length > 0 ? 'The scenario has problems.' : 'The scenario takes too long to look through.',
          { problems: accepted.problems },
        );
      const { id, sha256 } = accepted;
      await store.keepScenario({ id, sha256, source: body.source }, now());
      return ok({ id, sha256 }, 201);
    },
  }),
  route({
    method: 'GET',
    path: '/api/scenarios/:sha256',
    about: 'The text of a scenario, for ever the same.',
    roles: ['server', 'host', 'projector', 'member'],
    takes: wire.nothing,
    gives: wire.scenarioText,
    async handle({ params, caller }, { store }) {
      const { sha256 = '' } = params;
      const isOurs =
        caller.role === 'server' ||
        ('workshop' in caller && caller.workshop.scenarios.some((one) => one.sha256 === sha256));
      const found = isOurs ? await store.scenario(sha256) : null;
      return found ? ok(found) : refuse('not-found', 'No such scenario.');
    },
  }),
];

const hasBegun = refuse('other-workshop', 'The workshop of that secret has begun, or has other keys by now.');
