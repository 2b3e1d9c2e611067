/**
 * Badges stand for what somebody has shown with different clients, for real; nothing is given for playing much.
 * A badge is earned at the run with which its rule first held, and playing on never takes it away.
 */
import { competencies, principles, type Competency } from '../principles/principles.ts';
import { passMark, starMarks } from '../score/score.ts';
import type { PlayedRun } from './findings.ts';
import { firstAttempts } from './standings.ts';
import { measuring, type EndedRun } from './which-runs.ts';

/** The numbers in the rules, as the screen tells them. */
export const badgeRules = {
  /** A principle is mastered when it earned points with this many clients, and was not failed in its last so many runs. */
  clients: 2,
  cleanRuns: 2,
  /** Mastered principles that make a competency. */
  principles: 3,
  /** First attempts passed, each with another client. */
  firstTime: 3,
  /** Of the last so many answers given as sure, so many have to be the best on offer. */
  sure: { of: 20, right: 18 },
  /** Runs in which a principle lost points before it was mastered after all. */
  failedBefore: 2,
  /** Score after a first attempt that was not passed. */
  comeBack: starMarks[1],
  /** The fewest variants a client must have for "every side" of it to mean something. */
  sides: 3,
} as const;

export type BadgeId = Competency | 'every-side' | 'first-time' | 'come-back' | 'turned' | 'sure';

export type Badge = {
  id: BadgeId;
  /** When (milliseconds since 1970) and with which run; null while it is still to be earned. */
  earned: { at: number; runId: string } | null;
  /** How far it is now: `have` of `need`. A badge that was earned may stand lower again. */
  have: number;
  need: number;
};

type Progress = Pick<Badge, 'have' | 'need'>;

/** All badges, those of the competencies first. */
export function badges(runs: readonly PlayedRun[]): Badge[] {
  const measured = measuring(runs);
  const firsts = firstAttempts(runs);
  const prefixes = measured.map((_, index) => measured.slice(0, index + 1));
  const masteredAfter = prefixes.map((prefix) => masteredPrinciples(prefix));
  const rules: [BadgeId, (prefix: readonly EndedRun[], mastered: ReadonlySet<string>) => Progress][] = [
    ...(Object.keys(competencies) as Competency[]).map(
      (id): [BadgeId, (prefix: readonly EndedRun[], mastered: ReadonlySet<string>) => Progress] => [
        id,
        (_, mastered) => ({
          have: [...mastered].filter((principle) => principles.get(principle)?.competency === id).length,
          need: badgeRules.principles,
        }),
      ],
    ),
    ['every-side', (prefix) => everySide(prefix)],
    ['first-time', (prefix) => firstTime(prefix, firsts)],
    ['come-back', (prefix) => ({ have: Number(cameBack(prefix, firsts)), need: 1 })],
    ['turned', (prefix, mastered) => ({ have: Number(turned(prefix, mastered)), need: 1 })],
    ['sure', (prefix) => ({ have: rightWhenSure(prefix), need: badgeRules.sure.right })],
  ];
  return rules.map(([id, rule]) => {
    const steps = prefixes.map((prefix, index) => rule(prefix, masteredAfter[index] ?? new Set()));
    const at = steps.findIndex(({ have, need }) => have >= need);
    const run = measured[at];
    const { have, need } = steps[steps.length - 1] ?? rule([], new Set());
    return { id, earned: run ? { at: run.endedAt, runId: run.runId } : null, have: Math.min(have, need), need };
  });
}

/**
 * The principles somebody has mastered: points earned with at least two different clients, and none lost in the last two runs
 * in which the principle was at stake. `runs` are those for real that have ended, the earliest first.
 */
export function masteredPrinciples(runs: readonly EndedRun[]): Set<string> {
  const mastered = new Set<string>();
  for (const id of new Set(runs.flatMap(({ result }) => Object.keys(result.principles)))) {
    const met = runs.flatMap(({ scenario, result }) => {
      const finding = result.principles[id];
      return finding ? [{ scenario, gained: finding.points + finding.lost, lost: finding.lost }] : [];
    });
    const clients = new Set(met.filter(({ gained }) => gained > 0).map(({ scenario }) => scenario));
    const isClean = met.slice(-badgeRules.cleanRuns).every(({ lost }) => lost === 0);
    if (clients.size >= badgeRules.clients && isClean) mastered.add(id);
  }
  return mastered;
}

/** All variants of one client passed: as far as the client that is furthest. */
function everySide(runs: readonly EndedRun[]): Progress {
  let best: Progress = { have: 0, need: badgeRules.sides };
  for (const group of Map.groupBy(runs, ({ scenario }) => scenario).values()) {
    const need = group[0]?.variants.length ?? 0;
    if (need < badgeRules.sides) continue;
    const passed = group.filter(({ result }) => result.score >= passMark).map(({ variant }) => variant);
    const have = new Set(passed).size;
    if (need - have < best.need - best.have || best.have === 0) best = { have, need };
  }
  return best;
}

function firstTime(runs: readonly EndedRun[], firsts: ReadonlySet<string>): Progress {
  const passed = runs.filter(({ runId, result }) => firsts.has(runId) && result.score >= passMark);
  return { have: new Set(passed.map(({ scenario }) => scenario)).size, need: badgeRules.firstTime };
}

function cameBack(runs: readonly EndedRun[], firsts: ReadonlySet<string>): boolean {
  return runs.some(
    (first, index) =>
      firsts.has(first.runId) &&
      first.result.score < passMark &&
      runs
        .slice(index + 1)
        .some(
          (later) =>
            later.scenario === first.scenario &&
            later.variant === first.variant &&
            later.result.score >= badgeRules.comeBack,
        ),
  );
}

function turned(runs: readonly EndedRun[], mastered: ReadonlySet<string>): boolean {
  return [...mastered].some(
    (id) => runs.filter(({ result }) => (result.principles[id]?.lost ?? 0) > 0).length >= badgeRules.failedBefore,
  );
}

function rightWhenSure(runs: readonly EndedRun[]): number {
  const answers = runs.flatMap(({ confidence, result }) =>
    result.costs.flatMap((cost, step) => (cost !== null && confidence[step] === 'sure' ? [cost === 0] : [])),
  );
  return answers.slice(-badgeRules.sure.of).filter((isRight) => isRight).length;
}
