import type { Proof } from '../../core/proof/prove.ts';

/** How far a proof is. `share` from 0 to 1. */
export type Progress = { is: 'working'; share: number } | { is: 'cancelled' | 'failed' } | { is: 'done'; proof: Proof };
