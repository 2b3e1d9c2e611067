/** Giving a workshop, in a browser and on a real server: making one, the room, the projector, the picture, what is taken home. */
import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { showCode } from '../../src/core/board/code.ts';
import { smallestGroup } from '../../src/core/board/group-picture.ts';
import { picture, wireLimits, type Joined } from '../../src/core/board/wire.ts';
import type { Language } from '../../src/core/scenario/schema.ts';
import { nl as onMap } from '../../src/ui/map/messages/nl.ts';
import { nl } from '../../src/ui/messages/nl.ts';
import { en as enBoard } from '../../src/ui/workshop/board/messages/en.ts';
import { nl as nlBoard } from '../../src/ui/workshop/board/messages/nl.ts';
import { en as enHost } from '../../src/ui/workshop/host/messages/en.ts';
import { nl as nlHost } from '../../src/ui/workshop/host/messages/nl.ts';
import { en as enPicture } from '../../src/ui/workshop/picture/messages/en.ts';
import { nl as nlPicture } from '../../src/ui/workshop/picture/messages/nl.ts';
import { violationsOf } from '../support/axe.ts';
import { serveForTheFile } from '../support/for-the-file.ts';
import { inLetters, printed } from '../support/paper.ts';
import { test, type Seat } from '../support/player.ts';
import { aFinishedRun, call, joinWorkshop, openWorkshop, serverKey, stories } from '../support/workshop.ts';

const served = serveForTheFile();

const t = nlHost;

async function handIn(workshop: string, token: string, player: number): Promise<string> {
  const run = aFinishedRun(workshop, { player });
  const { status } = await call(served.app, token, 'PUT', `/api/runs/${run.runId}`, run);
  expect(status).toBe(200);
  return run.runId;
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

/** From now on the server does what it is asked, and its answer waits. */
async function holdAnswers(page: Page, path: string): Promise<{ letGo: () => Promise<void> }> {
  const { promise: going, resolve: go } = Promise.withResolvers<void>();
  await page.route(path, async (route) => {
    const response = await route.fetch();
    await going;
    await route.fulfill({ response });
  });
  return {
    /** Resolves once the page has seen the answer. */
    async letGo() {
      const coming = page.waitForResponse(path);
      go();
      await (await coming).finished();
      await page.unroute(path);
      await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))));
    },
  };
}

test('a workshop is made, filled, played, shown, taken home and deleted', async ({ sitDown }) => {
  const host = await sitDown({ address: served.address });
  const { page, context } = host;

  // The link leaves the address at once, and the tab remembers it.
  await page.goto(`${served.address}/#/host/${serverKey}`);
  await page.getByRole('heading', { name: t.screen, level: 1 }).waitFor();
  expect(page.url()).toBe(`${served.address}/#/host`);
  // A server that cannot answer just now takes nobody's key away.
  const later = { status: 503, json: { code: 'try-later', message: 'Later.' } };
  await page.route('**/api/workshops', (route) => route.fulfill(later));
  await page.reload();
  await page.getByText(t.refused['try-later']).waitFor();
  await page.unroute('**/api/workshops');
  await press(page, t.retry);

  // However long the server may take to look through the conversations, it is waited for.
  await page.getByLabel(t.create.name, { exact: true }).fill('Voorjaarsdag');
  const patience = await page.evaluateHandle(() => {
    const given: number[] = [];
    const timeout = AbortSignal.timeout.bind(AbortSignal);
    AbortSignal.timeout = (ms) => (given.push(ms), timeout(ms));
    return given;
  });
  await press(page, t.create.go);
  const heading = page.getByRole('heading', { name: 'Voorjaarsdag', level: 1 });
  await heading.waitFor();
  expect(Math.max(...(await patience.jsonValue()))).toBeGreaterThan(wireLimits.provingMs);

  // Whoever goes back meanwhile is not led to the overview when it comes at last.
  const list = await holdAnswers(page, '**/api/workshops');
  await page.getByRole('link', { name: t.overview }).click();
  await page.getByText(t.loading).waitFor();
  await page.goBack();
  await heading.waitFor();
  await list.letGo();
  expect(await heading.count()).toBe(1);
  const id = page.url().split('/').at(-1) ?? '';
  const workshop = (await served.store.workshop(id))!;
  const code = workshop.code!;
  await page.getByText(showCode(code)).first().waitFor();
  await page.getByText(t.members.none).waitFor();
  await page.getByText(t.invite.local).waitFor();

  // The projector has a key of its own, and none of the host's.
  const link = page.getByRole('link', { name: t.invite.board });
  const opening = context.waitForEvent('page');
  await link.click();
  const beside = await opening;
  await beside.getByRole('heading', { name: 'Voorjaarsdag', level: 1 }).waitFor();
  expect(beside.url()).toBe(`${served.address}/#/board`);
  expect(await beside.evaluate(() => Object.keys(sessionStorage))).toEqual(['tegenspel.board']);
  await beside.close(); // a window behind another is drawn once a second; the hall has one of its own
  const hall = await sitDown({ address: served.address, width: 1920, height: 1080 });
  const board = hall.page;
  await board.goto((await link.getAttribute('href')) ?? '');
  await board.getByText(nlBoard.lobby.came(0)).waitFor();
  await board.getByRole('img', { name: new RegExp(`${new URL(served.address).host}/#/join`) }).waitFor();

  // Six come in; the door is watched.
  const joined: Joined[] = [];
  for (const name of ['Anna', 'Bram', 'Chaima', 'Daan', 'Eva', 'Fatima'])
    joined.push(await joinWorkshop(served.app, code, name));
  await board.getByText('Fatima').waitFor();
  await board.getByText(nlBoard.lobby.came(6)).waitFor();
  await page.getByText(t.members.counts(6, 0)).waitFor();
  await page.getByText(t.facts.title).click();
  await page.getByLabel(t.create.name, { exact: true }).fill('  ');
  await press(page, t.facts.keep);
  await page.getByText(t.create.needTitle).waitFor();
  await page.getByLabel(t.create.name, { exact: true }).fill('Najaarsdag');
  await page.getByLabel(t.create.names).uncheck();
  await press(page, t.facts.keep);
  await page.getByText(t.facts.kept).waitFor();
  await board.getByRole('heading', { name: 'Najaarsdag', level: 1 }).waitFor();
  await board.getByText('Fatima').waitFor({ state: 'hidden' });
  await page.getByLabel(t.create.name, { exact: true }).fill('Voorjaarsdag');
  await page.getByLabel(t.create.names).check();
  await press(page, t.facts.keep);
  await board.getByText('Fatima').waitFor();
  await page.getByRole('heading', { name: 'Voorjaarsdag', level: 1 }).waitFor();
  await press(page, t.conduct.approve);
  const late = await joinWorkshop(served.app, code, 'Gijs');
  expect(late.member.state).toBe('waiting');
  await press(page, t.conduct.letAllIn(1));
  await page.getByText(t.members.counts(7, 0)).waitFor();
  await page.getByRole('button', { name: t.members.act(t.members.remove, 'Gijs') }).click();
  await page.getByText(t.members.removed('Gijs')).waitFor();
  await press(page, nl.undo);
  await page.getByText(t.members.counts(7, 0)).waitFor();
  await page.getByRole('button', { name: t.members.act(t.members.remove, 'Gijs') }).click();
  await page.getByText(t.members.counts(6, 0)).waitFor();
  // An answer that comes later than the news does not bring the old state back.
  const answer = await holdAnswers(page, `**/api/workshops/${id}`);
  await press(page, t.conduct.lock);
  await page.getByRole('button', { name: t.conduct.unlock }).waitFor();
  await call(served.app, serverKey, 'PATCH', `/api/workshops/${id}`, { locked: false });
  await page.getByRole('button', { name: t.conduct.lock }).waitFor();
  await answer.letGo();
  await press(page, t.conduct.lock);
  await board.getByText(nlBoard.join.locked).waitFor();

  // Four hand in, too few to sum up; then all.
  await press(page, t.conduct.open);
  await board.getByText(nlBoard.play.nobody).waitFor();
  const runs: string[] = [];
  for (const [player, { token }] of joined.slice(0, smallestGroup - 1).entries())
    runs.push(await handIn(id, token, player));
  await press(page, t.views.picture);
  await page.getByRole('heading', { name: nlPicture.tooFew.title }).waitFor();
  for (const [player, { token }] of joined.entries())
    if (player >= smallestGroup - 1) runs.push(await handIn(id, token, player));
  await board.getByText(nlBoard.play.done(6, 6)).waitFor();
  await page.getByRole('heading', { name: nlPicture.splits.title }).waitFor();

  // The room sees the upper half; everybody only once it is revealed.
  const standings = await served.store.standings(id);
  const names = new Map(joined.map(({ member }) => [member.id, member.nickname]));
  const middle = standings[Math.floor((standings.length - 1) / 2)]!.points;
  for (const { member, points } of standings) {
    const line = board.getByRole('listitem').filter({ hasText: names.get(member)! });
    if (points > 0 && points >= middle) await line.waitFor();
    else expect(await line.count()).toBe(0);
  }
  await press(page, t.conduct.pause);
  await board.getByText(nlBoard.paused).waitFor();
  await press(page, t.conduct.resume);
  await press(page, t.conduct.reveal);
  for (const name of names.values()) await board.getByText(name).first().waitFor();

  // What the host has enlarged stays so when the picture changes.
  const wide = () => page.getByRole('group', { name: nlPicture.map.label }).evaluate((box) => box.scrollWidth);
  const before = await wide();
  await page.getByRole('button', { name: onMap.larger }).click();
  await expect.poll(wide).toBeGreaterThan(before);
  const enlarged = await wide();
  await page.getByLabel(nlPicture.map.colour).selectOption({ index: 1 });
  expect(await wide()).toBe(enlarged);

  // The very shares of the accepted runs stand in the table of the picture.
  await page.getByText(nlPicture.map.table).first().click();
  const opened = stories.get('op-audientie')!.scenario;
  const first = opened.beats[opened.start]!;
  const taken = (await served.store.runs(id)).map(({ choices }) => choices[0]);
  for (const choice of first.choices.filter(({ id: one }) => taken.includes(one))) {
    const share = Math.round((100 * taken.filter((one) => one === choice.id).length) / 6);
    const row = page.getByRole('row').filter({ hasText: choice.text.nl }).first();
    expect(await row.innerText()).toContain(`${share}%`);
    await page.getByLabel(nlPicture.map.moment, { exact: true }).selectOption(first.title!.nl);
    const bar = page.getByRole('listitem').filter({ hasText: choice.text.nl }).first();
    expect(await bar.innerText()).toContain(`${share}%`);
  }

  // Where fewer than five came, the table says so and gives no share.
  const { body: pictureOf } = await call(served.app, serverKey, 'GET', `/api/workshops/${id}/picture/op-audientie`);
  const { picture: group } = picture.parse(pictureOf);
  const few = group.ok ? group.decisions.filter(({ choices }) => choices.length === 0) : [];
  expect(few.length).toBeGreaterThan(0);
  expect(await page.getByRole('row').filter({ hasText: nlPicture.fewHere }).count()).toBe(few.length);
  await page.getByLabel(nlPicture.map.moment, { exact: true }).selectOption({ value: few[0]!.beat });
  await page.getByRole('paragraph').filter({ hasText: nlPicture.fewHere }).waitFor();

  // A run is shown when its owner agrees, without his name.
  await call(served.app, joined[0]!.token, 'PUT', `/api/runs/${runs[0]}/consent`, { shown: true });
  await press(page, t.views.show);
  await press(page, t.show.refresh);
  // The hall has a bad moment just then.
  const conversations = /\/op-audientie-[\w-]+\.json|\/api\/scenarios\//;
  await board.route(conversations, (route) => route.abort());
  await press(page, t.show.put);
  await board.getByText(nlBoard.run.failed).waitFor();
  await board.unroute(conversations);
  await board.getByRole('heading', { name: nlBoard.run.title }).waitFor();
  expect(await board.getByText('Anna').count()).toBe(0);

  // The host leads through it from his own page; a projector that is loaded anew is where he is.
  const leading = page.getByRole('group', { name: t.show.leading.label });
  const lineOf = async () => Number(/\d+/.exec(await leading.getByRole('status').innerText())?.[0]);
  const at = await lineOf();
  const patient = { timeout: 20_000 };
  const slider = board.getByRole('slider');
  const hallIsAt = (line: number) => expect.poll(() => slider.inputValue(), patient).toBe(String(line));
  await hallIsAt(at);
  for (let presses = 0; presses < 3; presses += 1)
    await leading.getByRole('button', { name: t.show.leading.on }).click();
  await hallIsAt(at + 3);
  await leading.getByRole('button', { name: t.show.leading.back }).click();
  await hallIsAt(at + 2);
  expect(await lineOf()).toBe(at + 2);
  const said = await board.locator('.present .text').innerText();
  expect(await leading.innerText()).toContain(said);
  await board.reload();
  await hallIsAt(at + 2);
  await page.reload();
  await press(page, t.views.show);
  await expect.poll(lineOf, patient).toBe(at + 2);
  await press(page, t.show.take);
  await board.getByRole('heading', { name: nlBoard.run.title }).waitFor({ state: 'hidden' });

  // The table, the report.
  await press(page, t.views.after);
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: t.after.csv }).click();
  const csv = readFileSync(await (await saving).path(), 'utf8');
  expect(csv.startsWith('\u{feff}')).toBe(true);
  const table = Papa.parse<string[]>(csv.slice(1).trim());
  expect(table.data).toHaveLength(7);
  const report = (wanted: string) =>
    printed(page, async () => {
      await page.getByRole('button', { name: t.after.report }).click();
      await page.locator('body > .sheet').filter({ hasText: wanted }).waitFor({ state: 'attached' });
    });
  const sheets = await report(nlPicture.splits.title);
  expect(sheets.every(({ width, height }) => width === 210 && height === 297)).toBe(true);
  const text = sheets.map((sheet) => sheet.text).join('');
  for (const name of names.values()) expect(text).not.toContain(name);
  await page.getByLabel(t.after.reportNames).check();
  const withNames = (await report(t.report.board)).map((sheet) => sheet.text).join('');
  for (const name of names.values()) expect(withNames).toContain(inLetters(name));

  // The key of this workshop is replaced elsewhere; that of the server opens it still.
  await call(served.app, serverKey, 'POST', `/api/workshops/${id}/key`);
  await page.getByRole('heading', { name: t.invite.title }).waitFor();
  await page.getByText(t.invite.newKeyNoLink).waitFor({ state: 'attached' });
  await press(page, t.views.after);

  // The end, and everything gone.
  await press(page, t.conduct.end);
  await page.getByRole('dialog').getByRole('button', { name: t.conduct.end, exact: true }).click();
  await board.getByText(nlBoard.states.ended).waitFor();
  await page.getByRole('button', { name: t.after.delete }).click();
  const dialog = page.getByRole('dialog');
  expect(await dialog.getByRole('button', { name: t.after.deleteGo }).isDisabled()).toBe(true);
  await dialog.getByRole('textbox').fill(t.after.deleteWord);
  await dialog.getByRole('button', { name: t.after.deleteGo }).click();
  await page.getByText(t.after.deleted).waitFor();
  expect(await served.store.workshop(id)).toBeNull();
  await board.getByRole('heading', { name: nlBoard.refused.title }).waitFor();
  // Both were told once that their key opens nothing any more; besides, there were bad moments.
  const complaints = [...host.complaints.splice(0), ...hall.complaints.splice(0)];
  expect(complaints.filter((complaint) => !/401|503|ERR_FAILED/.test(complaint))).toEqual([]);
});

/** What the last row of the room cannot read: letters of less than a fiftieth or so of a wall of 1080 pixels. */
const smallOnTheWall = (page: Page) =>
  page.evaluate(() => {
    const small = new Set<string>();
    const texts = document.createTreeWalker(document.querySelector('main')!, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const text = (texts.currentNode as Text).data.trim();
      const element = texts.currentNode.parentElement! as HTMLElement | SVGTextElement;
      if (text === '' || !element.checkVisibility() || element.closest('.visually-hidden, option')) continue;
      const drawn = element.closest('.scaled');
      const scale = 'getScreenCTM' in element ? element.getScreenCTM()!.a : 1;
      const zoom = drawn ? new DOMMatrix(getComputedStyle(drawn).transform).a : scale;
      const size = Math.round(zoom * Number.parseFloat(getComputedStyle(element).fontSize));
      if (size < 20) small.add(`${size} pixels: ${text}`);
    }
    return [...small];
  });

const sizes = [
  { width: 360, height: 640 },
  { width: 1920, height: 1080 },
] as const;

describe.each(['nl', 'en'] as const)('every screen in %s', (language: Language) => {
  const host = { nl: nlHost, en: enHost }[language];
  const wall = { nl: nlBoard, en: enBoard }[language];
  const picture = { nl: nlPicture, en: enPicture }[language];

  /** Fits at both sizes, also with letters of twice the size on a phone; and what axe says: of the host's page on a phone in Dutch, of the wall's in the hall in English. */
  async function checked(page: Page, withAxe: boolean): Promise<string[]> {
    const wrong: string[] = [];
    for (const size of language === 'nl' ? sizes.toReversed() : sizes) {
      await page.setViewportSize(size);
      for (const letters of size.width === 360 ? ['200', '100'] : ['100']) {
        const wide = await page.evaluate(async (textSize) => {
          document.documentElement.dataset.textSize = textSize;
          const page = document.documentElement;
          // What follows the size of the window, such as a map, may need some frames on a busy machine.
          for (let frames = 0; frames < 60; frames += 1) {
            await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
            if (page.scrollWidth <= page.clientWidth) break;
          }
          return page.scrollWidth - page.clientWidth;
        }, letters);
        if (wide > 0) wrong.push(`${wide} pixels wider than ${size.width}, letters ${letters} %`);
      }
    }
    if (!withAxe) return wrong;
    const violations = await violationsOf(page);
    return [...wrong, ...violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)];
  }

  test('fits a phone and a projector, and axe has nothing to say', async ({ sitDown }) => {
    const { app } = served;
    const opened = await openWorkshop(app, { language, teams: ['Noord', 'Zuid'], title: 'Wie luistert, verkoopt' });
    const { id } = opened.workshop;
    let first = '';
    for (let player = 0; player < smallestGroup + 1; player += 1) {
      const { token } = await joinWorkshop(app, opened.workshop.code, null, player % 2 ? 'Zuid' : 'Noord');
      const runId = await handIn(id, token, player);
      if (player === 0) await call(app, token, 'PUT', `/api/runs/${runId}/consent`, { shown: true });
      if (player === 0) first = runId;
    }
    const seat: Seat = { address: served.address, language };
    const { page } = await sitDown(seat);
    const found: Record<string, string[]> = {};
    let isWall = false;
    const look = async (name: string) => {
      // In English whatever is on the wall has come there at the size of a wall.
      if (isWall && language === 'en')
        await expect.poll(() => smallOnTheWall(page), { message: name, timeout: 5_000 }).toEqual([]);
      found[name] = await checked(page, isWall === (language === 'en'));
    };

    await page.goto(`${served.address}/#/host`);
    await page.getByLabel(host.enter.field).waitFor();
    await look('door');
    await page.getByLabel(host.enter.field).fill(serverKey);
    await press(page, host.enter.go);
    await page.getByRole('heading', { name: host.create.title }).waitFor();
    await page.getByText(host.create.more).click();
    await look('making one');
    await page.goto(`${served.address}/#/host/${opened.hostKey}`);
    await page.getByRole('heading', { name: host.members.title }).waitFor();
    await page.getByText(host.members.lately).click();
    await look('room');
    await press(page, host.conduct.end);
    await page.getByRole('dialog').waitFor();
    await look('ending it');
    await page.keyboard.press('Escape');
    await press(page, host.views.picture);
    await page.getByText(picture.map.table).first().click();
    await look('picture');
    await press(page, host.views.show);
    await page.getByRole('button', { name: host.show.put }).waitFor();
    await look('showing a run');
    await press(page, host.views.after);
    await look('wrapping up');

    isWall = true;
    await page.goto(`${served.address}/#/board/${opened.projectorKey}`);
    await page.getByText(wall.play.done(smallestGroup + 1, smallestGroup + 1)).waitFor();
    await look('board');
    await press(page, wall.views.join);
    await page.getByText(showCode(opened.workshop.code)).waitFor();
    await look('how to join');
    await press(page, wall.views.picture);
    await page.getByRole('group', { name: picture.map.label }).waitFor();
    await look('picture on the wall');
    await call(app, opened.hostKey, 'PATCH', `/api/workshops/${id}`, { revealed: true });
    await page.getByRole('heading', { name: wall.reveal.podium }).waitFor();
    await look('result');
    await call(app, opened.hostKey, 'POST', `/api/workshops/${id}/show`, { runId: first });
    await page.getByRole('heading', { name: wall.run.title }).waitFor();
    await look('shown run');

    expect(Object.entries(found).filter(([, wrong]) => wrong.length > 0)).toEqual([]);
  });
});
