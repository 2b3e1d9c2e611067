/**
 * The authoring loop: a scenario that is saved is played on at once, the choices made so far replayed into it; a broken one
 * is told over the game, and the last good version keeps running. In development the server says what was saved; of own
 * scenarios the game follows the files itself.
 */
import { mount, unmount } from 'svelte';
import type { Problem } from '../core/scenario/problem.ts';
import { say } from './notices.svelte.ts';
import type { Session } from './session.ts';

const sessions = new Set<Session>();

/** Lets a session follow what its author saves. Returns how to stop. */
export function followAuthor(session: Session): () => void {
  sessions.add(session);
  return () => sessions.delete(session);
}

/** From now on this version of a scenario is played, also where a conversation runs. Nothing happens to one that is not sound. */
export async function playOn(id: string, source: string): Promise<void> {
  const [{ keepStory }, { storyFrom }, { wordsFor }] = await Promise.all([
    import('./story.ts'),
    import('./scenario-file.ts'),
    import('../ui/authoring/words.ts'),
  ]);
  const story = storyFrom({ source }, id);
  if (!story) return;
  keepStory(story);
  for (const session of sessions) {
    if (session.run.story.scenario.id !== id) continue;
    const replaced = await session.replaceStory(story);
    const words = wordsFor();
    say(replaced.ok ? words.replayed : words.noLongerFits(replaced.index + 1, replaced.choiceId));
  }
}

let close = () => {};

/** Shows what is wrong with what was saved, in the place of what was shown before; none takes that away. */
export async function showProblems(scenario: string, problems: readonly Problem[]): Promise<void> {
  close();
  if (problems.length === 0) return;
  const { default: ProblemOverlay } = await import('../ui/authoring/ProblemOverlay.svelte');
  close();
  const overlay = mount(ProblemOverlay, {
    target: document.body,
    props: {
      scenario,
      problems,
      onClose: () => {
        close();
      },
    },
  });
  close = () => {
    close = () => {};
    void unmount(overlay);
  };
}

/** Starts listening to the development server; elsewhere there is none. */
export async function startAuthoring(): Promise<void> {
  if (!import.meta.hot) return;
  const [{ parse }, { check }, { scenarioSaved }] = await Promise.all([
    import('../core/scenario/parse.ts'),
    import('../core/proof/check.ts'),
    import('../core/scenario/saved-scenario.ts'),
  ]);
  import.meta.hot.on(scenarioSaved, ({ id, source }: { id: string; source: string }) => {
    const parsed = parse(source);
    const problems = parsed.ok ? check(parsed.scenario, source) : parsed.problems;
    void showProblems(id, problems);
    if (parsed.ok && problems.every(({ severity }) => severity !== 'error')) void playOn(id, source);
  });
}
