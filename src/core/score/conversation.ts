/** A run as it was heard: every line with what the speaker thought meanwhile, and your choices where they fell. */
import type { Run } from '../run/run.ts';
import { inOrder, lineView, stretches, takenAt, type LineView, type Stretch } from '../run/view.ts';
import type { Language } from '../scenario/schema.ts';

export type ThoughtLine = LineView & {
  /** What the speaker thought meanwhile; null where the author wrote none. */
  thought: string | null;
  /** Id of the clue this line gave, or null. */
  clue: string | null;
};

export type ChoiceTold = {
  /** Unique within the conversation. */
  key: string;
  /** 0-based index in the run log. */
  step: number;
  text: string;
  /** False where there was one way on. */
  wasDecision: boolean;
};

export type Told = { line: ThoughtLine; choice: null } | { line: null; choice: ChoiceTold };

/** What was said in one place at one time. */
export type ToldScene = { place: string; moment: string; told: Told[] };

/** The whole of a run, finished or not, scene by scene. A scene may be empty: somebody came in and nothing was said. */
export function conversation(run: Run, language: Language): ToldScene[] {
  const { rules } = run;
  const scenes: ToldScene[] = [];
  const sceneOf = ({ kind, at }: Pick<Stretch, 'kind' | 'at'>): ToldScene => {
    const beat = rules.beats[at]?.beat;
    const place = rules.scenario.places[beat?.place ?? '']?.name[language] ?? '';
    const moment = kind === 'beat' ? (beat?.moment?.[language] ?? '') : '';
    const last = scenes.at(-1);
    if (last?.place === place && (moment === '' || moment === last.moment)) return last;
    const next = { place, moment, told: [] };
    scenes.push(next);
    return next;
  };
  for (const [step, list] of stretches(run).entries()) {
    if (step > 0) scenes.at(-1)?.told.push({ line: null, choice: choiceTold(run, step - 1, language) });
    for (const stretch of list) {
      const scene = sceneOf(stretch);
      for (const line of thoughtLines(run, stretch, language)) scene.told.push({ line, choice: null });
    }
  }
  return scenes;
}

/** The lines of a stretch, with what was thought. */
export function thoughtLines(run: Run, stretch: Stretch, language: Language): ThoughtLine[] {
  return stretch.lines.map((spoken) => ({
    ...lineView(run.rules, stretch, spoken, language),
    thought: spoken.line.thought?.[language] ?? null,
    clue: spoken.line.clue ?? null,
  }));
}

function choiceTold(run: Run, step: number, language: Language): ChoiceTold {
  return {
    key: `${step}.choice`,
    step,
    text: takenAt(run, step).choice.text[language],
    wasDecision: inOrder(run, step).length > 1,
  };
}
