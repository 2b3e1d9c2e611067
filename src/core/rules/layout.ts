/**
 * Which number stands where: the variables of a scenario in one flat array.
 * Meters, facts, flags, then a visit counter for each beat that a condition asks about.
 */
import type { Condition, Scenario } from '../scenario/schema.ts';

export type VariableKind = 'meter' | 'fact' | 'flag' | 'visits';
export type Variable = {
  readonly kind: VariableKind;
  readonly id: string;
  readonly min: number;
  readonly max: number;
  readonly start: number;
};

export type Layout = {
  readonly variables: readonly Variable[];
  /** Index of a beat's visit counter, for the beats that have one. */
  readonly visits: ReadonlyMap<string, number>;
  readonly beatCount: number;
  /** Throws RangeError for an unknown name: parse first. */
  readonly indexOf: (kind: VariableKind, id: string) => number;
};

const known = new WeakMap<Scenario, Layout>();

/** The layout of a scenario; the same for all its variants. */
export function layOut(scenario: Scenario): Layout {
  const ready = known.get(scenario);
  if (ready) return ready;
  const variables: Variable[] = [];
  for (const [id, { min, max, start }] of Object.entries(scenario.meters))
    variables.push({ kind: 'meter', id, min, max, start });
  for (const id of Object.keys(scenario.facts)) variables.push({ kind: 'fact', id, min: 0, max: 1, start: 0 });
  for (const id of scenario.flags ?? []) variables.push({ kind: 'flag', id, min: 0, max: 1, start: 0 });
  for (const [id, highest] of highestVisitsAsked(scenario))
    variables.push({ kind: 'visits', id, min: 0, max: highest + 1, start: 0 });
  const index = new Map(variables.map(({ kind, id }, at) => [`${kind} ${id}`, at]));
  const visits = new Map(variables.flatMap(({ kind, id }, at) => (kind === 'visits' ? [[id, at] as const] : [])));
  const layout: Layout = {
    variables,
    visits,
    beatCount: Object.keys(scenario.beats).length,
    indexOf: (kind, id) => {
      const at = index.get(`${kind} ${id}`);
      if (at === undefined) throw new RangeError(`no ${kind} "${id}"`);
      return at;
    },
  };
  known.set(scenario, layout);
  return layout;
}

function highestVisitsAsked(scenario: Scenario): Map<string, number> {
  const highest = new Map<string, number>();
  const look = (condition: Condition | undefined): void => {
    if (!condition) return;
    if ('all' in condition) condition.all.forEach(look);
    else if ('any' in condition) condition.any.forEach(look);
    else if ('not' in condition) look(condition.not);
    else if ('visits' in condition) {
      const asked = Math.max(condition.atLeast ?? 0, condition.atMost ?? 0, 0);
      highest.set(condition.visits, Math.max(highest.get(condition.visits) ?? 0, asked));
    }
  };
  for (const beat of Object.values(scenario.beats)) {
    beat.effects?.forEach(({ when }) => look(when));
    beat.lines.forEach(({ when }) => look(when));
    for (const choice of beat.choices) {
      look(choice.when);
      choice.effects?.forEach(({ when }) => look(when));
      choice.evidence?.forEach(({ when }) => look(when));
      choice.feedback?.forEach(({ when }) => look(when));
      choice.reply?.forEach(({ when }) => look(when));
      if (typeof choice.to !== 'string') choice.to.forEach(({ when }) => look(when));
    }
  }
  return highest;
}
