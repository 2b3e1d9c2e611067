/** The stage in Chromium without a GPU: frames as they are shown, and a frame's cost beside a bare 2D canvas. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, preview } from 'vite';
import { phaserCanvasOnly } from '../../src/stage/vite-phaser.ts';
import { launchChromium } from '../support/browser.ts';
import { median, percentile, row, type Row } from './row.ts';

const watchedMs = 10_000;
const page = 'tests/bench/stage-page/index.html';

export async function* stage(): AsyncGenerator<Row> {
  const outDir = mkdtempSync(join(tmpdir(), 'tegenspel-stage-'));
  const config = {
    configFile: false as const,
    root: join(import.meta.dirname, '../..'),
    logLevel: 'warn' as const,
    plugins: [phaserCanvasOnly()],
  };
  await build({ ...config, publicDir: false, build: { outDir, emptyOutDir: true, rolldownOptions: { input: page } } });
  const server = await preview({ ...config, build: { outDir }, preview: { port: 0, host: 'localhost' } });
  const browser = await launchChromium();
  try {
    const opened = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await opened.goto(new URL(page, server.resolvedUrls?.local[0]).href);
    const gaps = await opened.evaluate(async (ms) => (await window.bench).frames(ms), watchedMs);
    const settled = gaps.slice(60); // after the first second
    const p95 = percentile(settled, 0.95);
    yield row('stage', 'time between frames, p95, three actors', 'ms', p95, null, { atMost: 17 }, p95);
    const longest = Math.max(...settled);
    yield row('stage', 'time between frames, longest', 'ms', longest, null, null, longest);
    const { stage: ours, bare, pictures } = await opened.evaluate(async () => (await window.bench).uncapped(9, 100));
    const peer = { name: `a bare canvas, ${pictures} pictures`, figure: median(bare) };
    yield row('stage', 'a frame, uncapped', 'ms', median(ours), peer, { atMost: 1.5 }, median(ours) / median(bare));
  } finally {
    await browser.close();
    await server.close();
    rmSync(outDir, { recursive: true, force: true });
  }
}
