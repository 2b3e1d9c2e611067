/** The very version of a scenario that a workshop is played in: the game's own, or the text the server keeps. */
import { scenarioText } from '../../../core/board/wire.ts';
import { fingerprintOf, openStory, type Story } from '../../../core/run/story.ts';
import { parse } from '../../../core/scenario/parse.ts';
import { fetchStory } from '../../story.ts';
import { ask } from '../api.ts';

const fetched = new Map<string, Story>();

/** Null when it cannot be had. */
export async function pinnedStory({ id, sha256 }: { id: string; sha256: string }, key: string): Promise<Story | null> {
  const known = fetched.get(sha256);
  if (known) return known;
  const ours = await fetchStory(id).catch(() => null);
  if (ours !== null && typeof ours !== 'string' && ours.sha256 === sha256) return ours;
  const answer = await ask('GET', `api/scenarios/${sha256}`, { key, gives: scenarioText });
  if (!answer.ok || fingerprintOf(answer.value.source) !== sha256) return null;
  const parsed = parse(answer.value.source);
  if (!parsed.ok) return null;
  const story = openStory(answer.value.source, parsed.scenario);
  fetched.set(sha256, story);
  return story;
}
