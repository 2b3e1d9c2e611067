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

type Serving = {
  address: string;
  /** All it has said so far. */
  said: () => string;
  /** Ends it in peace, and removes its data where that was its own. */
  stop: () => Promise<void>;
  /** Ends it as a power cut does. */
  kill: () => Promise<void>;
};

/** Serves what was last built, as `npm start` does: on a free port and with data of its own, unless told otherwise. */
export async function serveGame({ port = 0, data }: { port?: number; data?: string } = {}): Promise<Serving> {
  const folder = data ?? mkdtempSync(join(tmpdir(), 'tegenspel-data-'));
  const server = spawn(process.execPath, ['src/server/main.ts', '--port', String(port), '--data', folder], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(server, 'exit');
  let said = '';
  const address = await new Promise<string>((found, fail) => {
    server.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const match = /http:\/\/localhost:\d+/.exec(said);
      if (match) found(match[0]);
    });
    server.on('exit', (code) => fail(new Error(`the server ended with ${code}; it said: ${said}`)));
  });
  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    server.kill(signal);
    await ended;
    if (data === undefined) rmSync(folder, { recursive: true, force: true });
  };
  return { address, said: () => said, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
}

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the built game is served: "http://localhost:51234". */
    game: string;
  }
}
