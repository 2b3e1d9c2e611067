/** Routes of trainees: joining, coming back, handing in. */
import { mostAttempts } from '../../core/board/attempt.ts';
import { joinCodeLength, personalCodeLength, readCode } from '../../core/board/code.ts';
import { friendlyName, friendlyNames } from '../../core/board/friendly-name.ts';
import { judge, type BoardVerdict } from '../../core/board/verdict.ts';
import * as wire from '../../core/board/wire.ts';
import { memberView, ownState, verdictView, workshopView } from '../board.ts';
import { fits, hashOf, memberFrom, newSecret, showKey } from '../keys.ts';
import { readNickname } from '../nickname.ts';
import type { PlayedRun } from '../store/played.ts';
import type { Member, Workshop } from '../store/store.ts';
import {
  memberOf,
  ok,
  refuse,
  route,
  tooManyTries,
  withoutUndefined,
  workshopOf,
  type Answer,
  type Call,
  type Role,
  type Route,
  type Setting,
} from './route.ts';

const member: readonly Role[] = ['member'];

export const playingRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/api/join',
    about: 'Joins a workshop by its code. However often it is asked with the same secret, it makes one trainee.',
    roles: ['anyone'],
    takes: wire.joining,
    gives: wire.joined,
    async handle({ body, address }, setting) {
      const workshop = await workshopByCode(body.code, setting);
      return noted(address, workshop?.id ?? null, setting) ?? (workshop ? join(workshop, body, setting) : noSuchCode);
    },
  }),
  route({
    method: 'POST',
    path: '/api/rejoin',
    about: 'Comes back by the personal code, on any device. The old device is left out.',
    roles: ['anyone'],
    takes: wire.rejoining,
    gives: wire.joined,
    async handle({ body, address }, setting) {
      const { store, cardOf } = setting;
      const workshop = await workshopByCode(body.code, setting);
      const code = readCode(body.personalCode, personalCodeLength);
      const found = workshop === null || code === null ? null : await store.memberByCode(workshop.id, hashOf(code));
      const refused = noted(address, found?.workshop ?? null, setting);
      if (refused) return refused;
      if (!found || !workshop || code === null) return noSuchCode;
      if (found.state === 'removed') return refuse('removed', 'The host has removed this trainee.');
      const secret = newSecret();
      await store.changeMember(found.id, { tokenHash: hashOf(secret) });
      return ok({
        workshop: await workshopView(workshop, cardOf),
        member: memberView(found),
        token: showKey({ kind: 'm', id: found.id, secret }),
        personalCode: code,
      });
    },
  }),
  route({
    method: 'GET',
    path: '/api/me',
    about: 'All that is kept of a trainee: runs, progress, place.',
    roles: member,
    takes: wire.nothing,
    gives: wire.ownState,
    async handle(call, { store, cardOf }) {
      return ok(await ownState(store, workshopOf(call), memberOf(call), cardOf));
    },
  }),
  route({
    method: 'PATCH',
    path: '/api/me',
    about: 'Changes a nickname, team or language.',
    roles: member,
    takes: wire.ownChange,
    gives: wire.memberView,
    async handle(call, { store }) {
      const own = memberOf(call);
      const { nickname: typed, ...rest } = withoutUndefined(call.body);
      const nickname = typed === undefined ? null : readNickname(typed);
      if (nickname && !nickname.ok) return refuse('nickname-not-allowed', 'Choose another nickname.');
      if (rest.team !== undefined && rest.team !== null && !workshopOf(call).teams.includes(rest.team))
        return refuse('bad-request', 'No such team.');
      const change = { ...rest, ...(nickname?.ok ? { nickname: nickname.nickname, skeleton: nickname.skeleton } : {}) };
      const changed = await store.changeMember(own.id, change);
      return changed === 'changed'
        ? ok(memberView({ ...own, ...change }))
        : refuse('nickname-taken', 'Somebody else has that nickname, or one that looks like it.');
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/me',
    about: 'Takes a trainee and all his runs away for ever.',
    roles: member,
    takes: wire.nothing,
    gives: wire.nothing,
    async handle(call, { store }) {
      await store.eraseMember(memberOf(call).id);
      return ok({});
    },
  }),
  route({
    method: 'GET',
    path: '/api/me/live',
    about: 'The state of the workshop and the own place, whenever they change: server-sent events.',
    roles: member,
    takes: wire.nothing,
    gives: 'live',
    handle: (call) =>
      Promise.resolve({
        live: { workshop: workshopOf(call).id, viewer: { kind: 'member', id: memberOf(call).id } },
      }),
  }),
  route({
    method: 'PUT',
    path: '/api/runs/:run/progress',
    about: 'Keeps how far a run is, so that it can be gone on with on another device.',
    roles: member,
    takes: wire.sentRun,
    gives: wire.progressReceipt,
    async handle(call, setting) {
      const judged = await judgedCall(call, setting);
      if (!judged.ok) return judged.answer;
      const kept = await setting.store.keepProgress(judged.played, setting.now());
      if (!kept) return refuse('other-run', 'That run has been handed in, or is not yours.');
      return ok({ runId: call.body.runId, body: call.bodyHash, choices: call.body.choices.length });
    },
  }),
  route({
    method: 'PUT',
    path: '/api/runs/:run',
    about: 'Hands in a finished run. However often it is sent, it counts once and gets the same answer.',
    roles: member,
    takes: wire.sentRun,
    gives: wire.runReceipt,
    async handle(call, setting) {
      const judged = await judgedCall(call, setting);
      if (!judged.ok) return judged.answer;
      const { verdict, played } = judged;
      if (!verdict.ended) return refuse('unfinished', 'The conversation has not ended yet.');
      const { score, stars, hours } = verdict;
      const submitted = await setting.store.submit(
        { ...played, body: call.bodyHash, score, stars, hours, acceptedAt: setting.now() },
        { attempts: mostAttempts, counts: workshopOf(call).counts },
      );
      if (!('run' in submitted)) return refuse(submitted.outcome, 'The run was not taken.');
      return ok({ runId: submitted.run.runId, body: submitted.run.body, verdict: verdictView(submitted.run) });
    },
  }),
  route({
    method: 'PUT',
    path: '/api/runs/:run/consent',
    about: 'Agrees that the room sees a run, or no longer.',
    roles: member,
    takes: wire.consent,
    gives: wire.nothing,
    async handle(call, { store }) {
      const { id } = workshopOf(call);
      const run = await store.run(id, call.params.run ?? '');
      if (!run || run.member !== memberOf(call).id) return refuse('not-found', 'No such run of yours.');
      await store.showRun(id, run.runId, call.body.shown);
      return ok({});
    },
  }),
];

/** Wrong and ended codes get the same answer, so that nobody learns which codes there were. */
const noSuchCode = refuse('no-such-code', 'No such code.');

async function workshopByCode(typed: string, { store }: Setting): Promise<Workshop | null> {
  const code = readCode(typed, joinCodeLength);
  return code === null ? null : store.workshopByCode(code);
}

/** Notes what a code opens, null for nothing; a refusal where there were too many tries to be told. */
function noted(address: string, opens: string | null, { guesses }: Setting): Answer | null {
  const may = guesses.note(address, opens);
  return may.ok ? null : tooManyTries(may.retryMs);
}

async function join(workshop: Workshop, wanted: wire.Joining, { store, cardOf, now }: Setting): Promise<Answer> {
  const secret = wanted.secret ?? newSecret();
  const { id, personalCode } = memberFrom(secret, workshop.id);
  const inside = async (member: Member, status: number): Promise<Answer> => {
    if (!fits(secret, member.tokenHash)) return refuse('not-allowed', 'That place is played on elsewhere.');
    if (member.state === 'removed') return refuse('removed', 'The host has removed this trainee.');
    const token = showKey({ kind: 'm', id, secret });
    const view = await workshopView(workshop, cardOf);
    return ok({ workshop: view, member: memberView(member), token, personalCode }, status);
  };
  const there = await store.member(id);
  if (there) return inside(there, 200);
  if (workshop.locked) return refuse('locked', 'The host has closed the door.');
  if (wanted.team !== null && !workshop.teams.includes(wanted.team)) return refuse('bad-request', 'No such team.');
  const own = wanted.nickname === null ? null : readNickname(wanted.nickname);
  if (own && !own.ok) return refuse('nickname-not-allowed', 'Choose another nickname.');
  const made = {
    id,
    workshop: workshop.id,
    team: wanted.team,
    language: wanted.language,
    state: workshop.approve ? ('waiting' as const) : ('in' as const),
    tokenHash: hashOf(secret),
    codeHash: hashOf(personalCode),
    joinedAt: now(),
    seenAt: now(),
  };
  // Friendly names are drawn; one that is taken is drawn again, the later tries with a number.
  for (let tries = 0; tries < 40; tries += 1) {
    const name = own ?? readNickname(friendlyName(drawName(tries), wanted.language));
    if (!name.ok) continue;
    const { nickname, skeleton } = name;
    const member: Member = { ...made, nickname, skeleton };
    const outcome = await store.addMember(member);
    if (outcome === 'added') return inside(member, 201);
    if (outcome === 'known') return inside((await store.member(id)) ?? member, 200);
    if (outcome === 'full') return refuse('full', 'The workshop is full.');
    if (outcome === 'no-workshop') return noSuchCode;
    if (own) return refuse('nickname-taken', 'Somebody else has that nickname, or one that looks like it.');
  }
  return refuse('try-later', 'No free nickname was found; try again.', { retryMs: 1_000 });
}

function drawName(tries: number): number {
  const draw = Math.floor(Math.random() * friendlyNames);
  return tries < 10 ? draw : draw + friendlyNames * (1 + Math.floor(Math.random() * 9));
}

type Judged =
  { ok: true; verdict: Extract<BoardVerdict, { ok: true }>; played: PlayedRun } | { ok: false; answer: Answer };
type SentCall = Omit<Call, 'body'> & { body: wire.SentRun };

/** Replays what a trainee sent; the seed follows from workshop, scenario and attempt, whatever was sent. */
async function judgedCall(call: SentCall, { stories }: Setting): Promise<Judged> {
  const { body, params } = call;
  const workshop = workshopOf(call);
  const own = memberOf(call);
  if (own.state === 'waiting') return { ok: false, answer: refuse('waiting', 'The host has not let you in yet.') };
  if (params.run !== body.runId)
    return { ok: false, answer: refuse('bad-request', 'The run in the address is not the run in the body.') };
  if (body.confidence.length > 0 && body.confidence.length !== body.choices.length)
    return { ok: false, answer: refuse('bad-request', 'One confidence a choice, or none at all.') };
  const scenario = workshop.scenarios.find(({ id }) => id === body.scenario);
  if (!scenario) return { ok: false, answer: refuse('not-found', 'That scenario is not in this workshop.') };
  if (scenario.sha256 !== body.sha256)
    return { ok: false, answer: refuse('other-version', 'The workshop has another version of that scenario.') };
  const measured = await stories.measured(scenario.sha256);
  if (!measured) return { ok: false, answer: refuse('try-later', 'The scenario is not at hand.', { retryMs: 2_000 }) };
  const verdict = judge(measured.story, measured.measures, workshop.id, body);
  if (!verdict.ok) {
    const code = verdict.reason === 'other-engine' ? 'other-engine' : 'not-offered';
    return {
      ok: false,
      answer: refuse(code, `The run cannot be played: ${verdict.reason}.`, { index: verdict.index }),
    };
  }
  const played: PlayedRun = { ...body, workshop: workshop.id, member: own.id };
  return { ok: true, verdict, played };
}
