/**
 * Milliseconds until the next try after `tries` that failed: twice as long each time, and never the same for all, as a whole
 * room must not come back at one instant.
 */
export function backoff(tries: number, { first, last }: { first: number; last: number }): number {
  const most = Math.min(last, first * 2 ** tries);
  return most / 2 + Math.random() * (most / 2);
}
