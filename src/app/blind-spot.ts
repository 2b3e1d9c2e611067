/**
 * A conversation chosen for what somebody misses, on its way to its briefing. The variant goes by hand, not by the address:
 * what the circumstances are is for the player to find out.
 */
import type { Text } from '../core/scenario/schema.ts';
import { goTo } from './address.svelte.ts';

export type BlindSpotChoice = {
  scenario: string;
  variant: string;
  /** Names of the principles it was chosen for. */
  principles: readonly Text[];
};

let chosen: BlindSpotChoice | null = null;

/** Opens the briefing of a conversation chosen for these principles; what begins there is played in this variant. */
export function openBlindSpot(choice: BlindSpotChoice): void {
  chosen = choice;
  goTo({ screen: 'briefing', scenario: choice.scenario });
}

/** What this briefing was opened for; null where somebody came by himself. Given once. */
export function takeBlindSpot(scenario: string): BlindSpotChoice | null {
  const choice = chosen?.scenario === scenario ? chosen : null;
  chosen = null;
  return choice;
}
