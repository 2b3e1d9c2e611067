/** The scenarios of the workshop one is in: what the game does not have stays on the device, so that it plays without a line. */
import type { Story } from '../../core/run/story.ts';
import { kept } from './kept.ts';
import { fetchPinned, openPinned, storyAtHand, type Pinned } from './stories.ts';

/** From this device; null when it is not here. */
export async function storyHere(pinned: Pinned): Promise<Story | null> {
  const ready = await storyAtHand(pinned);
  if (ready) return ready;
  const source = await kept.scenario(pinned.sha256);
  return source === null ? null : openPinned(pinned, source);
}

/** The same, fetched with the key of a trainee when it is not here; null when there is no line either. */
export async function storyFor(pinned: Pinned, key: string): Promise<Story | null> {
  const here = await storyHere(pinned);
  if (here) return here;
  const found = await fetchPinned(pinned, key);
  if (found) await kept.keepScenario(pinned.sha256, found.source);
  return found?.story ?? null;
}
