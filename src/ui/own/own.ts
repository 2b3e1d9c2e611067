/** What the part for trainers on the home screen shows. */
import type { Problem } from '../../core/scenario/problem.ts';
import type { Text } from '../../core/scenario/schema.ts';

/** asks: the browser wants to be asked anew. no: it cannot look at the file again. */
export type Following = 'yes' | 'asks' | 'no';

export type OwnRow = {
  id: string;
  title: Text;
  fileName: string;
  /** Milliseconds since 1970. */
  keptAt: number;
  /** How many things fall short; null as long as it has not been proved. */
  shortfalls: number | null;
  following: Following;
  /** A scenario of the game has the same id. */
  hasNamesake: boolean;
};

/** What is going on with the file that was opened last. */
export type Opening = { fileName: string; problems?: readonly Problem[] } & (
  | { is: 'checking' }
  /** Nothing was changed. */
  | { is: 'refused'; problems: readonly Problem[] }
  | { is: 'unreadable' | 'failed' }
  /** Can be played already; `problems` are warnings. */
  | { is: 'proving'; title: Text; share: number; problems: readonly Problem[] }
  | { is: 'proved'; title: Text; id: string; shortfalls: number; problems: readonly Problem[] }
);
