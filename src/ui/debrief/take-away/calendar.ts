/** A commitment as a calendar file: one event by RFC 5545, for any agenda. */
import { dayAfter, type Commitment } from './commitment.ts';

/** Words of the event, as the player reads them. */
export type EventWords = { summary: string; description: string };

/**
 * The text of an .ics file: a whole day, or a quarter of an hour at a time of the place where the player is (no time zone, so
 * that nine o'clock stays nine o'clock). It reminds at eight on the day itself, or half an hour before.
 */
export function calendarFile(
  { id, date, time, madeAt }: Pick<Commitment, 'id' | 'date' | 'time' | 'madeAt'>,
  { summary, description }: EventWords,
): string {
  const day = date.replaceAll('-', '');
  const when =
    time === null
      ? [`DTSTART;VALUE=DATE:${day}`, `DTEND;VALUE=DATE:${dayAfter(date, 1).replaceAll('-', '')}`, 'TRANSP:TRANSPARENT']
      : [`DTSTART:${day}T${time.replace(':', '')}00`, 'DURATION:PT15M'];
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Tegenspel//Tegenspel//NL',
    'CALSCALE:GREGORIAN',
    'BEGIN:VEVENT',
    `UID:${id}@tegenspel`,
    `DTSTAMP:${new Date(madeAt).toISOString().replaceAll(/[-:]|\.\d+/g, '')}`,
    ...when,
    'CLASS:PRIVATE',
    `SUMMARY:${escaped(summary)}`,
    `DESCRIPTION:${escaped(description)}`,
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `TRIGGER:${time === null ? 'PT8H' : '-PT30M'}`,
    `DESCRIPTION:${escaped(summary)}`,
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** TEXT of RFC 5545, 3.3.11. Of the control characters only the line break has a way to be written. */
function escaped(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replaceAll(/\p{Cc}/gu, ' ');
}

/** Lines of at most 75 octets, never cut inside a character (RFC 5545, 3.1). */
function folded(line: string): string {
  const most = 75;
  const lines = [''];
  let octets = 0;
  for (const character of line) {
    const size = new TextEncoder().encode(character).length;
    if (octets + size > most) {
      lines.push(' ');
      octets = 1;
    }
    lines[lines.length - 1] += character;
    octets += size;
  }
  return lines.join('\r\n');
}
