/** Which principles a run gives reason to take along. */
import { takeAway, type PrincipleLesson } from '../lessons.ts';

/** practise: there was most to win. more: something to win as well. keep: what already went well. */
export type Suggestion = { principle: string; why: 'practise' | 'more' | 'keep'; points: number };

const most = 4; // a choice to be made, not a list to be read

/** What there was most to win with first, what went well last; empty where a run gives no ground for any. */
export function suggestionsOf(lessons: readonly PrincipleLesson[]): Suggestion[] {
  const { practise, keep } = takeAway(lessons);
  const more = lessons
    .filter((lesson) => lesson !== practise && lesson !== keep && lesson.left > 0)
    .slice(0, most - (practise ? 1 : 0) - (keep ? 1 : 0));
  return [
    ...(practise ? [{ principle: practise.principle, why: 'practise' as const, points: practise.left }] : []),
    ...more.map(({ principle, left }) => ({ principle, why: 'more' as const, points: left })),
    ...(keep ? [{ principle: keep.principle, why: 'keep' as const, points: keep.points }] : []),
  ];
}
