/** Fetches scenarios and makes them playable. */
import { openStory, type Story } from '../core/run/story.ts';
import { parse } from '../core/scenario/parse.ts';
import { scenarioSource } from './catalogue.ts';

const opened = new Map<string, Story>();

/**
 * Makes a scenario file's text playable; null when it is not a sound scenario. In the game it goes by `id`: that of its file,
 * or that of an own scenario.
 */
export function storyFrom(source: string, id: string): Story | null {
  const parsed = parse(source);
  return parsed.ok ? openStory(source, { ...parsed.scenario, id }) : null;
}

/**
 * The scenario with this id, fetched and parsed once.
 * 'missing' when the game has none of that name, 'broken' when its file is no sound scenario; rejects when it cannot be fetched.
 */
export async function fetchStory(id: string): Promise<Story | 'missing' | 'broken'> {
  const ready = opened.get(id);
  if (ready) return ready;
  const source = await scenarioSource(id);
  if (source === null) return 'missing';
  const story = storyFrom(source, id);
  if (!story) return 'broken';
  opened.set(id, story);
  return story;
}

/** From now on this version of its scenario is the one that is fetched. */
export function keepStory(story: Story): void {
  opened.set(story.scenario.id, story);
}

/** The next time this scenario is fetched anew: it may be another version, or gone. */
export function forgetStory(id: string): void {
  opened.delete(id);
}
