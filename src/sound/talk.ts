/**
 * Talk blips: a syllable now and then while a line is typed out, in the voice of whoever speaks.
 * Pure but for what it remembers of the line; made so that a conversation of an hour does not tire the ear.
 */
import type { PersonView } from '../core/run/view.ts';

/** A piece of the sprite, how loud (0 to 1) and how fast (1 is as recorded; faster is higher). */
export type Syllable = { sound: string; volume: number; rate: number };

const gapMs = 95; // faster than this it is a rattle
const fresh = 9; // so many syllables at full strength
const halving = 9; // then half as loud after every so many
const most = 36; // and none after these: a long line is read, not listened to
const longLine = 240; // letters; of a longer line only its beginning is heard
const mostOfLong = 14;

type Vowel = 'a' | 'o' | 'e';
const vowels: Record<string, Vowel> = { a: 'a', i: 'e', e: 'e', y: 'e', o: 'o', u: 'o' };

// Up and down within the sentence, in quarter tones; it comes down as speech does.
const melody = [1, 0, 2, 0, -1, 1, 0, -1, 0, -2, 1, -1];

/** The talk of one conversation: to be asked at every letter of a line that appears, at a moment in milliseconds. */
export function createTalk(): (
  speaker: Pick<PersonView, 'id' | 'voice'>,
  line: { key: string; text: string },
  letter: string,
  atMs: number,
) => Syllable | null {
  let key = '';
  let count = 0;
  let last = -Infinity;

  return (speaker, line, letter, atMs) => {
    if (line.key !== key) {
      key = line.key;
      count = 0;
    }
    const vowel = vowelOf(letter);
    if (vowel === null || atMs - last < gapMs) return null;
    if (count >= (line.text.length > longLine ? mostOfLong : most)) return null;
    last = atMs;
    const quarterTones = ownPitch(speaker.id) + (melody[count % melody.length] ?? 0) * 0.7;
    const volume = count < fresh ? 1 : 2 ** ((fresh - count) / halving);
    count += 1;
    return { sound: `blip_${speaker.voice}_${vowel}`, volume, rate: 2 ** (quarterTones / 24) };
  };
}

/** The vowel for a letter, accents or not; null for what is not spoken. */
export function vowelOf(letter: string): Vowel | null {
  const plain = letter.normalize('NFD').charAt(0).toLowerCase();
  const known = vowels[plain];
  if (known) return known;
  if (!/[\p{L}\p{N}]/u.test(plain)) return null;
  return (['a', 'o', 'e'] as const)[plain.charCodeAt(0) % 3] ?? null;
}

/** Where somebody speaks within a voice, in quarter tones from -3 to 3: two low voices are still two people. */
function ownPitch(id: string): number {
  return (hashOf(id) % 7) - 3;
}

/** A whole number that is always the same for a name. */
export function hashOf(name: string): number {
  return Array.from(name).reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 65_521, 7);
}
