/**
 * The authoring loop, in development only: a scenario that is saved is played on at once, the choices made so far
 * replayed into it; a broken one is told over the game, and the last good version keeps running.
 * Nothing of this is left in the built game but an empty function.
 */
import type { Session } from './session.ts';

const sessions = new Set<Session>();

/** Lets a session follow what its author saves. Returns how to stop. */
export function followAuthor(session: Session): () => void {
  if (!import.meta.hot) return () => {};
  sessions.add(session);
  return () => sessions.delete(session);
}

/** Starts listening to the development server. */
export async function startAuthoring(): Promise<void> {
  if (!import.meta.hot) return;
  const [{ mount, unmount }, { parse }, { check }, { openStory }, { scenarioSaved }] = await Promise.all([
    import('svelte'),
    import('../core/scenario/parse.ts'),
    import('../core/proof/check.ts'),
    import('../core/run/story.ts'),
    import('../core/scenario/saved-scenario.ts'),
  ]);
  const { default: ProblemOverlay } = await import('../ui/authoring/ProblemOverlay.svelte');
  const { nl } = await import('../ui/authoring/messages/nl.ts');
  const { en } = await import('../ui/authoring/messages/en.ts');
  const { language } = await import('../ui/messages/messages.svelte.ts');
  const { say } = await import('./notices.svelte.ts');
  const { keepStory } = await import('./story.ts');

  let close = () => {};
  import.meta.hot.on(scenarioSaved, ({ id, source }: { id: string; source: string }) => {
    close();
    const parsed = parse(source);
    const problems = parsed.ok ? check(parsed.scenario, source) : parsed.problems;
    if (problems.length > 0) {
      const overlay = mount(ProblemOverlay, {
        target: document.body,
        props: {
          scenario: id,
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
    if (!parsed.ok || problems.some(({ severity }) => severity === 'error')) return;
    keepStory(openStory(source, parsed.scenario));
    const words = { nl, en }[language()];
    for (const session of sessions) {
      if (session.run.story.scenario.id !== id) continue;
      const replaced = session.replaceStory(source);
      say(replaced.ok ? words.replayed : words.noLongerFits(replaced.index + 1, replaced.choiceId));
    }
  });
}
