/** What the home screen shows. */
import type { Text } from '../../core/scenario/schema.ts';

/** `sides`: how many stories may be behind one client. */
export type Standing = { stars: 0 | 1 | 2 | 3; seen: number; sides: number };

export type ScenarioCard = {
  id: string;
  title: Text;
  teaser: Text;
  client: Text;
  minutes: number;
  /** Address of its picture; null where none was drawn. */
  picture: string | null;
  /** False for one that is announced. */
  playable: boolean;
  /** Opened from a file on this device. */
  isOwn?: boolean;
  /** How far somebody has come with it; null before it has been played to an end. */
  standing?: Standing | null;
};

/** What the title screen offers: to begin, to go on with a run, or the scenario that comes next. */
export type Next = {
  is: 'first' | 'goOn' | 'next';
  /** Address of it within the game. */
  to: string;
  title: Text | null;
};

export type RunCard = {
  runId: string;
  scenario: string;
  /** Null when the scenario is no longer in the game. */
  title: Text | null;
  choices: number;
  ended: boolean;
  /** The first attempt at a variant, which goes only with everything else. */
  isFirst: boolean;
  /** Milliseconds since 1970. */
  updatedAt: number;
};
