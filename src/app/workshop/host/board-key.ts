import { inTab } from '../memory.ts';

/** The key of the projector's page, out of its address. */
export const boardKey = inTab('tegenspel.board');
