/** The title screen stands in the page before the game does: what is seen, pressed and focused then is what counts. */
import type { BrowserContext, Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import { en } from '../../src/ui/messages/en.ts';
import { nl } from '../../src/ui/messages/nl.ts';
import { test } from '../support/player.ts';

const words = { nl, en };

/** A first visit of which the game is kept back until `letGo`. */
async function visit(context: BrowserContext, { hash = '' } = {}) {
  const complaints: string[] = [];
  context.on('weberror', (error) => complaints.push(error.error().message));
  context.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  const page = await context.newPage();
  const { promise: gate, resolve: letGo } = Promise.withResolvers<'continue' | 'abort'>();
  await page.route(/\/assets\/index-[^/]*\.js$/, async (route) => route[await gate]());
  await page.goto(inject('game') + hash, { waitUntil: 'commit' });
  return { page, letGo, complaints };
}

const title = (page: Page) => page.getByRole('heading', { level: 1, name: 'Tegenspel' });

test.for(['nl', 'en'] as const)(
  'a first visitor reads the title before there is a game, in %s',
  async (language, { browser }) => {
    const context = await browser.newContext({
      locale: language === 'nl' ? 'nl-BE' : 'en-GB',
      serviceWorkers: 'block',
    });
    const { page, letGo, complaints } = await visit(context);
    const { home } = words[language];
    await title(page).waitFor();
    const begin = page.getByRole('link', { name: home.first });
    await begin.focus();
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
    expect(await page.getByText(words[language === 'nl' ? 'en' : 'nl'].home.lead).count()).toBe(0);
    letGo('continue');
    await page.getByRole('list').first().waitFor();
    expect(await begin.evaluate((link) => link === document.activeElement)).toBe(true);
    expect(await title(page).count()).toBe(1);
    expect(complaints).toEqual([]);
    await context.close();
  },
);

test('what is pressed before the game listens is done as soon as it does', async ({ browser }) => {
  const context = await browser.newContext({ locale: 'nl-NL', serviceWorkers: 'block' });
  const settings = await visit(context);
  await settings.page.getByRole('button', { name: nl.settings.title }).click();
  settings.letGo('continue');
  await settings.page.getByRole('dialog').waitFor();
  const language = await visit(context);
  await language.page.getByRole('button', { name: 'English' }).click();
  language.letGo('continue');
  await language.page.getByText(en.home.lead).waitFor();
  await context.close();
  const other = await browser.newContext({ locale: 'nl-NL', serviceWorkers: 'block' });
  const link = await visit(other);
  await link.page.getByRole('link', { name: nl.home.first }).click();
  link.letGo('continue');
  await link.page.locator('[data-start]').waitFor();
  expect([...settings.complaints, ...language.complaints, ...link.complaints]).toEqual([]);
  await other.close();
});

test('who comes back, or for another screen, is shown no title first', async ({ browser }) => {
  const context = await browser.newContext({ locale: 'nl-NL', serviceWorkers: 'block' });
  const elsewhere = await visit(context, { hash: '#/profile' });
  expect(await elsewhere.page.locator('#app').innerText()).toBe('');
  elsewhere.letGo('continue');
  await elsewhere.page.getByRole('heading', { level: 1 }).waitFor();
  expect(await title(elsewhere.page).count()).toBe(0);
  await elsewhere.page.evaluate(() => localStorage.setItem('tegenspel.settings', '{"language":"en"}'));
  const again = await visit(context);
  expect(await again.page.locator('#app').innerText()).toBe('');
  again.letGo('continue');
  await again.page.getByText(en.home.lead).waitFor();
  expect([...elsewhere.complaints, ...again.complaints]).toEqual([]);
  await context.close();
});

test('where the game cannot be fetched, the title says so', async ({ browser }) => {
  const context = await browser.newContext({ locale: 'nl-NL', serviceWorkers: 'block' });
  const { page, letGo } = await visit(context);
  letGo('abort');
  await page.getByRole('alert').getByText(nl.failed.part).waitFor();
  await page.unrouteAll(); // the line is back
  await page.getByRole('link', { name: nl.failed.retry }).click();
  await page.getByRole('list').first().waitFor();
  await context.close();
});
