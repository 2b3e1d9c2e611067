/** Sessions on the real storage, which without IndexedDB (as here) reports it and keeps the runs in memory. */
import { expect, test } from 'vitest';
import { beginRun, carryOver, createSession, openRun } from '../../src/app/session.ts';
import { openStorage, type Mode, type StorageProblem } from '../../src/app/storage.ts';
import { stateOf } from '../../src/core/run/run.ts';
import { variantOf } from '../../src/core/run/story.ts';
import type { Scenario } from '../../src/core/scenario/schema.ts';
import { aScenario, aStory, inBoth } from '../support/scenario.ts';

const twoSteps = aScenario({
  beats: {
    hello: { title: inBoth('hello'), choices: [{ id: 'ask', to: 'talk' }, { id: 'leave' }] },
    talk: { title: inBoth('talk'), choices: [{ id: 'close' }, { id: 'wait', to: 'talk-on' }] },
    'talk-on': { title: inBoth('on'), choices: [{ id: 'close' }] },
  },
});

const withAClue = aScenario({
  clues: { hurry: { variants: ['plain'], text: inBoth('a hurry') } },
  beats: {
    ...twoSteps.beats,
    hello: {
      lines: [{ who: 'hilde', text: inBoth('Quickly now.'), clue: 'hurry' }],
      choices: [{ id: 'ask', to: 'talk', feedback: [{ text: inBoth('Well asked.') }] }, { id: 'leave' }],
    },
  },
});

async function aSession({ scenario = twoSteps, mode = 'practice' }: { scenario?: Scenario; mode?: Mode } = {}) {
  const problems: (StorageProblem | null)[] = [];
  const storage = openStorage((problem) => problems.push(problem));
  const story = aStory(scenario);
  const runId = await beginRun(storage, story, { mode, seed: 0 });
  const kept = await storage.load(runId);
  const opened = kept && openRun(story, kept.log);
  if (!opened?.ok) throw new Error('the run did not open');
  return { storage, story, runId, problems, session: createSession(storage, opened.run) };
}

test('a choice moves the view on, is kept, and tells whoever listens', async () => {
  const { session, storage, runId } = await aSession();
  let told = 0;
  session.subscribe(() => (told += 1));
  expect(await session.choose('ask')).toBe('taken');
  expect(session.view('nl').beat).toBe('talk');
  expect((await storage.load(runId))?.log.choices).toEqual(['ask']);
  expect(told).toBe(1);
});

test('what is not on offer is refused and changes nothing', async () => {
  const { session, storage, runId } = await aSession();
  for (const id of ['close', 'nonsense', '__proto__', '']) expect(await session.choose(id)).toBe('refused');
  expect(session.view('nl').beat).toBe('hello');
  expect((await storage.load(runId))?.log.choices).toEqual([]);
});

test('of two choices at once the first counts', async () => {
  const { session } = await aSession();
  expect(await Promise.all([session.choose('ask'), session.choose('leave')])).toEqual(['taken', 'refused']);
  expect(session.view('nl').beat).toBe('talk');
});

test('in practice the last choice is taken back, and the conversation goes on from there', async () => {
  const { session, storage, runId } = await aSession();
  expect(await session.takeBack()).toBe('refused');
  await session.choose('ask', 'sure');
  await session.choose('close');
  expect(session.ended).toBe(true);
  let told = 0;
  session.subscribe(() => (told += 1));
  expect(await session.takeBack()).toBe('taken');
  expect([session.ended, session.view('nl').beat, told]).toEqual([false, 'talk', 1]);
  expect(await session.choose('wait', 'doubt')).toBe('taken');
  expect(await storage.load(runId)).toMatchObject({
    log: { choices: ['ask', 'wait'] },
    confidence: ['sure', 'doubt'],
    ended: false,
  });
});

test('a hint is kept with the choice after it, also when that was taken back', async () => {
  const { session, storage, runId } = await aSession({ scenario: withAClue });
  expect(session.hint()).toEqual({ about: 'line', key: '0.beat.0' });
  await session.choose('ask');
  await session.takeBack();
  await session.choose('ask');
  await session.choose('wait');
  expect(await storage.load(runId)).toMatchObject({ hinted: [true, false] });
});

test('what the coach says stands beside what was shown', async () => {
  const { session } = await aSession({ scenario: withAClue });
  await session.choose('ask');
  expect(session.remarks('en')).toEqual(['', 'Well asked. (en)']);
});

test('for real a choice stands', async () => {
  const { session } = await aSession({ mode: 'real' });
  await session.choose('ask');
  await expect(session.takeBack()).rejects.toThrow(RangeError);
  expect(session.view('nl').beat).toBe('talk');
});

test('a run begins with the variant asked for, and with what was chosen before', async () => {
  const { storage } = await aSession();
  const story = aStory(aScenario({ ...twoSteps, variants: ['easy', 'hard', 'odd'] }));
  for (const variant of ['odd', 'easy', 'hard']) {
    const runId = await beginRun(storage, story, { mode: 'real', variant });
    const { seed } = (await storage.load(runId))!.log;
    expect(variantOf(story.scenario, seed)).toBe(variant);
  }
  await expect(beginRun(storage, story, { mode: 'real', variant: 'none' })).rejects.toThrow(/no variant "none"/);
  const fork = { runId: 'first', step: 1 };
  const runId = await beginRun(storage, story, { mode: 'practice', seed: 3, fork, choices: ['ask', 'close'] });
  expect(await storage.load(runId)).toMatchObject({
    log: { seed: 3, choices: ['ask', 'close'] },
    mode: 'practice',
    fork,
    confidence: [null, null],
    ended: true,
  });
  await expect(beginRun(storage, story, { mode: 'practice', choices: ['ask', 'ask'] })).rejects.toThrow(RangeError);
});

test('the end is kept as the end', async () => {
  const { session, storage } = await aSession();
  await session.choose('leave');
  expect(session.ended).toBe(true);
  expect((await storage.list()).map(({ ended }) => ended)).toEqual([true]);
});

test('looking back shows every view in turn, in either language', async () => {
  const { session } = await aSession();
  await session.choose('ask');
  await session.choose('wait');
  expect(session.past('en').map(({ beat, said }) => [beat, said?.text ?? null])).toEqual([
    ['hello', null],
    ['talk', 'ask (en)'],
    ['talk-on', 'wait (en)'],
  ]);
});

test('a changed scenario is played on at the same place when all choices still fit', async () => {
  const { session } = await aSession();
  await session.choose('ask');
  const renewed = { ...twoSteps, title: inBoth('Renewed') };
  expect(await session.replaceStory(aStory(renewed))).toEqual({ ok: true });
  expect(session.run.story.scenario.title.nl).toBe('Renewed');
  expect(session.view('nl').beat).toBe('talk');
  expect(await session.choose('close')).toBe('taken');
});

test('where they no longer fit it names the choice and stands before it', async () => {
  const { session, storage, runId } = await aSession();
  await session.choose('ask');
  await session.choose('wait');
  const cut = structuredClone(twoSteps);
  cut.beats.talk?.choices.pop();
  const without = aScenario({ beats: { hello: cut.beats.hello ?? {}, talk: cut.beats.talk ?? {} } });
  expect(await session.replaceStory(aStory(without))).toEqual({ ok: false, index: 1, choiceId: 'wait' });
  expect(session.view('nl').beat).toBe('talk');
  expect((await storage.load(runId))?.log).toMatchObject({ choices: ['ask'], sha256: session.run.story.sha256 });
});

test('a run of an older version opens as far as it fits, once the player agrees', async () => {
  const { session, storage, runId } = await aSession();
  await session.choose('ask');
  await session.choose('wait');
  const kept = await storage.load(runId);
  if (!kept) throw new Error('nothing kept');
  const renewed = aScenario({ beats: { hello: { choices: [{ id: 'ask', to: 'talk' }] }, talk: {} } });
  const story = aStory(renewed);
  expect(openRun(story, kept.log)).toEqual({ ok: false, reason: 'other-version', fits: 1 });
  await carryOver(storage, story, kept.log);
  const again = openRun(story, (await storage.load(runId))!.log);
  expect(again.ok && stateOf(again.run).at).toBe(1);
});

test('data that makes no sense is refused, whatever it says', async () => {
  const { storage, story, runId } = await aSession();
  const { log } = (await storage.load(runId))!;
  for (const forged of [
    { ...log, seed: 1.5 },
    { ...log, choices: ['close'] },
    { ...log, score: 100 },
    { ...log, runId: '' },
  ])
    expect(openRun(story, forged)).toMatchObject({ ok: false, fits: null });
});

test('without a storage play goes on and the player is told', async () => {
  const { session, storage, runId, problems } = await aSession();
  await session.choose('ask');
  expect(problems).toEqual(['blocked']);
  const putBack = await storage.remove(runId);
  expect(await storage.list()).toEqual([]);
  await putBack();
  expect((await storage.list()).map(({ log }) => log.choices)).toEqual([['ask']]);
});
