/**
 * The house rules that no tool keeps: who may import whom (ARCHITECTURE.md), no circles, no dead exports, no `any`,
 * a core without the outside world.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { lineOf, mentions, nodesOf, product, root, sources } from './support/sources.ts';

/** Per folder of src: the other folders it may import. The core stands alone. */
const layers: Record<string, string[]> = {
  'src/core': [],
  'src/stage': ['src/core', 'assets'],
  'src/sound': ['src/core', 'assets'],
  'src/ui': ['src/core', 'assets'],
  'src/app': ['src/core', 'src/stage', 'src/sound', 'src/ui', 'assets', 'scenarios'],
  'src/server': ['src/core'],
  'src/cli': ['src/core', 'src/server'],
};

/** Per library: the folders that own it. `node:` stands for all of Node. */
const libraries: Record<string, string[]> = {
  zod: ['src/core/scenario', 'src/core/board', 'src/server'],
  papaparse: ['src/server'],
  'jsonc-parser': ['src/core/scenario'],
  xstate: ['src/core/machine'],
  '@noble/hashes': ['src/core/run'],
  phaser: ['src/stage'],
  howler: ['src/sound'],
  svelte: ['src/ui', 'src/app'],
  idb: ['src/app'],
  uqr: ['src/ui/workshop'],
  fastify: ['src/server'],
  '@fastify': ['src/server'],
  kysely: ['src/server/store'],
  pg: ['src/server/store'],
  'node:': ['src/server', 'src/cli'],
};

/** A plugin of the build: it runs beside the game, not in it. */
const buildPlugin = /\/vite-[^/]+\.ts$/;

/** Read by a page, a command or a tool rather than by another module. */
const entries = [
  'src/app/main.ts',
  'src/app/before-paint.ts',
  'src/app/title-page.ts',
  'src/app/service-worker.ts',
  'src/server/main.ts',
  'src/cli/main.ts',
  'tests/support/game.ts',
];

/** Names that would let chance, the clock, the locale or the machine into the core. */
const outsideWorld =
  /^(Date|Intl|performance|crypto|window|document|navigator|globalThis|self|process|console|fetch|Buffer|require)$/;
const unsteady =
  /^(random|pow|exp|expm1|log|log2|log10|log1p|sqrt|cbrt|hypot|a?(sin|cos|tan)h?|atan2|localeCompare|toLocale\w+)$/;

test('there is something to check', () => {
  expect(product.length).toBeGreaterThan(10);
  expect(product.flatMap(({ imports }) => imports).length).toBeGreaterThan(10);
});

test('every folder imports only what its layer may', () => {
  const wrong = product.flatMap(({ path, imports }) => {
    const home = folderIn(Object.keys(layers), path);
    if (!home) return [`${path}: no layer of this house`];
    return imports.filter(({ to }) => !mayImport(home, path, to)).map(({ to }) => `${path} imports ${to}`);
  });
  expect(wrong).toEqual([]);
});

test('the table of the folders names the libraries that each of them owns', () => {
  const rows = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8')
    .split('\n')
    .filter((line) => /^\| `src\//.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()));
  const told = rows.flatMap(([, folder = '', , , owns = '']) =>
    (owns.replaceAll(/ \(.*?\)/g, '').match(/[^\s,]+/g) ?? []).map((name) => `${folder.split('`')[1]}: ${name}`),
  );
  const folders = rows.map(([, folder = '']) => folder.split('`')[1] ?? '');
  const kept = Object.entries(libraries)
    .filter(([name]) => name !== '@fastify') // plugins of the other
    .flatMap(([name, owners]) =>
      owners.map((owner) => {
        const row = folders.findLast((folder) => owner === folder || owner.startsWith(`${folder}/`));
        return `${row}: ${name === 'node:' ? 'Node' : name}`;
      }),
    );
  expect(told.sort()).toEqual([...new Set(kept)].sort());
});

test('no module imports itself in a circle', () => {
  const next = new Map(product.map(({ path, imports }) => [path, imports.map(({ to }) => to)]));
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (path: string, way: string[]): void => {
    if (way.includes(path)) circles.push([...way.slice(way.indexOf(path)), path].join(' -> '));
    if (done.has(path) || way.includes(path)) return;
    for (const to of next.get(path) ?? []) visit(to, [...way, path]);
    done.add(path);
  };
  for (const path of next.keys()) visit(path, []);
  expect(circles).toEqual([]);
});

test('every export has an importer', () => {
  const used = new Set<string>();
  for (const { to, names } of sources.flatMap(({ imports }) => imports)) {
    for (const name of names === 'all' ? ['*'] : names) used.add(`${to}#${name}`);
  }
  const dead = sources
    .filter(({ path }) => !entries.includes(path) && !path.endsWith('.config.ts') && !path.endsWith('.svelte'))
    .flatMap(({ path, code, exports }) =>
      exports
        .filter(({ name }) => !used.has(`${path}#${name}`) && !used.has(`${path}#*`))
        // A type that its own file builds on is part of a shape others do import.
        .filter(({ name, isType }) => !isType || mentions(code, name) < 2)
        .map(({ name }) => `${path}: ${name}`),
    );
  expect(dead).toEqual([]);
});

test('nothing is typed any', () => {
  const found = sources.flatMap(({ path, code }) =>
    nodesOf(code)
      .filter((node) => node.kind === ts.SyntaxKind.AnyKeyword)
      .map((node) => `${path}:${lineOf(code, node)}`),
  );
  expect(found).toEqual([]);
});

test('the core knows no clock, chance, locale or machine', () => {
  const core = product.filter(({ path }) => path.startsWith('src/core/'));
  expect(core.length).toBeGreaterThan(5);
  const found = core.flatMap(({ path, code }) =>
    nodesOf(code)
      .filter((node) => ts.isIdentifier(node) && reachesOut(node))
      .map((node) => `${path}:${lineOf(code, node)} ${node.getText(code)}`),
  );
  expect(found).toEqual([]);
});

test('the README and continuous integration run the same command', () => {
  const command = readFileSync(join(root, '.ci/run'), 'utf8').trim().split('\n').at(-1);
  expect(readFileSync(join(root, 'README.md'), 'utf8').split('\n')).toContain(command);
});

function mayImport(home: string, path: string, to: string): boolean {
  if (buildPlugin.test(path) && (/^(@sveltejs\/)?vite(-plugin-\w+)?$/.test(to) || to.startsWith('node:'))) return true;
  const library = Object.keys(libraries).find(
    (name) => to === name || to.startsWith(name.endsWith(':') ? name : `${name}/`),
  );
  if (library) return libraries[library]!.some((owner) => path.startsWith(`${owner}/`));
  if (!/^(src|assets|scenarios)\//.test(to)) return false;
  if (!to.includes('*') && !existsSync(join(root, to))) return false;
  return [home, ...layers[home]!].some((folder) => to.startsWith(`${folder}/`));
}

function folderIn(folders: string[], path: string): string | undefined {
  return folders.find((folder) => path.startsWith(`${folder}/`));
}

function reachesOut(node: ts.Identifier): boolean {
  const { parent } = node;
  const isMember = ts.isPropertyAccessExpression(parent) && parent.name === node;
  if (isMember)
    return (
      unsteady.test(node.text) &&
      (parent.expression.getText() === 'Math' || node.text.startsWith('to') || node.text === 'localeCompare')
    );
  const isKey = (ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent)) && parent.name === node;
  return !isKey && outsideWorld.test(node.text);
}
