/** What was found by replaying, remembered in a real Chromium: quick when it holds, and never in the way when it does not. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { openMemory } from '../../src/app/profile-memory.ts';
import type { Findings } from '../../src/core/profile/findings.ts';
import type { RunLog } from '../../src/core/run/run.ts';
import { deviceWith, modulePage } from '../support/module-page.ts';

declare global {
  interface Window {
    openMemory: typeof openMemory;
  }
}

const log: RunLog = { runId: 'run-1', scenario: 'a', sha256: 'b', engine: 1, seed: 7, choices: ['x'] };
const other: RunLog = { ...log, runId: 'run-2' };
const findings: Findings = { scenario: 'a', sha256: 'b', variant: 'v', variants: ['v', 'w'], result: null };

const onDevice = deviceWith('src/app/profile-memory.ts');

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

const onPage = (work: (page: Page) => Promise<void>) =>
  onDevice(async (device) => {
    const page = await device.newPage();
    await page.goto(modulePage);
    await work(page);
  });

const remember = (page: Page, logs: RunLog[]) =>
  page.evaluate(
    ([known, found]) => window.openMemory().remember(known, new Map(known.map(({ runId }) => [runId, found]))),
    [logs, findings] as const,
  );

const recall = (page: Page, logs: RunLog[]) =>
  page.evaluate(async (known) => Object.fromEntries(await window.openMemory().recall(known)), logs);
