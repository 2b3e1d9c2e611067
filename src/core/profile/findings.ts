/**
 * The profile: what the conversations on a device say of the person who held them, always worked out from replayed runs.
 * This file looks at one run; the rest of the folder looks at all of them. No clock, no storage: days and times are given.
 */
import { competencies, type Competency } from '../principles/principles.ts';
import { hasEnded, pointsOf, take, type RuleChoice } from '../rules/rules.ts';
import type { Confidence } from '../run/confidence.ts';
import { stateOf, type Mode, type Run } from '../run/run.ts';
import { inOrder, takenAt } from '../run/view.ts';
import { par, type Par } from '../score/par.ts';
import { marksOf, score } from '../score/score.ts';

/** What a run shows of one principle. Points are whole. */
export type PrincipleFinding = {
  /** Sum of its evidence. */
  points: number;
  /** Decisions at which it was at stake. */
  chances: number;
  /** Points lost on it, as a positive number, whatever was gained elsewhere. */
  lost: number;
  /** Decisions at which the best answer on offer would have shown more of it, and by how many points in all. */
  missedAt: number;
  missed: number;
};

export type Result = {
  /** 0..100, and 0..3: see `score`. */
  score: number;
  stars: 0 | 1 | 2 | 3;
  /** Earned, and the least and most that the decisions met had to offer. */
  competencies: Record<Competency, { earned: number; least: number; most: number }>;
  /** Principles never at stake are absent. */
  principles: Record<string, PrincipleFinding>;
  /** Per choice what it cost: points less than the best on offer could still bring; null where there was one way on. */
  costs: (number | null)[];
};

/** What a run shows. It follows from the run log alone, so it may be remembered for that log. */
export type Findings = {
  scenario: string;
  /** Fingerprint of the scenario file it was replayed in. */
  sha256: string;
  variant: string;
  /** All variants of the scenario, in the order of its file. */
  variants: string[];
  /** Null as long as the conversation has not ended. */
  result: Result | null;
};

/** A run and its circumstances, as the profile counts it. */
export type PlayedRun = Findings & {
  runId: string;
  mode: Mode;
  /** Whether it is a what-if: turned off from another run. */
  isFork: boolean;
  /** Whether it was opened from a run code: it shows what was hidden, and says nothing of who plays here. */
  received?: boolean;
  /** One entry a choice. */
  confidence: readonly (Confidence | null)[];
  /** Milliseconds since 1970; `endedAt` matters only for a run that has ended. */
  startedAt: number;
  endedAt: number;
  /** Number of the local day on which it ended: 0 is 1 January 1970. */
  day: number;
};

/** Throws RangeError for a scenario that cannot be scored, as `score` does. */
export function findingsOf(run: Run): Findings {
  const { scenario } = run.story;
  return {
    scenario: scenario.id,
    sha256: run.story.sha256,
    variant: run.variant,
    variants: Object.keys(scenario.variants),
    result: hasEnded(run.rules, stateOf(run)) ? resultOf(run) : null,
  };
}

function resultOf(run: Run): Result {
  const measure = par(run.rules);
  if (!measure.ok) throw new RangeError(`no findings: ${measure.problem}`);
  const scored = score(run);
  const principles: Result['principles'] = {};
  for (const [id, { points, chances }] of Object.entries(scored.principles))
    principles[id] = { points, chances, lost: 0, missedAt: 0, missed: 0 };
  const costs = run.choices.map((_, step) => reviewStep(run, step, measure.par, principles));
  const ranges = (Object.keys(competencies) as Competency[]).map((id) => {
    const { earned, least, most } = scored.competencies[id];
    return [id, { earned, least, most }] as const;
  });
  return {
    score: scored.score,
    stars: scored.stars,
    competencies: Object.fromEntries(ranges) as Result['competencies'],
    principles,
    costs,
  };
}

/** Notes what was lost and missed at a decision. Gives what it cost. */
function reviewStep(run: Run, step: number, measure: Par, found: Result['principles']): number | null {
  const state = run.states[step];
  if (!state) return null;
  const taken = takenAt(run, step);
  const shown = marksOf(taken, state.vars);
  for (const [id, points] of shown) {
    const finding = found[id];
    if (finding && points < 0) finding.lost -= points;
  }
  const open = inOrder(run, step).toSorted((a, b) => a.index - b.index);
  if (open.length < 2) return null;
  const worthOf = (choice: RuleChoice) =>
    pointsOf(choice, state.vars) + measure.bestFrom(take(run.rules, state, choice));
  const mine = worthOf(taken);
  let best = taken;
  let most = mine;
  for (const choice of open) {
    const worth = worthOf(choice);
    if (worth > most) [best, most] = [choice, worth];
  }
  // Measured by the best answer, which gives up one principle for another where that is wise.
  for (const [id, points] of best === taken ? [] : marksOf(best, state.vars)) {
    const more = points - (shown.get(id) ?? 0);
    const finding = found[id];
    if (!finding || more <= 0) continue;
    finding.missedAt += 1;
    finding.missed += more;
  }
  return most - mine;
}
