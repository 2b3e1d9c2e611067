/** The built game is a folder of files: it plays from any host, under any path, and in a frame of somebody else's page. */
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Frame, Page } from 'playwright-core';
import { afterAll, afterEach, beforeEach, expect } from 'vitest';
import { nl } from '../../src/ui/messages/nl.ts';
import { nl as play } from '../../src/ui/play/messages/nl.ts';
import { launchWithoutStorage } from '../support/browser.ts';
import { root } from '../support/sources.ts';
import { serveFolder, type StaticHost } from '../support/static-host.ts';
import { story, test } from '../support/player.ts';

const dist = join(root, 'dist');
const outside = mkdtempSync(join(tmpdir(), 'tegenspel-'));
let host: StaticHost;
let other: StaticHost;

beforeEach(async () => {
  host = await serveFolder(dist, '/a/b/');
  other = await serveFolder(outside);
  writeFileSync(
    join(outside, 'index.html'),
    `<!doctype html><title>Cursus</title><iframe src="${host.address}" width="1000" height="700"></iframe>`,
  );
});

afterEach(async () => {
  await host.stop();
  await other.stop();
});

afterAll(() => rmSync(outside, { recursive: true }));

test('from a folder of the plainest host a conversation plays to its debrief', async ({ sitDown }) => {
  const player = await sitDown({ address: host.address, seed: 31 });
  await player.begin();
  await player.page.locator('[data-stage="drawn"] canvas').waitFor();
  await player.sayToTheEnd([0, 2]);
  await player.toDebrief();
  expect(host.asked.filter((path) => !path.startsWith('/a/b/'))).toEqual([]);
});

test('no page, style sheet or manifest names an address that begins at the root of a host', () => {
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' });
  const named = files.filter((path) => /\.(html|css|webmanifest)$/.test(path));
  expect(named.length).toBeGreaterThan(5);
  const addresses = named.flatMap((path) => {
    const text = readFileSync(join(dist, path), 'utf8');
    const found = text.matchAll(/(?:\b(?:src|href)="|url\(["']?|"(?:src|start_url|scope)":")([^"')]*)/g);
    return [...found].map(([, address = '']) => ({ path, address }));
  });
  expect(addresses.length).toBeGreaterThan(10);
  expect(addresses.filter(({ address }) => /^(\/|\w+:)/.test(address) && !address.startsWith('data:'))).toEqual([]);
});

test('in a frame of another origin it plays as it does anywhere', async ({ browser }) => {
  const context = await browser.newContext({ locale: 'nl-NL', reducedMotion: 'reduce' });
  const wrong = await watch(context);
  const game = await openFrame(await context.newPage());
  await playToDebrief(game);
  expect(await game.getByRole('alert').innerText()).toBe('');
  expect(wrong).toEqual([]);
  await context.close();
});

test('in a frame that may keep nothing it says so and plays on', async () => {
  const context = await launchWithoutStorage({ locale: 'nl-NL', reducedMotion: 'reduce' });
  const wrong = await watch(context);
  const game = await openFrame(await context.newPage());
  await game.getByRole('link', { name: story.scenario.title.nl }).click();
  await game.locator('[data-start]').click();
  await game.getByRole('alert').getByText(nl.storage.blocked).waitFor();
  await playOn(game);
  expect(wrong).toEqual([]);
  await context.close();
});

/** Requests that leave both hosts, broken policies, and errors. */
async function watch(context: BrowserContext): Promise<string[]> {
  const wrong: string[] = [];
  const origins = [host, other].map(({ address }) => new URL(address).origin);
  context.setDefaultTimeout(10_000);
  await context.addInitScript(() =>
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      console.error(`policy: ${violatedDirective} ${blockedURI}`),
    ),
  );
  context.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (!origins.includes(origin) && protocol !== 'blob:' && protocol !== 'data:') wrong.push(request.url());
  });
  context.on('console', (message) => {
    // The page around it is not ours, and has no icon.
    if (message.type() === 'error' && !message.location().url.endsWith('favicon.ico')) wrong.push(message.text());
  });
  context.on('weberror', (error) => wrong.push(error.error().message));
  return wrong;
}

async function openFrame(page: Page): Promise<Frame> {
  await page.goto(other.address);
  const frame = await (await page.waitForSelector('iframe')).contentFrame();
  if (!frame) throw new Error('the page shows no frame');
  await frame.getByRole('heading', { level: 1, name: nl.product }).waitFor();
  return frame;
}

async function playToDebrief(game: Frame): Promise<void> {
  await game.getByRole('link', { name: story.scenario.title.nl }).click();
  await game.locator('[data-start]').click();
  await playOn(game);
}

/** By the mouse: reads on, and says the first thing on offer, until the debrief. */
async function playOn(game: Frame): Promise<void> {
  const next = game.locator('[data-next]:visible');
  const choice = game.locator('[data-choice]:not([aria-disabled="true"]):visible');
  const toDebrief = game.getByRole('link', { name: play.ending.toDebrief });
  for (let turns = 0; turns < 400; turns += 1) {
    await next.or(choice).or(toDebrief).first().waitFor();
    if (await toDebrief.isVisible()) break;
    const button = (await choice.count()) > 0 ? choice.first() : next.first();
    await button.click({ timeout: 1_000 }).catch(() => {}); // what has just gone is not pressed
  }
  await toDebrief.click();
  await game.getByRole('heading', { level: 1 }).waitFor();
  await game.getByText(story.scenario.title.nl).first().waitFor();
}
