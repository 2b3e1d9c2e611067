/**
 * Finds a Chromium for the end-to-end tests, or installs one, and launches it.
 * In this order: TEGENSPEL_CHROMIUM, the machine's own, Playwright's, the distribution's package, Playwright's download.
 * A candidate counts only once it has started: a stub or a browser without its libraries is passed over.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions } from 'playwright-core';

const environmentVariable = 'TEGENSPEL_CHROMIUM';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'];
const places = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

const isRoot = process.getuid?.() === 0;

/** Nothing but the page itself may use the network, so that a test can count requests. Root has no sandbox in a container. */
const launchArguments = [
  '--disable-quic',
  '--disable-background-networking',
  '--autoplay-policy=no-user-gesture-required',
  ...(isRoot ? ['--no-sandbox'] : []),
];

/** Starts the Chromium at `path`; by default the one `npm test` found. */
export async function launchChromium(path = process.env[environmentVariable]): Promise<Browser> {
  return chromium.launch({ executablePath: path ?? (await findChromium()), args: launchArguments });
}

/** A Chromium of its own in which no page may store anything, as some people set theirs. Close it to remove its profile. */
export async function launchWithoutStorage(options: BrowserContextOptions): Promise<BrowserContext> {
  const profile = mkdtempSync(join(tmpdir(), 'tegenspel-'));
  const blocked = { profile: { default_content_setting_values: { cookies: 2 } } };
  mkdirSync(join(profile, 'Default'));
  writeFileSync(join(profile, 'Default/Preferences'), JSON.stringify(blocked));
  const context = await chromium.launchPersistentContext(profile, {
    ...options,
    executablePath: await findChromium(),
    args: launchArguments,
  });
  context.on('close', () => rmSync(profile, { recursive: true, force: true, maxRetries: 5 }));
  return context;
}

/**
 * The path of a Chromium that starts, installed if need be; remembered in TEGENSPEL_CHROMIUM for the rest of this process.
 * Throws with all that was tried when there is none.
 */
export async function findChromium(tell: (progress: string) => void = () => {}): Promise<string> {
  const given = process.env[environmentVariable];
  const tried: string[] = [];
  const starts = async (path: string): Promise<boolean> => {
    if (!existsSync(path)) return false;
    const problem = await problemOf(path);
    if (problem) tried.push(`${path}: ${problem}`);
    return problem === null;
  };
  const choose = (path: string): string => (process.env[environmentVariable] = path);

  if (given) {
    if (await starts(given)) return given;
    throw new Error(`${environmentVariable} names no Chromium that starts: ${tried[0] ?? `${given} does not exist`}`);
  }
  for (const path of [...onThePath(), ...places, chromium.executablePath()])
    if (await starts(path)) return choose(path);

  for (const install of [installPackage, installPlaywright]) {
    const { label, problem } = await install(tell);
    if (problem) tried.push(`${label}: ${problem}`);
    for (const path of [...onThePath(), chromium.executablePath()]) if (await starts(path)) return choose(path);
  }
  throw new Error(
    `No Chromium found. Install one, or set ${environmentVariable} to its path. Tried:\n  ${tried.join('\n  ')}`,
  );
}

function onThePath(): string[] {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** Null when it starts and shows a page, otherwise why not. */
async function problemOf(path: string): Promise<string | null> {
  try {
    const browser = await chromium.launch({ executablePath: path, args: launchArguments, timeout: 30_000 });
    try {
      const page = await browser.newPage();
      await page.goto('data:text/html,<p>hello');
      return null;
    } finally {
      await browser.close();
    }
  } catch (error) {
    return String(error).split('\n')[0] ?? 'unknown';
  }
}

type Installed = { label: string; problem: string | null };

async function installPackage(tell: (progress: string) => void): Promise<Installed> {
  const label = 'apt-get install chromium';
  if (!isRoot || !existsSync('/usr/bin/apt-get')) return { label, problem: 'needs apt-get and root' };
  tell(`${label} ...`);
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-q'], environment);
  return {
    label,
    problem: await run(
      'apt-get',
      ['install', '-yq', '--no-install-recommends', 'chromium', 'fonts-liberation'],
      environment,
    ),
  };
}

async function installPlaywright(tell: (progress: string) => void): Promise<Installed> {
  const label = 'playwright-core install chromium';
  tell(`${label} ...`);
  const cli = join(dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')), 'cli.js');
  const withLibraries = isRoot ? ['--with-deps'] : [];
  const problem = await run(process.execPath, [cli, 'install', ...withLibraries, '--no-shell', 'chromium'], {
    ...process.env,
    PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000', // milliseconds; a closed network should not eat the time of the tests
  });
  return { label, problem };
}

/** Null on success; otherwise how it ended, with its last words. */
async function run(command: string, parameters: string[], environment: NodeJS.ProcessEnv): Promise<string | null> {
  const child = spawn(command, parameters, { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const listen = (chunk: Buffer) => (said = (said + chunk.toString()).slice(-2_000));
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  return new Promise((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('close', (code) => resolve(code === 0 ? null : `exit ${code}, ${lastWords(said)}`));
  });
}

function lastWords(said: string): string {
  const lines = said.trim().split('\n');
  return (lines.findLast((line) => /^\s*(E:|.*\bError:)/.test(line)) ?? lines.at(-1) ?? '').trim();
}
