/** Which story a clue belongs to, told without giving away a story that was never met. */
import type { ClueReview } from '../../../core/score/debrief.ts';

/**
 * only: it points to this story alone. also: to this one and others. elsewhere: to others only, so that it leads astray here.
 * `known` are the names of those others that may be told; `unknown` counts the rest.
 */
export type Belonging = { kind: 'only' | 'also' | 'elsewhere'; known: string[]; unknown: number };

export function belongingOf(
  { pointsTo }: Pick<ClueReview, 'pointsTo'>,
  variant: string,
  met: ReadonlySet<string>,
): Belonging {
  const others = pointsTo.filter(({ id }) => id !== variant);
  const known = others.filter(({ id }) => met.has(id)).map(({ name }) => name);
  const isHere = others.length < pointsTo.length;
  return {
    kind: !isHere ? 'elsewhere' : others.length === 0 ? 'only' : 'also',
    known,
    unknown: others.length - known.length,
  };
}
