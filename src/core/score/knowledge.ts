/** What somebody has seen of a scenario by playing it, and what was one choice away: the rest stays to be discovered. */
import { endingOf, offered, take, type Rules, type State } from '../rules/rules.ts';
import { stateOf, type Run } from '../run/run.ts';
import { takenAt } from '../run/view.ts';

/** One step of one run, or one that could have been taken: from which moment, by which choice, to which beat or ending. */
export type Way = { from: string; choice: string; to: string };

export type Knowledge = {
  beats: ReadonlySet<string>;
  endings: ReadonlySet<string>;
  variants: ReadonlySet<string>;
  /** The ways gone in any run, each once. */
  gone: readonly Way[];
  /** The ways on offer at a moment met and never gone. Where such a way leads may be somewhere never seen. */
  open: readonly Way[];
};

/** What these runs of one scenario together have shown. */
export function knowledgeOf(runs: readonly Run[]): Knowledge {
  const beats = new Set<string>();
  const endings = new Set<string>();
  const gone = new Map<string, Way>();
  const open = new Map<string, Way>();
  for (const run of runs) {
    for (const { at } of run.states) {
      const beat = run.rules.beats[at];
      if (beat) beats.add(beat.id);
    }
    const ending = endingOf(run.rules, stateOf(run));
    if (ending !== null) endings.add(ending);
    for (const way of waysOf(run)) gone.set(keyOf(way), way);
    for (const state of run.states)
      for (const choice of offered(run.rules, state)) {
        const way = wayFrom(run.rules, state, choice.id, take(run.rules, state, choice));
        open.set(keyOf(way), way);
      }
  }
  for (const key of gone.keys()) open.delete(key);
  return {
    beats,
    endings,
    variants: new Set(runs.map(({ variant }) => variant)),
    gone: [...gone.values()],
    open: [...open.values()],
  };
}

/** The way a run went, step by step. */
export function waysOf(run: Run): Way[] {
  return run.choices.map((_, step) =>
    wayFrom(
      run.rules,
      run.states[step] ?? run.rules.start,
      takenAt(run, step).id,
      run.states[step + 1] ?? stateOf(run),
    ),
  );
}

function wayFrom(rules: Rules, from: State, choice: string, to: State): Way {
  return { from: momentOf(rules, from), choice, to: momentOf(rules, to) };
}

function momentOf(rules: Rules, state: State): string {
  return rules.beats[state.at]?.id ?? endingOf(rules, state) ?? '';
}

const keyOf = ({ from, choice, to }: Way) => `${from} ${choice} ${to}`;
