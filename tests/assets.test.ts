/** The pictures, sounds and letters: whose they are, whether they are what scenarios may ask for, and what they weigh. */
import { globSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { extname, join, matchesGlob } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import stage from '../assets/stage.json' with { type: 'json' };
import { firstMoment } from '../src/core/run/moment.ts';
import { view } from '../src/core/run/view.ts';
import type { Scenario } from '../src/core/scenario/schema.ts';
import { backdrops, looks, moods } from '../src/core/scenario/stagecraft.ts';
import { cues } from '../src/sound/cues.ts';
import { aScenario, play } from './support/scenario.ts';

const folder = join(import.meta.dirname, '../assets');
const files = globSync('**/*.*', { cwd: folder, exclude: ['src/**'] })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => statSync(join(folder, path)).isFile())
  .sort();

/** Rows of the ledger: glob, source, author, licence, link, changes. */
const rows = readFileSync(join(folder, 'CREDITS.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

test('every file has exactly one row in the ledger, and every row has files', () => {
  expect(files.length).toBeGreaterThan(50);
  const credits = files.map((path) => [path, rows.filter(([glob = '']) => matchesGlob(path, bare(glob))).length]);
  expect(credits.filter(([, count]) => count !== 1)).toEqual([]);
  expect(
    rows.filter(([glob = '']) => !files.some((path) => matchesGlob(path, bare(glob)))).map(([glob]) => glob),
  ).toEqual([]);
});

test('every row tells the source, the author and a licence that allows it', () => {
  const allowed = /^(CC0-1\.0|MIT|ISC|OFL-1\.1|CC0-1\.0; MIT for our own part)$/;
  const wrong = rows.filter(([, source, author, licence = '']) => !source || !author || !allowed.test(licence));
  expect(wrong).toEqual([]);
});

test('scenarios can ask for exactly what has been drawn', () => {
  expect(readdirSync(join(folder, 'actors')).sort()).toEqual([...looks].sort());
  expect(readdirSync(join(folder, 'backdrops')).sort()).toEqual([...backdrops].sort());
  expect(Object.keys(stage.actors).sort()).toEqual([...looks].sort());
  expect(Object.keys(stage.backdrops).sort()).toEqual([...backdrops].sort());
  expect(Object.keys(stage.expressions).sort()).toEqual([...moods].sort());
});

/** Bytes to fetch a file of a picture or sound; 0 for what is neither. */
function weight(path: string): number {
  const content = readFileSync(join(folder, path));
  switch (extname(path)) {
    case '.svg':
      return gzipSync(content).length;
    // Each sound comes in two formats, and a browser fetches one: the larger counts.
    case '.mp3':
      return Math.max(content.length, statSync(join(folder, path.replace(/mp3$/, 'webm'))).size);
    case '.png':
      return content.length;
    case '.json':
      return gzipSync(content).length;
    default:
      return 0;
  }
}

const sum = (sizes: readonly number[]) => sizes.reduce((total, size) => total + size, 0);

test('pictures and sounds together take at most 600 kB to fetch', () => {
  const total = sum(files.map(weight));
  expect(total).toBeGreaterThan(100_000);
  expect(total).toBeLessThanOrEqual(600_000);
});

test('what one scenario alone shows and sounds like takes at most 120 kB', () => {
  const scenarios = join(import.meta.dirname, '../scenarios');
  const used = globSync('*/scenario.json', { cwd: scenarios }).map((path) => {
    const { id, cast, places } = JSON.parse(readFileSync(join(scenarios, path), 'utf8')) as Scenario;
    const folders = [
      `cards/${id}`,
      ...Object.values(cast).map(({ look }) => `actors/${look}/`),
      ...Object.values(places).flatMap((place) => [
        ...place.backdrops.map((backdrop) => `backdrops/${backdrop}/`),
        `sound/room-${soundOf(place)}.`,
      ]),
    ];
    return { id, files: files.filter((file) => folders.some((start) => file.startsWith(start))) };
  });
  expect(used.length).toBeGreaterThanOrEqual(5);
  for (const { id, files: own } of used) {
    const alone = own.filter((file) => !used.some((other) => other.id !== id && other.files.includes(file)));
    expect(alone.length, id).toBeGreaterThan(0);
    expect(sum(alone.map(weight)), id).toBeLessThanOrEqual(120_000);
  }
});

/** The loop that is heard in a place. */
function soundOf({ name, kind, backdrops, light = 'day' }: Scenario['places'][string]): string | undefined {
  const place = { id: 'here', name: name.nl, kind, backdrops, light };
  const scene = { place, moment: null, present: [], lines: [] };
  const shown = { ...view(play(aScenario()), 'nl'), scenes: [scene] };
  return cues(null, firstMoment(shown)).flatMap((cue) => (cue.do === 'ambience' ? [cue.kind] : []))[0];
}

function bare(glob: string): string {
  return glob.replaceAll('`', '');
}
