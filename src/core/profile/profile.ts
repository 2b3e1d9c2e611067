/** The whole profile: which figure counts which runs is said where it is worked out, and in ARCHITECTURE.md. */
import { badges, masteredPrinciples, type Badge } from './badges.ts';
import { blindSpots, type BlindSpot } from './blind-spots.ts';
import type { PlayedRun } from './findings.ts';
import { radar, type Radar } from './radar.ts';
import { standings, type ScenarioStanding } from './standings.ts';
import { streak, type Streak } from './streak.ts';
import { ended, isReal, measuring } from './which-runs.ts';

export type Profile = {
  /** Conversations that ended: for real, in practice, and what-ifs. Those from a run code are none of them. */
  counts: { real: number; practice: number; whatIfs: number };
  scenarios: ScenarioStanding[];
  radar: Radar;
  streak: Streak;
  badges: Badge[];
  /** Ids of the principles mastered now. */
  mastered: string[];
  blindSpots: BlindSpot[];
};

/** From all runs on the device, in any order. `today` is the number of the local day: 0 is 1 January 1970. */
export function profileOf(runs: readonly PlayedRun[], today: number): Profile {
  const finished = runs.flatMap(ended).filter(({ received }) => !received);
  const whatIfs = finished.filter(({ isFork }) => isFork).length;
  const real = finished.filter(isReal).length;
  return {
    counts: { real, practice: finished.length - whatIfs - real, whatIfs },
    scenarios: standings(runs),
    radar: radar(runs),
    streak: streak(runs, today),
    badges: badges(runs),
    mastered: [...masteredPrinciples(measuring(runs))].sort(),
    blindSpots: blindSpots(runs),
  };
}
