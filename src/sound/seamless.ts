/**
 * A loop without a seam. Sound files are coded with loss, so the end of a loop is never quite what came before its
 * beginning: after decoding, the first moments are blended with what really follows the end. Pure.
 */

/** Where a loop lies in its samples; they go on for at least `blend` after `to`. */
type Loop = { from: number; to: number; blend: number };

/** Changes the samples so that `to` can be followed by `from`. */
export function makeSeamless(samples: Float32Array, { from, to, blend }: Loop): void {
  for (let i = 0; i < blend; i += 1) {
    const share = i / blend;
    samples[from + i] = (samples[to + i] ?? 0) * (1 - share) + (samples[from + i] ?? 0) * share;
  }
}
