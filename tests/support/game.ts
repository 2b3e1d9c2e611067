/** Builds the game and serves it, once for all end-to-end tests, as `npm start` does. Their address is `inject('game')`. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { build } from 'vite';
import type { TestProject } from 'vitest/node';
import { findChromium } from './browser.ts';

const root = join(import.meta.dirname, '../..');

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await findChromium(); // once, before the test files ask for it one by one
  // `npm test` has just built it.
  if (process.env.TEGENSPEL_BUILT !== 'yes') await build({ root, logLevel: 'warn' });
  const { address, stop } = await serveGame();
  project.provide('game', address);
  return stop;
}

/** Serves what was last built, on a free port. */
export async function serveGame(): Promise<{ address: string; stop: () => Promise<void> }> {
  const server = spawn(process.execPath, ['src/server/main.ts', '--port', '0'], {
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
  };
  return { address, stop };
}

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the built game is served: "http://localhost:51234". */
    game: string;
  }
}
