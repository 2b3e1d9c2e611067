/** The same line, another cause: how what was said in a run would have landed with another variant in front of you. */
import { holding, pointsOf } from '../rules/rules.ts';
import { replayChoices } from '../run/replay.ts';
import type { Run } from '../run/run.ts';
import { seedForVariant } from '../run/story.ts';
import { inOrder, stretches, takenAt } from '../run/view.ts';
import type { Language } from '../scenario/schema.ts';
import { thoughtLines, type ThoughtLine } from './conversation.ts';

export type Landing = {
  variant: { id: string; name: string };
  /** The reaction; where there is none, what was said on arriving at the next moment. */
  lines: ThoughtLine[];
  points: number;
  /** The coach's remark in that variant; '' where there is none. */
  feedback: string;
};

export type SameLine = {
  /** 0-based index in the run log. */
  index: number;
  title: string;
  said: string;
  here: Landing;
  /** In the other variants, where it landed otherwise. */
  elsewhere: Landing[];
};

/**
 * The decisions of a run whose line lands otherwise in one of these variants, at most `most`: those where the points differ
 * most, in the order of the run. A decision that the same choices do not lead to in another variant is left out.
 */
export function sameLines(run: Run, variants: Iterable<string>, language: Language, most = 3): SameLine[] {
  const others = [...variants]
    .filter((variant) => variant !== run.variant)
    .map((variant) => seedForVariant(run.story.scenario, variant, run.seed));
  return run.choices
    .flatMap((_, index): SameLine[] => {
      if (inOrder(run, index).length < 2) return [];
      const here = landing(run, index, language);
      const elsewhere = others.flatMap((seed) => {
        const verdict = replayChoices(run.story, { runId: run.runId, seed, choices: run.choices.slice(0, index + 1) });
        if (!verdict.ok || verdict.run.states[index]?.at !== run.states[index]?.at) return [];
        const there = landing(verdict.run, index, language);
        return isSame(here, there) ? [] : [there];
      });
      if (elsewhere.length === 0) return [];
      const beat = run.rules.beats[run.states[index]?.at ?? 0]?.beat;
      const said = takenAt(run, index).choice.text[language];
      return [{ index, title: beat?.title?.[language] ?? '', said, here, elsewhere }];
    })
    .sort((a, b) => distance(b) - distance(a))
    .slice(0, most)
    .sort((a, b) => a.index - b.index);
}

function landing(run: Run, index: number, language: Language): Landing {
  const taken = takenAt(run, index);
  const vars = run.states[index]?.vars ?? [];
  const told = stretches(run)[index + 1] ?? [];
  const reply = told.filter(({ kind }) => kind === 'reply').flatMap((stretch) => thoughtLines(run, stretch, language));
  return {
    variant: { id: run.variant, name: run.rules.scenario.variants[run.variant]?.name[language] ?? run.variant },
    lines: reply.length > 0 ? reply : told.flatMap((stretch) => thoughtLines(run, stretch, language)),
    points: pointsOf(taken, vars),
    feedback: holding(taken.feedback, vars)[0]?.text[language] ?? '',
  };
}

const isSame = (a: Landing, b: Landing): boolean =>
  a.points === b.points && JSON.stringify(a.lines.map(wordsOf)) === JSON.stringify(b.lines.map(wordsOf));

const wordsOf = ({ who, text, thought }: ThoughtLine) => [who, text, thought];

const distance = ({ here, elsewhere }: SameLine) =>
  Math.max(...elsewhere.map(({ points }) => Math.abs(points - here.points)));
