/** Friendly names for whoever thinks of none: a quality and an animal. */
import type { Language } from '../scenario/schema.ts';
import { en } from './messages/en.ts';
import { nl } from './messages/nl.ts';

const words = { nl, en };

/** The name of a draw, any whole number from 0: "Vrolijke Otter". After all pairs have been used a number follows. */
export function friendlyName(draw: number, language: Language): string {
  const { qualities, animals } = words[language];
  const pairs = qualities.length * animals.length;
  const pair = draw % pairs;
  const round = (draw - pair) / pairs;
  const name = `${qualities[pair % qualities.length] ?? ''} ${animals[(pair - (pair % qualities.length)) / qualities.length] ?? ''}`;
  return round === 0 ? name : `${name} ${round + 1}`;
}

/** How many names there are before numbers are needed. */
export const friendlyNames = nl.qualities.length * nl.animals.length;
