/** How the page is being read: what is open, what is filtered, whether thoughts show. Nothing of it is kept. */
import { tick } from 'svelte';
import { SvelteSet } from 'svelte/reactivity';
import type { DecisionReview } from '../../core/score/debrief.ts';
import { passes, type Filter } from './lessons.ts';

export class Reading {
  readonly open = new SvelteSet<number>();
  filter: Filter = $state('all');
  innerVoice = $state(true);

  toggle(index: number): void {
    if (!this.open.delete(index)) this.open.add(index);
  }

  /** Opens a decision and brings the reader to it, whatever the filter hid. */
  async goTo(decision: DecisionReview): Promise<void> {
    if (!passes(decision, this.filter)) this.filter = 'all';
    this.open.add(decision.index);
    await tick();
    const button = document.getElementById(decisionId(decision.index));
    button?.scrollIntoView({ block: 'start' });
    button?.focus({ preventScroll: true });
  }
}

/** Id of the button that opens the decision with this index in the run. */
export function decisionId(index: number): string {
  return `decision-${index}`;
}
