import type { RunLog } from '../core/run/run.ts';
import type { Story } from '../core/run/story.ts';
import { fetchStory } from './story.ts';

/**
 * The scenario of a run in the version it was played in, where a workshop has kept that; otherwise as the game has it now.
 * 'missing' and 'broken' as `fetchStory`; 'unreachable' when it cannot be fetched.
 */
export async function storyAsPlayed({
  scenario: id,
  sha256,
}: RunLog): Promise<Story | 'missing' | 'broken' | 'unreachable'> {
  const found = await fetchStory(id).catch(() => 'unreachable' as const);
  if (typeof found !== 'string' && found.sha256 === sha256) return found;
  const pinned = await import('./workshop/own-stories.ts').then(
    ({ storyHere }) => storyHere({ id, sha256 }),
    () => null,
  );
  return pinned ?? found;
}
