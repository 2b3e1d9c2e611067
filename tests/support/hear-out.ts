import type { Page } from 'playwright-core';

/**
 * Hears everybody out, so that the choices are due. Goes on by the way on itself: a key pressed in the moment in which the
 * choices appear would be a choice.
 */
export async function hearOut(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    document.querySelector<HTMLElement>('[data-next]')?.click();
    return document.querySelector('[data-choice][aria-disabled="false"]') !== null;
  });
}
