/**
 * The debrief: what a finished run showed, decision by decision, as plain data in one language.
 */
import { competencies, principles, sources, type Competency } from '../principles/principles.ts';
import { pointsOf, take } from '../rules/rules.ts';
import { remarkOn } from '../run/coach.ts';
import { choose, rewind, type Run } from '../run/run.ts';
import {
  inOrder,
  lineView,
  stretches,
  takenAt,
  view,
  type EndingView,
  type LineView,
  type Stretch,
} from '../run/view.ts';
import type { Language, Stance } from '../scenario/schema.ts';
import { thoughtLines, type ThoughtLine } from './conversation.ts';
import { par, type Par } from './par.ts';
import { marksOf, score } from './score.ts';

export type PrincipleMark = {
  principle: string;
  name: string;
  explanation: string;
  competency: Competency;
  /** Title of the blog post it comes from. */
  source: string;
  /** -2..2, in this variant. */
  points: number;
};

export type ReviewedChoice = {
  id: string;
  text: string;
  stance: Stance;
  taken: boolean;
  /** Sum of its evidence here. */
  points: number;
  /** The most the whole run could still have earned after it, itself included; whole points from here on. */
  worth: number;
  /** The coach's remark in this variant; '' where there is none. */
  feedback: string;
  marks: PrincipleMark[];
};

export type DecisionReview = {
  /** 0-based index in the run log. */
  index: number;
  beat: string;
  /** The beat's title, '' where it has none. */
  title: string;
  place: string;
  moment: string;
  /** What had been said since the previous decision. */
  before: ThoughtLine[];
  /** All that was on offer, in the order of this run. */
  choices: ReviewedChoice[];
  taken: ReviewedChoice;
  /** The offered choice with the highest worth, if that is more than the one taken; else null. */
  better: ReviewedChoice | null;
  /** worth of the best offered - worth of the one taken: 0 for a decision nothing was lost on. */
  cost: number;
  /** The reaction to the choice. */
  after: ThoughtLine[];
};

export type ClueReview = {
  id: string;
  text: string;
  /**
   * heard: the line was on screen. missed: it was one choice away at a decision you met.
   * unasked: it could have been heard only where you never came.
   */
  status: 'heard' | 'missed' | 'unasked';
  /** Index of the decision before which it was heard, or at which it was missed; null when unasked. */
  decision: number | null;
  /** Where it was, heard or missed; null when unasked. */
  sign: ClueSign | null;
  /** The variants it points to, without the rest of the story. */
  pointsTo: { id: string; name: string }[];
};

export type ClueSign = {
  /** The line that gave it; its key is that of the conversation for one that was heard. */
  line: LineView;
  place: string;
  moment: string;
  /** What you would have had to say to hear it; null for one that was heard. */
  choice: string | null;
};

export type CompetencyScore = {
  competency: Competency;
  name: string;
  /** Points earned, and the least and the most the decisions met had to offer. */
  earned: number;
  least: number;
  most: number;
  /** 0..100 between least and most, whole; null where nothing was at stake. */
  percent: number | null;
};

export type PrincipleScore = PrincipleMark & {
  /** How many decisions met had something to offer for or against it. */
  chances: number;
};

export type Debrief = {
  scenario: string;
  title: string;
  variant: { id: string; name: string; about: string };
  ending: EndingView;
  /** 0..100, whole: 0 is what chance gives, 100 the best any path allows. */
  score: number;
  /** 0..3: at 60, 75 and 90. */
  stars: 0 | 1 | 2 | 3;
  passed: boolean;
  points: { earned: number; best: number; expected: number };
  competencies: CompetencyScore[];
  principles: PrincipleScore[];
  decisions: DecisionReview[];
  /** What was said after the last choice. */
  epilogue: ThoughtLine[];
  clues: ClueReview[];
};

/**
 * The debrief of a finished run. Throws RangeError when the run has not ended, or cannot be scored (see `score`).
 */
export function debrief(run: Run, language: Language): Debrief {
  const { rules } = run;
  const { scenario } = rules;
  const seen = view(run, language);
  const measure = par(rules);
  const hidden = scenario.variants[run.variant];
  if (!seen.ending) throw new RangeError('the run has not ended');
  if (!measure.ok || !hidden) throw new RangeError('a run that cannot be scored');
  const result = score(run);
  const told = stretches(run).map((list) =>
    list.map((stretch) => ({ stretch, lines: thoughtLines(run, stretch, language) })),
  );
  const decisions = run.choices.map((_, index) => reviewDecision(run, index, measure.par, told, language));
  return {
    scenario: scenario.id,
    title: scenario.title[language],
    variant: { id: run.variant, name: hidden.name[language], about: hidden.about[language] },
    ending: seen.ending,
    score: result.score,
    stars: result.stars,
    passed: result.passed,
    points: result.points,
    competencies: (Object.keys(competencies) as Competency[]).map((competency) => ({
      competency,
      name: competencies[competency][language],
      ...result.competencies[competency],
    })),
    principles: Object.entries(result.principles).flatMap(([id, { points, chances }]) =>
      markView(id, points, language).map((mark) => ({ ...mark, chances })),
    ),
    decisions: withoutContinuations(decisions),
    epilogue: (told[told.length - 1] ?? []).flatMap(({ lines }) => lines),
    clues: reviewClues(run, language),
  };
}

/** A beat with one way on is no decision: what was said there comes before the next one. */
function withoutContinuations(reviews: readonly DecisionReview[]): DecisionReview[] {
  let passed: ThoughtLine[] = [];
  return reviews.flatMap((review) => {
    const before = [...passed, ...review.before];
    passed = review.choices.length > 1 ? [] : [...before, ...review.after];
    return review.choices.length > 1 ? [{ ...review, before }] : [];
  });
}

type Told = readonly (readonly { stretch: Stretch; lines: ThoughtLine[] }[])[];

function reviewDecision(run: Run, index: number, measure: Par, told: Told, language: Language): DecisionReview {
  const state = run.states[index];
  const beat = state && run.rules.beats[state.at];
  if (!state || !beat) throw new RangeError(`no decision ${index}`);
  const taken = takenAt(run, index);
  const choices = inOrder(run, index).map((choice): ReviewedChoice => {
    const points = pointsOf(choice, state.vars);
    return {
      id: choice.id,
      text: choice.choice.text[language],
      stance: choice.choice.stance,
      taken: choice === taken,
      points,
      worth: points + measure.bestFrom(take(run.rules, state, choice)),
      feedback: remarkOn(choice, state.vars, language),
      marks: [...marksOf(choice, state.vars)].flatMap(([id, sum]) => markView(id, sum, language)),
    };
  });
  const mine = choices.find((choice) => choice.taken);
  if (!mine) throw new RangeError(`choice ${index} was not on offer`);
  const best = choices.reduce((most, choice) => (choice.worth > most.worth ? choice : most), mine);
  return {
    index,
    beat: beat.id,
    title: beat.beat.title?.[language] ?? '',
    place: run.rules.scenario.places[beat.beat.place]?.name[language] ?? '',
    moment: beat.beat.moment?.[language] ?? '',
    before: (told[index] ?? []).filter(({ stretch }) => stretch.kind === 'beat').flatMap(({ lines }) => lines),
    choices,
    taken: mine,
    better: best === mine ? null : best,
    cost: best.worth - mine.worth,
    after: (told[index + 1] ?? []).filter(({ stretch }) => stretch.kind === 'reply').flatMap(({ lines }) => lines),
  };
}

function markView(id: string, points: number, language: Language): PrincipleMark[] {
  const principle = principles.get(id);
  if (!principle) return [];
  const { competency, name, explanation, source } = principle;
  return [
    {
      principle: id,
      name: name[language],
      explanation: explanation[language],
      competency,
      source: sources[source]?.[language] ?? source,
      points,
    },
  ];
}

/** Heard on the way, or one choice away from a decision met, or nowhere near. */
function reviewClues(run: Run, language: Language): ClueReview[] {
  const { scenario } = run.rules;
  const heard: Found = new Map();
  for (const [step, list] of stretches(run).entries()) noteClues(heard, run, list, step, null, language);
  const missed: Found = new Map();
  for (let step = 0; step < run.choices.length; step += 1) {
    for (const other of inOrder(run, step)) {
      if (other === takenAt(run, step)) continue;
      const turned = choose(rewind(run, step), other.id);
      if (!turned.ok) continue;
      const list = stretches(turned.run)[step + 1] ?? [];
      noteClues(missed, turned.run, list, step, other.choice.text[language], language);
    }
  }
  return Object.entries(scenario.clues ?? {})
    .filter(([id, { variants }]) => variants.includes(run.variant) || heard.has(id))
    .map(([id, { text, variants }]) => {
      const found = heard.get(id) ?? missed.get(id);
      return {
        id,
        text: text[language],
        status: heard.has(id) ? 'heard' : missed.has(id) ? 'missed' : 'unasked',
        decision: found?.decision ?? null,
        sign: found?.sign ?? null,
        pointsTo: variants.map((variant) => ({
          id: variant,
          name: scenario.variants[variant]?.name[language] ?? variant,
        })),
      };
    });
}

type Found = Map<string, { decision: number; sign: ClueSign }>;

function noteClues(
  found: Found,
  run: Run,
  list: readonly Stretch[],
  decision: number,
  choice: string | null,
  language: Language,
): void {
  const { rules } = run;
  for (const stretch of list) {
    const beat = rules.beats[stretch.at]?.beat;
    const place = rules.scenario.places[beat?.place ?? '']?.name[language] ?? '';
    const moment = beat?.moment?.[language] ?? '';
    for (const spoken of stretch.lines) {
      const { clue } = spoken.line;
      if (clue === undefined || found.has(clue)) continue;
      found.set(clue, { decision, sign: { line: lineView(rules, stretch, spoken, language), place, moment, choice } });
    }
  }
}
