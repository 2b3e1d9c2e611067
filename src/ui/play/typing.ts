/** The pace at which a line is typed out. */
import type { TextSpeed } from '../settings/settings.ts';

const millisecondsPerLetter: Record<Exclude<TextSpeed, 'instant'>, number> = { slow: 48, normal: 26, fast: 13 };
// A speaker breathes: rests after marks, counted in letters.
const rests: Record<string, number> = { ',': 6, ';': 8, ':': 8, '.': 12, '!': 12, '?': 12, '…': 14 };

/** Per letter (code point) the moment it appears, in milliseconds from the start of the line; a number is of milliseconds a letter. */
export function timetable(text: string, speed: TextSpeed | number): number[] {
  if (speed === 'instant') return Array.from(text, () => 0);
  const pace = typeof speed === 'number' ? speed : millisecondsPerLetter[speed];
  let at = 0;
  return Array.from(text, (letter) => {
    const appears = at;
    at += pace * (1 + (rests[letter] ?? 0));
    return appears;
  });
}

/** How many letters of a timetable have appeared by a moment. */
export function shownAt(table: readonly number[], milliseconds: number): number {
  const next = table.findIndex((appears) => appears > milliseconds);
  return next < 0 ? table.length : next;
}
