/** The way through a conversation that earns most, for tests in which somebody has to pass. */
import { hasEnded, pointsOf, take } from '../../src/core/rules/rules.ts';
import { choose, startRun, stateOf, type Run } from '../../src/core/run/run.ts';
import type { Story } from '../../src/core/run/story.ts';
import { inOrder } from '../../src/core/run/view.ts';
import { par } from '../../src/core/score/par.ts';

export function bestWay(story: Story, seed: number): Run {
  let run = startRun(story, { runId: 'best', seed });
  const measure = par(run.rules);
  if (!measure.ok) throw new Error(`${story.scenario.id} cannot be scored`);
  while (!hasEnded(run.rules, stateOf(run))) {
    const state = stateOf(run);
    const worth = inOrder(run, run.choices.length).map((choice) => ({
      id: choice.id,
      points: pointsOf(choice, state.vars) + measure.par.bestFrom(take(run.rules, state, choice)),
    }));
    const best = worth.reduce((most, one) => (one.points > most.points ? one : most));
    const next = choose(run, best.id);
    if (!next.ok) throw new Error(`"${best.id}" is offered and refused: ${next.refusal}`);
    run = next.run;
  }
  return run;
}
