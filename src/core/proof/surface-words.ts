/** Words by which an option can give itself away, per language. Patterns to look for, never shown. */
import type { Language } from '../scenario/schema.ts';

export const politeWords: Record<Language, RegExp> = {
  nl: /\b(u|uw|graag|natuurlijk|alstublieft|alsjeblieft|dank|bedankt|fijn|prettig|vriendelijk|uiteraard|plezier|begrijp|waardeer)\b/giu,
  en: /\b(please|gladly|of course|thank|thanks|happy|glad|pleasure|kind|kindly|appreciate|certainly|understand|sir|madam)\b/giu,
};

export const hedges: Record<Language, RegExp> = {
  nl: /\b(misschien|eventueel|wellicht|even|eens|zou|zouden|beetje|mogelijk|liefst|eigenlijk)\b/giu,
  en: /\b(perhaps|maybe|might|could|would|just|possibly|a bit|rather|actually)\b/giu,
};
