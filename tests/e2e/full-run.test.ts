/** A whole conversation, from the home screen to the debrief, in the ways that people play it. */
import { expect } from 'vitest';
import type { Language } from '../../src/core/scenario/schema.ts';
import { debrief } from '../../src/core/score/debrief.ts';
import { story, test, type Player } from '../support/player.ts';

test('by the keyboard alone, in Dutch, with the stage in full motion', async ({ sitDown }) => {
  const player = await sitDown({ language: 'nl', seed: 2, motion: 'full' });
  const { page, texts } = player;
  await tabTo(player, 'link', story.scenario.title.nl);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: texts.briefing.start }).waitFor();
  await tabTo(player, 'button', texts.briefing.start);
  await page.keyboard.press('Enter');
  await player.listen();
  await page.locator('.stage canvas').waitFor();
  await player.sayToTheEnd([0, 1, 2]);
  await tabTo(player, 'link', texts.ending.toDebrief);
  await page.keyboard.press('Enter');
  await expectDebrief(player, 'nl');
});

test('by arrows and Enter', async ({ sitDown }) => {
  const player = await sitDown({ seed: 5 });
  const { page } = player;
  await player.begin();
  const { choices } = player.expected();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const second = choices[1]?.id ?? '';
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-choice'))).toBe(second);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-choice'))).toBe(choices.at(-1)?.id);
});

test('in English, with the stage off', async ({ sitDown }) => {
  const player = await sitDown({ language: 'en', seed: 3, settings: { stage: false } });
  await player.begin();
  expect(await player.page.locator('canvas').count()).toBe(0);
  await player.sayToTheEnd([1, 0]);
  expect(await player.page.locator('canvas').count()).toBe(0);
  await player.toDebrief();
  await expectDebrief(player, 'en');
});

test('the other language, chosen halfway, takes over without losing the place', async ({ sitDown }) => {
  const player = await sitDown({ language: 'nl', seed: 4 });
  const { page, texts } = player;
  await player.begin();
  await player.say(0);
  await page.keyboard.press('p');
  await page.getByRole('button', { name: texts.settings.title }).click();
  await page.getByRole('radio', { name: texts.settings.languages.en }).check();
  await page.keyboard.press('Escape');
  const inEnglish = player.as({ language: 'en' });
  await page.getByRole('button', { name: inEnglish.texts.pause.resume }).click();
  await inEnglish.seeChoices();
  await inEnglish.sayToTheEnd([1, 2]);
  await inEnglish.toDebrief();
  await expectDebrief(inEnglish, 'en');
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
});

/** Tab, as often as it takes, until this has the focus; everything on the way can be reached too. */
async function tabTo({ page }: Player, role: 'link' | 'button', name: string): Promise<void> {
  const wanted = await page.getByRole(role, { name }).first().elementHandle();
  for (let tabs = 0; tabs < 40; tabs += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((element) => document.activeElement === element, wanted)) return;
  }
  throw new Error(`no way by Tab to the ${role} "${name}"`);
}

async function expectDebrief(player: Player, language: Language): Promise<void> {
  const { score, ending, variant } = debrief(player.run(), language);
  await player.page.getByText(variant.name).first().waitFor();
  const words = await player.page.locator('main').innerText();
  for (const text of [ending.title, ending.later, variant.name, story.scenario.title[language], String(score)]) {
    expect(words).toContain(text);
  }
}
