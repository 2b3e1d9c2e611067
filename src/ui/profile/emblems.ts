/** What is drawn on a badge: outlines on a 24 by 24 grid. */
import type { BadgeId } from '../../core/profile/badges.ts';

export const emblems: Record<BadgeId, string> = {
  // A pan with gold in it.
  qualify: 'M3 11h18a9 6 0 0 1-18 0M8 7.500h.01M12 5h.01M15.500 7.500h.01M9 14.500h6',
  // A map with a way to the mark.
  decider: 'M3 6l6-2 6 2 6-2v14l-6 2-6-2-6 2zM9 4v14M15 6v6M13.500 14.500l3 3M16.500 14.500l-3 3',
  // Two hands.
  ally: 'M3 8l4-2 5 2 5-2 4 2v7l-3 1-5 4a1.500 1.500 0 0 1-2 0l-5-4-3-1zM12 8l-3 4a1.500 1.500 0 0 0 2.500 1.500L13 12l4.500 4',
  // A parasol that keeps somebody out of the sun.
  face: 'M12 3v18M3 13a9 9 0 0 1 18 0c-1-1.300-3.500-1.300-4.500 0-1-1.300-3.500-1.300-4.500 0-1-1.300-3.500-1.300-4.500 0-1-1.300-3.500-1.300-4.500 0M12 21a2 2 0 0 0 3 0',
  // A sail.
  process: 'M12 3v13M12 4c5 3 7 7 7 11h-7M10 7c-2.500 2-4 5-4.500 8H10M3 18h18c-1 2-2.500 3-4 3H7c-1.500 0-3-1-4-3',
  // A lighthouse on a rock.
  steady:
    'M9.500 8h5l1 10h-7zM9 8V5.500L12 3l3 2.500V8M3 21c2-3 4-3.500 6-3h6c2-.5 4 0 6 3zM4 6l2 .5M20 6l-2 .5M9 13h6',
  // A cube, of which one side is always hidden.
  'every-side': 'M12 2.500 20 7v10l-8 4.500L4 17V7zM4 7l8 4.500L20 7M12 11.500v10',
  // A target, hit.
  'first-time': 'M12 3a9 9 0 1 0 9 9M12 8a4 4 0 1 0 4 4M12 12l6-6M18 3v3h3',
  // Up again.
  'come-back': 'M3 6l5 8 3-3 4 5M15 16l6-9M16.500 7H21v4.500M3 20h18',
  // A sprout.
  turned: 'M12 21v-9M12 12c0-4 2.500-6.500 8-7 0 5-3 7.500-8 7M12 15c0-3-2-5-7-5.500C5 13 7.500 15 12 15M7 21h10',
  // A scale in balance.
  sure: 'M12 3v17M7 20h10M4 6.500h16M4 6.500l-2 6a3 3 0 0 0 4 0zM20 6.500l-2 6a3 3 0 0 0 4 0z',
};
