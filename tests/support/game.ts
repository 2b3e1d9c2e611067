/** Builds the game and serves it, once for all end-to-end tests, as `npm start` does. Their address is `inject('game')`. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type InlineConfig } from 'vite';
import type { TestProject } from 'vitest/node';
import { findChromium } from './browser.ts';

const root = join(import.meta.dirname, '../..');

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await findChromium(); // once, before the test files ask for it one by one
  // `npm test` has just built it.
  if (process.env.TEGENSPEL_BUILT !== 'yes') await buildGame();
  const { address, stop } = await serveGame();
  project.provide('game', address);
  return stop;
}

/** Builds the game as players get it, wherever it is told to. */
export async function buildGame(more: InlineConfig = {}): Promise<void> {
  const { NODE_ENV } = process.env;
  process.env.NODE_ENV = 'production'; // a runner of tests says "test", and then much of the game is as in development
  await build({ root, logLevel: 'warn', ...more });
  process.env.NODE_ENV = NODE_ENV;
}

/** Serves what was last built, on a free port. */
export async function serveGame(): Promise<{ address: string; stop: () => Promise<void> }> {
  const data = mkdtempSync(join(tmpdir(), 'tegenspel-data-'));
  const server = spawn(process.execPath, ['src/server/main.ts', '--port', '0', '--data', data], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(server, 'exit');
  const address = await new Promise<string>((found, fail) => {
    let said = '';
    server.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const match = /http:\/\/localhost:\d+/.exec(said);
      if (match) found(match[0]);
    });
    server.on('exit', (code) => fail(new Error(`the server ended with ${code}; it said: ${said}`)));
  });
  const stop = async () => {
    server.kill();
    await ended;
    rmSync(data, { recursive: true, force: true });
  };
  return { address, stop };
}

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the built game is served: "http://localhost:51234". */
    game: string;
  }
}
