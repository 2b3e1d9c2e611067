/** Codes that are read aloud and typed over: of a workshop, of a trainee who comes back. */

/** 31 symbols without look-alikes: no 0 and O, no 1, I and L. Six of them make 29.7 bits, twelve 59.4. */
export const codeSymbols = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

export const joinCodeLength = 6;
export const personalCodeLength = 12;

/** As printed: in groups of three or four, "K7P-4QX" or "K7P4-QX9M-2RTA". */
export function showCode(code: string): string {
  const size = code.length === joinCodeLength ? 3 : 4;
  return code.replace(new RegExp(`.{${size}}(?=.)`, 'g'), '$&-');
}

/** What was typed as a code of that length, whatever its case, spaces and hyphens; null when it cannot be one. */
export function readCode(typed: string, length: number): string | null {
  if (typed.length > 100) return null;
  const code = typed.toUpperCase().replace(/[\s\-–.]/g, '');
  return code.length === length && [...code].every((symbol) => codeSymbols.includes(symbol)) ? code : null;
}

/** The code that bytes spell, one symbol a byte below 248; null when there are too few such bytes. */
export function codeFrom(bytes: Uint8Array, length: number): string | null {
  // 248 is the highest multiple of 31 in a byte: higher ones would make some symbols likelier.
  const fair = [...bytes].filter((byte) => byte < 248).slice(0, length);
  return fair.length < length ? null : fair.map((byte) => codeSymbols.charAt(byte % codeSymbols.length)).join('');
}
