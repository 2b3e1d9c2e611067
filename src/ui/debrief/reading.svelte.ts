/** How the page is being read: what is open, what is filtered, whether thoughts show. Nothing of it is kept. */
import { tick } from 'svelte';
import { SvelteSet } from 'svelte/reactivity';
import type { DecisionReview } from '../../core/score/debrief.ts';
import { passes, type Filter } from './lessons.ts';

export class Reading {
  readonly open = new SvelteSet<number>();
  filter: Filter = $state('all');
  innerVoice = $state(true);
  /** Key of the line of the conversation that is being heard once more; null before anybody went anywhere. */
  heardAt: string | null = $state(null);
  listensTo: 'steps' | 'whole' = $state('steps');

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

  /** Brings the reader to a line of the conversation, with what was thought beside it. */
  listenTo(key: string): void {
    this.heardAt = key;
    this.listensTo = 'steps';
    const heading = document.getElementById(innerVoiceId);
    heading?.scrollIntoView({ block: 'start' });
    heading?.focus({ preventScroll: true });
  }
}

/** Id of the heading of the conversation with its thoughts. */
export const innerVoiceId = 'debrief-inner-voice';

/** Id of the button that opens the decision with this index in the run. */
export function decisionId(index: number): string {
  return `decision-${index}`;
}
