/** Every screen, for everybody: with assistive technology, on a small phone, enlarged, and without telling anyone else. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { violationsOf } from '../support/axe.ts';
import { test, type Seat } from '../support/player.ts';

type Size = { width: number; height: number };

/**
 * Between them: every size, both languages, both letters, both contrasts, and the colours of the device itself. Where only the
 * size is another, axe would say the same again, and one tour is enough for all of them.
 */
const seats: { where: string; seat: Seat; axe: boolean; sizes: [Size, ...Size[]] }[] = [
  {
    where: 'in Dutch, on a desk',
    axe: true,
    seat: { language: 'nl', seed: 11 },
    sizes: [{ width: 1280, height: 800 }],
  },
  {
    where: 'in English, on a phone that asks for more contrast',
    axe: true,
    seat: { language: 'en', seed: 12, device: { contrast: 'more' } },
    sizes: [{ width: 360, height: 640 }],
  },
  {
    where: 'on a projector, in the colours of the device',
    axe: true,
    seat: { seed: 14, device: { forcedColors: 'active' } },
    sizes: [{ width: 1920, height: 1080 }],
  },
  {
    where: 'on a phone on its side, and zoomed to 400 %',
    axe: false,
    seat: { seed: 13 },
    sizes: [
      { width: 640, height: 360 },
      { width: 320, height: 256 }, // what a browser's own zoom leaves of a window of 1280 x 1024
    ],
  },
  {
    where: 'in the reading letter of twice the size, on a phone and on a desk',
    axe: false,
    seat: { seed: 17, settings: { textSize: 200, font: 'lexend' } },
    sizes: [
      { width: 360, height: 640 },
      { width: 1280, height: 720 },
    ],
  },
];
const patienceMs = 600_000; // a dozen screens, each looked at from all sides

test.for(seats)(
  'on every screen every text fits, everything that can be pressed is large enough and axe finds nothing, $where',
  { timeout: patienceMs },
  async ({ seat, axe, sizes }, { sitDown }) => {
    const { page, tour } = await sitDown({ ...seat, ...sizes[0] });
    const wrong: string[] = [];
    await tour(async (screen) => {
      await settled(page);
      for (const { id, help, nodes } of axe ? await violationsOf(page) : [])
        for (const { html, any } of nodes)
          wrong.push(`${screen}: ${id}, ${help}: ${html.slice(0, 120)} ${any[0]?.message ?? ''}`);
      wrong.push(...(await misfits(page, screen)));
      for (const other of sizes.slice(1)) {
        await page.setViewportSize(other);
        await settled(page);
        wrong.push(...(await misfits(page, `${screen}, ${other.width} wide`)));
        await page.setViewportSize(sizes[0]);
      }
    });
    expect(wrong).toEqual([]);
  },
);

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
  await page.evaluate(async () => {
    const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
    await frame();
    await frame(); // what follows a size has followed
    await Promise.all(
      document
        .getAnimations()
        .filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity)
        .map((animation) => animation.finished.catch(() => {})),
    );
  });
}

async function misfits(page: Page, screen: string): Promise<string[]> {
  return [...(await overflowing(page)), ...(await tooSmall(page))].map((one) => `${screen}: ${one}`);
}

/** Texts that are cut off or stick out of the window sideways, and a page that scrolls sideways. */
async function overflowing(page: Page): Promise<string[]> {
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

/** Whatever can be pressed is at least 44 by 44 pixels; links within a sentence are as large as their words. */
async function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const least = 43.5; // half a pixel is lost in rounding
    const pressable =
      'a[href], button, input, select, textarea, summary, [role="button"], [role="tab"], [role="switch"]';
    const found: string[] = [];
    for (const one of (document.querySelector('dialog[open]') ?? document).querySelectorAll(pressable)) {
      if (!one.checkVisibility({ visibilityProperty: true, opacityProperty: false })) continue;
      const cover = getComputedStyle(one, '::after'); // a link may reach over the whole card around it
      const target =
        (one.closest('label') ??
          (cover.content !== 'none' &&
            cover.position === 'absolute' &&
            one instanceof HTMLElement &&
            one.offsetParent)) ||
        one;
      const { width, height } = target.getBoundingClientRect();
      const isOnlySpoken = width <= 1 || getComputedStyle(one).clipPath.startsWith('inset(50%');
      if (isOnlySpoken || isWithinSentence(one)) continue;
      if (width < least || height < least)
        found.push(
          `${Math.round(width)} x ${Math.round(height)}: <${target.tagName}> ${target.textContent.trim().slice(0, 60)}`,
        );
    }
    return found;

    function isWithinSentence(one: Element): boolean {
      if (one.tagName !== 'A' || getComputedStyle(one).display !== 'inline') return false;
      const around = [...(one.parentElement?.childNodes ?? [])].filter((node) => node !== one);
      return around.some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
    }
  });
}
