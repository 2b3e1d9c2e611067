/**
 * The debrief: what a finished run showed, decision by decision, as plain data in one language.
 */
import type { Stance } from '../scenario/schema.ts';
import type { EndingView, LineView } from '../run/view.ts';
import type { Competency } from '../principles/principles.ts';

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

export type ThoughtLine = LineView & {
  /** What the speaker thought meanwhile; null where the author wrote none. */
  thought: string | null;
  /** Id of the clue this line gave, or null. */
  clue: string | null;
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
  /** The line itself (heard and missed); '' when unasked. */
  line: string;
  /** Names of the variants it points to. */
  pointsTo: string[];
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
