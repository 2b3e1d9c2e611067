/** Blind spots: the principles somebody misses most, and where they can be practised best. */
import { exploreStates } from '../rules/explore.ts';
import { offered } from '../rules/rules.ts';
import type { Story } from '../run/story.ts';
import { marksOf } from '../score/score.ts';
import type { PlayedRun } from './findings.ts';
import { measuring } from './which-runs.ts';

const mostSpots = 3; // what can be kept in mind during one conversation
const heaviest = 10; // the last run weighs this much, each one before it one less, down to one
const fewestPoints = 2; // one slip is no blind spot

export type BlindSpot = {
  principle: string;
  /** Decisions at which it was at stake in the runs for real, and at how many of them the best answer showed more of it. */
  chances: number;
  missedAt: number;
  /** Points that were left lying on it. */
  missed: number;
};

/**
 * The principles on which the most points were left lying in runs for real that ended, recent runs weighing more: at most
 * three, the worst first. One that goes well at more than two out of three decisions is none.
 */
export function blindSpots(runs: readonly PlayedRun[]): BlindSpot[] {
  const found = new Map<string, BlindSpot & { weight: number; weighedMissedAt: number; weighedChances: number }>();
  for (const [age, { result }] of measuring(runs).toReversed().entries()) {
    const weight = Math.max(1, heaviest - age);
    for (const [principle, { chances, missedAt, missed }] of Object.entries(result.principles)) {
      const spot = found.get(principle) ?? {
        principle,
        chances: 0,
        missedAt: 0,
        missed: 0,
        weight: 0,
        weighedMissedAt: 0,
        weighedChances: 0,
      };
      spot.chances += chances;
      spot.missedAt += missedAt;
      spot.missed += missed;
      spot.weight += weight * missed;
      spot.weighedMissedAt += weight * missedAt;
      spot.weighedChances += weight * chances;
      found.set(principle, spot);
    }
  }
  return [...found.values()]
    .filter((spot) => spot.missed >= fewestPoints && 3 * spot.weighedMissedAt >= spot.weighedChances)
    .sort((a, b) => b.weight - a.weight || b.missed - a.missed || (a.principle < b.principle ? -1 : 1))
    .slice(0, mostSpots)
    .map(({ principle, chances, missedAt, missed }) => ({ principle, chances, missedAt, missed }));
}

/** Per variant and principle: at how many moments of the conversation an answer can show it for points. Absent is none. */
export type Offers = Record<string, Record<string, number>>;

/** What a scenario has to practise on, over all states a run can reach. */
export function offersOf({ scenario, rules }: Story): Offers {
  return Object.fromEntries(Object.keys(scenario.variants).map((variant) => [variant, offersIn(rules(variant))]));
}

function offersIn(rules: ReturnType<Story['rules']>): Record<string, number> {
  const graph = exploreStates(rules);
  const moments = new Map<string, Set<number>>();
  for (let node = 0; node < graph.size; node += 1) {
    const at = graph.at[node] ?? 0;
    if (at >= rules.beats.length) continue;
    const state = graph.stateAt(node);
    const open = offered(rules, state);
    if (open.length < 2) continue;
    for (const choice of open) {
      for (const [principle, points] of marksOf(choice, state.vars)) {
        if (points <= 0) continue;
        const known = moments.get(principle);
        if (known) known.add(at);
        else moments.set(principle, new Set([at]));
      }
    }
  }
  return Object.fromEntries([...moments].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, beats]) => [id, beats.size]));
}

export type PracticePlace = {
  scenario: string;
  variant: string;
  /** Those of the principles asked for that come up there. */
  principles: string[];
};

/**
 * The scenario and variant to practise principles in: where the most of them come up, of those one that has not been seen, of
 * those where the principles at the front of the list come up most often; of equals the first of `offers`. Null when none
 * comes up anywhere. `offers` per scenario in the order of the home screen; `hasSeen` tells whether a variant was played out.
 */
export function practicePlace(
  wanted: readonly string[],
  offers: ReadonlyMap<string, Offers>,
  hasSeen: (scenario: string, variant: string) => boolean,
): PracticePlace | null {
  const enough = 3; // moments; more of the same in one conversation teaches no more
  const places = [...offers].flatMap(([scenario, variants]) =>
    Object.entries(variants).map(([variant, moments]) => {
      const found = wanted.filter((id) => (moments[id] ?? 0) > 0);
      const often = wanted.map((id, index) => Math.min(enough, moments[id] ?? 0) * (wanted.length - index));
      return {
        place: { scenario, variant, principles: found },
        rank: [found.length, hasSeen(scenario, variant) ? 0 : 1, often.reduce((sum, one) => sum + one, 0)],
      };
    }),
  );
  const [best] = places
    .filter(({ place }) => place.principles.length > 0)
    .sort((a, b) => {
      const differs = a.rank.findIndex((value, index) => value !== b.rank[index]);
      return differs < 0 ? 0 : (b.rank[differs] ?? 0) - (a.rank[differs] ?? 0);
    });
  return best?.place ?? null;
}
