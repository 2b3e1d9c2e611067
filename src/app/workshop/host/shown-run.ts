/** A run for the room, played again from its choices like every other: nothing is shown that the rules would not give. */
import { attemptSeed } from '../../../core/board/attempt.ts';
import type { SentRun } from '../../../core/board/wire.ts';
import { replay } from '../../../core/run/replay.ts';
import type { Run } from '../../../core/run/run.ts';
import { pinnedStory } from '../stories.ts';

/** `key` opens the workshop, as its host or its projector. Null when its scenario cannot be had or it cannot be played. */
export async function replaySent(sent: SentRun, workshop: string, key: string): Promise<Run | null> {
  const { runId, scenario, sha256, engine, choices, attempt } = sent;
  const story = await pinnedStory({ id: scenario, sha256 }, key);
  if (!story) return null;
  const seed = attemptSeed(workshop, scenario, attempt);
  const verdict = replay(story, { runId, scenario, sha256, engine, seed, choices }, { mustEnd: true });
  return verdict.ok ? verdict.run : null;
}
