/** A trainer without Node: opens a file of his own, sees what is wrong with it, plays it, and the game follows what he saves. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import type { Scenario } from '../../src/core/scenario/schema.ts';
import { nl as authorWords } from '../../src/ui/authoring/messages/nl.ts';
import { nl } from '../../src/ui/own/messages/nl.ts';
import { nl as proofWords } from '../../src/ui/proof/messages/nl.ts';
import { violationsOf } from '../support/axe.ts';
import { hearOut, sayChoice } from '../support/hear-out.ts';
import { story, test } from '../support/player.ts';
import { root } from '../support/sources.ts';

const example = readFileSync(join(root, 'src/core/scenario/first-scenario.json'), 'utf8');
const title = 'De tweede offerte';

/** The example with a change, as a text. */
function written(change: (scenario: Scenario) => void): string {
  const scenario = JSON.parse(example) as Scenario;
  change(scenario);
  return JSON.stringify(scenario, null, 2);
}

/** Drops a file on the page, the way a hand does. */
async function drop(page: Page, source: string, name = 'scenario.json'): Promise<void> {
  await page.getByRole('heading', { name: nl.title }).waitFor();
  const dropped = await page.evaluateHandle(
    ([text, fileName]) => {
      const data = new DataTransfer();
      data.items.add(new File([text], fileName, { type: 'application/json' }));
      return data;
    },
    [source, name] as const,
  );
  await page.dispatchEvent('main', 'drop', { dataTransfer: dropped });
}

const card = (page: Page, name = title) => page.getByRole('link', { name, exact: true });
const fair = (page: Page) => page.getByText(nl.proved(title, 0));

test('a file dropped on the page is checked, proved and played at once, and is there after a reload', async ({
  sitDown,
}) => {
  const { page, texts } = await sitDown();
  await drop(page, example);
  await fair(page).waitFor({ timeout: 30_000 });
  const violations = await violationsOf(page);
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  await page.reload();
  await card(page).click();
  await page.getByRole('button', { name: texts.briefing.start }).click();
  await hearOut(page);
  await sayChoice(page, 'why-now');
  await hearOut(page);
  await page.reload(); // the conversation too is kept
  await page.locator('[data-choice="compare"]').waitFor();
  await page.goto(`${inject('game')}#/proof/own:tweede-offerte`);
  await page.getByText(proofWords.verdict.fair).waitFor({ timeout: 30_000 });
});

test('a file is picked where the browser has only a file field', async ({ sitDown }) => {
  const { page } = await sitDown();
  await page.evaluate(() => Reflect.deleteProperty(window, 'showOpenFilePicker'));
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: nl.open }).click();
  await (await chooser).setFiles({ name: 'mijn.json', mimeType: 'application/json', buffer: Buffer.from(example) });
  await fair(page).waitFor({ timeout: 30_000 });
  await page.getByText('mijn.json', { exact: false }).first().waitFor();
});

test('a broken file is told with line and remedy, and disturbs nothing', async ({ sitDown }) => {
  const { page } = await sitDown();
  await drop(page, example);
  await fair(page).waitFor({ timeout: 30_000 });
  const broken = example.replace('"to": "request"', '"to": "reqest"');
  await drop(page, broken, 'kapot.json');
  await page.getByText(nl.refused('kapot.json', 1)).waitFor();
  const line = broken.split('\n').findIndex((text) => text.includes('"reqest"')) + 1;
  await page.getByText(`Regel ${line},`).waitFor();
  await page.getByText('Bedoel je "request"?').waitFor();
  await card(page).waitFor();
  await drop(page, '{ "format": 1, ', 'half.json');
  await page.getByText('dit is geen JSON').waitFor();
  await page.getByRole('button', { name: nl.close }).click();
  await card(page).click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
});

test('a hostile file is refused, or shown as the text it is', async ({ sitDown }) => {
  const { page } = await sitDown();
  const hostile: [string, string][] = [
    ['te-groot.json', `"${'a'.repeat(3_000_000)}"`],
    ['diep.json', '['.repeat(100_000)],
    ['proto.json', example.replace('"minutes": 4', '"minutes": 4, "__proto__": { "polluted": true }')],
    ['omgekeerd.json', written((scenario) => void (scenario.title.nl = 'Omge\u202ekeerd'))],
    ['plaatje.json', '\u0089PNG\r\n\u001a\n\u0000'],
  ];
  for (const [name, source] of hostile) {
    await drop(page, source, name);
    await page.locator('.news .headline', { hasText: name }).filter({ hasText: 'niet te spelen' }).waitFor();
  }
  const markup = '<img src=x onerror="document.title=1"><script>alert(1)</script>';
  await drop(
    page,
    written((scenario) => void (scenario.title.nl = markup)),
    'opmaak.json',
  );
  await page.getByRole('link', { name: markup, exact: true }).waitFor();
  expect(await page.locator('main img[src="x"]').count()).toBe(0);
  expect(await page.title()).toBe('Tegenspel');
});

test('what is not text is said to be unreadable', async ({ sitDown }) => {
  const { page } = await sitDown();
  await page.evaluate(() => Reflect.deleteProperty(window, 'showOpenFilePicker'));
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: nl.open }).click();
  const latin1 = Buffer.from(example, 'latin1');
  await (
    await chooser
  ).setFiles({ name: 'oud.json', mimeType: 'application/json', buffer: Buffer.concat([latin1, Buffer.from([0xff])]) });
  await page.getByText(nl.unreadable('oud.json')).waitFor();
});

test('the id of a scenario of the game is no trouble: both stay', async ({ sitDown }) => {
  const { page } = await sitDown();
  await drop(
    page,
    written((scenario) => void (scenario.id = story.scenario.id)),
  );
  await card(page).waitFor();
  await page.getByText(nl.namesake).waitFor();
  await card(page, story.scenario.title.nl).click();
  await page.getByRole('heading', { level: 1, name: story.scenario.title.nl }).waitFor();
});

test('a newer version takes the place of the old, an old run says it no longer fits, and undo brings all back', async ({
  sitDown,
}) => {
  const { page, texts } = await sitDown();
  await drop(page, example);
  await fair(page).waitFor({ timeout: 30_000 });
  await card(page).click();
  await page.getByRole('button', { name: texts.briefing.start }).click();
  await hearOut(page);
  await sayChoice(page, 'demo');
  await hearOut(page);
  const run = page.url();
  await page.goto(inject('game'));
  await drop(
    page,
    written((scenario) => void (scenario.title.nl = 'De derde offerte')),
  );
  await card(page, 'De derde offerte').waitFor();
  await page.getByText(nl.replaced(title)).waitFor();
  expect(await card(page).count()).toBe(0);
  await page.evaluate((address) => (location.hash = new URL(address).hash), run);
  await page.getByText(texts.broken.fitsWhole).waitFor();
  await page.goto(inject('game'));
  await drop(page, example);
  await page.getByRole('button', { name: texts.undo }).click();
  await card(page, 'De derde offerte').waitFor();
});

test('an own scenario is removed, put back, and exported as it was', async ({ sitDown }) => {
  const { page, texts } = await sitDown();
  await drop(page, example);
  await fair(page).waitFor({ timeout: 30_000 });
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: nl.of(nl.export, title) }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toBe('tweede-offerte.json');
  expect(readFileSync(await saved.path(), 'utf8')).toBe(example);
  await page.getByRole('button', { name: nl.of(nl.remove, title) }).click();
  await card(page).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: texts.undo }).click();
  await card(page).waitFor();
  await page.getByRole('button', { name: nl.of(nl.remove, title) }).click();
  await card(page).waitFor({ state: 'detached' });
  await page.reload();
  await page.getByRole('heading', { name: nl.title }).waitFor();
  expect(await card(page).count()).toBe(0);
});

test('where the browser keeps nothing an own scenario is played in this tab, and that is said', async ({
  sitDownWithoutStorage,
}) => {
  const { page, texts } = await sitDownWithoutStorage();
  await drop(page, example);
  await fair(page).waitFor({ timeout: 30_000 });
  await page.getByText(texts.storage.blocked).waitFor();
  await card(page).click();
  await page.getByRole('button', { name: texts.briefing.start }).click();
  await hearOut(page);
});

test('the example to start from can be opened as it is saved', async ({ sitDown }) => {
  const { page } = await sitDown();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: nl.example }).click();
  await drop(page, readFileSync(await (await download).path(), 'utf8'));
  await fair(page).waitFor({ timeout: 30_000 });
});

test('a followed file is played on as soon as it is saved; a bad one changes nothing', async ({ sitDown }) => {
  const { page, texts } = await sitDown();
  // A real file that the page can look at again: the picker of a browser that cannot be clicked gives one of the page's own.
  await page.addInitScript(() => {
    const open = async () => {
      const folder = await navigator.storage.getDirectory();
      return folder.getFileHandle('mijn.json', { create: true });
    };
    Object.assign(window, { showOpenFilePicker: async () => [await open()] });
  });
  await page.reload();
  const save = (source: string) =>
    page.evaluate(async (text) => {
      const folder = await navigator.storage.getDirectory();
      const writer = await (await folder.getFileHandle('mijn.json', { create: true })).createWritable();
      await writer.write(text);
      await writer.close();
    }, source);
  await save(example);
  await page.getByRole('button', { name: nl.open }).click();
  await fair(page).waitFor({ timeout: 30_000 });
  await page.getByText(nl.following).waitFor();
  await page.reload();
  await card(page).click();
  await page.getByRole('button', { name: texts.briefing.start }).click();
  await hearOut(page);
  await sayChoice(page, 'why-now');
  await hearOut(page);
  const address = page.url();

  await save(
    written(({ beats }) => {
      for (const choice of beats.request?.choices ?? [])
        if (choice.id === 'friday') choice.text.nl = 'Vrijdag is hij er.';
    }),
  );
  await page.getByText(authorWords.replayed).waitFor();
  await hearOut(page);
  await page.locator('[data-choice="friday"]', { hasText: 'Vrijdag is hij er.' }).waitFor();
  expect(page.url()).toBe(address);
  await page.reload(); // the run is one of the new version now
  await page.locator('[data-choice="friday"]', { hasText: 'Vrijdag is hij er.' }).waitFor();

  await save(example.replace('"to": "request"', '"to": "reqest"'));
  await page.getByText(authorWords.stillRunning).waitFor();
  await page.getByText('Bedoel je "request"?').waitFor();
  await page.locator('[data-choice="friday"]', { hasText: 'Vrijdag is hij er.' }).waitFor();

  // Mended, with the choice that was made under another name: back to just before it.
  await save(
    written(({ beats }) => {
      for (const choice of beats.welcome?.choices ?? []) if (choice.id === 'why-now') choice.id = 'why-this-week';
    }),
  );
  await page.getByText('Keuze 1 (“why-now”) past er niet meer in').waitFor();
  await hearOut(page);
  await page.locator('[data-choice="why-this-week"]').waitFor();
});
