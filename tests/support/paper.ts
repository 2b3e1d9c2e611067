/** What a page would be on paper: printed by the browser itself, and read back from the file. */
import type { Page } from 'playwright-core';
import { extractText, getDocumentProxy } from 'unpdf';

/** Sizes in whole millimetres. */
export type Sheet = { text: string; width: number; height: number };

/**
 * Presses what prints, and gives the pages that would come out. The browser's own dialog is kept closed: nobody is there to
 * answer it.
 */
export async function printed(page: Page, press: () => Promise<void>): Promise<Sheet[]> {
  await page.evaluate(() => (window.print = () => {}));
  await press();
  return sheetsOf(await page.pdf({ preferCSSPageSize: true }));
}

async function sheetsOf(file: Uint8Array): Promise<Sheet[]> {
  const pdf = await getDocumentProxy(new Uint8Array(file));
  const { text } = await extractText(pdf, { mergePages: false });
  return Promise.all(
    text.map(async (words, index) => {
      const [left = 0, top = 0, right = 0, bottom = 0] = (await pdf.getPage(index + 1)).view;
      const inMillimetres = (points: number) => Math.round((points / 72) * 25.4);
      return { text: inLetters(words), width: inMillimetres(right - left), height: inMillimetres(bottom - top) };
    }),
  );
}

/** Words as paper and screen have them in common: without the hyphens and spaces that a line's end brings. */
export function inLetters(words: string): string {
  return words.normalize('NFKC').replaceAll(/[\s\p{Pd}\u00ad]/gu, '');
}
