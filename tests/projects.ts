/**
 * The two kinds of tests: those that need no browser run side by side; the end-to-end tests follow, one file after the
 * other, against the built game in a real Chromium.
 */
import type { TestProjectConfiguration } from 'vitest/config';

export const projects: TestProjectConfiguration[] = [
  {
    extends: true,
    test: {
      name: 'unit',
      include: ['tests/**/*.test.ts'],
      exclude: ['tests/e2e/**'],
      setupFiles: ['tests/support/matchers.ts'],
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
      testTimeout: 180_000 /* a whole conversation on a busy machine of two cores */,
      hookTimeout: 60_000,
      sequence: { groupOrder: 2 },
    },
  },
];
