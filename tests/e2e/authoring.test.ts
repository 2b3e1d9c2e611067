/** The authoring loop, as `npm run dev` gives it: a development server, a real Chromium, and an author who saves. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { createServer, type ViteDevServer } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Scenario } from '../../src/core/scenario/schema.ts';
import { both, smallScenario } from '../core/scenario/scenario-builder.ts';
import { launchChromium } from '../support/browser.ts';
import { hearOut, sayChoice } from '../support/hear-out.ts';

const project = join(import.meta.dirname, '../..');
// A house of its own with the project's own code, so that a test can save scenarios without touching those of the project.
const house = mkdtempSync(join(tmpdir(), 'tegenspel-'));
const file = join(house, 'scenarios/small/scenario.json');

let server: ViteDevServer;
let browser: Browser;
let page: Page;

function save(change: (scenario: Scenario) => void = () => {}): Promise<void> {
  const scenario = smallScenario();
  change(scenario);
  return saveText(JSON.stringify(scenario, null, 2));
}

async function saveText(source: string): Promise<void> {
  // The watcher takes two changes within 50 ms for one; nobody saves that fast.
  await new Promise((later) => setTimeout(later, 100));
  writeFileSync(file, source);
}

beforeAll(async () => {
  mkdirSync(join(house, 'scenarios/small'), { recursive: true });
  for (const name of ['index.html', 'src', 'assets', 'node_modules'])
    symlinkSync(join(project, name), join(house, name));
  await save();
  server = await createServer({
    root: house,
    configFile: join(project, 'vite.config.ts'),
    cacheDir: join(house, 'cache'),
    logLevel: 'error',
    // Only the scenarios are watched: somebody may be at work in the sources.
    server: {
      port: 0,
      host: 'localhost',
      fs: { allow: [house, project] },
      watch: { ignored: [join(project, 'src/**'), join(house, 'src/**')] },
    },
  });
  await server.listen();
  browser = await launchChromium();
  page = await browser.newPage({ locale: 'nl-NL', reducedMotion: 'reduce' });
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
  rmSync(house, { recursive: true, force: true });
});

const overlay = () => page.getByRole('complementary', { name: /small/ });

test('what an author saves is played on at once', async () => {
  await page.goto(`${server.resolvedUrls?.local[0] ?? ''}#/briefing/small`);
  await page.getByRole('button', { name: 'Begin het gesprek' }).click();
  await hearOut(page);
  await sayChoice(page, 'ask');
  await hearOut(page);
  const address = page.url();
  await page.evaluate(() => Object.assign(globalThis, { neverReloaded: true }));

  // A better wording: the same place, the new words.
  await save(({ beats }) => {
    const [leave] = beats.close?.choices ?? [];
    if (leave) leave.text = both('We ronden het af', 'Let us wrap up');
  });
  await page.getByText('je staat waar je stond').waitFor();
  await page.locator('[data-choice=leave]', { hasText: 'We ronden het af' }).waitFor();
  expect(page.url()).toBe(address);

  // Broken: told with its line, and the last good version goes on.
  const source = JSON.stringify(smallScenario(), null, 2).replace('"to": "close"', '"to": "clos"');
  await saveText(source);
  const line = source.split('\n').findIndex((text) => text.includes('"clos"')) + 1;
  await overlay().getByText(`Regel ${line},`).waitFor();
  await overlay().getByText('Bedoel je "close"?').waitFor();
  await overlay().getByText('De laatste goede versie loopt door').waitFor();
  expect(await page.locator('[data-choice=leave]').innerText()).toContain('We ronden het af');

  // Not even JSON.
  await saveText('{ "format": 1, ');
  await overlay().getByText('dit is geen JSON').waitFor();

  // A warning is no reason to stop.
  await save(({ beats }) => {
    for (const choice of beats.hello?.choices ?? []) delete choice.feedback;
  });
  await overlay().getByText('2 keer let op').waitFor();
  await page.locator('[data-choice=leave]', { hasText: 'Afronden' }).waitFor();

  // Repaired: nothing left to say.
  await save();
  await overlay().waitFor({ state: 'detached' });

  // The choice made is gone: back to just before it.
  await save(({ beats }) => {
    const [ask] = beats.hello?.choices ?? [];
    if (ask) ask.id = 'ask-money';
  });
  await page.getByText('Keuze 1 (“ask”) past er niet meer in').waitFor();
  await hearOut(page);
  expect(
    await page.locator('[data-choice]').evaluateAll((all) => all.map((one) => one.getAttribute('data-choice')).sort()),
  ).toEqual(['ask-money', 'tell']);

  // Never by loading the page anew; and a conversation begun from here is of the newest version.
  expect(await page.evaluate(() => 'neverReloaded' in globalThis)).toBe(true);
});
