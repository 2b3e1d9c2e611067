/** A conversation as steps to go through one by one. */
import type { Told, ToldScene } from '../../../core/score/conversation.ts';

export type Step = Told & {
  key: string;
  place: string;
  moment: string;
  /** The first of its scene. */
  opens: boolean;
};

export function stepsOf(scenes: readonly ToldScene[]): Step[] {
  return scenes.flatMap(({ place, moment, told }) =>
    told.map((one, index) => ({
      ...one,
      key: one.line === null ? one.choice.key : one.line.key,
      place,
      moment,
      opens: index === 0,
    })),
  );
}

/** The first step after `from` in which somebody thinks something; -1 where there is none. */
export function nextThought(steps: readonly Step[], from: number): number {
  return steps.findIndex(({ line }, index) => index > from && (line?.thought ?? null) !== null);
}
