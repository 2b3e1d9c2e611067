/** A scenario as it is fetched, and how to make it playable. */
import { openBuilt, openStory, type BuiltScenario, type Story } from '../core/run/story.ts';
import { parse } from '../core/scenario/parse.ts';

/** The text of a file that anybody may have written, or what the build has made of one of the game's own. */
export type ScenarioFile = { source: string } | BuiltScenario;

/** Null when it is not a sound scenario. In the game it goes by `id`: that of its file, or that of an own scenario. */
export function storyFrom(file: ScenarioFile, id: string): Story | null {
  if (!('source' in file)) return openBuilt(file);
  const parsed = parse(file.source);
  return parsed.ok ? openStory(file.source, { ...parsed.scenario, id }) : null;
}
