/** The way of one run as a walker meets it: every moment in order, with what was decided there, and the ending. */
import { takenAt } from '../../../core/run/view.ts';
import type { Run } from '../../../core/run/run.ts';
import type { Language } from '../../../core/scenario/schema.ts';
import type { DecisionReview } from '../../../core/score/debrief.ts';
import { waysOf } from '../../../core/score/knowledge.ts';
import { weightOf, type Weight } from '../lessons.ts';

export type Stop = {
  /** 0-based: as often as a choice was made before. */
  visit: number;
  /** Id of the beat or the ending. */
  moment: string;
  title: string;
  /** What was said here; '' at the ending. */
  said: string;
  /** Null where there was nothing to decide. */
  decision: { review: DecisionReview; number: number; weight: Weight } | null;
  isEnding: boolean;
};

export function stopsOf(run: Run, decisions: readonly DecisionReview[], language: Language): Stop[] {
  const { beats, endings } = run.rules.scenario;
  const ways = waysOf(run);
  const stops = ways.map(({ from }, visit): Stop => {
    const position = decisions.findIndex(({ index }) => index === visit);
    const review = decisions[position];
    return {
      visit,
      moment: from,
      title: beats[from]?.title?.[language] ?? '',
      said: takenAt(run, visit).choice.text[language],
      decision: review ? { review, number: position + 1, weight: weightOf(review) } : null,
      isEnding: false,
    };
  });
  const last = ways.at(-1)?.to;
  if (last === undefined) return stops;
  const title = (endings[last] ?? beats[last])?.title?.[language] ?? '';
  return [
    ...stops,
    { visit: ways.length, moment: last, title, said: '', decision: null, isEnding: endings[last] !== undefined },
  ];
}
