/** Which syllable a letter sounds like. Pure. */
export type Vowel = 'a' | 'o' | 'e';

const vowels: Record<string, Vowel> = { a: 'a', i: 'e', e: 'e', y: 'e', o: 'o', u: 'o' };

/** The vowel for a letter, accents or not; null for what is not spoken. */
export function vowelOf(letter: string): Vowel | null {
  const plain = letter.normalize('NFD').charAt(0).toLowerCase();
  const known = vowels[plain];
  if (known) return known;
  if (!/[\p{L}\p{N}]/u.test(plain)) return null;
  return (['a', 'o', 'e'] as const)[plain.charCodeAt(0) % 3] ?? null;
}
