/**
 * Two runs of one scenario side by side: where they part, and what is different from there on. Plain data in one language.
 */
import type { Competency } from '../principles/principles.ts';
import { principles } from '../principles/principles.ts';
import { pointsOf } from '../rules/rules.ts';
import { rewind, type Run } from '../run/run.ts';
import { stretches, takenAt, view, type EndingView, type MeterView, type Stretch } from '../run/view.ts';
import type { Language } from '../scenario/schema.ts';
import { thoughtLines, type ThoughtLine } from './conversation.ts';
import { score, type Score } from './score.ts';

/** One choice and what it did. */
export type ComparedStep = {
  /** 0-based index in the run log. */
  index: number;
  beat: string;
  /** The beat's title, '' where it has none. */
  title: string;
  place: string;
  moment: string;
  /** What was said on coming here. */
  before: ThoughtLine[];
  said: string;
  points: number;
  /** What the others said to it. */
  reaction: ThoughtLine[];
  /** The visible meters it moved, as they stood afterwards. */
  meters: MeterView[];
  /** What it brought into the notebook. */
  learnt: string[];
  /** The clues heard on coming here and in the reaction. */
  clues: string[];
};

/**
 * same: nothing differs. choice: something else was said at the same moment. effect: the same was said, and it landed or
 * counted otherwise. only-a, only-b: a moment that the other run never came to.
 */
export type ComparedRow =
  | { kind: 'same' | 'choice' | 'effect'; a: ComparedStep; b: ComparedStep }
  | { kind: 'only-a'; a: ComparedStep; b: null }
  | { kind: 'only-b'; a: null; b: ComparedStep };

export type RunComparison = {
  /** What both have in common from the start, as the first run tells it. */
  shared: ComparedStep[];
  /** From the first difference on. Empty when nothing differs. */
  rows: ComparedRow[];
  /** The visible meters where each stands now. */
  meters: { id: string; label: string; unit: string; lessIsBetter: boolean; a: number; b: number }[];
  /** In the notebook of one and not of the other. */
  facts: { a: string[]; b: string[] };
  /** Heard in one and not in the other: the meaning of each clue. */
  clues: { a: string[]; b: string[] };
  /** Null while a run has not ended. */
  endings: { a: EndingView | null; b: EndingView | null };
  scores: { a: Score; b: Score };
  /** Where the points differ, the greatest difference first; null where a run never met the principle. */
  principles: { principle: string; name: string; competency: Competency; a: number | null; b: number | null }[];
};

/**
 * Compares two runs, finished or not. Throws RangeError for runs of two scenarios, or of one that cannot be scored.
 */
export function compareRuns(a: Run, b: Run, language: Language): RunComparison {
  if (a.story.sha256 !== b.story.sha256) throw new RangeError('two runs of two scenarios');
  const [stepsOfA, stepsOfB] = [stepsOf(a, language), stepsOf(b, language)];
  let common = 0;
  for (; common < Math.min(stepsOfA.length, stepsOfB.length); common += 1) {
    const [one, other] = [stepsOfA[common], stepsOfB[common]];
    if (!one || !other || kindOf(one, other) !== 'same') break;
  }
  const [endOfA, endOfB] = [view(a, language), view(b, language)];
  const scores = { a: score(a), b: score(b) };
  return {
    shared: stepsOfA.slice(0, common),
    rows: align(stepsOfA.slice(common), stepsOfB.slice(common)),
    meters: endOfA.meters.map(({ id, label, unit, lessIsBetter, value }) => ({
      id,
      label,
      unit,
      lessIsBetter,
      a: value,
      b: endOfB.meters.find((meter) => meter.id === id)?.value ?? value,
    })),
    facts: apart(
      endOfA.notebook.map(({ text }) => text),
      endOfB.notebook.map(({ text }) => text),
    ),
    clues: apart(cluesOf(a, language), cluesOf(b, language)),
    endings: { a: endOfA.ending, b: endOfB.ending },
    scores,
    principles: principlesApart(scores.a, scores.b, language),
  };
}

function stepsOf(run: Run, language: Language): ComparedStep[] {
  const { scenario } = run.rules;
  const told = stretches(run);
  const lines = (step: number, kind: Stretch['kind']) =>
    (told[step] ?? [])
      .filter((stretch) => stretch.kind === kind)
      .flatMap((stretch) => thoughtLines(run, stretch, language));
  return run.choices.map((_, index): ComparedStep => {
    const state = run.states[index] ?? run.rules.start;
    const beat = run.rules.beats[state.at];
    const taken = takenAt(run, index);
    const { meters, notebook } = view(rewind(run, index + 1), language);
    const [before, reaction] = [lines(index, 'beat'), lines(index + 1, 'reply')];
    return {
      index,
      beat: beat?.id ?? '',
      title: beat?.beat.title?.[language] ?? '',
      place: scenario.places[beat?.beat.place ?? '']?.name[language] ?? '',
      moment: beat?.beat.moment?.[language] ?? '',
      before,
      said: taken.choice.text[language],
      points: pointsOf(taken, state.vars),
      reaction,
      meters: meters.filter(({ change }) => change !== 0),
      learnt: notebook.filter(({ isNew }) => isNew).map(({ text }) => text),
      clues: [...before, ...reaction].flatMap(({ clue }) => meaningOf(run, clue, language)),
    };
  });
}

function meaningOf(run: Run, clue: string | null, language: Language): string[] {
  const text = clue === null ? undefined : run.rules.scenario.clues?.[clue]?.text[language];
  return text === undefined ? [] : [text];
}

function cluesOf(run: Run, language: Language): string[] {
  return stretches(run)
    .flat()
    .flatMap(({ lines }) => lines)
    .flatMap(({ line }) => meaningOf(run, line.clue ?? null, language));
}

/** Null for two different moments. */
function kindOf(a: ComparedStep, b: ComparedStep): 'same' | 'choice' | 'effect' | null {
  if (a.beat !== b.beat) return null;
  if (a.said !== b.said) return 'choice';
  const facts = ({ before, reaction, points, meters, learnt }: ComparedStep) =>
    JSON.stringify([
      [...before, ...reaction].map(({ who, text }) => [who, text]),
      points,
      meters.map(({ id, change }) => [id, change]),
      learnt,
    ]);
  return facts(a) === facts(b) ? 'same' : 'effect';
}

/** The moments both came to stand beside each other, as many as can without changing the order of either. */
function align(a: readonly ComparedStep[], b: readonly ComparedStep[]): ComparedRow[] {
  // most[i][j]: how many can be paired among a from i on and b from j on.
  const most = Array.from({ length: a.length + 1 }, () => new Int32Array(b.length + 1));
  const at = (i: number, j: number) => most[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = most[i];
      if (row) row[j] = a[i]?.beat === b[j]?.beat ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  const rows: ComparedRow[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [one, other] = [a[i], b[j]];
    const kind = one && other ? kindOf(one, other) : null;
    if (one && other && kind) {
      rows.push({ kind, a: one, b: other });
      i += 1;
      j += 1;
    } else if (one && (!other || at(i + 1, j) >= at(i, j + 1))) {
      rows.push({ kind: 'only-a', a: one, b: null });
      i += 1;
    } else if (other) {
      rows.push({ kind: 'only-b', a: null, b: other });
      j += 1;
    }
  }
  return rows;
}

function apart(a: readonly string[], b: readonly string[]): { a: string[]; b: string[] } {
  const [inA, inB] = [new Set(a), new Set(b)];
  return { a: [...inA].filter((text) => !inB.has(text)), b: [...inB].filter((text) => !inA.has(text)) };
}

function principlesApart(a: Score, b: Score, language: Language): RunComparison['principles'] {
  const ids = new Set([...Object.keys(a.principles), ...Object.keys(b.principles)]);
  const difference = (one: { a: number | null; b: number | null }) => Math.abs((one.b ?? 0) - (one.a ?? 0));
  return [...ids]
    .flatMap((id) => {
      const principle = principles.get(id);
      if (!principle) return [];
      const [inA, inB] = [a.principles[id]?.points ?? null, b.principles[id]?.points ?? null];
      return [{ principle: id, name: principle.name[language], competency: principle.competency, a: inA, b: inB }];
    })
    .filter((one) => difference(one) > 0)
    .sort((one, other) => difference(other) - difference(one));
}
