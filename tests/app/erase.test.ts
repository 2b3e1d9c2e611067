/** Delete all, in a browser that cannot list its databases. */
import ts from 'typescript';
import { expect, test } from 'vitest';
import type { eraseAll } from '../../src/app/erase.ts';
import { deviceWith, modulePage } from '../support/module-page.ts';
import { nodesOf, product } from '../support/sources.ts';

declare global {
  interface Window {
    eraseAll: typeof eraseAll;
  }
}

const onDevice = deviceWith('src/app/erase.ts');

test('every database of the game goes, also where the browser does not list them', async () => {
  const names = ['tegenspel'];
  for (const { code } of product)
    for (const node of nodesOf(code))
      if (ts.isCallExpression(node) && node.expression.getText(code) === 'openDatabase')
        names.push(...node.arguments.filter(ts.isStringLiteral).map(({ text }) => text));
  expect(names).toContain('tegenspel-workshop');
  await onDevice(async (device) => {
    const page = await device.newPage();
    await page.goto(modulePage);
    const left = await page.evaluate(async (all) => {
      const make = (name: string) =>
        new Promise<void>((made) => {
          const opening = indexedDB.open(name);
          opening.onsuccess = () => {
            opening.result.close();
            made();
          };
        });
      await Promise.all(all.map(make));
      const list = indexedDB.databases.bind(indexedDB);
      Object.defineProperty(indexedDB, 'databases', { value: undefined, configurable: true });
      const went = await window.eraseAll();
      return { went, left: (await list()).map(({ name }) => name) };
    }, names);
    expect(left).toEqual({ went: true, left: [] });
  });
});
