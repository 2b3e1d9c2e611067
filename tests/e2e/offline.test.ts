/** After the first visit the game needs no network, and a newer version never takes anything from a tab that is playing. */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Plugin } from 'vite';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { en } from '../../src/ui/offline/messages/en.ts';
import { nl } from '../../src/ui/offline/messages/nl.ts';
import { nl as profile } from '../../src/ui/profile/messages/nl.ts';
import { nl as proof } from '../../src/ui/proof/messages/nl.ts';
import { buildGame } from '../support/game.ts';
import { root } from '../support/sources.ts';
import { serveFolder } from '../support/static-host.ts';
import { story, test } from '../support/player.ts';

const folder = mkdtempSync(join(tmpdir(), 'tegenspel-'));
const first = join(folder, 'first');
const second = join(folder, 'second');
const newName = 'Tegenspel de tweede';
const catalogue = JSON.parse(readFileSync(join(root, 'scenarios/catalogue.json'), 'utf8')) as { id: string }[];

/** The next version: every one of its files has another name, since the first of them says something else. */
const renamed: Plugin = {
  name: 'renamed',
  enforce: 'pre',
  transform: (code, id) => (id.endsWith('/ui/messages/nl.ts') ? code.replace(`'Tegenspel'`, `'${newName}'`) : null),
};

beforeAll(async () => {
  cpSync(join(root, 'dist'), first, { recursive: true });
  await buildGame({ plugins: [renamed], build: { outDir: second, emptyOutDir: true } });
}, 180_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('without a network', () => {
  test('after one visit everything is there: every conversation, its debrief and its proof', async ({ sitDown }) => {
    const host = await serveFolder(first, '/a/b/');
    const player = await sitDown({ address: host.address, offline: true });
    const { page } = player;
    await isKept(page);
    await host.stop();

    await page.reload();
    await player.begin();
    await player.sayToTheEnd([0, 1]);
    await page.locator('.stage canvas').waitFor();
    await player.toDebrief();
    await page.goto(`${host.address}#/proof/${story.scenario.id}`);
    await page.getByText(proof.verdict.fair).waitFor({ timeout: 60_000 });
    for (const { id } of catalogue) {
      await page.goto(`${host.address}#/briefing/${id}`);
      await page.getByRole('button', { name: player.texts.briefing.start }).click();
      await page.locator('[data-next]').waitFor();
      await page.locator('[data-stage="drawn"] canvas').waitFor();
    }
    await page.goto(host.address);
    await page.getByRole('link', { name: player.texts.home.debrief }).first().waitFor();
    expect(player.complaints.splice(0).filter((one) => !/ERR_CONNECTION_REFUSED/.test(one))).toEqual([]);
  });

  test('what is asked of a server goes there, past everything kept', async ({ sitDown }) => {
    const host = await serveFolder(first, '/a/b/');
    const player = await sitDown({ address: host.address, offline: true });
    const { page } = player;
    await isKept(page);
    await page.reload(); // from here on the worker sees every request
    const before = host.asked.length;
    const [answered, streamed] = await page.evaluate(async () => {
      const asked = await fetch('./api/sessions');
      const ended = await new Promise<string>((done) => {
        const stream = new EventSource('./api/sessions/live');
        stream.onerror = () => done(`closed: ${stream.readyState === EventSource.CLOSED}`);
      });
      const held = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
      const addresses = held.flat().map(({ url }) => url);
      return [asked.status, `${ended}, kept: ${addresses.some((one) => one.includes('/api/'))}`] as const;
    });
    expect([answered, streamed]).toEqual([404, 'closed: true, kept: false']);
    expect(host.asked.slice(before)).toEqual(expect.arrayContaining(['/a/b/api/sessions', '/a/b/api/sessions/live']));
    player.complaints.splice(0); // that there is no such server was the point
    await host.stop();
  });
});

describe('a newer version', () => {
  test('waits until the player asks for it, and a tab that is playing keeps its own to the end', async ({
    sitDown,
  }) => {
    const host = await serveFolder(first);
    const player = await sitDown({ address: host.address, offline: true, seed: 21 });
    const { page, texts } = player;
    await isKept(page);
    await player.begin();
    await player.say(0);
    const tab = await player.context.newPage();
    await tab.goto(host.address);
    await tab.getByRole('heading', { level: 1, name: texts.product }).waitFor();

    host.renew(second);
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      await registration.update();
    });
    await tab.getByText(nl.newer).waitFor({ timeout: 30_000 });
    expect(await page.getByText(nl.newer).count()).toBe(0);

    // The other tab goes over; this one still fetches pieces of its own version, which the host has no more.
    await tab.getByRole('button', { name: nl.take }).click();
    await tab.waitForFunction((name) => document.title === name, newName, { timeout: 60_000 });
    await player.sayToTheEnd([1]);
    await player.toDebrief();
    expect(await page.title()).not.toContain(newName);
    expect(await versionsKept(page)).toBe(2);

    // Out of the conversation it is offered the same.
    await page.getByText(nl.newer).waitFor();
    await page.getByRole('button', { name: nl.take }).click();
    await page.waitForFunction((name) => document.querySelector('h1') && document.title.includes(name), 'Tegenspel');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.goto(host.address);
    await page.waitForFunction((name) => document.title === name, newName);
    await page.getByRole('link', { name: texts.home.debrief }).waitFor();
    await page.reload(); // nobody is left in the first version
    await expect.poll(() => versionsKept(page)).toBe(1);
    await host.stop();
  });

  test('comes as well when the worker of this one is never idle, and other tabs lose nothing', async ({ sitDown }) => {
    const host = await serveFolder(first);
    const { page, texts, context } = await sitDown({ address: host.address, offline: true });
    await isKept(page);
    const tab = await context.newPage();
    await tab.goto(host.address);
    // A download that does not end: nothing of this name is kept, so the worker asks the host.
    host.hold('/assets/endless-00000000.mp3');
    await tab.evaluate(() => void fetch('./assets/endless-00000000.mp3').catch(() => {}));
    host.renew(second);
    await page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
    await tab.getByRole('button', { name: nl.take }).click({ timeout: 30_000 });
    await tab.getByText(nl.coming).waitFor();
    await tab.waitForFunction((name) => document.title === name, newName, { timeout: 30_000 });

    await page.getByRole('link', { name: texts.home.profile }).click();
    await page.getByRole('heading', { level: 1, name: profile.title }).waitFor();
    expect(await page.title()).not.toContain(newName);
    await host.stop();
  });

  test('whoever has nothing kept hears that this one has gone, reloads, and finds the run', async ({ sitDown }) => {
    const host = await serveFolder(first);
    const player = await sitDown({ address: host.address, seed: 22, language: 'en' });
    const { page, texts } = player;
    await player.begin();
    const begun = host.asked.length;
    host.renew(second);
    await player.sayToTheEnd([0]);
    await page.getByRole('link', { name: texts.ending.toDebrief }).click();
    await page.getByRole('alert').getByText(en.gone).waitFor();
    // The missing pieces, of which some may be told of until the page goes.
    page.once('framenavigated', () => player.complaints.splice(0));
    await page.getByRole('alert').getByRole('button', { name: texts.storage.reload }).click();
    await page.getByRole('alert').getByText(en.gone).waitFor({ state: 'detached' });
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForFunction(() => document.querySelector('main')?.textContent.includes('%') !== undefined);
    const own = (path: string) => existsSync(join(first, path)) && !existsSync(join(second, path));
    expect(host.asked.slice(begun).filter((path) => /index-.*js$/.test(path) && own(path))).toHaveLength(1); // it looked once
    expect(player.complaints).toEqual([]);
    await host.stop();
  });
});

test('it can be installed, in either language', async ({ sitDown }) => {
  const host = await serveFolder(first, '/a/b/');
  for (const [language, words] of [
    ['nl', nl],
    ['en', en],
  ] as const) {
    const { page, context } = await sitDown({ address: host.address, language });
    await page.locator(`link[rel="manifest"][href*=".${language}."]`).waitFor({ state: 'attached' });
    const wire = await context.newCDPSession(page);
    const { url, errors, data } = await wire.send('Page.getAppManifest');
    expect(errors).toEqual([]);
    expect(url.startsWith(host.address)).toBe(true);
    const manifest = JSON.parse(data ?? '') as { lang: string; description: string; icons: { src: string }[] };
    expect(manifest).toMatchObject({ lang: language, description: words.description, start_url: './', scope: './' });
    for (const { src } of manifest.icons)
      expect((await context.request.get(new URL(src, url).href)).status()).toBe(200);
    const { installabilityErrors } = await wire.send('Page.getInstallabilityErrors');
    // A window of a test is a private one, which no browser installs from.
    expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);
  }
  await host.stop();
});

/** Waits until the whole version is on the device and answers for this page. */
async function isKept(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller)
      await new Promise((served) => navigator.serviceWorker.addEventListener('controllerchange', served));
  });
}

function versionsKept(page: Page): Promise<number> {
  return page.evaluate(async () => (await caches.keys()).length);
}
