/** What a debrief teaches: which decisions to look at, and which principles to work on. Data in, data out. */
import type { Competency } from '../../core/principles/principles.ts';
import type { Debrief, DecisionReview, PrincipleScore } from '../../core/score/debrief.ts';

/** costly: another line was worth more. strong: no line was worth more, another less. even: every line was worth the same. */
export type Weight = 'costly' | 'strong' | 'even';

export function weightOf(decision: DecisionReview): Weight {
  if (decision.cost > 0) return 'costly';
  return decision.choices.some((choice) => choice.worth < decision.taken.worth) ? 'strong' : 'even';
}

export const filters = ['all', 'costly', 'strong'] as const;
export type Filter = (typeof filters)[number];

export function passes(decision: DecisionReview, filter: Filter): boolean {
  return filter === 'all' || weightOf(decision) === filter;
}

/**
 * The number a reader knows a decision by: 1 for the first. `index` counts every step of the run, also those with one way
 * on, which are no decisions; for such a step it is the number of the next decision. Null after the last.
 */
export function numberOf(index: number, decisions: readonly DecisionReview[]): number | null {
  const position = decisions.findIndex((decision) => decision.index >= index);
  return position < 0 ? null : position + 1;
}

/** The decision that cost most, the earliest of equals; null where nothing was lost. */
export function turningPoint(decisions: readonly DecisionReview[]): DecisionReview | null {
  let turn: DecisionReview | null = null;
  for (const decision of decisions) if (decision.cost > (turn?.cost ?? 0)) turn = decision;
  return turn;
}

export type PrincipleLesson = PrincipleScore & {
  /** Points the stronger lines would have given for it: what there is to win next time. Where no line was stronger, nothing. */
  left: number;
  /** Numbers of the decisions where the stronger line would have given more. */
  leftAt: number[];
  /** Numbers of the decisions where it earned points. */
  earnedAt: number[];
};

export type CompetencyLessons = { competency: Competency; name: string; left: number; principles: PrincipleLesson[] };

/** The principles that were at stake, most to win first. */
export function principleLessons({
  principles,
  decisions,
}: Pick<Debrief, 'principles' | 'decisions'>): PrincipleLesson[] {
  return principles
    .filter(({ chances }) => chances > 0)
    .map((principle) => {
      const lesson: PrincipleLesson = { ...principle, left: 0, leftAt: [], earnedAt: [] };
      for (const [position, decision] of decisions.entries()) {
        const earned = pointsFor(principle.principle, decision.taken);
        const left = decision.better ? Math.max(pointsFor(principle.principle, decision.better) - earned, 0) : 0;
        if (left > 0) lesson.leftAt.push(position + 1);
        if (earned > 0) lesson.earnedAt.push(position + 1);
        lesson.left += left;
      }
      return lesson;
    })
    .sort((a, b) => b.left - a.left || a.points - b.points);
}

/** The same lessons by competency, the competency with most to win first. */
export function byCompetency(
  lessons: readonly PrincipleLesson[],
  { competencies }: Pick<Debrief, 'competencies'>,
): CompetencyLessons[] {
  return competencies
    .map(({ competency, name }) => {
      const principles = lessons.filter((lesson) => lesson.competency === competency);
      return { competency, name, principles, left: principles.reduce((sum, { left }) => sum + left, 0) };
    })
    .filter(({ principles }) => principles.length > 0)
    .sort((a, b) => b.left - a.left);
}

/**
 * One principle to practise and another to hold on to; null where the run gives no ground for it.
 * What a run lost by where its lines led, not by what they showed, leaves nothing to win: then the one harmed most.
 */
export function takeAway(lessons: readonly PrincipleLesson[]): {
  practise: PrincipleLesson | null;
  keep: PrincipleLesson | null;
} {
  const practise =
    lessons.find(({ left }) => left > 0) ??
    lessons.toSorted((a, b) => a.points - b.points).find(({ points }) => points < 0) ??
    null;
  const [keep = null] = lessons
    .filter((lesson) => lesson !== practise && lesson.points > 0)
    .sort((a, b) => b.points - a.points || a.left - b.left);
  return { practise, keep };
}

function pointsFor(principle: string, choice: DecisionReview['taken']): number {
  return choice.marks.reduce((sum, mark) => (mark.principle === principle ? sum + mark.points : sum), 0);
}
