/** A run for the room, played again from its choices like every other: nothing is shown that the rules would not give. */
import { attemptLog } from '../../../core/board/attempt.ts';
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
  let isWanted = true;
  let waiting: ReturnType<typeof setTimeout> | undefined;

  async function play(tries: number): Promise<void> {
    const story = await pinnedStory({ id: sent.scenario, sha256: sent.sha256 }, key);
    if (!isWanted) return;
    if (!story) {
      tell(null);
      waiting = setTimeout(() => void play(tries + 1), backoff(tries, retryMs));
      return;
    }
    const verdict = replay(story, attemptLog(workshop, sent), { mustEnd: true });
    tell(verdict.ok ? verdict.run : null);
  }

  void play(0);
  return () => {
    isWanted = false;
    clearTimeout(waiting);
  };
}
