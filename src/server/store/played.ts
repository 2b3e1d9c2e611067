/** Runs as they are kept: what their owners sent, and what the board made of it. */
import type { Selectable } from 'kysely';
import type { Confidence } from '../../core/board/wire.ts';
import type { Tables } from './tables.ts';

/** A run or its beginning, as its owner sent it. */
export type PlayedRun = {
  workshop: string;
  runId: string;
  member: string;
  scenario: string;
  sha256: string;
  engine: number;
  attempt: number;
  choices: string[];
  confidence: (Confidence | null)[];
};

export type AcceptedRun = PlayedRun & {
  /** SHA-256 of the body it came in. */
  body: string;
  score: number;
  stars: number;
  hours: number;
  shown: boolean;
  acceptedAt: number;
  /** Order of acceptance among the runs of one trainee, from 1. */
  turn: number;
};

export const rowOfRun = (run: AcceptedRun): Tables['runs'] => ({
  ...run,
  choices: JSON.stringify(run.choices),
  confidence: JSON.stringify(run.confidence),
  shown: Number(run.shown),
});

export function runFrom(row: Selectable<Tables['runs']>): AcceptedRun {
  const { score, stars, hours, body, acceptedAt, turn } = row;
  return { ...playedFrom(row), body, score, stars, hours, shown: row.shown === 1, acceptedAt, turn };
}

/** What `runFrom` would give once it is kept: nobody has agreed to show it yet. */
export function newlyAccepted(run: Omit<AcceptedRun, 'turn' | 'shown'>, turn: number): AcceptedRun {
  const { workshop, runId, member, scenario, sha256, engine, attempt, choices, confidence } = run;
  const { body, score, stars, hours, acceptedAt } = run;
  const played = { workshop, runId, member, scenario, sha256, engine, attempt, choices, confidence };
  return { ...played, body, score, stars, hours, shown: false, acceptedAt, turn };
}

export function playedFrom(row: Omit<Selectable<Tables['progress']>, 'updatedAt'>): PlayedRun {
  const { workshop, runId, member, scenario, sha256, engine, attempt } = row;
  const choices = JSON.parse(row.choices) as string[];
  const confidence = JSON.parse(row.confidence) as PlayedRun['confidence'];
  return { workshop, runId, member, scenario, sha256, engine, attempt, choices, confidence };
}
