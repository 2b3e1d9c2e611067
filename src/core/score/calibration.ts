/** How well the player knew what he was doing: certainty beside what each choice cost. */
import { confidences, type Confidence } from '../run/confidence.ts';
import type { DecisionReview } from './debrief.ts';

/** Indexes in the run log, in order: right where nothing was lost, wrong where something was. */
export type Judged = { right: number[]; wrong: number[] };

/** Choices about which nothing was said are in none of these, nor are moments with one way on. */
export type Calibration = Record<Confidence, Judged>;

/** Sorts the decisions of a debrief by how certain the player was, `confidence` having one entry a choice of the log. */
export function calibration(
  decisions: readonly Pick<DecisionReview, 'index' | 'cost'>[],
  confidence: readonly (Confidence | null)[],
): Calibration {
  const judge = (wanted: Confidence): Judged => {
    const asked = decisions.filter(({ index }) => confidence[index] === wanted);
    return {
      right: asked.filter(({ cost }) => cost <= 0).map(({ index }) => index),
      wrong: asked.filter(({ cost }) => cost > 0).map(({ index }) => index),
    };
  };
  return Object.fromEntries(confidences.map((one) => [one, judge(one)])) as Calibration;
}
