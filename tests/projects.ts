/**
 * The three kinds of tests, one after the other: those that need no browser, side by side; those of what the server promises,
 * one at a time, as they put it under load; and the end-to-end tests, two at a time, against the built game in a real Chromium.
 */
import type { TestProjectConfiguration } from 'vitest/config';

export const projects: TestProjectConfiguration[] = [
  {
    extends: true,
    test: {
      name: 'unit',
      include: ['tests/**/*.test.ts'],
      exclude: ['tests/e2e/**', 'tests/reliability/**'],
      isolate: false, // loading everything anew for each file took as long as the tests
      setupFiles: ['tests/support/matchers.ts', 'tests/support/as-it-was.ts'],
      testTimeout: 30_000,
      sequence: { groupOrder: 1 },
    },
  },
  {
    extends: true,
    test: {
      name: 'reliability',
      include: ['tests/reliability/**/*.test.ts'],
      isolate: false,
      setupFiles: ['tests/support/matchers.ts', 'tests/support/as-it-was.ts'],
      fileParallelism: false,
      testTimeout: 180_000,
      hookTimeout: 60_000,
      sequence: { groupOrder: 2 },
    },
  },
  {
    extends: true,
    test: {
      name: 'e2e',
      include: ['tests/e2e/**/*.test.ts'],
      globalSetup: ['tests/support/game.ts'],
      isolate: false,
      maxWorkers: 2,
      testTimeout: 180_000 /* a whole conversation on a busy machine of two cores */,
      hookTimeout: 60_000,
      sequence: { groupOrder: 3 },
    },
  },
];
