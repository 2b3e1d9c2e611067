/** Fetches scenarios and makes them playable. */
import { openBuilt, type Story } from '../core/run/story.ts';
import { scenarioFile } from './catalogue.ts';

const opened = new Map<string, Story>();

/**
 * The scenario with this id, fetched and opened once; only one that the build has not checked needs the parser.
 * 'missing' when the game has none of that name, 'broken' when its file is no sound scenario; rejects when it cannot be fetched.
 */
export async function fetchStory(id: string): Promise<Story | 'missing' | 'broken'> {
  const ready = opened.get(id);
  if (ready) return ready;
  const file = await scenarioFile(id);
  if (file === null) return 'missing';
  const story = 'source' in file ? (await import('./scenario-file.ts')).storyFrom(file, id) : openBuilt(file);
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
