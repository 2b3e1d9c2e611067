/** One run's machine, going: what the game plays on. Nothing but `choose` ever reaches it. */
import { createActor } from 'xstate';
import { offered, step, type Refusal, type Rules, type State } from '../rules/rules.ts';
import { compileMachine } from './machine.ts';

export type Session = {
  readonly state: () => State;
  /** Makes a choice; one that is not on offer now is a refusal and does not reach the machine. */
  readonly choose: (
    choiceId: string,
  ) => { readonly ok: true; readonly state: State } | { readonly ok: false; readonly refusal: Refusal };
  /** Tells of every new state. Gives back what ends the telling. */
  readonly subscribe: (listener: (state: State) => void) => () => void;
  readonly stop: () => void;
};

const machines = new WeakMap<Rules, ReturnType<typeof compileMachine>>();

/**
 * Starts a session at the beginning and makes the given choices.
 * Throws RangeError when one of them is refused: replay the log first.
 */
export function startSession(rules: Rules, choices: readonly string[] = []): Session {
  const machine = machines.get(rules) ?? compileMachine(rules);
  machines.set(rules, machine);
  const actor = createActor(machine).start();
  const state = () => actor.getSnapshot().context.state;
  const session: Session = {
    state,
    choose: (choiceId) => {
      if (!offered(rules, state()).some(({ id }) => id === choiceId)) return step(rules, state(), choiceId);
      actor.send({ type: 'choose', choiceId });
      return { ok: true, state: state() };
    },
    subscribe: (listener) => {
      const subscription = actor.subscribe(({ context }) => listener(context.state));
      return () => subscription.unsubscribe();
    },
    stop: () => void actor.stop(),
  };
  for (const choiceId of choices) {
    const made = session.choose(choiceId);
    if (!made.ok) throw new RangeError(`choice "${choiceId}": ${made.refusal}`);
  }
  return session;
}
