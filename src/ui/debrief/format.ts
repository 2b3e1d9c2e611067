import type { Language } from '../../core/scenario/schema.ts';

const locales: Record<Language, string> = { nl: 'nl-NL', en: 'en-GB' };

export type Formats = {
  /** A number with at most one decimal. */
  number: (value: number) => string;
  /** With a plus or a real minus sign; 0 has none. */
  signed: (value: number) => string;
  /** From 0..100. */
  percent: (value: number) => string;
  /** "2, 5 en 7" */
  list: (items: readonly string[]) => string;
};

export function formatsFor(language: Language): Formats {
  const locale = locales[language];
  const plain = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const withSign = new Intl.NumberFormat(locale, { maximumFractionDigits: 1, signDisplay: 'exceptZero' });
  const share = new Intl.NumberFormat(locale, { style: 'percent' });
  const enumeration = new Intl.ListFormat(locale, { type: 'conjunction' });
  return {
    number: (value) => realMinus(plain.format(value)),
    signed: (value) => realMinus(withSign.format(value)),
    percent: (value) => share.format(value / 100),
    list: (items) => enumeration.format(items),
  };
}

// Screen readers drop a hyphen in front of a figure, but say "minus" for U+2212.
function realMinus(figure: string): string {
  return figure.replace('-', '\u2212');
}
