/** What the screen of a trainee's place shows. */
import type { RefusalCode, WorkshopView } from '../../../core/board/wire.ts';
import type { Text } from '../../../core/scenario/schema.ts';
import type { Messages } from '../messages/nl.ts';

/** waiting: it has ended and is still to be handed in. */
export type HandIn = 'playing' | 'waiting' | 'handed-in' | 'refused';

/** elsewhere: this device's key opens nothing any more. */
export type PlaceState = WorkshopView['state'] | 'waiting' | 'removed' | 'elsewhere';

export type RunRow = {
  runId: string;
  attempt: number;
  state: HandIn;
  refusal: RefusalCode | null;
  /** Null until it was handed in. */
  verdict: { score: number; stars: 0 | 1 | 2 | 3 } | null;
  /** Whether it is the one that counts. */
  counts: boolean;
  /** Whether the room may see it; null while that is not known. */
  shown: boolean | null;
  /** Whether it is still on this device. */
  isHere: boolean;
};

export type ScenarioRow = {
  id: string;
  title: Text;
  client: Text;
  minutes: number;
  /** Null while the host lets nobody play, or the attempts are used up. */
  next: 'play' | 'goOn' | 'again' | null;
  runs: readonly RunRow[];
};

export type OwnStanding = {
  /** Null before anything was handed in, or without a line. */
  place: number | null;
  members: number;
  points: number;
  /** Name of the principle that went up most; null when none did. */
  improved: Text | null;
};

/** Why a run was not taken. */
export function refusalWords({ refusals }: Messages['place'], code: RefusalCode | null): string {
  const known: Partial<Record<RefusalCode, string>> = refusals;
  return (code !== null && known[code]) || refusals.other;
}

/** What has become of a run that has ended, in a sentence. */
export function handInWords(text: Messages['place'], state: HandIn, refusal: RefusalCode | null): string {
  if (state === 'refused') return refusalWords(text, refusal);
  return state === 'handed-in' ? text.handIn.handedIn : text.handIn.waiting;
}
