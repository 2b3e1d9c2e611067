/**
 * What Lighthouse says of the home screen, as a phone on slow 4G would see it. Lighthouse is larger than the game and all
 * its tools, so it is fetched when asked for, in the version named here.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findChromium } from '../support/browser.ts';
import { buildGame, serveGame } from '../support/game.ts';
import { median, row, type Row } from './row.ts';

const version = '13.5.0';
const rounds = 3; // its own advice is to take the median of several
const least = 95;
const categories = ['performance', 'accessibility', 'best-practices'] as const;
const patienceMs = 180_000;

type Report = {
  categories: Record<string, { score: number | null; auditRefs: { id: string; weight: number }[] }>;
  audits: Record<string, { title: string; score: number | null }>;
};

export async function* lighthouse(): AsyncGenerator<Row> {
  await buildGame();
  const game = await serveGame();
  const folder = mkdtempSync(join(tmpdir(), 'tegenspel-'));
  try {
    const chromium = await findChromium();
    const reports: Report[] = [];
    for (let round = 0; round < rounds; round += 1)
      reports.push(await reportOn(game.address, chromium, join(folder, `${round}.json`)));
    for (const category of categories) {
      const scores = reports.map((report) => 100 * (report.categories[category]?.score ?? 0));
      const score = median(scores);
      if (score < 100) complain(category, reports);
      yield row('lighthouse', `${category} of home`, 'points', score, null, { atLeast: least }, score);
    }
  } finally {
    await game.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function reportOn(address: string, chromium: string, path: string): Promise<Report> {
  const flags = ['--headless=new', '--no-sandbox', '--disable-quic', '--disable-background-networking'];
  const parameters = [
    '--yes',
    `lighthouse@${version}`,
    address,
    '--quiet',
    '--output=json',
    `--output-path=${path}`,
    `--only-categories=${categories.join(',')}`,
    `--chrome-flags=${flags.join(' ')}`,
  ];
  try {
    await promisify(execFile)('npx', parameters, {
      env: { ...process.env, CHROME_PATH: chromium },
      timeout: patienceMs,
      shell: process.platform === 'win32',
    });
  } catch (error) {
    const { stderr = '' } = error as { stderr?: string };
    throw new Error(
      `Lighthouse ${version} did not run. It comes from the npm registry (npx --yes lighthouse@${version}), which has to be within reach.\n${stderr.trim().split('\n').slice(-5).join('\n')}`,
      { cause: error },
    );
  }
  return JSON.parse(readFileSync(path, 'utf8')) as Report;
}

/** Names what cost points, for whoever wants them back. */
function complain(category: string, reports: readonly Report[]): void {
  const lost = reports.flatMap(({ categories: found, audits }) =>
    (found[category]?.auditRefs ?? [])
      .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1)
      .map(({ id }) => `${id} (${audits[id]?.score})`),
  );
  process.stderr.write(`${category}: ${[...new Set(lost)].join(', ')}\n`);
}
