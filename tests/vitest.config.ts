/**
 * Two kinds of tests: those that need no browser run side by side; the end-to-end tests follow, one after the other,
 * against the built game in a real Chromium.
 */
import { defineConfig } from 'vitest/config';
import game from '../vite.config.ts';

export default defineConfig({
  plugins: game.plugins,
  root: new URL('..', import.meta.url).pathname,
  test: {
    allowOnly: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'core',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/e2e/**'],
          testTimeout: 30_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/support/game.ts'],
          fileParallelism: false,
          testTimeout: 90_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
