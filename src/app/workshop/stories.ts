/**
 * The scenarios of a workshop, each pinned by the fingerprint of its file: the game's own where that is the same, otherwise
 * the text that the server keeps, which stays on the device so that it plays without a line.
 */
import { scenarioText } from '../../core/board/wire.ts';
import { fingerprintOf, type Story } from '../../core/run/story.ts';
import { storyFrom } from '../scenario-file.ts';
import { fetchStory } from '../story.ts';
import { ask } from './api.ts';
import { kept } from './kept.ts';

type Pinned = { id: string; sha256: string };

const opened = new Map<string, Story>();

/** The scenario in that very version, from this device; null when it is not here. */
export async function pinnedStory({ id, sha256 }: Pinned): Promise<Story | null> {
  const ready = opened.get(sha256);
  if (ready) return ready;
  const built = await fetchStory(id).catch(() => null);
  if (built !== null && typeof built !== 'string' && built.sha256 === sha256) return built;
  const source = await kept.scenario(sha256);
  return source === null ? null : open({ id, sha256 }, source);
}

/** The same, fetched with the key of a trainee when it is not here; null when there is no line either. */
export async function fetchPinned(pinned: Pinned, key: string): Promise<Story | null> {
  const here = await pinnedStory(pinned);
  if (here) return here;
  const answer = await ask('GET', `api/scenarios/${pinned.sha256}`, { key, gives: scenarioText });
  const story = answer.ok ? open(pinned, answer.value.source) : null;
  if (answer.ok && story) await kept.keepScenario(pinned.sha256, answer.value.source);
  return story;
}

/** Believed only when it is the text that the fingerprint is of. */
function open({ id, sha256 }: Pinned, source: string): Story | null {
  const story = fingerprintOf(source) === sha256 ? storyFrom({ source }, id) : null;
  if (story) opened.set(sha256, story);
  return story;
}
