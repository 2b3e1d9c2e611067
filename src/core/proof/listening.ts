/**
 * The listening player: the best anyone can do who knows only what has been on screen.
 * Exact: a plan over sets of circumstances (variant and state) that everything seen so far leaves possible. Circumstances
 * part where a line, a meter, a fact, a place or an offered choice differs; until then the plan must choose the same.
 */
import { stateKey } from '../rules/state-store.ts';
import {
  afterEffects,
  holding,
  offered,
  pointsOf,
  take,
  type RuleChoice,
  type Rules,
  type State,
} from '../rules/rules.ts';
import type { Language } from '../scenario/schema.ts';

export type Listener = {
  variant: string;
  rules: Rules;
  weight: number;
  best: number;
  expected: number;
  bestFrom: (state: State) => number;
};

export type Listening =
  | { complete: true; points: Map<string, number> }
  /** More sets than the cap allows. */
  | { complete: false };

const setCap = 300_000;

/** Points per variant under the plan with the best mean score. */
export function listen(listeners: readonly Listener[], language: Language, cap = setCap): Listening {
  const screens = listeners.map(({ rules }) => screenOf(rules, language));
  const keys = listeners.map(({ rules }) => stateKey(rules, 'screen', onScreen(rules)));
  // A point is worth as much of the score as the variant's par makes it.
  const worth = listeners.map(({ weight, best, expected }) => (best > expected ? weight / (best - expected) : 0));
  const plans = new Map<string, readonly number[]>();
  let sets = 0;

  /** Points still to come per member of the set, in its order, under the best plan. */
  const plan = (set: readonly Possible[]): readonly number[] | null => {
    const [only] = set;
    if (set.length === 1 && only) return [listeners[only.of]?.bestFrom(only.state) ?? 0];
    const key = set.map(({ of, state }) => `${of}:${keys[of]?.(state)}`).join('|');
    const known = plans.get(key);
    if (known) return known;
    sets += 1;
    if (sets > cap) return null;
    const open = set.map(({ of, state }) => {
      const rules = listeners[of]?.rules;
      return rules ? offered(rules, state) : [];
    });
    let best: readonly number[] = set.map(() => 0);
    let bestWorth = -Infinity;
    for (const text of new Set(open[0]?.map(({ choice }) => choice.text[language]))) {
      const points = follow(set, open, text);
      if (!points) return null;
      const total = points.reduce((sum, value, index) => sum + value * (worth[set[index]?.of ?? 0] ?? 0), 0);
      if (total > bestWorth) {
        bestWorth = total;
        best = points;
      }
    }
    plans.set(key, best);
    return best;
  };

  const follow = (
    set: readonly Possible[],
    open: readonly (readonly RuleChoice[])[],
    text: string,
  ): number[] | null => {
    const points = set.map(() => 0);
    const apart = new Map<string, { index: number; possible: Possible }[]>();
    for (const [index, { of, state }] of set.entries()) {
      const listener = listeners[of];
      const choice = open[index]?.find((one) => one.choice.text[language] === text);
      if (!listener || !choice) continue;
      points[index] = pointsOf(choice, state.vars);
      const possible = { of, state: take(listener.rules, state, choice) };
      const seen = screens[of]?.after(state, choice, possible.state) ?? '';
      const group = apart.get(seen) ?? [];
      group.push({ index, possible });
      apart.set(seen, group);
    }
    for (const group of apart.values()) {
      const rest = plan(group.map(({ possible }) => possible));
      if (!rest) return null;
      for (const [at, { index }] of group.entries()) points[index] = (points[index] ?? 0) + (rest[at] ?? 0);
    }
    return points;
  };

  const openings = new Map<string, Possible[]>();
  for (const [of, { rules }] of listeners.entries()) {
    const seen = screens[of]?.on(rules.start) ?? '';
    openings.set(seen, [...(openings.get(seen) ?? []), { of, state: rules.start }]);
  }
  const points = new Map<string, number>();
  for (const set of openings.values()) {
    const found = plan(set);
    if (!found) return { complete: false };
    for (const [index, { of }] of set.entries()) points.set(listeners[of]?.variant ?? '', found[index] ?? 0);
  }
  return { complete: true, points };
}

/** Circumstances that may be the true ones. `of` is the listener's index. */
type Possible = { of: number; state: State };

type Screen = {
  /** All that a state shows. */
  on: (state: State) => string;
  /** The reaction to a choice, then all that the new state shows. */
  after: (before: State, choice: RuleChoice, state: State) => string;
};

function screenOf(rules: Rules, language: Language): Screen {
  const numbered = onScreen(rules);
  const told = (lines: RuleChoice['reply'], vars: readonly number[]) =>
    holding(lines, vars)
      .map(({ line }) => `${line.who ?? ''}\t${line.mood ?? ''}\t${line.text[language]}`)
      .join('\n');
  const on = (state: State): string => {
    const numbers = numbered.map((index) => state.vars[index]).join(',');
    const beat = rules.beats[state.at];
    if (!beat) return `${numbers}\f${rules.endings[state.at - rules.beats.length]}`;
    const choices = offered(rules, state).map(({ choice }) => choice.text[language]);
    return [
      numbers,
      beat.beat.place,
      beat.beat.moment?.[language] ?? '',
      beat.beat.present.join(','),
      told(beat.lines, state.vars),
      choices.join('\n'),
    ].join('\f');
  };
  return { on, after: (before, choice, state) => `${told(choice.reply, afterEffects(before, choice))}\v${on(state)}` };
}

/** Visible meters and the notebook. */
function onScreen({ scenario, layout }: Rules): number[] {
  const meters = Object.entries(scenario.meters).filter(([, { visible }]) => visible !== false);
  return [
    ...meters.map(([id]) => layout.indexOf('meter', id)),
    ...Object.keys(scenario.facts).map((id) => layout.indexOf('fact', id)),
  ];
}
