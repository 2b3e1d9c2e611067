/**
 * How soon the game answers, in Chromium with a cold cache and a processor slowed down four times, beside the smallest
 * page that does, from the same server, in turn: on this machine's own line a bare page of 1 kB; on "slow 4G", where
 * whatever answers a press has to fetch its script first, that page with a stylesheet and a script.
 * Bytes are those that came over the wire.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { launchChromium } from '../support/browser.ts';
import { serveGame } from '../support/game.ts';
import { median, row, type Row } from './row.ts';

const slowdown = 4;
const rounds = 7;
const slowRounds = 3;
const root = join(import.meta.dirname, '../..');
const first = 'op-audientie';

// Chromium's own preset: milliseconds before an answer begins, and bytes a second.
const slow4G = { offline: false, latency: 562.5, downloadThroughput: 180_000, uploadThroughput: 84_375 };

type Line = 'own line' | 'slow 4G';

export async function* page(): AsyncGenerator<Row> {
  await build({ root, logLevel: 'warn' });
  const bare = join(root, 'dist/bare');
  mkdirSync(bare, { recursive: true });
  writeFileSync(join(bare, 'index.html'), barePage());
  writeFileSync(
    join(bare, 'answers.html'),
    barePage('<link rel="stylesheet" href="./page.css"><script type="module" src="./page.js"></script>'),
  );
  writeFileSync(join(bare, 'page.css'), 'button { font: inherit; }');
  writeFileSync(join(bare, 'page.js'), barePageScript);
  const game = await serveGame();
  const browser = await launchChromium();
  try {
    yield* times(browser, 'own line', rounds, game.address, { name: 'a bare page of 1 kB', path: 'index.html' });
    yield* times(browser, 'slow 4G', slowRounds, game.address, {
      name: 'the smallest page that answers',
      path: 'answers.html',
    });
    const homeBytes = await kilobytesTo(browser, game.address, answers);
    yield row('page', 'bytes before home is interactive', 'kB', homeBytes, null, { atMost: 80 }, homeBytes);
    const all: { id: string; bytes: number }[] = [];
    for (const id of readdirSync(join(root, 'scenarios'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name))
      all.push({ id, bytes: await kilobytesTo(browser, game.address, (opened) => toStage(opened, id)) });
    const { id, bytes } = all.reduce((most, one) => (one.bytes > most.bytes ? one : most));
    const what = `bytes to the first choice, stage drawn: ${id}, the most`;
    yield row('page', what, 'kB', bytes, null, { atMost: 700 }, bytes);
  } finally {
    await browser.close();
    await game.stop();
    rmSync(bare, { recursive: true, force: true });
  }
}

async function* times(
  browser: Browser,
  line: Line,
  count: number,
  address: string,
  peer: { name: string; path: string },
): AsyncGenerator<Row> {
  const bareAddress = `${address}/bare/${peer.path}`;
  const figures = { bare: [], home: [], all: [], choice: [], staged: [] } as Record<string, number[]>;
  await timeTo(browser, line, bareAddress, answers);
  await timeTo(browser, line, address, answers);
  for (let round = 0; round < count; round += 1) {
    figures.bare?.push(await timeTo(browser, line, bareAddress, answers));
    figures.home?.push(await timeTo(browser, line, address, answers));
    figures.all?.push(await timeTo(browser, line, address, showsAll));
  }
  for (let round = 0; round < count; round += 1) {
    figures.choice?.push(await timeTo(browser, line, address, toFirstChoice));
    figures.staged?.push(await timeTo(browser, line, address, toStage));
  }
  const figure = (name: string) => median(figures[name] ?? []);
  const beside = { name: peer.name, figure: figure('bare') };
  const rowOf = (name: string, what: string, target: { atMost: number } | null) =>
    row('page', `${what}, ${line}`, 'ms', figure(name), beside, target, figure(name) / beside.figure);
  yield rowOf('home', 'home interactive, the first conversation can be begun', { atMost: 1.5 });
  yield rowOf('all', 'every conversation can be chosen', null);
  yield rowOf('choice', 'first choice, by keyboard from home', null);
  yield rowOf('staged', 'first choice with the stage drawn', line === 'slow 4G' ? { atMost: 6 } : null);
}

type Ready = (page: Page) => Promise<number>;

/** Milliseconds of the page until `ready` says so, in a browser context of its own with nothing in its cache. */
async function timeTo(browser: Browser, line: Line, address: string, ready: Ready): Promise<number> {
  const { context, opened, wire } = await openPage(browser);
  await wire.send('Network.enable');
  if (line === 'slow 4G') await wire.send('Network.emulateNetworkConditions', slow4G);
  await wire.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await opened.goto(address, { waitUntil: 'commit' });
  const ms = await ready(opened);
  await context.close();
  return ms;
}

/** What came over the wire until then: the most of a few visits, as what is fetched ahead may or may not be in time. */
async function kilobytesTo(browser: Browser, address: string, ready: Ready): Promise<number> {
  const all: number[] = [];
  for (let visit = 0; visit < 3; visit += 1) {
    const { context, opened, wire } = await openPage(browser);
    let bytes = 0;
    await wire.send('Network.enable');
    wire.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
    await wire.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    await opened.goto(address, { waitUntil: 'commit' });
    await ready(opened);
    all.push(bytes / 1_000);
    await context.close();
  }
  return Math.max(...all);
}

async function openPage(browser: Browser) {
  const viewport = { width: 1280, height: 720 };
  const context = await browser.newContext({ viewport, locale: 'nl-NL', reducedMotion: 'reduce' });
  const opened = await context.newPage();
  return { context, opened, wire: await context.newCDPSession(opened) };
}

/** When what has to be there is painted, and the page has answered a timer: a press would be heard. */
function painted(opened: Page, wanted: string, count: number): Promise<number> {
  return opened.evaluate(
    ([selector, least]) =>
      new Promise<number>((found) => {
        const look = () => {
          const seen = [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility());
          if (seen.length < least) requestAnimationFrame(look);
          else requestAnimationFrame(() => setTimeout(() => found(performance.now())));
        };
        look();
      }),
    [wanted, count] as const,
  );
}

/**
 * The bare page says by itself when its script listens. The game's title screen stands in the page: its links go by themselves
 * and its buttons are kept in mind until the game is there, so what is pressed from here on is done (`toFirstChoice` does so;
 * tests/e2e/first-paint.test.ts shows it for all of them). When the game itself is there, with all it offers, is `showsAll`.
 */
const answers: Ready = (opened) => painted(opened, 'html:not([data-deaf]) button', 1);

const showsAll: Ready = (opened) => painted(opened, 'main li a[href^="#/briefing/"]', 5);

/** From home through the briefing to the first choices, as fast as a keyboard can. */
async function toFirstChoice(opened: Page, scenario = first): Promise<number> {
  await answers(opened);
  const link = opened.locator(`main a[href$="/briefing/${scenario}"]`).first();
  await link.focus();
  await opened.keyboard.press('Enter');
  const start = opened.locator('[data-start]');
  await start.waitFor();
  await start.press('Enter');
  const choice = opened.locator('.choices button');
  const speech = opened.locator('[data-next]');
  await speech.or(choice).first().waitFor();
  while ((await choice.count()) === 0) {
    await opened.keyboard.press('Enter');
    await opened.evaluate(() => new Promise((next) => requestAnimationFrame(next)));
  }
  return opened.evaluate(() => performance.now());
}

async function toStage(opened: Page, scenario = first): Promise<number> {
  await toFirstChoice(opened, scenario);
  await opened.locator('[data-stage="drawn"] canvas').waitFor({ state: 'attached' });
  return opened.evaluate(() => performance.now());
}

const barePageScript = `
document.querySelector('button').addEventListener('click', ({ target }) => (target.textContent = 'Ja'));
delete document.documentElement.dataset.deaf;
`;

/** A page of 1 kB; with a script it does not listen until that has come. */
function barePage(head = ''): string {
  const page = `<!doctype html><html lang="nl"${head && ' data-deaf'}><meta charset="utf-8">${head}<title>Leeg</title><body><main><h1>Leeg</h1><p>%</p><button>Verder</button></main></body></html>`;
  return page.replace('%', 'Tekst om deze pagina op een kilobyte te brengen. '.repeat(head ? 16 : 18));
}
