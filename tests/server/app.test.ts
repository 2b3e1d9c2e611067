import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { attemptSeed } from '../../src/core/board/attempt.ts';
import * as wire from '../../src/core/board/wire.ts';
import { replay } from '../../src/core/run/replay.ts';
import { score } from '../../src/core/score/score.ts';
import {
  aFinishedRun,
  call,
  joinWorkshop,
  openWorkshop,
  serverKey,
  serveWorkshops,
  stories,
  type Served,
} from '../support/workshop.ts';

let served: Served;
beforeAll(async () => {
  served = await serveWorkshops();
}, 60_000);
afterAll(() => served.stop());

const as = (key: string | null, ...rest: [Parameters<typeof call>[2], string, unknown?]) =>
  call(served.app, key, ...rest);

describe('handing in', () => {
  test('a run gets the score that replaying it gives, and an answer that names it and its bytes', async () => {
    const { workshop } = await openWorkshop(served.app);
    const { token } = await joinWorkshop(served.app, workshop.code);
    const run = aFinishedRun(workshop.id);
    const text = JSON.stringify(run);
    const { status, body } = await as(token, 'PUT', `/api/runs/${run.runId}`, text);
    expect(status).toBe(200);
    const receipt = wire.runReceipt.parse(body);
    expect(receipt).toMatchObject({ runId: run.runId, body: createHash('sha256').update(text).digest('hex') });
    const story = stories.get(run.scenario)!;
    const { attempt, confidence, ...log } = run;
    const verdict = replay(story, { ...log, seed: attemptSeed(workshop.id, run.scenario, attempt) });
    if (!verdict.ok) throw new Error(verdict.reason);
    expect(confidence).toEqual([]);
    expect(receipt.verdict.score).toBe(score(verdict.run).score);
  });

  test('sent again it gets the same answer byte for byte and counts once', async () => {
    const { workshop } = await openWorkshop(served.app);
    const { token } = await joinWorkshop(served.app, workshop.code);
    const run = aFinishedRun(workshop.id);
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => as(token, 'PUT', `/api/runs/${run.runId}`, run)),
    );
    expect(new Set(answers.map(({ status, body }) => `${status} ${JSON.stringify(body)}`)).size).toBe(1);
    expect(wire.ownState.parse((await as(token, 'GET', '/api/me')).body).runs).toHaveLength(1);
  });

  test('what was not offered, unfinished, of another version, or dressed up is refused', async () => {
    const { workshop } = await openWorkshop(served.app);
    const { token } = await joinWorkshop(served.app, workshop.code);
    const run = aFinishedRun(workshop.id);
    const send = async (changed: object) => {
      const { body } = await as(token, 'PUT', `/api/runs/${run.runId}`, { ...run, ...changed });
      return wire.refusal.parse(body);
    };
    expect(await send({ choices: ['give-me-100', ...run.choices.slice(1)] })).toMatchObject({
      code: 'not-offered',
      index: 0,
    });
    expect(await send({ choices: run.choices.slice(0, -1) })).toMatchObject({ code: 'unfinished' });
    expect(await send({ sha256: '0'.repeat(64) })).toMatchObject({ code: 'other-version' });
    expect(await send({ engine: 99 })).toMatchObject({ code: 'other-engine' });
    expect(await send({ score: 100 })).toMatchObject({ code: 'bad-request' });
    expect(await send({ runId: 'another' })).toMatchObject({ code: 'bad-request' });
    expect(wire.ownState.parse((await as(token, 'GET', '/api/me')).body).runs).toEqual([]);
  });

  test('progress is got back on another device by the personal code; the old device is out', async () => {
    const { workshop } = await openWorkshop(served.app);
    const { token, personalCode, member } = await joinWorkshop(served.app, workshop.code, 'Zoë');
    const run = aFinishedRun(workshop.id);
    const begun = { ...run, choices: run.choices.slice(0, 2) };
    expect(await as(token, 'PUT', `/api/runs/${run.runId}/progress`, begun)).toMatchObject({ status: 200 });
    const code = ` ${workshop.code.toLowerCase()} `;
    const back = wire.joined.parse((await as(null, 'POST', '/api/rejoin', { code, personalCode })).body);
    expect(back.member).toEqual(member);
    expect(wire.ownState.parse((await as(back.token, 'GET', '/api/me')).body).progress).toEqual([begun]);
    expect((await as(token, 'GET', '/api/me')).status).toBe(401);
  });
});

describe('joining again with the secret kept beforehand', () => {
  const wanted = (code: string, digit: string, nickname: string | null = 'Das') => ({
    code,
    nickname,
    language: 'nl',
    team: null,
    secret: digit.repeat(32),
  });
  const join = async (body: object) => {
    const answer = await as(null, 'POST', '/api/join', body);
    return answer.status < 300 ? wire.joined.parse(answer.body) : wire.refusal.parse(answer.body).code;
  };

  test('gives the same trainee, key and personal code, whatever else is asked; other secrets and workshops, others', async () => {
    const { workshop, hostKey } = await openWorkshop(served.app);
    const { workshop: other } = await openWorkshop(served.app);
    const first = wire.joined.parse(await join(wanted(workshop.code, '1')));
    expect(first.member.nickname).toBe('Das');
    expect(await join(wanted(workshop.code, '1'))).toEqual(first);
    expect(await join(wanted(workshop.code, '1', 'Vos'))).toEqual(first);
    expect(await join(wanted(workshop.code, '1', null))).toEqual(first);
    expect(await join(wanted(workshop.code, '2'))).toBe('nickname-taken');
    const second = wire.joined.parse(await join(wanted(workshop.code, '2', null)));
    const elsewhere = wire.joined.parse(await join(wanted(other.code, '1')));
    expect(new Set([first, second, elsewhere].map(({ member }) => member.id)).size).toBe(3);
    expect(new Set([first, second, elsewhere].map(({ personalCode }) => personalCode)).size).toBe(3);
    await as(hostKey, 'PATCH', `/api/workshops/${workshop.id}`, { locked: true });
    expect(await join(wanted(workshop.code, '1'))).toEqual(first);
    expect(await join(wanted(workshop.code, '3', 'Uil'))).toBe('locked');
    expect(await served.store.members(workshop.id)).toHaveLength(2);
    expect((await as(first.token, 'GET', '/api/me')).status).toBe(200);
  });

  test('all at once makes one trainee, also under a name that is drawn', async () => {
    const { workshop } = await openWorkshop(served.app);
    const answers = await Promise.all(Array.from({ length: 12 }, () => join(wanted(workshop.code, '4', null))));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await served.store.members(workshop.id)).toHaveLength(1);
  });

  test('waits on where the host lets in by hand, and comes to nothing for whoever was removed', async () => {
    const { workshop, hostKey } = await openWorkshop(served.app);
    const at = `/api/workshops/${workshop.id}`;
    await as(hostKey, 'PATCH', at, { approve: true });
    const first = wire.joined.parse(await join(wanted(workshop.code, '5')));
    expect(first.member.state).toBe('waiting');
    expect(await join(wanted(workshop.code, '5'))).toEqual(first);
    await as(hostKey, 'PATCH', `${at}/members/${first.member.id}`, { state: 'in' });
    expect(await join(wanted(workshop.code, '5'))).toMatchObject({ member: { state: 'in' }, token: first.token });
    await as(hostKey, 'PATCH', `${at}/members/${first.member.id}`, { state: 'removed' });
    expect(await join(wanted(workshop.code, '5'))).toBe('removed');
    expect(await served.store.members(workshop.id)).toHaveLength(1);
  });

  test('is refused once the place is played on elsewhere, which the same personal code still opens', async () => {
    const { workshop } = await openWorkshop(served.app);
    const { personalCode } = wire.joined.parse(await join(wanted(workshop.code, '6')));
    const rejoin = () => as(null, 'POST', '/api/rejoin', { code: workshop.code, personalCode });
    expect((await rejoin()).status).toBe(200);
    expect(await join(wanted(workshop.code, '6'))).toBe('not-allowed');
    expect((await rejoin()).status).toBe(200);
  });

  test('takes no secret that is not as long as agreed', async () => {
    const { workshop } = await openWorkshop(served.app);
    for (const secret of ['', '1', '1'.repeat(31), '1'.repeat(33), 'x'.repeat(32)])
      expect(await join({ ...wanted(workshop.code, '1'), secret })).toBe('bad-request');
  });
});

describe('the host', () => {
  test('sees who is where, the board and the picture; the projector only the board', async () => {
    const { workshop, hostKey, projectorKey } = await openWorkshop(served.app);
    for (let player = 0; player < 6; player += 1) {
      const { token } = await joinWorkshop(served.app, workshop.code);
      const run = aFinishedRun(workshop.id, { player });
      expect(await as(token, 'PUT', `/api/runs/${run.runId}`, run)).toMatchObject({ status: 200 });
    }
    const { body } = await as(hostKey, 'GET', `/api/workshops/${workshop.id}/picture/op-audientie`);
    const { picture } = wire.picture.parse(body);
    expect(picture).toMatchObject({ ok: true, runs: 6 });
    const forRoom = await as(projectorKey, 'GET', `/api/workshops/${workshop.id}/picture/op-audientie`);
    expect(wire.picture.parse(forRoom.body).pairs).toEqual([]);
    expect((await as(projectorKey, 'GET', `/api/workshops/${workshop.id}/runs`)).status).toBe(403);
    const csv = await as(hostKey, 'GET', `/api/workshops/${workshop.id}/export.csv`);
    expect(String(csv.body).trim().split('\r\n')).toHaveLength(7);
  });

  test('closes the door, lets in by hand, removes', async () => {
    const { workshop, hostKey } = await openWorkshop(served.app);
    const at = `/api/workshops/${workshop.id}`;
    await as(hostKey, 'PATCH', at, { locked: true });
    const wanted = { code: workshop.code, nickname: 'Das', language: 'nl', team: null };
    expect((await as(null, 'POST', '/api/join', wanted)).body).toMatchObject({ code: 'locked' });
    await as(hostKey, 'PATCH', at, { locked: false, approve: true });
    const waiting = wire.joined.parse((await as(null, 'POST', '/api/join', wanted)).body);
    expect(waiting.member.state).toBe('waiting');
    const run = aFinishedRun(workshop.id);
    expect((await as(waiting.token, 'PUT', `/api/runs/${run.runId}`, run)).body).toMatchObject({ code: 'waiting' });
    await as(hostKey, 'PATCH', `${at}/members/${waiting.member.id}`, { state: 'in' });
    expect((await as(waiting.token, 'PUT', `/api/runs/${run.runId}`, run)).status).toBe(200);
    await as(hostKey, 'PATCH', `${at}/members/${waiting.member.id}`, { state: 'removed' });
    expect((await as(waiting.token, 'GET', '/api/me')).body).toMatchObject({ code: 'removed' });
  });

  test('ends it: the code is dead, late runs still arrive, and all goes after the days kept', async () => {
    const { workshop, hostKey } = await openWorkshop(served.app, { keepDays: 2 });
    const { token } = await joinWorkshop(served.app, workshop.code);
    const ended = await as(hostKey, 'PATCH', `/api/workshops/${workshop.id}`, { state: 'ended' });
    expect(wire.hostView.parse(ended.body)).toMatchObject({ code: '', deleteAt: served.clock.now + 2 * 86_400_000 });
    const wanted = { code: workshop.code, nickname: null, language: 'nl', team: null };
    expect((await as(null, 'POST', '/api/join', wanted)).body).toMatchObject({ code: 'no-such-code' });
    const run = aFinishedRun(workshop.id);
    expect((await as(token, 'PUT', `/api/runs/${run.runId}`, run)).status).toBe(200);
    expect(await served.store.due(served.clock.now + 2 * 86_400_000)).toEqual([workshop.id]);
  });

  test('replaces a key: the old one opens nothing', async () => {
    const { workshop, hostKey } = await openWorkshop(served.app);
    const at = `/api/workshops/${workshop.id}`;
    const { key } = wire.newKey.parse((await as(hostKey, 'POST', `${at}/key`)).body);
    expect((await as(hostKey, 'GET', at)).status).toBe(401);
    expect((await as(key, 'GET', at)).status).toBe(200);
    expect((await as(serverKey, 'GET', at)).status).toBe(200);
  });

  test('shows a run only when its owner agrees', async () => {
    const { workshop, hostKey } = await openWorkshop(served.app);
    const { token } = await joinWorkshop(served.app, workshop.code);
    const run = aFinishedRun(workshop.id);
    await as(token, 'PUT', `/api/runs/${run.runId}`, run);
    const show = () => as(hostKey, 'POST', `/api/workshops/${workshop.id}/show`, { runId: run.runId });
    expect((await show()).body).toMatchObject({ code: 'no-consent' });
    await as(token, 'PUT', `/api/runs/${run.runId}/consent`, { shown: true });
    expect((await show()).status).toBe(200);
  });
});

test('an unsound or unfair scenario is refused with what is wrong; a fair one is kept', async () => {
  const refused = await as(serverKey, 'POST', '/api/scenarios', { source: '{"format": 1}', language: 'nl' });
  expect(wire.refusal.parse(refused.body)).toMatchObject({ code: 'bad-scenario' });
  expect(wire.refusal.parse(refused.body).problems?.length).toBeGreaterThan(0);
  const source = (await served.store.scenario(stories.get('te-mooi')!.sha256))!.source;
  const kept = await as(serverKey, 'POST', '/api/scenarios', { source, language: 'nl' });
  expect(wire.keptScenario.parse(kept.body)).toEqual({ id: 'te-mooi', sha256: stories.get('te-mooi')!.sha256 });
}, 60_000);

test('a body that is packed, not JSON, or with a forbidden name is refused', async () => {
  const { workshop } = await openWorkshop(served.app);
  const { token } = await joinWorkshop(served.app, workshop.code);
  const send = (payload: string | Buffer, headers: Record<string, string> = {}) =>
    served.app.inject({
      method: 'PUT',
      url: '/api/runs/x',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
      payload,
    });
  expect((await send('{', {})).statusCode).toBe(400);
  expect((await send('{"__proto__": {}}')).statusCode).toBe(400);
  expect((await send(Buffer.from([0x22, 0xff, 0x22]))).statusCode).toBe(400);
  expect((await send('{}', { 'content-encoding': 'gzip' })).statusCode).toBe(415);
  expect((await send('x'.repeat(70_000))).statusCode).toBe(413);
  expect((await send('a=b', { 'content-type': 'application/x-www-form-urlencoded' })).statusCode).toBe(415);
});

test('a sign that no database keeps is refused, in titles, teams and addresses', async () => {
  const wanted = { title: 'Dag', language: 'nl', scenarios: [{ id: 'op-audientie' }], counts: 'best', names: true };
  const open = (parts: object) =>
    as(serverKey, 'POST', '/api/workshops', { ...wanted, teams: [], keepDays: 30, ...parts });
  expect((await open({})).status).toBe(201);
  for (const parts of [{ title: 'Da\0g' }, { teams: ['Noo\0rd'] }])
    expect((await open(parts)).body).toMatchObject({ code: 'bad-request' });
  expect((await as(serverKey, 'GET', '/api/workshops/a%00b')).body).toMatchObject({ code: 'bad-request' });
});

test('health, measures and the description of the API are served', async () => {
  expect((await as(null, 'GET', '/healthz')).body).toEqual({ ok: true });
  expect((await as(null, 'GET', '/metrics')).body).toContain('tegenspel_requests_total');
  const { paths } = (await as(null, 'GET', '/api/openapi.json')).body as { paths: object };
  expect(Object.keys(paths)).toContain('/api/runs/{run}');
});
