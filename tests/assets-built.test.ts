/** What lies in assets/ is what its sources make: found out without what makes it; `npm run assets -- --check` makes it again. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ledgerOf } from '../assets/src/ledger.mjs';
import { renderEffects, rooms } from '../assets/src/sound/render.mjs';
import table from '../assets/sound/table.json' with { type: 'json' };
import { root } from './support/sources.ts';

const assets = join(root, 'assets');
const read = (path: string) => readFileSync(join(assets, path), 'utf8');

test.each(['pictures', 'sound'])(
  'the %s are those that were built, from these sources (else: npm run assets)',
  (group) => {
    const built = JSON.parse(read('src/built.json')) as ReturnType<typeof ledgerOf>;
    const { sources, made } = ledgerOf(assets)[group] ?? {};
    expect({ sources, made }).toEqual(built[group]);
  },
);

test('the table of the short sounds is what the sounds make it', () => {
  expect(renderEffects().sprite).toEqual(table.sprite);
  expect(Object.keys(table.loops)).toEqual(rooms);
});

test('the ledger of makers names the versions that the pictures and letters came from', () => {
  const lock = JSON.parse(read('src/package-lock.json')) as { packages: Record<string, { version?: string }> };
  const named = [...read('CREDITS.md').matchAll(/(@?[a-z][\w/-]+) (\d+\.\d+\.\d+)/g)];
  expect(named.length).toBeGreaterThanOrEqual(6);
  for (const [, name = '', version] of named)
    expect(lock.packages[`node_modules/${name}`]?.version, name).toBe(version);
});
