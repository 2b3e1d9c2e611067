/** What became of a code that somebody opens. */
import type { CodeRefusal } from '../../core/run/run-code.ts';
import type { EndingView } from '../../core/run/view.ts';
import type { Language, Text } from '../../core/scenario/schema.ts';

/** Of the code itself, of the scenario it belongs to, or of what it says was chosen there. */
export type CodeProblem = CodeRefusal | 'unknown-scenario' | 'other-version' | 'impossible' | 'unreachable';

export type Finding =
  | { is: 'finding' }
  /** `title` of the scenario; null where it is not known. */
  | { is: 'refused'; why: CodeProblem; title: Text | null }
  | {
      is: 'found';
      title: Text;
      client: Text;
      /** How many choices were made. */
      choices: number;
      /** Null for a run that had not ended. */
      result: { ending: (language: Language) => EndingView; score: number; stars: number } | null;
      /** Whether the same run is on this device already. */
      mine: boolean;
    };

/** The code in what was pasted: that, or the end of a link. */
export function codeIn(pasted: string): string {
  return pasted.slice(pasted.lastIndexOf('/') + 1).trim();
}
