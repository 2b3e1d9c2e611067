/** The page of the proof: worked out beside the page, told in words, figures and a map, for everybody. */
import { expect, inject } from 'vitest';
import { nl as onMap } from '../../src/ui/map/messages/nl.ts';
import { en } from '../../src/ui/proof/messages/en.ts';
import { nl } from '../../src/ui/proof/messages/nl.ts';
import { violationsOf } from '../support/axe.ts';
import { story, test, type Seat } from '../support/player.ts';

const { id, title, beats, endings, variants } = story.scenario;

test.for<[string, Seat]>([
  ['in Dutch, on a desk', { language: 'nl' }],
  [
    'in English, on a phone, with extra contrast',
    { language: 'en', width: 360, height: 640, settings: { contrast: 'more' } },
  ],
  [
    'with letters of twice the size, on a phone',
    { language: 'nl', width: 360, height: 640, settings: { textSize: 200 } },
  ],
])('a trainer sees how fair a scenario is, %s', async ([, seat], { sitDown }) => {
  const { page } = await sitDown(seat);
  const language = seat.language ?? 'nl';
  const words = { nl, en }[language];
  await page.locator(`a[href="#/proof/${id}"]`).click();
  await page.getByRole('heading', { level: 1, name: words.title(title[language]) }).waitFor();
  await page.getByText(words.verdict.fair).waitFor({ timeout: 60_000 });
  await page.getByRole('row', { name: words.worth.listening }).first().waitFor();
  // Everything open: each variant with its best run, its endings and what never comes up.
  const closed = page.locator('main details:not([open]) > summary');
  while ((await closed.count()) > 0) await closed.first().click();
  for (const { name, about } of Object.values(variants)) {
    await page.getByText(name[language], { exact: true }).first().waitFor();
    await page.getByText(about[language], { exact: true }).waitFor();
  }
  for (const ending of Object.values(endings))
    expect(await page.getByText(ending.title[language], { exact: true }).count()).toBeGreaterThan(0);
  const violations = await violationsOf(page);
  expect(violations.map(({ id: rule, nodes }) => `${rule}: ${nodes[0]?.html}`)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(
    0,
  );
});

test('the map is walked by keyboard, and says in words what it shows', async ({ sitDown }) => {
  const { page } = await sitDown();
  await page.goto(`${inject('game')}#/proof/${id}`);
  const map = page.getByRole('region', { name: nl.map.label });
  await map.waitFor();
  const [start, second] = Object.entries(beats);
  const drawn = page.locator('[data-moment]');
  expect(await drawn.count()).toBe(Object.keys(beats).length + Object.keys(endings).length);
  const find = page.getByLabel(nl.map.find);
  await find.selectOption(second?.[0] ?? '');
  for (const { text } of second?.[1].choices ?? []) await page.getByText(text.nl, { exact: true }).first().waitFor();
  await page.getByText(nl.map.comesFrom).waitFor();
  await page.getByRole('button', { name: start?.[1].title?.nl ?? '', exact: true }).click();
  expect(await find.inputValue()).toBe(start?.[0]);
  await map.focus();
  const width = () => drawn.first().evaluate((node) => node.getBoundingClientRect().width);
  const before = await width();
  await page.keyboard.press('+');
  await expect.poll(width).toBeGreaterThan(before);
  await page.keyboard.press('0');
  await expect.poll(width).toBeLessThan(before);
  await page.getByRole('button', { name: onMap.larger }).click();
  await page.getByRole('button', { name: onMap.larger }).click();
  await page.getByRole('button', { name: onMap.larger }).click();
  await page.getByRole('button', { name: onMap.larger }).click();
  const top = () => map.evaluate((box) => box.scrollTop);
  const from = await top();
  await page.getByRole('button', { name: onMap.down }).click();
  await expect.poll(top).toBeGreaterThan(from);
});

test('a proof under way is stopped and begun again', async ({ sitDown }) => {
  const { page } = await sitDown();
  // A second is soon over: the first time it is not begun before it has been stopped.
  const { promise: stopped, resolve: goOn } = Promise.withResolvers<void>();
  await page.route(/proof-worker/, async (route) => stopped.then(() => route.continue()).catch(() => {}));
  await page.goto(`${inject('game')}#/proof/${id}`);
  await page.getByRole('button', { name: nl.working.cancel }).click();
  await page.getByText(nl.working.cancelled).waitFor();
  goOn();
  await page.getByRole('button', { name: nl.working.again }).click();
  await page.getByText(nl.verdict.fair).waitFor({ timeout: 60_000 });
});

test('a scenario that is not there is said to be missing', async ({ sitDown }) => {
  const { page, texts } = await sitDown();
  await page.goto(`${inject('game')}#/proof/own:nobody`);
  await page.getByText(texts.missing.scenario).waitFor();
});
