/**
 * A scenario as an XState machine: beats are states, choices guarded transitions, the variables context.
 * Guards and actions are the rule kernel's own functions, so machine and kernel cannot disagree.
 * One event exists, `choose`; a scenario supplies ids that are looked up, never event types or machine configuration.
 * The only place that knows XState's machines.
 */
import { assign, createMachine } from 'xstate';
import { afterEffects, take, targetOf, type RuleChoice, type Rules, type State } from '../rules/rules.ts';

export type ChooseEvent = { type: 'choose'; choiceId: string };
export type MachineContext = { state: State };

/** Steps XState may take on one event before it gives up: ours takes one. */
const maxIterations = 10;

/** Compiles the rules of one variant. State names are the ids of beats and endings. */
export function compileMachine(rules: Rules) {
  const nameOf = (at: number) => rules.beats[at]?.id ?? rules.endings[at - rules.beats.length] ?? '';
  const transitions = (choice: RuleChoice) => {
    const chosen = {
      actions: assign<MachineContext, ChooseEvent, undefined, ChooseEvent, never>(({ context }) => ({
        state: take(rules, context.state, choice),
      })),
    };
    const places = [...new Set(choice.targets.map(({ at }) => at))];
    return places.map((at) => ({
      target: nameOf(at),
      reenter: true,
      guard: ({ context, event }: { context: MachineContext; event: ChooseEvent }) =>
        event.choiceId === choice.id &&
        (choice.when === null || choice.when(context.state.vars)) &&
        (places.length === 1 || targetOf(choice, afterEffects(context.state, choice)) === at),
      ...chosen,
    }));
  };
  const beats = rules.beats.map(({ id, choices }) => [id, { on: { choose: choices.flatMap(transitions) } }] as const);
  const endings = rules.endings.map((id) => [id, { type: 'final' as const }] as const);
  return createMachine({
    types: {} as { context: MachineContext; events: ChooseEvent },
    id: rules.scenario.id,
    initial: nameOf(rules.start.at),
    context: { state: rules.start },
    states: Object.fromEntries<object>([...beats, ...endings]),
    options: { maxIterations },
  });
}
