/** The core gives the same answer everywhere: a run verified on the server is the run the player saw. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { expect, test } from 'vitest';
import type * as Core from '../support/answers.ts';
import { answers } from '../support/answers.ts';
import { launchChromium } from '../support/browser.ts';
import { root } from '../support/sources.ts';

const runs = 1_000;

test(`browser and Node agree on ${runs} random runs, to the last word of the debrief`, async () => {
  const sources = globSync('scenarios/*/scenario.json', { cwd: root })
    .sort()
    .map((path) => readFileSync(join(root, path), 'utf8'));
  expect(sources.length).toBeGreaterThan(0);
  const code = await bundle();
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content: code });
    const inBrowser = page.evaluate(
      ([texts, count]) => (globalThis as unknown as { core: typeof Core }).core.answers(texts, count),
      [sources, runs] as const,
    );
    const inNode = answers(sources, runs); // meanwhile
    expect(new Set(inNode).size).toBe(runs);
    expect(new Set(inNode.map((answer) => answer.split(' ')[2])).size).toBeGreaterThan(10);
    expect(await inBrowser).toEqual(inNode);
  } finally {
    await browser.close();
  }
});

/** The core as the game ships it: bundled and minified. */
async function bundle(): Promise<string> {
  const output = await build({
    configFile: false,
    root,
    logLevel: 'warn',
    build: {
      write: false,
      target: 'es2024',
      minify: true,
      lib: { entry: join(root, 'tests/support/answers.ts'), name: 'core', formats: ['iife'] },
    },
  });
  const chunks = (Array.isArray(output) ? output : [output]).flatMap((one) => ('output' in one ? one.output : []));
  const [chunk] = chunks;
  if (chunk?.type !== 'chunk' || chunks.length !== 1) throw new Error('the core did not bundle into one file');
  return chunk.code;
}
