/**
 * What a group did in one scenario: the share of each choice, where it divided and it mattered, what it is strong in,
 * who could help whom. Made of accepted runs replayed; first attempts of one variant, so that all met the same client.
 */
import { competencies, principles, type Competency } from '../principles/principles.ts';
import { endingOf, holding, pointsOf, take, type RuleChoice } from '../rules/rules.ts';
import { stateOf, type Run } from '../run/run.ts';
import { inOrder, takenAt } from '../run/view.ts';
import type { Language } from '../scenario/schema.ts';
import { waysOf, type Way } from '../score/knowledge.ts';
import { par } from '../score/par.ts';
import { marksOf, percentBetween, score } from '../score/score.ts';

/** Smaller groups are not broken down: a share would be a person. */
export const smallestGroup = 5;

export type ChoicePicture = {
  id: string;
  text: string;
  /** How many took it, each run once a beat: its first visit. */
  count: number;
  /** Whole percents of those who met the decision. */
  share: number;
  /** What it lost against the best on offer, mean over those who met it, in tenths of a point. */
  cost: number;
  /** Principles it speaks for (above 0) and against, by id; as most of the group met it. */
  marks: Record<string, number>;
  /** The coach's remark; '' where there is none. */
  feedback: string;
};

export type DecisionPicture = {
  beat: string;
  /** The beat's title; '' where it has none. */
  title: string;
  /** How many of the group came here; null where they were fewer than the smallest group. */
  met: number | null;
  /** None where too few came here. */
  choices: ChoicePicture[];
  /** How much there is to talk about: how evenly the group divided times what hung on it, 0 and up, whole. */
  split: number;
};

type CountedWay = Way & { count: number | null };

export type GroupPicture =
  | { ok: false; runs: number; smallest: number }
  | {
      ok: true;
      runs: number;
      variant: string;
      /** In the order in which the group met them. */
      decisions: DecisionPicture[];
      /** Beats of decisions where the group divided and it mattered, the most instructive first. */
      splits: string[];
      endings: { id: string; title: string; meaning: 'good' | 'mixed' | 'bad'; count: number }[];
      /** Every way somebody went, and how many did, each run once; null where too few left from there to tell. */
      ways: CountedWay[];
      /** Mean per competency of those for whom it was at stake, whole percents; null where they were too few. */
      competencies: { competency: Competency; name: string; percent: number | null }[];
      /** Scores, lowest first. */
      scores: number[];
    };

const mostSplits = 6;

/**
 * The picture of finished runs of one scenario and one variant. Throws RangeError when they are of more than one,
 * unfinished, or cannot be scored.
 */
export function groupPicture(runs: readonly Run[], language: Language): GroupPicture {
  const [first] = runs;
  if (!first || runs.length < smallestGroup) return { ok: false, runs: runs.length, smallest: smallestGroup };
  const { rules } = first;
  if (runs.some((run) => run.rules !== rules)) throw new RangeError('runs of more than one story');
  const measure = par(rules);
  if (!measure.ok) throw new RangeError('a story that cannot be scored');
  const { bestFrom } = measure.par;

  const met = new Map<string, Meeting>();
  for (const run of runs) {
    const seen = new Set<string>();
    for (let step = 0; step < run.choices.length; step += 1) {
      const state = run.states[step];
      const beat = state && rules.beats[state.at];
      const open = inOrder(run, step);
      if (!state || !beat || open.length < 2 || seen.has(beat.id)) continue;
      seen.add(beat.id);
      const meeting = met.get(beat.id) ?? { met: 0, order: 0, choices: new Map<string, Tally>() };
      met.set(beat.id, meeting);
      meeting.met += 1;
      meeting.order += step;
      const worths = open.map((choice) => pointsOf(choice, state.vars) + bestFrom(take(rules, state, choice)));
      const best = Math.max(...worths);
      for (const [index, choice] of open.entries()) {
        const tally = meeting.choices.get(choice.id) ?? { choice, offered: 0, taken: 0, cost: 0, said: new Map() };
        meeting.choices.set(choice.id, tally);
        tally.offered += 1;
        noteRemark(tally, state.vars, language);
        tally.cost += best - (worths[index] ?? 0);
        if (choice === takenAt(run, step)) tally.taken += 1;
      }
    }
  }

  const decisions = [...met]
    .sort(([idA, a], [idB, b]) => a.order / a.met - b.order / b.met || (idA < idB ? -1 : 1))
    .map(([id, meeting]): DecisionPicture => {
      const beat = rules.beats.find((candidate) => candidate.id === id);
      const named = { beat: id, title: beat?.beat.title?.[language] ?? '' };
      if (meeting.met < smallestGroup) return { ...named, met: null, choices: [], split: 0 };
      const choices = [...meeting.choices.values()]
        .sort((a, b) => a.choice.index - b.choice.index)
        .map(({ choice, offered, taken, cost, said }): ChoicePicture => ({
          id: choice.id,
          text: choice.choice.text[language],
          count: taken,
          share: percentBetween(taken, 0, meeting.met),
          cost: Math.floor((10 * cost) / offered + 0.5),
          ...commonest(said),
        }));
      return { ...named, met: meeting.met, choices, split: splitOf(choices) };
    });

  return {
    ok: true,
    runs: runs.length,
    variant: first.variant,
    decisions,
    splits: decisions
      .filter(({ split }) => split > 0)
      .sort((a, b) => b.split - a.split)
      .slice(0, mostSplits)
      .map(({ beat }) => beat),
    endings: endingsOf(runs, language),
    ways: countedWays(runs, new Set(decisions.flatMap(({ beat, met: came }) => (came === null ? beat : [])))),
    competencies: groupCompetencies(runs, language),
    scores: runs.map((run) => score(run).score).sort((a, b) => a - b),
  };
}

export type Pairing = {
  principle: string;
  name: string;
  /** Ids of who shows it and who misses it, strongest with weakest. */
  pairs: { helps: string; learns: string }[];
};

/** Per principle who could help whom, of those to whom it happened: for the host only. */
export function pairings(members: readonly { id: string; runs: readonly Run[] }[], language: Language): Pairing[] {
  const shown = new Map<string, { id: string; points: number; chances: number }[]>();
  for (const { id, runs } of members) {
    const own = new Map<string, { points: number; chances: number }>();
    for (const run of runs)
      for (const [principle, { points, chances }] of Object.entries(score(run).principles)) {
        const sum = own.get(principle) ?? { points: 0, chances: 0 };
        own.set(principle, { points: sum.points + points, chances: sum.chances + chances });
      }
    for (const [principle, sum] of own) shown.set(principle, [...(shown.get(principle) ?? []), { id, ...sum }]);
  }
  return [...principles].flatMap(([principle, { name }]): Pairing[] => {
    const all = (shown.get(principle) ?? []).sort((a, b) => b.points * a.chances - a.points * b.chances);
    const helpers = all.filter(({ points }) => points > 0);
    const learners = all.filter(({ points }) => points < 0).reverse();
    const pairs = learners
      .slice(0, helpers.length)
      .map(({ id }, index) => ({ helps: helpers[index]?.id ?? '', learns: id }));
    return pairs.length > 0 ? [{ principle, name: name[language], pairs }] : [];
  });
}

type Meeting = { met: number; order: number; choices: Map<string, Tally> };
type Tally = {
  choice: RuleChoice;
  offered: number;
  taken: number;
  cost: number;
  /** What the coach says of it, and how many of those who met it would hear that. */
  said: Map<string, Remark & { count: number }>;
};
type Remark = Pick<ChoicePicture, 'marks' | 'feedback'>;

function noteRemark({ choice, said }: Tally, vars: readonly number[], language: Language): void {
  const marks = Object.fromEntries(marksOf(choice, vars));
  const feedback = holding(choice.feedback, vars)[0]?.text[language] ?? '';
  const key = JSON.stringify([feedback, marks]);
  const remark = said.get(key) ?? { marks, feedback, count: 0 };
  said.set(key, { ...remark, count: remark.count + 1 });
}

function commonest(said: Tally['said']): Remark {
  const [first] = [...said].sort(([keyA, a], [keyB, b]) => b.count - a.count || (keyA < keyB ? -1 : 1));
  return { marks: first?.[1].marks ?? {}, feedback: first?.[1].feedback ?? '' };
}

/** Two who differ, drawn from the group: how likely that is, in percents, times what lies between their choices. */
function splitOf(choices: readonly ChoicePicture[]): number {
  let sum = 0;
  for (const [index, a] of choices.entries())
    for (const b of choices.slice(index + 1)) sum += a.share * b.share * Math.abs(a.cost - b.cost);
  return Math.floor(sum / 100 + 0.5);
}

function endingsOf(runs: readonly Run[], language: Language) {
  const counts = new Map<string, number>();
  for (const run of runs) {
    const ending = endingOf(run.rules, stateOf(run));
    if (ending === null) throw new RangeError('a run that has not ended');
    counts.set(ending, (counts.get(ending) ?? 0) + 1);
  }
  return Object.entries(runs[0]?.rules.scenario.endings ?? {}).flatMap(([id, { title, meaning }]) => {
    const count = counts.get(id);
    return count === undefined ? [] : [{ id, title: title[language], meaning, count }];
  });
}

function countedWays(runs: readonly Run[], untold: ReadonlySet<string>): CountedWay[] {
  const counted = new Map<string, Way & { count: number }>();
  const left = new Map<string, number>();
  for (const run of runs) {
    const own = new Map(waysOf(run).map((way) => [`${way.from} ${way.choice} ${way.to}`, way]));
    for (const [key, way] of own) counted.set(key, { ...way, count: (counted.get(key)?.count ?? 0) + 1 });
    for (const from of new Set([...own.values()].map((way) => way.from))) left.set(from, (left.get(from) ?? 0) + 1);
  }
  const isTold = ({ from }: Way) => !untold.has(from) && (left.get(from) ?? 0) >= smallestGroup;
  return [...counted]
    .sort(([keyA], [keyB]) => (keyA < keyB ? -1 : 1))
    .map(([, way]) => ({ ...way, count: isTold(way) ? way.count : null }));
}

function groupCompetencies(runs: readonly Run[], language: Language) {
  const scores = runs.map((run) => score(run).competencies);
  return (Object.keys(competencies) as Competency[]).map((competency) => {
    const percents = scores.flatMap((found) => found[competency].percent ?? []);
    const sum = percents.reduce((total, percent) => total + percent, 0);
    return {
      competency,
      name: competencies[competency][language],
      percent: percents.length < smallestGroup ? null : Math.floor(sum / percents.length + 0.5),
    };
  });
}
