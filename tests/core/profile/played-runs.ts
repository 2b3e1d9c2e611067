/** Runs as the profile counts them, in few words; what a test does not name is a real run that ended yesterday. */
import { competencies, type Competency } from '../../../src/core/principles/principles.ts';
import type { PlayedRun, PrincipleFinding, Result } from '../../../src/core/profile/findings.ts';
import { starMarks } from '../../../src/core/score/score.ts';

/** Monday 5 January 1970, the first Monday there is. */
export const monday = 4;

export type RunParts = Partial<Omit<PlayedRun, 'result'>> & {
  /** Null for a run that has not ended. */
  score?: number | null;
  principles?: Record<string, Partial<PrincipleFinding>>;
  /** Earned out of ten, of a least of 0. */
  competencies?: Partial<Record<Competency, number>>;
  costs?: (number | null)[];
};

let count = 0;

/** Each one begins and ends a minute after the one made before, unless told otherwise. */
export function aRun({ score = 50, principles = {}, competencies: earned = {}, costs = [], ...parts }: RunParts = {}) {
  count += 1;
  const startedAt = parts.startedAt ?? count * 60_000;
  const run: PlayedRun = {
    runId: `run-${String(count).padStart(4, '0')}`,
    scenario: 'client',
    sha256: 'a',
    variant: 'plain',
    variants: ['plain', 'odd', 'third'],
    mode: 'real',
    isFork: false,
    confidence: [],
    endedAt: startedAt + 30_000,
    day: monday,
    ...parts,
    startedAt,
    result: score === null ? null : aResult(score, principles, earned, costs),
  };
  return run;
}

function aResult(
  score: number,
  principles: NonNullable<RunParts['principles']>,
  earned: NonNullable<RunParts['competencies']>,
  costs: (number | null)[],
): Result {
  return {
    score,
    stars: starMarks.filter((mark) => score >= mark).length as Result['stars'],
    competencies: Object.fromEntries(
      Object.keys(competencies).map((id) => {
        const points = earned[id as Competency];
        return [id, { earned: points ?? 0, least: 0, most: points === undefined ? 0 : 10 }];
      }),
    ) as Result['competencies'],
    principles: Object.fromEntries(
      Object.entries(principles).map(([id, finding]) => [
        id,
        { points: 0, chances: 1, lost: 0, missedAt: 0, missed: 0, ...finding },
      ]),
    ),
    costs,
  };
}
