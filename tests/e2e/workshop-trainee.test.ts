/** Taking part in a workshop on a phone, in a browser and on a real server. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { attemptSeed } from '../../src/core/board/attempt.ts';
import { showCode } from '../../src/core/board/code.ts';
import { keptScenario, openedWorkshop, type SentRun } from '../../src/core/board/wire.ts';
import { principles } from '../../src/core/principles/principles.ts';
import { findingsOf, type PlayedRun } from '../../src/core/profile/findings.ts';
import { mostImproved } from '../../src/core/profile/improved.ts';
import { replayChoices } from '../../src/core/run/replay.ts';
import { nl as nlBriefing } from '../../src/ui/briefing/messages/nl.ts';
import { nl as nlPages } from '../../src/ui/messages/nl.ts';
import { en } from '../../src/ui/workshop/messages/en.ts';
import { nl } from '../../src/ui/workshop/messages/nl.ts';
import { lessons } from '../../src/ui/settings/settings.ts';
import { smallStory } from '../reliability/room.ts';
import { violationsOf } from '../support/axe.ts';
import { serveForTheFile } from '../support/for-the-file.ts';
import { story, test, type Player } from '../support/player.ts';
import { root } from '../support/sources.ts';
import { call, finishedRunOf, joinWorkshop, openWorkshop, serverKey } from '../support/workshop.ts';

const served = serveForTheFile();

const { scenario } = story;
// No picture: this is about what goes over the line.
const plain = { taught: [...lessons], stage: false };
const sizes = [
  [768, 1024],
  [1280, 720],
  [1920, 1080],
  [360, 640],
] as const;

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

/** At every size nothing stands in the way of anybody, and nothing sticks out. */
async function looked(page: Page): Promise<void> {
  for (const [width, height] of sizes) {
    await page.setViewportSize({ width, height });
    const violations = await violationsOf(page);
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  }
}

async function joinAs({ page }: Player, code: string, nickname: string): Promise<void> {
  await page.goto(`${served.address}/#/join/${code}`);
  await page.getByLabel(nl.join.nickname).fill(nickname);
  await press(page, nl.join.join);
  await page.getByText(nickname, { exact: true }).waitFor();
}

/** From the place to the first choices. */
async function begin(player: Player): Promise<void> {
  await press(player.page, nl.place.playOf(scenario.title.nl));
  await press(player.page, nlBriefing.start);
  await player.listen();
}

test('joined, let in, played, paused, handed in: the place tells it all, and the room may see it', async ({
  sitDown,
}) => {
  const { workshop, hostKey } = await openWorkshop(served.app, { teams: ['Noord', 'Zuid'] });
  const change = (body: object) => call(served.app, hostKey, 'PATCH', `/api/workshops/${workshop.id}`, body);
  await change({ approve: true });
  const seed = attemptSeed(workshop.id, scenario.id, 1);
  const player = await sitDown({ address: served.address, seed, settings: plain, width: 360, height: 640 });
  const { page, complaints } = player;
  await page.getByRole('link', { name: nlPages.home.join }).click();

  await press(page, nl.join.join);
  await page.getByText(nl.join.problems.codeShape).waitFor();
  const code = page.getByLabel(nl.join.code);
  expect(await code.evaluate((field) => field === document.activeElement)).toBe(true);
  await code.fill('zzz-zzz');
  await press(page, nl.join.join);
  await page.getByText(nl.join.problems.noSuchCode).waitFor();
  const drawn = await page.getByLabel(nl.join.nickname).inputValue();
  await press(page, nl.join.another);
  expect(await page.getByLabel(nl.join.nickname).inputValue()).not.toBe(drawn);
  await page.getByLabel(nl.join.nickname).fill('<b>');
  await code.fill(`  ${showCode(workshop.code).toLowerCase()} `);
  await press(page, nl.join.join);
  await page.getByText(nl.join.problems.notAllowed).waitFor();
  await looked(page);
  await page.getByLabel(nl.join.nickname).fill('Zoë');
  // The server takes her in and its answer is lost, then the page; she is still one.
  await page.route('**/api/join', async (route) => {
    await route.fetch();
    await route.abort();
  });
  await press(page, nl.join.join);
  await page.getByText(nl.join.problems.noLine).waitFor();
  await page.unroute('**/api/join');
  await page.reload();
  await code.fill(workshop.code);
  await press(page, nl.join.join);
  expect(
    complaints.splice(0).filter((one) => !/: 4(04|22)$|status of 4(04|22)|api\/join|ERR_FAILED/.test(one)),
  ).toEqual([]);

  await page.getByText(nl.place.states.waiting.about).waitFor();
  const [member, ...others] = await served.store.members(workshop.id);
  expect([member?.nickname, others]).toEqual(['Zoë', []]);
  expect(await page.evaluate(() => localStorage.getItem('tegenspel.joining'))).toBeNull();
  await call(served.app, hostKey, 'PATCH', `/api/workshops/${workshop.id}/members/${member?.id}`, { state: 'in' });
  await page.getByRole('heading', { name: nl.place.states.open.title }).waitFor();
  await page.getByLabel(nl.place.team).selectOption('Zuid');
  await expect.poll(async () => (await served.store.member(member!.id))?.team).toBe('Zuid');
  await begin(player);
  await player.say(0);

  // Paused: no key takes a choice, and Escape does not lead around it.
  await change({ state: 'paused' });
  const break_ = page.getByRole('dialog', { name: nl.place.paused.title });
  await break_.waitFor();
  for (const key of ['Escape', 'Escape', '1', 'Escape']) await page.keyboard.press(key);
  await break_.waitFor();
  await change({ state: 'open' });
  await break_.waitFor({ state: 'detached' });
  await player.seeChoices();
  await player.sayToTheEnd([2, 1, 0]);
  await page.getByText(nl.place.handIn.handedIn).waitFor();
  const [run, ...more] = await served.store.runsOf(member!.id);
  expect([run?.choices, more]).toEqual([player.said, []]);

  await player.toDebrief();
  await page.getByText(nl.place.handIn.handedIn).waitFor();
  await page.getByRole('link', { name: nl.place.back }).click();
  await page.getByText(nl.place.own.of('1', '1'), { exact: true }).waitFor();
  await page.getByText(nl.place.score(String(run?.score))).waitFor();
  await page.getByRole('switch', { name: nl.place.consentOf(1, scenario.title.nl) }).check();
  await expect.poll(async () => (await served.store.run(workshop.id, run!.runId))?.shown).toBe(true);
  await page.getByText(nl.place.manage.title).click();
  await looked(page);

  // In English, after a reload, and from home.
  await page.evaluate(() => localStorage.setItem('tegenspel.settings', JSON.stringify({ language: 'en' })));
  await page.reload();
  await page.getByText(en.place.own.of('1', '1'), { exact: true }).waitFor();
  expect(await page.getByRole('switch').isChecked()).toBe(true);
  await change({ state: 'ended' });
  await page.getByText(en.place.states.ended.title).waitFor();
  await page.getByRole('link', { name: en.place.home }).click();
  await page.getByRole('link', { name: workshop.title }).waitFor();
});

test('without a line one plays on and is told that nothing is lost; another phone takes over by the personal code', async ({
  sitDown,
}) => {
  const { workshop } = await openWorkshop(served.app);
  const seed = attemptSeed(workshop.id, scenario.id, 1);
  const player = await sitDown({ address: served.address, seed, settings: plain, width: 360, height: 640 });
  const { page, context, complaints } = player;
  await joinAs(player, workshop.code, 'Das');
  const personalCode = await page.locator('.symbols').innerText();
  await begin(player);
  await player.say(1);
  await context.setOffline(true);
  await player.sayToTheEnd([0]);
  await page.getByText(nl.place.handIn.waiting).waitFor();
  const [member] = await served.store.members(workshop.id);
  expect(await served.store.runsOf(member!.id)).toEqual([]);
  await player.toDebrief();
  await page.getByText(nl.place.handIn.waiting).waitFor();
  await page.getByRole('link', { name: nl.place.back }).click();
  await page.getByText(nl.place.handIn.left(1)).waitFor();
  await page.getByText(nl.place.offline).waitFor();
  await context.setOffline(false);
  await page.getByText(nl.place.handIn.states['handed-in'], { exact: true }).waitFor();
  expect((await served.store.runsOf(member!.id)).map(({ choices }) => choices)).toEqual([player.said]);
  expect(complaints.splice(0).filter((one) => !/ERR_INTERNET_DISCONNECTED|could be decoded/.test(one))).toEqual([]);
  await page.close();

  // As on plain http: none of what only https brings.
  const other = await sitDown({ address: served.address, settings: plain, width: 360, height: 640 });
  await other.context.addInitScript(() => {
    Reflect.deleteProperty(Crypto.prototype, 'randomUUID');
    Reflect.deleteProperty(Navigator.prototype, 'locks');
    Reflect.deleteProperty(globalThis, 'BroadcastChannel');
  });
  await other.page.goto(`${served.address}/#/join/${workshop.code}`);
  await other.page.reload();
  await press(other.page, nl.join.back.title);
  await other.page.getByLabel(nl.join.back.code).fill(personalCode.toLowerCase().replaceAll('-', ' '));
  await press(other.page, nl.join.back.go);
  await other.page.getByText(nl.place.states.open.title).waitFor();
  await other.page.getByText(nl.place.own.of('1', '1'), { exact: true }).waitFor();
  await press(other.page, nl.place.againOf(scenario.title.nl));
  await press(other.page, nlBriefing.start);
  await other.page.locator('[data-next]').waitFor();
  await other.page.goto(`${served.address}/#/workshop`);
  await press(other.page, nl.place.goOnOf(scenario.title.nl));
  await other.page.locator('[data-next]').waitFor();

  // The first phone is out, and says what to do.
  const again = await context.newPage();
  await again.goto(`${served.address}/#/workshop`);
  await again.getByText(nl.place.states.elsewhere.title).waitFor();
  await again.getByRole('link', { name: nl.place.comeBack }).click();
  await again.getByLabel(nl.join.back.code).waitFor();
  expect(complaints.splice(0).filter((one) => !one.includes('401'))).toEqual([]);
});

async function openOwnScenario() {
  const text = readFileSync(join(root, 'src/core/scenario/first-scenario.json'), 'utf8');
  const sent = await call(served.app, serverKey, 'POST', '/api/scenarios', { source: text, language: 'nl' });
  const { sha256 } = keptScenario.parse(sent.body);
  const wanted = {
    title: 'Eigen werk',
    language: 'nl',
    scenarios: [{ sha256 }],
    counts: 'first',
    names: true,
    teams: [],
    keepDays: 1,
  };
  const opened = openedWorkshop.parse((await call(served.app, serverKey, 'POST', '/api/workshops', wanted)).body);
  const { workshop, hostKey } = opened;
  await call(served.app, hostKey, 'PATCH', `/api/workshops/${workshop.id}`, { state: 'open' });
  return { workshop, sha256 };
}

test("what went up most is told of a host's own scenario too", async ({ sitDown }) => {
  const { workshop } = await openOwnScenario();
  const { token, personalCode } = await joinWorkshop(served.app, workshop.code);
  const run = (player: number, attempt: number) =>
    finishedRunOf(smallStory, workshop.id, { player, attempt, runId: `attempt-${attempt}` });
  const played = ({ runId, choices, attempt }: SentRun): PlayedRun => {
    const seed = attemptSeed(workshop.id, smallStory.scenario.id, attempt);
    const replayed = replayChoices(smallStory, { runId, choices, seed });
    if (!replayed.ok) throw new Error(replayed.reason);
    const at = { startedAt: attempt, endedAt: attempt, day: 1 };
    return { ...findingsOf(replayed.run), ...at, runId, mode: 'real', isFork: false, confidence: [] };
  };
  const players = Array.from({ length: 40 }, (_, player) => player);
  const better = players.find((player) => mostImproved([played(run(0, 1)), played(run(player, 2))]) !== null)!;
  const improved = mostImproved([played(run(0, 1)), played(run(better, 2))])!;
  for (const one of [run(0, 1), run(better, 2)])
    expect((await call(served.app, token, 'PUT', `/api/runs/${one.runId}`, one)).status).toBe(200);

  const { page } = await sitDown({ address: served.address, settings: plain, width: 360, height: 640 });
  await page.goto(`${served.address}/#/join/${workshop.code}`);
  await page.reload();
  // The text of the scenario comes after the runs that are played in it.
  const { promise: going, resolve: go } = Promise.withResolvers<void>();
  await page.route('**/api/scenarios/*', (route) => going.then(() => route.continue()));
  await press(page, nl.join.back.title);
  await page.getByLabel(nl.join.back.code).fill(personalCode);
  await press(page, nl.join.back.go);
  await page.getByText(nl.place.own.of('1', '1'), { exact: true }).waitFor();
  go();
  await page.getByText(nl.place.own.improved).waitFor();
  await page.getByText(principles.get(improved)!.name.nl, { exact: true }).waitFor();
});

test("a host's own scenario is fetched, kept on the phone, and played; whoever wants to is erased", async ({
  sitDown,
}) => {
  const { workshop, sha256 } = await openOwnScenario();
  const player = await sitDown({ address: served.address, settings: plain, width: 360, height: 640 });
  const { page } = player;
  await joinAs(player, workshop.code, 'Vos');
  await page.getByRole('button', { name: nl.place.playOf('') }).click();
  await press(page, nlBriefing.start);
  await page.locator('[data-next]').waitFor();
  await page.reload();
  await page.locator('[data-next]').waitFor();
  // By the keyboard alone, always the first answer.
  await expect
    .poll(
      async () => {
        await page.keyboard.press((await page.locator('[data-choice]').count()) > 0 ? '1' : 'Enter');
        return page.locator('[data-ending]').count();
      },
      { timeout: 60_000, interval: 60 },
    )
    .toBe(1);
  await page.getByText(nl.place.handIn.handedIn).waitFor();
  const [member] = await served.store.members(workshop.id);
  expect(await served.store.runsOf(member!.id)).toMatchObject([{ sha256, attempt: 1 }]);
  await player.toDebrief();
  await page.getByRole('link', { name: nl.place.back }).click();
  await page.getByText(nl.place.manage.title).click();
  await press(page, nl.place.manage.erase);
  await press(page, nl.place.manage.eraseNow);
  await page.getByText(nl.place.manage.erased).waitFor();
  expect(await served.store.members(workshop.id)).toEqual([]);
  await page.getByRole('link', { name: nlPages.home.join }).waitFor();
});
