/** What surrounds a run in its debrief: how it came about, and where what one keeps of it goes. */
import type { Mode } from '../../../core/run/run.ts';
import type { Commitment, Outcome } from '../take-away/commitment.ts';

export type Around = {
  mode: Mode;
  /** Opened from a run code. */
  received: boolean;
  isWhatIf: boolean;
  /** Milliseconds since 1970. */
  endedAt: number;
  /** The address that opens a run code. */
  linkOf: (code: string) => string;
  /** The address where a code can be typed. */
  codeScreen: string;
  /** Saves a text as a file. */
  save: (fileName: string, text: string, type: string) => void;
  /** The cards on this device. */
  commitments: {
    list: () => readonly Commitment[];
    /** Keeps it, in the place of what had its id. False where the device keeps nothing. */
    add: (commitment: Commitment) => boolean;
    answer: (id: string, outcome: Outcome | null) => void;
    move: (id: string, date: string) => void;
  };
  /** Removes a card and says so, with a way back. */
  removeCommitment: (id: string, said: string) => void;
};
