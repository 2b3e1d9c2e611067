/** The profile: what it says of somebody, and that it can leave, be deleted and come back, whatever a file brings. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, inject } from 'vitest';
import { principles } from '../../src/core/principles/principles.ts';
import { offersOf } from '../../src/core/profile/blind-spots.ts';
import type { FileRun, ProfileFile } from '../../src/core/profile/profile-file.ts';
import { runLog, startRun, type Mode } from '../../src/core/run/run.ts';
import { openStory, seedForVariant, variantOf, type Story } from '../../src/core/run/story.ts';
import { parse } from '../../src/core/scenario/parse.ts';
import { score } from '../../src/core/score/score.ts';
import { en } from '../../src/ui/profile/messages/en.ts';
import { nl } from '../../src/ui/profile/messages/nl.ts';
import { violationsOf } from '../support/axe.ts';
import { walk } from '../support/generate.ts';
import { story as firstStory, test, type Seat } from '../support/player.ts';
import { root } from '../support/sources.ts';

const stories: Story[] = globSync('scenarios/*/scenario.json', { cwd: root })
  .sort()
  .map((path) => {
    const source = readFileSync(join(root, path), 'utf8');
    const parsed = parse(source);
    if (!parsed.ok) throw new Error(path);
    return openStory(source, parsed.scenario);
  });

const hour = 3_600_000;
const now = Date.now();

type Parts = {
  variant?: number;
  picks?: number[];
  mode?: Mode;
  ago?: number;
  choices?: number;
  fork?: FileRun['fork'];
};

/** A run as a file has it: of a story by its place, played by always taking the same places. `ago` in hours. */
function aFileRun(
  which: number,
  { variant = 0, picks = [0], mode = 'real', ago = 24, choices = Infinity, fork = null }: Parts = {},
): FileRun {
  const story = stories[which % stories.length]!;
  const id = Object.keys(story.scenario.variants)[variant] ?? '';
  const runId = `run-${which}-${variant}-${picks.join('')}-${mode}-${ago}`;
  const run = walk(startRun(story, { runId, seed: seedForVariant(story.scenario, id) }), picks, choices);
  const updatedAt = now - ago * hour;
  return {
    log: runLog(run),
    mode,
    fork,
    received: false,
    confidence: run.choices.map(() => 'doubt'),
    hinted: run.choices.map(() => false),
    startedAt: updatedAt - hour / 4,
    updatedAt,
  };
}

const aFile = (runs: unknown[], parts: Record<string, unknown> = {}) =>
  JSON.stringify({ tegenspel: 'profile', format: 1, exportedAt: now, runs, parts } satisfies Omit<
    ProfileFile,
    'runs'
  > & {
    runs: unknown[];
  });

/** Two weeks of somebody: every client, several sides, practice, a what-if, one left half-way. */
function aHistory(): FileRun[] {
  const first = aFileRun(0, { ago: 300 });
  return [
    first,
    aFileRun(0, { picks: [1, 0], mode: 'practice', ago: 290, fork: { runId: first.log.runId, step: 1 } }),
    aFileRun(1, { picks: [1], ago: 200 }),
    aFileRun(2, { picks: [2, 1], variant: 1, ago: 100 }),
    aFileRun(3, { picks: [0, 2], mode: 'practice', ago: 72 }),
    aFileRun(3, { picks: [1, 2], ago: 48 }),
    aFileRun(4, { picks: [2], variant: 1, ago: 24 }),
    aFileRun(0, { picks: [1, 2], variant: 1, ago: 20 }),
    aFileRun(1, { picks: [0], variant: 2, ago: 10, choices: 2 }),
    aFileRun(4, { picks: [0], ago: 1 }),
  ];
}

async function openProfile(page: Page): Promise<void> {
  await page.goto(`${inject('game')}#/profile`);
  await page.getByRole('heading', { level: 1 }).waitFor();
}

/** Brings a file, and gives the lines of the report. */
async function bring(page: Page, text: string, name = 'profiel.json'): Promise<string[]> {
  const closing = page
    .locator('.report')
    .getByRole('button', { name: new RegExp(`^(${nl.report.close}|${en.report.close})$`) });
  if (await closing.isVisible()) await closing.click();
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
  await closing.waitFor();
  return page.locator('.report li').allInnerTexts();
}

/** A page that loads anew breaks off what it was fetching. */
function forgiveReload(complaints: string[]): void {
  const left = complaints.filter((complaint) => !complaint.endsWith('net::ERR_ABORTED'));
  complaints.splice(0, complaints.length, ...left);
}

/** Everything the profile says, as a person reads it, without what was said of a file. */
async function told(page: Page): Promise<string> {
  await page.locator('main').getByText(nl.spots.looking).waitFor({ state: 'hidden' });
  return page.locator('main').evaluate((main) => {
    const copy = main.cloneNode(true) as HTMLElement;
    copy.querySelector('.report')?.remove();
    return copy.textContent;
  });
}

async function wrongOn(page: Page): Promise<string[]> {
  const violations = await violationsOf(page);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  return [
    ...violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
    ...(wide > 0 ? [`${wide} pixels wider than the window`] : []),
  ];
}

const kept = (page: Page) =>
  page.evaluate(async () => ({
    databases: (await indexedDB.databases()).map(({ name }) => name),
    keys: Object.keys(localStorage),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }));

test('a conversation for real is on the profile with its score, and only its own side is named', async ({
  sitDown,
}) => {
  const player = await sitDown({ seed: 21, settings: { mode: 'real', stage: false } });
  const { page } = player;
  await openProfile(page);
  await page.getByRole('heading', { name: nl.empty.title }).waitFor();
  expect(await wrongOn(page)).toEqual([]);
  await page.goto(inject('game'));
  await player.begin();
  await player.sayToTheEnd([0, 1]);
  await openProfile(page);
  const run = player.run();
  const names = Object.entries(firstStory.scenario.variants).map(([id, { name }]) => ({ id, name: name.nl }));
  const row = page.getByRole('row', { name: names.find(({ id }) => id === run.variant)?.name ?? '' });
  const { score: points } = score(run);
  expect(await row.getByRole('cell').nth(0).innerText()).toBe(String(points));
  expect(await row.getByRole('cell').nth(1).innerText()).toContain(String(points));
  const text = await told(page);
  for (const { id, name } of names) expect([name, text.includes(name)]).toEqual([name, id === run.variant]);
  expect(text).toContain(nl.clients.seen(1, names.length));
  expect(text).toContain(nl.streak.days(1));
});

test('saved as a file, deleted, and opened again: the same profile', async ({ sitDown }) => {
  const { page, complaints } = await sitDown();
  await openProfile(page);
  const promise = { id: 'p1', principle: 'ask-open', customer: 'Jansen', sentence: 'Waarom nu?', date: '2031-01-06' };
  const commitments = [{ ...promise, time: null, runId: 'run-1', madeAt: 1, outcome: null }];
  const taken = [nl.report.taken(10), nl.report.parts.commitments(1, 0, 0)];
  expect(await bring(page, aFile(aHistory(), { commitments }))).toEqual(taken);
  await page.getByText(nl.spots.where).waitFor();
  const before = await told(page);
  await page.getByRole('button', { name: nl.device.erase }).click();
  const dialog = page.getByRole('dialog');
  expect(await wrongOn(page)).toEqual([]);
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: nl.erase.save }).click();
  const file = readFileSync(await (await download).path(), 'utf8');
  await dialog.getByText(nl.erase.saved).waitFor();
  await dialog.getByRole('button', { name: nl.erase.erase }).click();
  await page.getByRole('heading', { name: nl.erase.done }).waitFor();
  expect(await kept(page)).toEqual({ databases: [], keys: [], caches: [], workers: 0 });
  await page.getByRole('button', { name: nl.erase.fresh }).click();
  await page.waitForFunction(() => location.hash === '#/');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await openProfile(page);
  await page.getByRole('heading', { name: nl.empty.title }).waitFor();
  expect((await bring(page, file)).slice(0, 2)).toEqual(taken);
  await page.getByText(nl.spots.where).waitFor();
  expect(await told(page)).toBe(before);
  await page.reload(); // and from what was remembered
  await page.getByText(nl.spots.where).waitFor();
  expect(await told(page)).toBe(before);
  forgiveReload(complaints);
});

test('a tab that was open while another deleted everything begins anew, and writes nothing back', async ({
  sitDown,
}) => {
  const player = await sitDown({ seed: 22, settings: { stage: false } });
  const { page, context, texts, complaints } = player;
  await player.begin();
  await player.say(0);
  const other = await context.newPage();
  await openProfile(other);
  await other.getByRole('button', { name: nl.device.erase }).click();
  await other.getByRole('dialog').getByRole('button', { name: nl.erase.erase }).click();
  await other.getByRole('heading', { name: nl.erase.done }).waitFor();
  await page.waitForFunction(() => location.hash === '#/');
  await page.getByText(texts.home.noRuns).waitFor();
  await openProfile(page);
  await page.getByRole('heading', { name: nl.empty.title }).waitFor();
  forgiveReload(complaints);
});

test('of a file only what the rules allow is taken in, nothing is overwritten, and undo brings all back', async ({
  sitDown,
}) => {
  const { page } = await sitDown();
  await openProfile(page);
  const mine = aFileRun(0, { picks: [1], ago: 50 });
  await bring(page, aFile([mine]));
  const before = await told(page);
  const good = aFileRun(1, { ago: 30 });
  const forged = aFileRun(2, { ago: 29 });
  const cheat = { ...forged, log: { ...forged.log, choices: ['win-at-once', ...forged.log.choices.slice(1)] } };
  const stranger = { ...good, log: { ...good.log, runId: 'stranger', scenario: 'no-such-client' } };
  const aged = { ...good, log: { ...good.log, runId: 'aged', sha256: 'f'.repeat(64), choices: ['gone'] } };
  const broken = { ...good, mode: 'best' };
  const namesake = { ...aFileRun(3, { ago: 28 }), log: { ...aFileRun(3, { ago: 28 }).log, runId: mine.log.runId } };
  const file = aFile([mine, good, cheat, stranger, aged, broken, namesake, '<img src=x onerror=alert(1)>'], {
    settings: { language: 'en' },
    'own-scenarios': [{ id: 'own:x', source: '{}', fileName: 'x.json' }],
    __proto__: { polluted: true },
  });
  const { why } = nl.report;
  const report = await bring(page, file);
  expect(report.toSorted()).toEqual(
    [
      nl.report.taken(2),
      nl.report.newId(1),
      nl.report.known(1),
      nl.report.refused(2, why.damaged),
      nl.report.refused(1, why.impossible),
      nl.report.refused(1, why['no-scenario']),
      nl.report.refused(1, why.renewed),
      nl.report.parts['own-scenarios'](0, 0, 1),
      nl.report.parts.settings(0, 1, 0),
    ].toSorted(),
  );
  expect(await wrongOn(page)).toEqual([]);
  expect(await told(page)).not.toBe(before);
  await page.getByRole('button', { name: nl.report.undo }).click();
  await page.getByText(nl.report.undone).waitFor();
  expect(await told(page)).toBe(before);
  // Brought twice, nothing comes double: not even what had to get another id.
  expect((await bring(page, file))[0]).toBe(nl.report.taken(2));
  expect((await bring(page, file)).slice(0, 2)).toEqual([nl.report.taken(0), nl.report.known(3)]);
});

test('what is no profile changes nothing and says why', async ({ sitDown }) => {
  const { page } = await sitDown();
  await openProfile(page);
  const { unreadable } = nl.report;
  expect(await bring(page, '\u0089PNG')).toEqual([unreadable['not-json']]);
  expect(await bring(page, '['.repeat(200_000))).toEqual([unreadable['not-json']]);
  expect(await bring(page, '{"format":1,"id":"te-mooi"}')).toEqual([unreadable['not-a-profile']]);
  expect(await bring(page, aFile([]).replace('"format":1', '"format":2'))).toEqual([unreadable.newer]);
  await page.getByRole('heading', { name: nl.empty.title }).waitFor();
});

test('an own scenario travels along, and the conversations with it', async ({ sitDown }) => {
  const { page } = await sitDown();
  await openProfile(page);
  const source = readFileSync(join(root, 'src/core/scenario/first-scenario.json'), 'utf8');
  const parsed = parse(source);
  if (!parsed.ok) throw new Error('the example does not parse');
  const own = openStory(source, { ...parsed.scenario, id: `own:${parsed.scenario.id}` });
  const run = walk(startRun(own, { runId: 'own-run', seed: 1 }), [0]);
  const file = aFile([{ ...aFileRun(0), log: runLog(run) }], {
    'own-scenarios': [{ id: own.scenario.id, source, fileName: 'mijn.json' }],
  });
  expect(await bring(page, file)).toEqual([nl.report.taken(1), nl.report.parts['own-scenarios'](1, 0, 0)]);
  await page.getByRole('heading', { name: own.scenario.title.nl }).waitFor();
  await page.getByRole('button', { name: nl.report.undo }).click();
  await page.getByRole('heading', { name: nl.empty.title }).waitFor();
  await page.goto(inject('game'));
  await page.getByRole('link', { name: firstStory.scenario.title.nl }).waitFor();
  expect(await page.getByRole('link', { name: own.scenario.title.nl }).count()).toBe(0);
});

test('what is missed most is practised where it comes up: that variant, kept as practice', async ({ sitDown }) => {
  const { page } = await sitDown();
  await openProfile(page);
  await bring(page, aFile(aHistory()));
  await page.getByText(nl.spots.where).waitFor();
  const before = new Set(aHistory().map(({ log }) => log.runId));
  const title = await page.locator('.where .title').innerText();
  const spots = await page.locator('#profile-spots ~ ol h3').allInnerTexts();
  const story = stories.find(({ scenario }) => scenario.title.nl === title)!;
  await page.getByRole('button', { name: nl.spots.practise }).click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  await page.locator('[data-start]').click();
  await page.waitForFunction(() => location.hash.startsWith('#/play/'));
  const heads = await page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((opened) => {
      const request = indexedDB.open('tegenspel');
      request.onsuccess = () => opened(request.result);
    });
    const all = await new Promise<{ runId: string; mode: string; scenario: string; seed: number }[]>((found) => {
      const request = database.transaction('runs').objectStore('runs').getAll();
      request.onsuccess = () => found(request.result as never);
    });
    database.close();
    return all;
  });
  const [begun] = heads.filter(({ runId }) => !before.has(runId));
  expect(begun).toMatchObject({ scenario: story.scenario.id, mode: 'practice' });
  const variant = variantOf(story.scenario, begun?.seed ?? 0);
  const moments = offersOf(story)[variant] ?? {};
  const ids = [...principles].flatMap(([id, { name }]) => (spots.includes(name.nl) ? [id] : []));
  expect(ids.length).toBe(spots.length);
  expect(ids.some((id) => (moments[id] ?? 0) > 0)).toBe(true);
});

describe('the profile fits and is for everybody', () => {
  test.for<[string, Seat, [number, number][]]>([
    [
      'in Dutch, on a phone and on a desk',
      { language: 'nl' },
      [
        [360, 640],
        [1280, 720],
      ],
    ],
    [
      'in English, on a tablet and on a projector',
      { language: 'en' },
      [
        [768, 1024],
        [1920, 1080],
      ],
    ],
    ['with letters of twice the size, on a phone', { settings: { textSize: 200 } }, [[360, 640]]],
  ])('%s', async ([, seat, sizes], { sitDown }) => {
    const { page } = await sitDown(seat);
    const { spots, device, erase } = seat.language === 'en' ? en : nl;
    await openProfile(page);
    await bring(page, aFile(aHistory()));
    await page.getByText(spots.where).waitFor();
    for (const [width, height] of sizes) {
      await page.setViewportSize({ width, height });
      expect(await wrongOn(page)).toEqual([]);
      await page.getByRole('button', { name: device.erase }).click();
      expect(await wrongOn(page)).toEqual([]);
      await page.getByRole('dialog').getByRole('button', { name: erase.keep }).click();
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    }
  });
});
