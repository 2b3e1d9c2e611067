/**
 * The rule kernel: a scenario in one variant, compiled to plain functions over whole numbers.
 * The game's machine, the server's replay and the proof all call these; nothing else decides what a choice does.
 *
 * Order of things in a step: evidence, feedback and effects look at the state before the choice; the reply and the target
 * at the state after its effects; then the target is entered: its visits + 1, its own effects (each seeing how things stand
 * on arriving), its lines.
 */
import type { Beat, Choice, Effect, Line, Scenario, Text } from '../scenario/schema.ts';
import { compileCondition, type Test } from './condition.ts';
import { layOut, type Layout } from './layout.ts';

/** Where a run stands. `at` counts beats first, then endings. Never changed in place. */
export type State = { readonly at: number; readonly vars: readonly number[] };

type Apply = (before: readonly number[], after: number[]) => void;

export type RuleEvidence = { readonly principle: string; readonly points: number; readonly when: Test | null };
export type RuleLine = { readonly line: Line; readonly index: number; readonly when: Test | null };
export type RuleEffect = { readonly effect: Effect; readonly when: Test | null; readonly apply: Apply };
type RuleText = { readonly text: Text; readonly when: Test | null };
type RuleTarget = { readonly at: number; readonly when: Test | null };

export type RuleChoice = {
  readonly id: string;
  /** Position in the scenario file. */
  readonly index: number;
  readonly choice: Choice;
  readonly when: Test | null;
  readonly effects: readonly RuleEffect[];
  readonly evidence: readonly RuleEvidence[];
  readonly feedback: readonly RuleText[];
  readonly reply: readonly RuleLine[];
  readonly targets: readonly RuleTarget[];
};

export type RuleBeat = {
  readonly id: string;
  readonly beat: Beat;
  readonly effects: readonly RuleEffect[];
  readonly lines: readonly RuleLine[];
  readonly choices: readonly RuleChoice[];
  /** The variable that counts entries; -1 where no condition asks. */
  readonly visits: number;
  /** Variables read while choosing here (guards, effects, evidence, targets), without lines and feedback. */
  readonly reads: ReadonlySet<number>;
  /** Variables read by this beat's own effects on entering. */
  readonly entryReads: ReadonlySet<number>;
  /** Variables read by its lines and by the replies to its choices: they change what is seen, not what happens. */
  readonly lineReads: ReadonlySet<number>;
};

export type Rules = {
  readonly scenario: Scenario;
  readonly variant: string;
  readonly layout: Layout;
  readonly beats: readonly RuleBeat[];
  /** Ending ids; `at` of the first is `beats.length`. */
  readonly endings: readonly string[];
  readonly start: State;
};

export type Refusal = 'unknown-choice' | 'not-offered' | 'ended';
export type StepResult =
  { readonly ok: true; readonly state: State } | { readonly ok: false; readonly refusal: Refusal };

/**
 * Compiles a parsed scenario for one variant; conditions on the variant are settled here.
 * Throws RangeError when the variant or a name in the scenario does not exist: parse first.
 */
export function compileRules(scenario: Scenario, variant: string): Rules {
  const hidden = scenario.variants[variant];
  if (!hidden) throw new RangeError(`no variant "${variant}"`);
  const layout = layOut(scenario);
  const endings = Object.keys(scenario.endings);
  const places = new Map([...Object.keys(scenario.beats), ...endings].map((id, at) => [id, at]));
  const compile = (when: Line['when'], reads?: Set<number>) => compileCondition(when, variant, layout, reads);
  const placeOf = (id: string) => {
    const at = places.get(id);
    if (at === undefined) throw new RangeError(`no beat or ending "${id}"`);
    return at;
  };
  const lines = (list: readonly Line[] | undefined, reads: Set<number>): RuleLine[] =>
    (list ?? []).flatMap((line, index) => {
      const when = compile(line.when, reads);
      return when === false ? [] : [{ line, index, when }];
    });
  const effects = (list: readonly Effect[] | undefined, reads: Set<number>): RuleEffect[] =>
    (list ?? []).flatMap((effect) => {
      const when = compile(effect.when, reads);
      return when === false ? [] : [{ effect, when, apply: compileEffect(effect, when, layout) }];
    });
  const beats = Object.entries(scenario.beats).map(([id, beat]): RuleBeat => {
    const reads = new Set<number>();
    const entryReads = new Set<number>();
    const lineReads = new Set<number>();
    const choices = beat.choices.flatMap((choice, index): RuleChoice[] => {
      const when = compile(choice.when, reads);
      if (when === false) return [];
      const evidence = (choice.evidence ?? []).flatMap(({ principle, points, when: asked }) => {
        const test = compile(asked, reads);
        return test === false ? [] : [{ principle, points, when: test }];
      });
      const feedback = (choice.feedback ?? []).flatMap(({ text, when: asked }) => {
        const test = compile(asked);
        return test === false ? [] : [{ text, when: test }];
      });
      const listed = typeof choice.to === 'string' ? [{ to: choice.to, when: undefined }] : choice.to;
      const targets = listed.flatMap(({ to, when: asked }) => {
        const test = compile(asked, reads);
        return test === false ? [] : [{ at: placeOf(to), when: test }];
      });
      return [
        {
          id: choice.id,
          index,
          choice,
          when,
          effects: effects(choice.effects, reads),
          evidence,
          feedback,
          reply: lines(choice.reply, lineReads),
          targets,
        },
      ];
    });
    return {
      id,
      beat,
      effects: effects(beat.effects, entryReads),
      lines: lines(beat.lines, lineReads),
      choices,
      visits: layout.visits.get(id) ?? -1,
      reads,
      entryReads,
      lineReads,
    };
  });
  const vars = layout.variables.map(({ kind, id, start }) => {
    if (kind === 'meter') return hidden.meters?.[id] ?? start;
    if (kind === 'fact') return hidden.facts?.includes(id) ? 1 : 0;
    if (kind === 'flag') return hidden.flags?.includes(id) ? 1 : 0;
    return 0;
  });
  const rules = { scenario, variant, layout, beats, endings, start: { at: 0, vars } };
  return { ...rules, start: enter(rules, vars, placeOf(scenario.start)) };
}

/** The choices open in a state, in file order; none when it has ended. */
export function offered(rules: Rules, state: State): RuleChoice[] {
  const choices = rules.beats[state.at]?.choices ?? [];
  return choices.filter((choice) => choice.when === null || choice.when(state.vars));
}

/** Takes a choice by id. Anything that is not on offer now is a refusal and changes nothing. Never throws. */
export function step(rules: Rules, state: State, choiceId: string): StepResult {
  const beat = rules.beats[state.at];
  if (!beat) return refusals.ended;
  const { choices } = beat;
  for (let index = 0; index < choices.length; index += 1) {
    const choice = choices[index];
    if (choice?.id !== choiceId) continue;
    if (choice.when !== null && !choice.when(state.vars)) return refusals['not-offered'];
    return { ok: true, state: take(rules, state, choice) };
  }
  // A choice that this variant never offers is still a choice of the file.
  return beat.beat.choices.some(({ id }) => id === choiceId) ? refusals['not-offered'] : refusals['unknown-choice'];
}

/** The state after an offered choice. The caller has made sure that it is offered. */
export function take(rules: Rules, state: State, choice: RuleChoice): State {
  const vars = afterEffects(state, choice);
  return enter(rules, vars, targetOf(choice, vars));
}

/** The variables after a choice's effects, before its target is entered: what the reply sees. */
export function afterEffects(state: State, choice: RuleChoice): number[] {
  const vars = state.vars.slice();
  const { effects } = choice;
  for (let index = 0; index < effects.length; index += 1) effects[index]?.apply(state.vars, vars);
  return vars;
}

/** Where a choice leads, given the variables after its effects. */
export function targetOf(choice: RuleChoice, vars: readonly number[]): number {
  const { targets } = choice;
  for (let index = 0; index < targets.length; index += 1) {
    const target = targets[index];
    if (target && (target.when === null || target.when(vars))) return target.at;
  }
  throw new RangeError(`choice "${choice.id}" leads nowhere: its last target has a condition`);
}

/** Sum of the points a choice earns in a state. */
export function pointsOf(choice: RuleChoice, vars: readonly number[]): number {
  let points = 0;
  const { evidence } = choice;
  for (let index = 0; index < evidence.length; index += 1) {
    const entry = evidence[index];
    if (entry && (entry.when === null || entry.when(vars))) points += entry.points;
  }
  return points;
}

export function hasEnded(rules: Rules, state: State): boolean {
  return state.at >= rules.beats.length;
}

/** The ending a run stands at, or null while it goes on. */
export function endingOf(rules: Rules, state: State): string | null {
  return rules.endings[state.at - rules.beats.length] ?? null;
}

/** Keeps what its condition allows. */
export function holding<T extends { readonly when: Test | null }>(list: readonly T[], vars: readonly number[]): T[] {
  return list.filter(({ when }) => when === null || when(vars));
}

const refusals = {
  ended: { ok: false, refusal: 'ended' },
  'not-offered': { ok: false, refusal: 'not-offered' },
  'unknown-choice': { ok: false, refusal: 'unknown-choice' },
} as const;

/** Counts the entering of a beat, in place: what the beat's own effects see. */
export function arrive(rules: Pick<Rules, 'beats' | 'layout'>, vars: number[], at: number): void {
  const visits = rules.beats[at]?.visits ?? -1;
  if (visits < 0) return;
  const count = vars[visits] ?? 0;
  // Counting stops where no condition can tell the difference, so that a loop cannot grow the state for ever.
  if (count < (rules.layout.variables[visits]?.max ?? 0)) vars[visits] = count + 1;
}

/** Enters a beat or an ending, in place: counts the visit and applies the beat's own effects. */
export function arriveAndApply(rules: Pick<Rules, 'beats' | 'layout'>, vars: number[], at: number): void {
  arrive(rules, vars, at);
  const effects = rules.beats[at]?.effects;
  if (!effects || effects.length === 0) return;
  const before = vars.slice();
  for (const effect of effects) effect.apply(before, vars);
}

function enter(rules: Pick<Rules, 'beats' | 'layout'>, vars: number[], at: number): State {
  arriveAndApply(rules, vars, at);
  return { at, vars };
}

function compileEffect(effect: Effect, when: Test | null, layout: Layout): Apply {
  const apply = unconditional(effect, layout);
  if (when === null) return apply;
  return (before, after) => {
    if (when(before)) apply(before, after);
  };
}

function unconditional(effect: Effect, layout: Layout): Apply {
  if ('fact' in effect) {
    const index = layout.indexOf('fact', effect.fact);
    return (_, after) => {
      after[index] = 1;
    };
  }
  if ('flag' in effect) {
    const index = layout.indexOf('flag', effect.flag);
    const value = effect.set === false ? 0 : 1;
    return (_, after) => {
      after[index] = value;
    };
  }
  const index = layout.indexOf('meter', effect.meter);
  const { min, max } = layout.variables[index] ?? { min: 0, max: 0 };
  const clamp = (value: number) => (value < min ? min : value > max ? max : value);
  if ('set' in effect) {
    const value = clamp(effect.set);
    return (_, after) => {
      after[index] = value;
    };
  }
  const { add } = effect;
  return (_, after) => {
    after[index] = clamp((after[index] ?? 0) + add);
  };
}
