/** Sound in a real browser: never in the way, nothing fetched for who wants none, and honest about missing voices. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { voicesFor } from '../../src/sound/spoken.ts';
import { en } from '../../src/ui/settings/messages/en.ts';
import { nl } from '../../src/ui/settings/messages/nl.ts';
import { violationsOf } from '../support/axe.ts';
import { test } from '../support/player.ts';

const isSound = (url: string) => /\.(webm|mp3)$/.test(new URL(url).pathname);

test('sound comes when the picture is there, and the first line does not wait for it', async ({ sitDown }) => {
  const player = await sitDown();
  const { page } = player;
  await page.evaluate(() => {
    new MutationObserver((_, observer) => {
      if (!document.querySelector('[data-stage="drawn"]')) return;
      performance.mark('drawn');
      observer.disconnect();
    }).observe(document, { subtree: true, attributes: true, childList: true });
  });
  const fetched = page.waitForRequest((request) => isSound(request.url()));
  await player.begin();
  await fetched;
  const [drawnAt, soundAt] = await page.evaluate(() => [
    performance.getEntriesByName('drawn')[0]?.startTime ?? Infinity,
    Math.min(
      ...performance
        .getEntriesByType('resource')
        .filter(({ name }) => /\.(webm|mp3)$/.test(name))
        .map(({ startTime }) => startTime),
    ),
  ]);
  expect(soundAt).toBeGreaterThan(drawnAt ?? Infinity);
});

test('who has muted the game fetches no sound, until it is turned on', async ({ sitDown }) => {
  const player = await sitDown({ settings: { muted: true } });
  const { page } = player;
  const sounds: string[] = [];
  page.on('request', (request) => isSound(request.url()) && sounds.push(request.url()));
  await player.begin();
  await page.locator('[data-stage="drawn"]').waitFor();
  await player.say(0);
  expect(sounds).toEqual([]);
  const fetched = page.waitForRequest((request) => isSound(request.url()));
  await page.keyboard.press('m');
  await fetched;
});

/** The voices this browser has on this device. */
async function voicesOf(page: Page) {
  return page.evaluate(async () => {
    if (speechSynthesis.getVoices().length === 0) {
      await new Promise((done) => {
        speechSynthesis.addEventListener('voiceschanged', done, { once: true });
        setTimeout(done, 1000); // most machines that run tests have none, and say nothing
      });
    }
    return speechSynthesis.getVoices().map(({ lang, localService }) => ({ lang, localService }));
  });
}

for (const [language, words] of [
  ['nl', nl],
  ['en', en],
] as const) {
  test(`spoken lines (${language}): the setting says what this device can, and play never waits for a voice`, async ({
    sitDown,
  }) => {
    const player = await sitDown({ language, settings: { spokenLines: true, textSpeed: 'fast' } });
    const { page, texts } = player;
    const canSpeak = voicesFor(await voicesOf(page), language).length > 0;
    await page.getByRole('button', { name: texts.settings.title }).click();
    const toggle = page.getByRole('switch', { name: words.spokenLines });
    await page.getByText(canSpeak ? words.spokenAbout : words.noVoice).waitFor();
    expect(await toggle.isDisabled()).toBe(!canSpeak);
    expect(await toggle.isChecked()).toBe(canSpeak);
    const violations = await violationsOf(page);
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    await page.keyboard.press('Escape');
    await player.begin();
    await player.say(0);
    await player.say(1);
    expect(canSpeak || !(await page.evaluate(() => speechSynthesis.speaking))).toBe(true);
  });
}
