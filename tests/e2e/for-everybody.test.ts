/** Every screen, for everybody: with assistive technology, on a small phone, enlarged, and without telling anyone else. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { test, type Seat } from '../support/player.ts';

test.for<[string, Seat]>([
  ['in Dutch, on a desk', { language: 'nl', seed: 11 }],
  [
    'in English, on a phone, with extra contrast',
    { language: 'en', seed: 12, width: 360, height: 640, settings: { contrast: true } },
  ],
])('axe finds nothing serious on any screen, %s', async ([, seat], { sitDown }) => {
  const player = await sitDown(seat);
  const found: string[] = [];
  await player.tour(async (screen) => {
    await settled(player.page);
    const { violations } = await new AxeBuilder({ page: player.page }).analyze();
    for (const { id, impact, help, nodes } of violations) {
      if (impact === 'serious' || impact === 'critical') {
        found.push(`${screen}: ${id}, ${help}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
      }
    }
  });
  expect(found).toEqual([]);
});

describe('every text fits', () => {
  test.for<[string, Seat]>([
    ['on a phone of 360 x 640', { seed: 13, width: 360, height: 640 }],
    ['on a phone on its side', { seed: 13, width: 640, height: 360 }],
    ['on a phone, in English', { seed: 14, width: 360, height: 640, language: 'en' }],
    // What a browser's own zoom of 200 % leaves of a window of 1280 x 800.
    ['zoomed to 200 %', { seed: 15, width: 640, height: 400 }],
    ['with letters of twice the size', { seed: 16, settings: { textSize: 200 } }],
    ['with letters of twice the size, on a phone', { seed: 17, width: 360, height: 640, settings: { textSize: 200 } }],
  ])('%s', async ([, seat], { sitDown }) => {
    const player = await sitDown(seat);
    const wrong: string[] = [];
    await player.tour(async (screen) => {
      wrong.push(...(await overflowing(player.page)).map((text) => `${screen}: ${text}`));
    });
    expect(wrong).toEqual([]);
  });
});

test('no script but the game’s own would run', async ({ sitDown }) => {
  const player = await sitDown();
  await player.page.evaluate(() => {
    const script = document.createElement('script');
    try {
      script.textContent = 'document.title = "taken over"';
    } catch {
      // Trusted Types already refuse the text.
    }
    document.head.append(script);
  });
  expect(await player.page.title()).not.toBe('taken over');
  expect(player.complaints.splice(0).filter((complaint) => complaint.includes('policy: '))).not.toEqual([]);
});

/** Waits until what moves into place stands still: colours halfway are not the colours. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity)
        .map((animation) => animation.finished.catch(() => {})),
    ),
  );
}

/** Texts that are cut off or stick out of the window sideways, and a page that scrolls sideways. */
async function overflowing(page: Page): Promise<string[]> {
  await settled(page);
  return page.evaluate(() => {
    const found: string[] = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) found.push(`the page is ${scrollWidth} wide in a window of ${clientWidth}`);
    const dialog = document.querySelector('dialog[open]');
    const texts = document.createTreeWalker(dialog ?? document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const node = texts.currentNode;
      const words = node.textContent?.trim() ?? '';
      const parent = node.parentElement;
      if (!words || !parent?.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const { left, right, width } = range.getBoundingClientRect();
      if (width === 0) continue;
      const clips = ancestors(parent).filter((one) => getComputedStyle(one).overflowX !== 'visible');
      if (ancestors(parent).some((one) => getComputedStyle(one).clipPath.startsWith('inset(50%'))) continue; // only spoken
      if (clips.some((one) => /auto|scroll/.test(getComputedStyle(one).overflowX) && one !== dialog)) continue;
      const edges = clips.map((one) => one.getBoundingClientRect());
      const limit = Math.min(innerWidth, ...edges.map((edge) => edge.right));
      const start = Math.max(0, ...edges.map((edge) => edge.left));
      if (right > limit + 1 || left < start - 1)
        found.push(`"${words.slice(0, 60)}" from ${left} to ${right}, room from ${start} to ${limit}`);
    }
    return found;

    function ancestors(element: Element): Element[] {
      return element.parentElement ? [element, ...ancestors(element.parentElement)] : [element];
    }
  });
}
