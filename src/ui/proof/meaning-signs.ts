import type { Ending } from '../../core/scenario/schema.ts';
import { icons } from '../parts/icons.ts';

/** Outlines on a 24 by 24 grid, so that no meaning is told by colour alone. */
export const meaningSigns: Record<Ending['meaning'], string> = {
  good: icons.check,
  mixed: 'M4 14c3-6 6-6 8-2s5 4 8-2',
  bad: icons.close,
};
