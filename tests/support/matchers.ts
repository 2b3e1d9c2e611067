/** What tests can expect in domain words: `expect(run).toOffer('close')`. Set up for every test by tests/projects.ts. */
import { expect } from 'vitest';
import type { Run } from '../../src/core/run/run.ts';
import { idsOffered } from './scenario.ts';

expect.extend({
  toOffer(run: Run, choiceId: string) {
    const ids = idsOffered(run);
    return {
      pass: ids.includes(choiceId),
      message: () =>
        `expected ${ids.join(', ') || 'nothing'} ${this.isNot ? 'not ' : ''}to have "${choiceId}" on offer`,
    };
  },
});

declare module 'vitest' {
  // Vitest's own type parameters, to the letter.
  // eslint-disable-next-line @typescript-eslint/no-unused-vars
  interface Matchers<R, T> {
    /** The choice is on offer where the run stands. */
    toOffer(choiceId: string): R;
  }
}
