/**
 * How a run is scored.
 * Raw points are the sum of the evidence of the choices made. The score puts them between what chance gives (0)
 * and the best any path allows (100), so that variants can be compared.
 */
import { competencies, principles, type Competency } from '../principles/principles.ts';
import { holding, offered, pointsOf, type RuleChoice } from '../rules/rules.ts';
import type { Run } from '../run/run.ts';
import { takenAt } from '../run/view.ts';
import { par } from './par.ts';

export const passMark = 60;
export const starMarks = [60, 75, 90] as const;

export type Score = {
  /** 0..100, whole. */
  score: number;
  stars: 0 | 1 | 2 | 3;
  passed: boolean;
  points: { earned: number; best: number; expected: number };
  /** Points per principle met; principles never touched are absent. */
  principles: Record<string, { points: number; chances: number }>;
  /** Per competency: earned, and the least and most that the decisions met had to offer. */
  competencies: Record<Competency, { earned: number; least: number; most: number; percent: number | null }>;
};

/**
 * Scores a run, finished or not. Whole numbers, but for `expected`.
 * Throws RangeError for a scenario whose states run in a circle or are too many: check it first.
 */
export function score(run: Run): Score {
  const measure = par(run.rules);
  if (!measure.ok) throw new RangeError(`no score: ${measure.problem}`);
  return { ...grade(run, measure.par), principles: principlePoints(run), competencies: competencyPoints(run) };
}

/** The best total of a variant and that of chance: what `par` works out. */
export type Measure = { best: number; expected: number };

/** The part of a score that stands on the board, by a measure worked out before. */
export function grade(run: Run, { best, expected }: Measure): Pick<Score, 'score' | 'stars' | 'passed' | 'points'> {
  let earned = 0;
  for (let step = 0; step < run.choices.length; step += 1)
    earned += pointsOf(takenAt(run, step), run.states[step]?.vars ?? []);
  const percent = percentBetween(earned, expected, best);
  const stars = starMarks.filter((mark) => percent >= mark).length as Score['stars'];
  return { score: percent, stars, passed: percent >= passMark, points: { earned, best, expected } };
}

/** What a choice shows at a state: points per principle, in the order of the file, nothing for a sum of 0 without entries. */
export function marksOf(choice: RuleChoice, vars: readonly number[]): Map<string, number> {
  const marks = new Map<string, number>();
  for (const { principle, points } of holding(choice.evidence, vars))
    marks.set(principle, (marks.get(principle) ?? 0) + points);
  return marks;
}

/** Where `value` lies between two numbers, in whole percents, cut off at 0 and 100; 100 where there is nothing between. */
export function percentBetween(value: number, low: number, high: number): number {
  if (high <= low) return 100;
  const percent = Math.floor((100 * (value - low)) / (high - low) + 0.5);
  return percent < 0 ? 0 : percent > 100 ? 100 : percent;
}

function principlePoints(run: Run): Score['principles'] {
  const found: Score['principles'] = {};
  for (let step = 0; step < run.choices.length; step += 1) {
    const state = run.states[step];
    if (!state) break;
    const atStake = new Set<string>();
    for (const choice of offered(run.rules, state))
      for (const id of marksOf(choice, state.vars).keys()) atStake.add(id);
    const shown = marksOf(takenAt(run, step), state.vars);
    for (const id of atStake) {
      const entry = (found[id] ??= { points: 0, chances: 0 });
      entry.chances += 1;
      entry.points += shown.get(id) ?? 0;
    }
  }
  return found;
}

function competencyPoints(run: Run): Score['competencies'] {
  const found = Object.fromEntries(
    Object.keys(competencies).map((id) => [id, { earned: 0, least: 0, most: 0, percent: null }]),
  ) as Score['competencies'];
  for (let step = 0; step < run.choices.length; step += 1) {
    const state = run.states[step];
    if (!state) break;
    const taken = takenAt(run, step);
    const open = offered(run.rules, state).map((choice) => ({ choice, sums: sumsOf(choice, state.vars) }));
    for (const [id, entry] of Object.entries(found) as [Competency, (typeof found)[Competency]][]) {
      const offers = open.map(({ sums }) => sums.get(id) ?? 0);
      entry.least += Math.min(...offers);
      entry.most += Math.max(...offers);
      entry.earned += open.find(({ choice }) => choice === taken)?.sums.get(id) ?? 0;
    }
  }
  for (const entry of Object.values(found))
    entry.percent = entry.most > entry.least ? percentBetween(entry.earned, entry.least, entry.most) : null;
  return found;
}

function sumsOf(choice: RuleChoice, vars: readonly number[]): Map<Competency, number> {
  const sums = new Map<Competency, number>();
  for (const [id, points] of marksOf(choice, vars)) {
    const competency = principles.get(id)?.competency;
    if (competency) sums.set(competency, (sums.get(competency) ?? 0) + points);
  }
  return sums;
}
