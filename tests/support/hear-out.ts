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

/** Says this choice: for a moment after they appear the choices take no press, as the reader may still be skipping. */
export async function sayChoice(page: Page, id: string): Promise<void> {
  const choice = `[data-choice="${id}"][aria-disabled="false"]`;
  await page.locator(choice).waitFor();
  await page.waitForFunction(
    (wanted) => {
      const button = document.querySelector<HTMLElement>(wanted);
      button?.click();
      return button === null;
    },
    choice,
    { polling: 100 },
  );
}
