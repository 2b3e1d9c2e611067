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

type Figures = { interactiveMs: number; bytes: number };

export async function* page(): AsyncGenerator<Row> {
  await build({ root, logLevel: 'warn' });
  const bare = join(root, 'dist/bare');
  mkdirSync(bare, { recursive: true });
  writeFileSync(join(bare, 'index.html'), barePage());
  const game = await serveGame();
  const browser = await launchChromium();
  try {
    const home: Figures[] = [];
    const peer: Figures[] = [];
    const first: Figures[] = [];
    const staged: Figures[] = [];
    await visit(browser, `${game.address}/bare/index.html`, answers);
    for (let round = 0; round < rounds; round += 1) {
      peer.push(await visit(browser, `${game.address}/bare/index.html`, answers));
      home.push(await visit(browser, `${game.address}/`, answers));
      first.push(await visit(browser, `${game.address}/`, toFirstChoice));
      staged.push(await visit(browser, `${game.address}/`, toStage));
    }
    const ms = (figures: readonly Figures[]) => median(figures.map(({ interactiveMs }) => interactiveMs));
    const kB = (figures: readonly Figures[]) => Math.max(...figures.map(({ bytes }) => bytes)) / 1_000;
    const beside = { name: 'a bare page of 1 kB', figure: ms(peer) };
    yield row('page', 'home interactive', 'ms', ms(home), beside, { atMost: 1.5 }, ms(home) / ms(peer));
    yield row('page', 'first choice, by keyboard from home', 'ms', ms(first), beside, null, ms(first) / ms(peer));
    yield row('page', 'first choice with the stage drawn', 'ms', ms(staged), beside, null, ms(staged) / ms(peer));
    yield row('page', 'bytes before home is interactive', 'kB', kB(home), null, { atMost: 80 }, kB(home));
    yield row('page', 'bytes to the first choice, stage drawn', 'kB', kB(staged), null, { atMost: 700 }, kB(staged));
  } finally {
    await browser.close();
    await game.stop();
    rmSync(bare, { recursive: true, force: true });
  }
}

/** Opens an address in a browser context of its own and measures until `ready` says when, in milliseconds of the page. */
async function visit(browser: Browser, address: string, ready: (page: Page) => Promise<number>): Promise<Figures> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 720 },
    locale: 'nl-NL',
    reducedMotion: 'reduce',
  });
  const opened = await context.newPage();
  const wire = await context.newCDPSession(opened);
  let bytes = 0;
  await wire.send('Network.enable');
  wire.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  await wire.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await opened.goto(address, { waitUntil: 'commit' });
  const interactiveMs = await ready(opened);
  const figures = { interactiveMs, bytes };
  await context.close();
  return figures;
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
