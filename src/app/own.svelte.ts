/** The own scenarios on this device, as the screens follow them. */
import { noteStorageProblem } from './notices.svelte.ts';
import { openOwnScenarios, type OwnScenario } from './own-scenarios.ts';

export const ownScenarios = openOwnScenarios((problem) => {
  if (problem !== 'slow') noteStorageProblem(problem);
});

let all = $state.raw<readonly OwnScenario[]>([]);

/** The latest first; none until they have been read. */
export const own = (): readonly OwnScenario[] => all;

export async function readOwn(): Promise<void> {
  all = await ownScenarios.list();
}
