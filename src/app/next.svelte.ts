/**
 * The one thing the title screen offers. What was last known of it stands beside the settings, as the database answers only
 * after the first paint; a hint and no more: the list of runs sets it right.
 */
import type { Text } from '../core/scenario/schema.ts';
import type { Next } from '../ui/home/home.ts';
import { hashOf, readRoute } from './routes.ts';
import { nextKey as key } from './visit-keys.ts';

/** The scenario for whoever has played nothing yet. */
const firstScenario = 'op-audientie';

const first: Next = { is: 'first', to: hashOf({ screen: 'briefing', scenario: firstScenario }), title: null };

let current = $state.raw<Next>(first);

export const next = (): Next => current;

/** Null when nothing has been played. */
export function keepNext(found: Next | null): void {
  current = found ?? first;
  try {
    if (found) localStorage.setItem(key, JSON.stringify(found));
    else localStorage.removeItem(key);
  } catch {
    // Without it the next visit offers the first conversation until the runs have been read.
  }
}

/** Takes up what was kept. Anything that makes no sense is passed over. */
export function openNext(): void {
  try {
    const { is, to, title } = JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Record<keyof Next, unknown>>;
    if ((is === 'goOn' || is === 'next') && typeof to === 'string' && readRoute(to).screen !== 'missing')
      current = { is, to, title: isText(title) ? title : null };
  } catch {
    // Nothing was kept.
  }
}

function isText(value: unknown): value is Text {
  const { nl, en } = (value ?? {}) as Partial<Record<keyof Text, unknown>>;
  return typeof nl === 'string' && typeof en === 'string';
}
