/** A run for the room, played again from its choices like every other: nothing is shown that the rules would not give. */
import { attemptSeed } from '../../../core/board/attempt.ts';
import type { SentRun } from '../../../core/board/wire.ts';
import { replay } from '../../../core/run/replay.ts';
import type { Run } from '../../../core/run/run.ts';
import { backoff } from '../backoff.ts';
import { pinnedStory } from '../stories.ts';

const retryMs = { first: 1_000, last: 10_000 };

/**
 * `key` opens the workshop, as its host or its projector. Tells null when the run cannot be played, and also as long as its
 * scenario cannot be had, which is tried again. Returns how to stop.
 */
export function replaySent(sent: SentRun, workshop: string, key: string, tell: (run: Run | null) => void): () => void {
  const { runId, scenario, sha256, engine, choices, attempt } = sent;
  let isWanted = true;
  let waiting: ReturnType<typeof setTimeout> | undefined;

  async function play(tries: number): Promise<void> {
    const story = await pinnedStory({ id: scenario, sha256 }, key);
    if (!isWanted) return;
    if (!story) {
      tell(null);
      waiting = setTimeout(() => void play(tries + 1), backoff(tries, retryMs));
      return;
    }
    const seed = attemptSeed(workshop, scenario, attempt);
    const verdict = replay(story, { runId, scenario, sha256, engine, seed, choices }, { mustEnd: true });
    tell(verdict.ok ? verdict.run : null);
  }

  void play(0);
  return () => {
    isWanted = false;
    clearTimeout(waiting);
  };
}
