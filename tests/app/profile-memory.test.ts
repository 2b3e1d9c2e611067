/** What was found by replaying, remembered in a real Chromium: quick when it holds, and never in the way when it does not. */
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { build, type Rolldown } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { openMemory } from '../../src/app/profile-memory.ts';
import type { Findings } from '../../src/core/profile/findings.ts';
import type { RunLog } from '../../src/core/run/run.ts';
import { launchChromium } from '../support/browser.ts';

declare global {
  interface Window {
    openMemory: typeof openMemory;
  }
}

const origin = 'https://tegenspel.test';
const log: RunLog = { runId: 'run-1', scenario: 'a', sha256: 'b', engine: 1, seed: 7, choices: ['x'] };
const other: RunLog = { ...log, runId: 'run-2' };
const findings: Findings = { scenario: 'a', sha256: 'b', variant: 'v', variants: ['v', 'w'], result: null };

let browser: Browser;
let code: string;

beforeAll(async () => {
  const built = (await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      lib: { entry: fileURLToPath(new URL('../../src/app/profile-memory.ts', import.meta.url)), formats: ['es'] },
    },
  })) as Rolldown.RolldownOutput[];
  code = built[0]?.output[0].code ?? '';
  browser = await launchChromium();
});

afterAll(() => browser.close());

test('what was found is there at the next visit', async () => {
  await onPage(async (page) => {
    await remember(page, [log, other]);
    await page.reload();
    expect(await recall(page, [log, other])).toEqual({ 'run-1': findings, 'run-2': findings });
  });
});

test('it holds for the very same log only: a run that went on, or was taken back and went otherwise, is replayed', async () => {
  await onPage(async (page) => {
    await remember(page, [log]);
    expect(await recall(page, [{ ...log, choices: ['x', 'y'] }])).toEqual({});
    expect(await recall(page, [{ ...log, choices: ['z'] }])).toEqual({});
    expect(await recall(page, [{ ...log, sha256: 'c' }])).toEqual({});
    expect(await recall(page, [log])).toEqual({ 'run-1': findings });
  });
});

test('a run that is gone is forgotten', async () => {
  await onPage(async (page) => {
    await remember(page, [log, other]);
    await remember(page, [other]);
    expect(await recall(page, [log, other])).toEqual({ 'run-2': findings });
  });
});

test('what an earlier engine found counts for nothing', async () => {
  await onPage(async (page) => {
    await remember(page, [log]);
    await page.evaluate(async () => {
      const database = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open('tegenspel-profile');
        request.onsuccess = () => resolve(request.result);
      });
      const change = database.transaction('findings', 'readwrite');
      const store = change.objectStore('findings');
      store.get('run-1').onsuccess = ({ target }) =>
        store.put({ ...((target as IDBRequest).result as object), engine: 0 });
      await new Promise((done) => (change.oncomplete = done));
      database.close();
    });
    expect(await recall(page, [log])).toEqual({});
  });
});

test('a memory that was thrown away, or is of a later game, only costs time', async () => {
  await onPage(async (page) => {
    await remember(page, [log]);
    await page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          indexedDB.deleteDatabase('tegenspel-profile').onsuccess = () => {
            indexedDB.open('tegenspel-profile', 99).onsuccess = ({ target }) => {
              (target as IDBOpenDBRequest).result.close();
              resolve();
            };
          };
        }),
    );
    expect(await recall(page, [log])).toEqual({});
    await remember(page, [log]);
    expect(await recall(page, [log])).toEqual({});
  });
});

async function onPage(work: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext();
  await context.route(`${origin}/**`, (route) =>
    route.request().url().endsWith('.js')
      ? route.fulfill({ contentType: 'text/javascript', body: code })
      : route.fulfill({
          contentType: 'text/html',
          body: '<!doctype html><title>memory</title><script type="module">import { openMemory } from "/memory.js"; window.openMemory = openMemory;</script>',
        }),
  );
  try {
    const page = await context.newPage();
    await page.goto(`${origin}/`);
    await work(page);
  } finally {
    await context.close();
  }
}

const remember = (page: Page, logs: RunLog[]) =>
  page.evaluate(
    ([known, found]) => window.openMemory().remember(known, new Map(known.map(({ runId }) => [runId, found]))),
    [logs, findings] as const,
  );

const recall = (page: Page, logs: RunLog[]) =>
  page.evaluate(async (known) => Object.fromEntries(await window.openMemory().recall(known)), logs);
