/** A machine at work: what a game session drives and listens to. */
import { createActor } from 'xstate';
import type { Run } from '../run/run.ts';
import { stateOf } from '../run/run.ts';
import type { State } from '../rules/rules.ts';
import { compileMachine } from './machine.ts';

export type RunningMachine = {
  readonly state: State;
  /** Makes a choice. Throws RangeError when it was not on offer: ask the rules first. */
  choose(choiceId: string): void;
  /** Calls back after every choice. Returns how to stop. */
  subscribe(listener: (state: State) => void): () => void;
  stop(): void;
};

/** Starts the machine of a run's variant and brings it to where the run stands. */
export function startMachine(run: Run): RunningMachine {
  const actor = createActor(compileMachine(run.rules));
  const stateNow = () => actor.getSnapshot().context.state;
  const choose = (choiceId: string) => {
    const before = stateNow();
    actor.send({ type: 'choose', choiceId });
    if (stateNow() === before) throw new RangeError(`choice "${choiceId}" is not on offer`);
  };
  actor.start();
  run.choices.forEach(choose);
  if (stateNow().at !== stateOf(run).at) throw new RangeError('the machine stands elsewhere than the run');
  return {
    get state() {
      return stateNow();
    },
    choose,
    subscribe: (listener) => {
      const subscription = actor.subscribe(({ context }) => listener(context.state));
      return () => subscription.unsubscribe();
    },
    stop: () => actor.stop(),
  };
}
