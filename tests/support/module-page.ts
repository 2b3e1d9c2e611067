/** A module of the game alone, in the tabs of a real Chromium: what it exports is on `window`. */
import { join } from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import { build, type Rolldown } from 'vite';
import { afterAll, beforeAll } from 'vitest';
import { launchChromium } from './browser.ts';
import { root } from './sources.ts';

/** Where its tabs are; every path is a page of it. */
export const modulePage = 'https://tegenspel.test/';

/** Does something on a device of its own. To be called at the top of the file; `path` is from the project's root. */
export function deviceWith(path: string): (work: (device: BrowserContext) => Promise<void>) => Promise<void> {
  let browser: Browser;
  let code: string;

  beforeAll(async () => {
    const built = (await build({
      configFile: false,
      logLevel: 'error',
      build: { write: false, minify: false, lib: { entry: join(root, path), formats: ['es'] } },
    })) as Rolldown.RolldownOutput[];
    code = built[0]?.output[0].code ?? '';
    browser = await launchChromium();
  });

  afterAll(() => browser.close());

  return async (work) => {
    const device = await browser.newContext();
    await device.route(`${modulePage}**`, (route) =>
      route.request().url().endsWith('.js')
        ? route.fulfill({ contentType: 'text/javascript', body: code })
        : route.fulfill({
            contentType: 'text/html',
            body: '<!doctype html><title>module</title><script type="module">import * as all from "/module.js"; Object.assign(window, all);</script>',
          }),
    );
    try {
      await work(device);
    } finally {
      await device.close();
    }
  };
}
