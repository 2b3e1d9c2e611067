/** What the page and the worker that replays runs for the profile say to each other. */
import type { Offers } from '../core/profile/blind-spots.ts';
import type { Findings } from '../core/profile/findings.ts';
import type { ReplayRefusal } from '../core/run/replay.ts';
import type { RunLog } from '../core/run/run.ts';
import type { Text } from '../core/scenario/schema.ts';
import type { ScenarioFile } from './scenario-file.ts';

export type ProfileJob = {
  /** The scenarios, under the id by which the game knows them. */
  stories: readonly { id: string; file: ScenarioFile }[];
  /** Runs to replay; `known` is the fingerprint of the scenario in which what is remembered of one was found. */
  logs: readonly { log: RunLog; known: string | null }[];
  /** Whether to tell what each of the scenarios offers to practise on. */
  withOffers: boolean;
};

/** no-scenario: not in the game, or its file is not sound. no-score: its states are endless. */
export type RunRefusal = ReplayRefusal | 'no-scenario' | 'no-score';

export type Replayed =
  | { is: 'found'; findings: Findings }
  /** What is remembered of it still holds. */
  | { is: 'as-known' }
  | { is: 'refused'; refusal: RunRefusal };

export type ProfileAnswer = {
  /** One entry a log, in the same order. */
  replayed: Replayed[];
  offers: [scenario: string, offers: Offers][];
  /** Names of the variants of each scenario, by id. */
  names: [scenario: string, names: Record<string, Text>][];
};
