/** The worker: a process that looks through one scenario beside the server, which stays quick and can end it at any time. */
import { attemptLog } from '../core/board/attempt.ts';
import { groupPicture, pairings, type GroupPicture, type Pairing } from '../core/board/group-picture.ts';
import { check } from '../core/proof/check.ts';
import { describeShortfall } from '../core/proof/describe-shortfall.ts';
import { prove } from '../core/proof/prove.ts';
import { replay } from '../core/run/replay.ts';
import { openStory, type Story } from '../core/run/story.ts';
import { parse } from '../core/scenario/parse.ts';
import { describeProblem } from '../core/scenario/problem.ts';
import type { Language } from '../core/scenario/schema.ts';
import { par } from '../core/score/par.ts';
import type { Measure } from '../core/score/score.ts';
import type { PlayedRun } from './store/played.ts';

export type Job =
  | { do: 'measure'; source: string }
  | { do: 'prove'; source: string; language: Language }
  /** Of runs at one attempt; any that cannot be played again is left out. */
  | { do: 'draw'; source: string; language: Language; runs: readonly PlayedRun[] };
export type Answer =
  /** Per variant. */
  | { did: 'measure'; measures: [string, Measure][] }
  | { did: 'prove'; id: string }
  | { did: 'draw'; picture: GroupPicture; pairs: Pairing[] }
  /** `unfair`: sound, but guessing or blind play is rewarded. Without problems it took too long or too much. */
  | { did: 'refuse'; unfair: boolean; problems: string[] };

const mostProblems = 20;

process.once('message', (job) => {
  process.send?.(work(job as Job), () => {
    process.disconnect();
  });
});

function work(job: Job): Answer {
  const parsed = parse(job.source);
  if (job.do === 'measure') {
    if (!parsed.ok) return refuse(false, []);
    const story = openStory(job.source, parsed.scenario);
    const measures = Object.keys(parsed.scenario.variants).map((variant): [string, Measure] => {
      const measure = par(story.rules(variant));
      if (!measure.ok) throw new RangeError(`no score: ${measure.problem}`);
      const { best, expected } = measure.par;
      return [variant, { best, expected }];
    });
    return { did: 'measure', measures };
  }
  if (job.do === 'draw') return parsed.ok ? draw(openStory(job.source, parsed.scenario), job) : refuse(false, []);
  const problems = parsed.ok ? check(parsed.scenario, job.source) : parsed.problems;
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (!parsed.ok || errors.length > 0)
    return refuse(
      false,
      errors.map((problem) => `${problem.line}:${problem.column} ${describeProblem(problem, job.language)}`),
    );
  const { shortfalls } = prove(openStory(job.source, parsed.scenario));
  if (shortfalls.length > 0)
    return refuse(
      true,
      shortfalls.map((shortfall) => describeShortfall(shortfall, job.language)),
    );
  return { did: 'prove', id: parsed.scenario.id };
}

function draw(story: Story, { language, runs }: { language: Language; runs: readonly PlayedRun[] }): Answer {
  const members = runs.flatMap((played) => {
    const verdict = replay(story, attemptLog(played.workshop, played));
    return verdict.ok ? [{ id: played.member, runs: [verdict.run] }] : [];
  });
  const picture = groupPicture(
    members.flatMap(({ runs: own }) => own),
    language,
  );
  return { did: 'draw', picture, pairs: pairings(members, language) };
}

function refuse(unfair: boolean, problems: string[]): Answer {
  return { did: 'refuse', unfair, problems: problems.slice(0, mostProblems) };
}
