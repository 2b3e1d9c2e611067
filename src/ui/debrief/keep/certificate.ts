/** Who gets a certificate: somebody who played for real, without help, and passed. */
import type { Debrief } from '../../../core/score/debrief.ts';
import type { Around } from './around.ts';

/** Why there is none; null where there is one. */
export function noCertificate(
  { passed }: Pick<Debrief, 'passed'>,
  { mode, received, isWhatIf }: Pick<Around, 'mode' | 'received' | 'isWhatIf'>,
): 'received' | 'practice' | 'failed' | null {
  if (received) return 'received';
  if (mode !== 'real' || isWhatIf) return 'practice';
  return passed ? null : 'failed';
}
