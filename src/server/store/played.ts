/** Runs as they are kept: what their owners sent, and what the board made of it. */
import type { Selectable } from 'kysely';
import type { Confidence } from '../../core/board/wire.ts';
import type { Tables } from './tables.ts';

/** A run or its beginning, as its owner sent it. */
export type PlayedRun = Pick<
  Tables['runs'],
  'workshop' | 'runId' | 'member' | 'scenario' | 'sha256' | 'engine' | 'attempt'
> & {
  choices: string[];
  confidence: (Confidence | null)[];
};

export type AcceptedRun = PlayedRun &
  Pick<Tables['runs'], 'body' | 'score' | 'stars' | 'hours' | 'acceptedAt' | 'turn'> & { shown: boolean };

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

export function playedFrom(row: Omit<Selectable<Tables['progress']>, 'updatedAt'>): PlayedRun {
  const { workshop, runId, member, scenario, sha256, engine, attempt } = row;
  const choices = JSON.parse(row.choices) as string[];
  const confidence = JSON.parse(row.confidence) as PlayedRun['confidence'];
  return { workshop, runId, member, scenario, sha256, engine, attempt, choices, confidence };
}
