/**
 * How soon the game answers, in Chromium with a cold cache and a processor slowed down four times,
 * beside a bare page of 1 kB from the same server, in turn. Bytes are those that came over the wire.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { launchChromium } from '../support/browser.ts';
import { serveGame } from '../support/game.ts';
import { median, row, type Row } from './row.ts';

const slowdown = 4;
const rounds = 7;
const root = join(import.meta.dirname, '../..');
const scenario = 'op-audientie';

export async function* page(): AsyncGenerator<Row> {
  await build({ root, logLevel: 'warn' });
  const bare = join(root, 'dist/bare');
  mkdirSync(bare, { recursive: true });
  writeFileSync(join(bare, 'index.html'), barePage());
  const game = await serveGame();
  const browser = await launchChromium();
  const bareAddress = `${game.address}/bare/index.html`;
  try {
    const home: number[] = [];
    const peer: number[] = [];
    const first: number[] = [];
    const staged: number[] = [];
    await timeTo(browser, bareAddress, answers);
    await timeTo(browser, game.address, answers);
    for (let round = 0; round < rounds; round += 1) {
      peer.push(await timeTo(browser, bareAddress, answers));
      home.push(await timeTo(browser, game.address, answers));
    }
    for (let round = 0; round < rounds; round += 1) {
      first.push(await timeTo(browser, game.address, toFirstChoice));
      staged.push(await timeTo(browser, game.address, toStage));
    }
    const beside = { name: 'a bare page of 1 kB', figure: median(peer) };
    const against = (figures: readonly number[]) => median(figures) / median(peer);
    yield row('page', 'home interactive', 'ms', median(home), beside, { atMost: 1.5 }, against(home));
    yield row('page', 'first choice, by keyboard from home', 'ms', median(first), beside, null, against(first));
    yield row('page', 'first choice with the stage drawn', 'ms', median(staged), beside, null, against(staged));
    const homeBytes = await kilobytesTo(browser, game.address, answers);
    yield row('page', 'bytes before home is interactive', 'kB', homeBytes, null, { atMost: 80 }, homeBytes);
    const allBytes = await kilobytesTo(browser, game.address, toStage);
    yield row('page', 'bytes to the first choice, stage drawn', 'kB', allBytes, null, { atMost: 700 }, allBytes);
  } finally {
    await browser.close();
    await game.stop();
    rmSync(bare, { recursive: true, force: true });
  }
}

type Ready = (page: Page) => Promise<number>;

/** Milliseconds of the page until `ready` says so, in a browser context of its own with nothing in its cache. */
async function timeTo(browser: Browser, address: string, ready: Ready): Promise<number> {
  const { context, opened, wire } = await openPage(browser);
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

/** When a button is there, painted, and the page has answered a timer: a press would be heard. */
function answers(opened: Page): Promise<number> {
  return opened.evaluate(
    () =>
      new Promise<number>((found) => {
        const look = () => {
          if (!document.querySelector('button')) requestAnimationFrame(look);
          else requestAnimationFrame(() => setTimeout(() => found(performance.now())));
        };
        look();
      }),
  );
}

/** From home through the briefing to the first choices, as fast as a keyboard can. */
async function toFirstChoice(opened: Page): Promise<number> {
  await answers(opened);
  await opened.locator(`main a[href*="${scenario}"]`).first().focus();
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

async function toStage(opened: Page): Promise<number> {
  await toFirstChoice(opened);
  await opened.locator('[data-stage="drawn"] canvas').waitFor({ state: 'attached' });
  return opened.evaluate(() => performance.now());
}

function barePage(): string {
  const page =
    '<!doctype html><html lang="nl"><meta charset="utf-8"><title>Leeg</title><body><main><h1>Leeg</h1><p>%</p><button>Verder</button></main></body></html>';
  return page.replace('%', 'Tekst om deze pagina op een kilobyte te brengen. '.repeat(18));
}
