/** Per scenario and variant: seen or not, the best for real and in practice, and the first attempt. */
import type { PlayedRun, Result } from './findings.ts';
import { ended, inTimeOrder, isReal, type EndedRun } from './which-runs.ts';

/** A finished run that stands for a figure. */
export type Figure = Pick<Result, 'score' | 'stars'> & { runId: string };

export type VariantStanding = {
  variant: string;
  /** Whether a run of it has ended, in whatever way it was played: its debrief has told what was hidden. */
  seen: boolean;
  /** Of the runs for real that have ended. */
  best: Figure | null;
  /** Of the practice runs and what-ifs that have ended. */
  bestInPractice: Figure | null;
  /** See `firstAttempt`. `score` is null as long as it has not ended. */
  first: { runId: string; score: number | null } | null;
};

export type ScenarioStanding = {
  scenario: string;
  /** In the order of its file, those not seen included: their ids tell what a player has yet to find out. */
  variants: VariantStanding[];
  variantsSeen: number;
  /** The most for real in any variant. */
  stars: 0 | 1 | 2 | 3;
};

/** A scenario in three numbers, which is all that may be told of it before it has been played out. */
export type StandingInBrief = Pick<ScenarioStanding, 'stars' | 'variantsSeen'> & { variants: number };

/** By id; scenarios of which no run exists are absent. */
export const inBrief = (runs: readonly PlayedRun[]): Map<string, StandingInBrief> =>
  new Map(
    standings(runs).map(({ scenario, stars, variantsSeen, variants }) => [
      scenario,
      { stars, variantsSeen, variants: variants.length },
    ]),
  );

/** Those of which a run exists, by id. */
export function standings(runs: readonly PlayedRun[]): ScenarioStanding[] {
  const byScenario = Map.groupBy(runs, ({ scenario }) => scenario);
  return [...byScenario.keys()].sort().map((scenario) => {
    const mine = byScenario.get(scenario) ?? [];
    const variants = (mine[0]?.variants ?? []).map((variant) =>
      standing(
        variant,
        mine.filter((run) => run.variant === variant),
      ),
    );
    const stars = variants.map(({ best }) => best?.stars ?? 0);
    return {
      scenario,
      variants,
      variantsSeen: variants.filter(({ seen }) => seen).length,
      stars: Math.max(0, ...stars) as ScenarioStanding['stars'],
    };
  });
}

/**
 * The first attempt at a variant, among the runs of that variant: the earliest for real, if it was begun before any practice
 * or what-if of it. Nothing that is played later changes it.
 */
function firstAttempt(runs: readonly PlayedRun[]): PlayedRun | null {
  const [first] = runs.filter(isReal).toSorted(byBeginning);
  const shown = runs.some((run) => !isReal(run) && run.startedAt <= (first?.startedAt ?? 0));
  return first && !shown ? first : null;
}

/** Ids of the runs that are somebody's first attempt at a variant. */
export function firstAttempts(runs: readonly PlayedRun[]): Set<string> {
  const groups = Map.groupBy(runs, ({ scenario, variant }) => `${scenario} ${variant}`);
  return new Set([...groups.values()].flatMap((group) => firstAttempt(group)?.runId ?? []));
}

function standing(variant: string, runs: readonly PlayedRun[]): VariantStanding {
  const finished = inTimeOrder(runs.flatMap(ended));
  const first = firstAttempt(runs);
  return {
    variant,
    seen: finished.length > 0,
    best: bestOf(finished.filter(isReal)),
    bestInPractice: bestOf(finished.filter((run) => !isReal(run) && !run.received)),
    first: first && { runId: first.runId, score: first.result?.score ?? null },
  };
}

/** The highest score, the earliest of equals. */
function bestOf(runs: readonly EndedRun[]): Figure | null {
  const [first, ...others] = runs;
  if (!first) return null;
  const best = others.reduce((most, run) => (run.result.score > most.result.score ? run : most), first);
  return { runId: best.runId, score: best.result.score, stars: best.result.stars };
}

/** Two copies of one run, from two devices, began at the same time: the one that ended is the whole of it. */
function byBeginning(a: PlayedRun, b: PlayedRun): number {
  return (
    a.startedAt - b.startedAt ||
    Number(b.result !== null) - Number(a.result !== null) ||
    (a.runId < b.runId ? -1 : a.runId > b.runId ? 1 : 0)
  );
}
