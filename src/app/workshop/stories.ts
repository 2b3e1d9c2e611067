/**
 * The scenarios of a workshop, each pinned by the fingerprint of its file: the game's own where that is the same, otherwise
 * the text that the server keeps.
 */
import { scenarioText } from '../../core/board/wire.ts';
import { fingerprintOf, type Story } from '../../core/run/story.ts';
import { storyFrom } from '../scenario-file.ts';
import { fetchStory } from '../story.ts';
import { ask } from './api.ts';

export type Pinned = { id: string; sha256: string };

const opened = new Map<string, Story>();

/** The scenario in that very version, when this tab or the game has it; null otherwise. */
export async function storyAtHand({ id, sha256 }: Pinned): Promise<Story | null> {
  const ready = opened.get(sha256);
  if (ready) return ready;
  const built = await fetchStory(id).catch(() => null);
  return built !== null && typeof built !== 'string' && built.sha256 === sha256 ? built : null;
}

/** Believed only when it is the text that the fingerprint is of; null otherwise. */
export function openPinned({ id, sha256 }: Pinned, source: string): Story | null {
  const story = fingerprintOf(source) === sha256 ? storyFrom({ source }, id) : null;
  if (story) opened.set(sha256, story);
  return story;
}

/** From the server, with any key that opens the workshop; null when it cannot be had. */
export async function fetchPinned(pinned: Pinned, key: string): Promise<{ story: Story; source: string } | null> {
  const answer = await ask('GET', `api/scenarios/${pinned.sha256}`, { key, gives: scenarioText });
  const story = answer.ok ? openPinned(pinned, answer.value.source) : null;
  return answer.ok && story ? { story, source: answer.value.source } : null;
}

/** At hand, or else from the server; null when it cannot be had. */
export async function pinnedStory(pinned: Pinned, key: string): Promise<Story | null> {
  return (await storyAtHand(pinned)) ?? (await fetchPinned(pinned, key))?.story ?? null;
}
