// `npm run assets`: rebuilds the pictures, stage.json, cards, icons, fonts and sounds of assets/ from this folder.
// Everything is made in a folder of its own first; only when all of it succeeded do the results come here.
//   npm run assets                     everything
//   npm run assets -- people cards     these parts, the others as they are
//   npm run assets -- --check          changes nothing; ends with 1 where assets/ is not what would be built
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { filesOf, ledgerOf } from './ledger.mjs';

const sources = dirname(fileURLToPath(import.meta.url));
const assets = dirname(sources);

/** In the order in which they need each other. */
const parts = {
  icons: { script: 'icons.mjs', makes: ['icons'], packages: true },
  // The one picture that the page itself holds, in the sizes of home screens.
  'app-icons': { script: 'app-icons.mjs', makes: ['app'], packages: true, reads: ['src/ui/icon.svg'] },
  fonts: { script: 'fonts.mjs', makes: ['fonts'], packages: true },
  people: { script: 'people.mjs', makes: ['actors', 'faces'], packages: true, tool: 'potrace' },
  // Writes stage.json, and imports, and so writes, the places and the marks it tells of.
  places: { script: 'manifest.mjs', makes: ['backdrops', 'emotes', 'stage.json'], packages: true },
  cards: { script: 'cards.mjs', makes: ['cards'], packages: true },
  sound: { script: 'sound.mjs', makes: ['sound'], tool: 'ffmpeg' },
};
const howToGet = {
  potrace: 'traces the clothes of the people: apt install potrace, or brew install potrace',
  ffmpeg: 'encodes the sounds, with libopus and libmp3lame: apt install ffmpeg, or brew install ffmpeg',
};

const options = process.argv.slice(2);
const check = options.includes('--check');
const asked = options.filter((option) => option !== '--check');
const unknown = asked.filter((name) => !(name in parts));
if (unknown.length > 0) stop(`There is no part "${unknown[0]}". The parts are: ${Object.keys(parts).join(', ')}.`);
const chosen = Object.entries(parts).filter(([name]) => asked.length === 0 || asked.includes(name));

const missing = [...new Set(chosen.flatMap(([, { tool }]) => tool ?? []))].filter((tool) => !starts(tool));
if (missing.length > 0) {
  const without = Object.entries(parts).flatMap(([name, { tool }]) => (missing.includes(tool) ? [] : name));
  stop(
    ...missing.map((tool) => `${tool} is not here. It ${howToGet[tool]}`),
    `Without it you can build: npm run assets -- ${without.join(' ')}`,
  );
}

if (chosen.some(([, { packages }]) => packages) && !existsSync(join(sources, 'node_modules'))) {
  console.log('the packages that hold the drawings and the fonts (npm ci, once)');
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: sources,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) stop('npm ci in assets/src failed; it needs the npm registry once.');
}

const apart = mkdtempSync(join(tmpdir(), 'assets-'));
process.on('exit', () => rmSync(apart, { recursive: true, force: true }));
const work = join(apart, 'assets');
for (const path of chosen.flatMap(([, { reads }]) => reads ?? [])) cpSync(join(assets, '..', path), join(apart, path));
cpSync(sources, join(work, 'src'), { recursive: true, filter: (path) => !path.includes('node_modules') });
if (existsSync(join(sources, 'node_modules'))) {
  symlinkSync(join(sources, 'node_modules'), join(work, 'src/node_modules'), 'junction');
}
const built = chosen.flatMap(([, { makes }]) => makes);
for (const name of Object.values(parts).flatMap(({ makes }) => makes)) {
  if (!built.includes(name)) cpSync(join(assets, name), join(work, name), { recursive: true });
}

for (const [index, [name, { script }]] of chosen.entries()) {
  const started = performance.now();
  console.log(`${index + 1}/${chosen.length} ${name} …`);
  const said = await run(script);
  if (said !== null) stop(said, `${name} could not be built; assets/ is as it was.`);
  console.log(`    ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

const differences = built.flatMap((name) => compare(name));
for (const { path, is } of differences) console.log(`  ${is.padEnd(8)} ${path}`);
console.log(differences.length === 0 ? 'all as committed' : `${differences.length} files differ`);
if (check) process.exit(differences.length === 0 ? 0 : 1);
for (const { path, is } of differences) {
  if (is === 'removed') rmSync(join(assets, path));
  else cpSync(join(work, path), join(assets, path));
}
writeLedger();

/** What is new, changed or no longer made. */
function compare(name) {
  const [now, then] = [work, assets].map((folder) => filesOf(folder, [name]));
  return [...new Set([...now, ...then])].sort().flatMap((path) => {
    if (!then.includes(path)) return { path, is: 'new' };
    if (!now.includes(path)) return { path, is: 'removed' };
    return readFileSync(join(work, path)).equals(readFileSync(join(assets, path))) ? [] : { path, is: 'changed' };
  });
}

/** Notes which sources made which results, for those groups that were built as a whole. */
function writeLedger() {
  const file = join(sources, 'built.json');
  const noted = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  for (const [group, { results, ...hashes }] of Object.entries(ledgerOf(work))) {
    const whole = Object.values(parts).filter(({ makes }) => makes.some((name) => results.includes(name)));
    if (whole.every((part) => chosen.some(([, one]) => one === part))) noted[group] = hashes;
  }
  writeFileSync(file, JSON.stringify(noted, null, 2) + '\n');
}

function starts(tool) {
  return spawnSync(tool, ['--version'], { stdio: 'ignore' }).error === undefined;
}

/** Null when it went well, otherwise what it said. */
function run(script) {
  return new Promise((done) => {
    const child = spawn(process.execPath, [script], { cwd: join(work, 'src'), stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
    child.on('close', (code) => done(code === 0 ? null : said));
  });
}

function stop(...lines) {
  for (const line of lines) console.error(line);
  process.exit(1);
}
