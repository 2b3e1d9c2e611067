/** What the home screen shows. */
import type { Text } from '../../core/scenario/schema.ts';

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
};

export type RunCard = {
  runId: string;
  scenario: string;
  /** Null when the scenario is no longer in the game. */
  title: Text | null;
  choices: number;
  ended: boolean;
  /** Milliseconds since 1970. */
  updatedAt: number;
};
