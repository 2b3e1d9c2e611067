/** Per principle a sentence to begin with, said to a customer: to be made one's own. */
import type { Text } from '../../../core/scenario/schema.ts';
import { en } from './starters/en.ts';
import { nl } from './starters/nl.ts';

/** '' in both languages for a principle that has none. */
export function starterFor(principle: string): Text {
  return { nl: nl[principle] ?? '', en: en[principle] ?? '' };
}
