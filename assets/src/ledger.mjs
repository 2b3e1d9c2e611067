// Which sources made which results, as two hashes a group: so that a test without any tool can see that assets/ is what
// its sources make, and that nobody forgot to build or mended a result by hand.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const drawn = ['actors', 'app', 'backdrops', 'cards', 'emotes', 'faces', 'fonts', 'icons', 'stage.json'];
const ofSound = /^src\/sound(\.mjs$|\/)/;
// What runs the others does not shape what they make.
const asides = /^src\/(build\.mjs|ledger\.\w+(\.\w+)?|built\.json)$/;

const groups = {
  pictures: { isSource: (path) => !ofSound.test(path), results: drawn },
  sound: { isSource: (path) => ofSound.test(path), results: ['sound'] },
};

/** The files below these names in a folder, as sorted paths with slashes; packages are left out. */
export function filesOf(folder, names) {
  const below = (path) => {
    if (!existsSync(join(folder, path)) || path.endsWith('node_modules')) return [];
    if (statSync(join(folder, path)).isFile()) return [path];
    return readdirSync(join(folder, path)).flatMap((name) => below(`${path}/${name}`));
  };
  return names.flatMap(below).sort();
}

/** Per group the hash of its sources and of its results, below a folder like assets/, and the names of the results. */
export function ledgerOf(folder) {
  const sources = filesOf(folder, ['src']).filter((path) => !asides.test(path));
  return Object.fromEntries(
    Object.entries(groups).map(([name, { isSource, results }]) => [
      name,
      { sources: hash(folder, sources.filter(isSource)), made: hash(folder, filesOf(folder, results)), results },
    ]),
  );
}

function hash(folder, paths) {
  const sum = createHash('sha256');
  for (const path of paths) sum.update(`${path}\0`).update(readFileSync(join(folder, path))).update('\0');
  return sum.digest('hex');
}
