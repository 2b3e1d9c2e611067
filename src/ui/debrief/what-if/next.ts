import type { Mode } from '../../../core/run/run.ts';

/** same: this client once more, to practise. other: another story behind the same people. real: whichever is drawn. */
export type Again = 'same' | 'other' | 'real';

/**
 * What to offer after a run, the most sensible first. `variants`: all there are; `seen`: those met in finished runs.
 * While there is a story left that was never met, that is what there is to learn most from.
 */
export function waysOn(
  mode: Mode,
  { variants, seen }: { variants: readonly string[]; seen: ReadonlySet<string> },
): readonly Again[] {
  const isNewLeft = variants.some((variant) => !seen.has(variant));
  if (mode === 'practice') return isNewLeft ? ['real', 'other', 'same'] : ['real', 'same'];
  return isNewLeft ? ['other', 'same'] : ['real', 'same'];
}
