/** The card: what it keeps, the calendar file it becomes, and a sentence to begin with for every principle. */
import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { principles } from '../../src/core/principles/principles.ts';
import { calendarFile } from '../../src/ui/debrief/take-away/calendar.ts';
import {
  dayAfter,
  isDay,
  isDue,
  isTime,
  longest,
  proposedDay,
  readCommitment,
  type Commitment,
} from '../../src/ui/debrief/take-away/commitment.ts';
import { starterFor } from '../../src/ui/debrief/take-away/starters.ts';
import { suggestionsOf } from '../../src/ui/debrief/take-away/suggestions.ts';
import type { PrincipleLesson } from '../../src/ui/debrief/lessons.ts';

const card: Commitment = {
  id: 'b1c2',
  principle: 'ask-open',
  customer: 'Van Dijk Transport',
  sentence: 'Hoe ziet een dag eruit waarop het niet loopt?',
  date: '2026-12-03',
  time: null,
  runId: 'run-1',
  madeAt: Date.UTC(2026, 10, 22, 9, 5, 7),
  outcome: null,
};

const words = { summary: 'Van Dijk: ‘Hoe ziet een dag eruit?’', description: 'Vraag door' };

/** The one event of a calendar file, as a strict reader sees it. Throws where the file breaks the rules. */
function eventIn(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text) as ConstructorParameters<typeof ICAL.Component>[0]);
  const [event, ...others] = calendar.getAllSubcomponents('vevent');
  if (!event || others.length > 0) throw new Error('not one event');
  const alarm = event.getFirstSubcomponent('valarm');
  return {
    summary: event.getFirstPropertyValue('summary'),
    description: event.getFirstPropertyValue('description'),
    uid: event.getFirstPropertyValue('uid'),
    stamp: String(event.getFirstPropertyValue('dtstamp')),
    start: event.getFirstPropertyValue('dtstart') as ICAL.Time,
    end: event.getFirstPropertyValue('dtend') as ICAL.Time | null,
    duration: String(event.getFirstPropertyValue('duration') ?? ''),
    trigger: String(alarm?.getFirstPropertyValue('trigger')),
    action: alarm?.getFirstPropertyValue('action'),
    version: calendar.getFirstPropertyValue('version'),
    maker: calendar.getFirstPropertyValue('prodid'),
  };
}

describe('the calendar file', () => {
  test('is a whole day, up to the next, with a reminder in the morning', () => {
    const event = eventIn(calendarFile({ ...card, date: '2026-12-31' }, words));
    expect(event).toMatchObject({
      ...words,
      uid: 'b1c2@tegenspel',
      version: '2.0',
      action: 'DISPLAY',
      trigger: 'PT8H',
    });
    expect(event.stamp).toBe('2026-11-22T09:05:07Z');
    expect([String(event.start), event.start.isDate, String(event.end)]).toEqual(['2026-12-31', true, '2027-01-01']);
    expect(event.maker).not.toBe('');
  });

  test('is a quarter of an hour where the player is, when there is a time', () => {
    const event = eventIn(calendarFile({ ...card, time: '09:30' }, words));
    expect([String(event.start), event.start.zone.tzid]).toEqual(['2026-12-03T09:30:00', 'floating']);
    expect([event.duration, event.trigger, event.end]).toEqual(['PT15M', '-PT30M', null]);
  });

  test('gives back any words, in lines of at most 75 octets that end as they should', () => {
    const anyText = fc.string({ unit: 'grapheme', maxLength: 300, size: 'max' });
    fc.assert(
      fc.property(anyText, anyText, (summary, description) => {
        const text = calendarFile(card, { summary, description });
        expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
        const lines = text.split('\r\n');
        expect(lines.pop()).toBe('');
        for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(Buffer.from(text).toString('utf8')).toBe(text.toWellFormed());
        const plain = (one: string) => one.replaceAll(/\r\n?/g, '\n').replaceAll(/(?!\n)\p{Cc}/gu, ' ');
        expect(eventIn(text)).toMatchObject({ summary: plain(summary), description: plain(description) });
      }),
      { seed: 46, numRuns: 500 },
    );
  });

  test('holds what somebody types to mean more, as text', () => {
    const nasty = 'A; B, C\\n D\r\nEND:VEVENT\r\nBEGIN:VALARM';
    expect(eventIn(calendarFile(card, { summary: nasty, description: nasty })).summary).toBe(
      'A; B, C\\n D\nEND:VEVENT\nBEGIN:VALARM',
    );
  });
});

describe('a card', () => {
  test('is read back as it was kept, and nothing else is taken for one', () => {
    expect(readCommitment(JSON.parse(JSON.stringify(card)))).toEqual(card);
    const wrong: unknown[] = [
      null,
      'card',
      {},
      { ...card, id: '' },
      { ...card, principle: 'sell-harder' },
      { ...card, customer: ' ' },
      { ...card, customer: 'x'.repeat(longest.customer + 1) },
      { ...card, sentence: 3 },
      { ...card, date: '2026-02-30' },
      { ...card, date: 'soon' },
      { ...card, runId: null },
    ];
    for (const value of wrong) expect(readCommitment(value), JSON.stringify(value)).toBeNull();
    expect(readCommitment({ ...card, time: '25:00', outcome: 'won', madeAt: 'x', more: 1 })).toEqual({
      ...card,
      madeAt: 0,
    });
  });

  test('is read without falling over, whatever is there', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(readCommitment(value)).toBeNull();
      }),
      { seed: 47 },
    );
  });

  test('is asked about from its day on, until somebody has said how it went', () => {
    expect(isDue(card, '2026-12-02')).toBe(false);
    expect(isDue(card, '2026-12-03')).toBe(true);
    expect(isDue(card, '2027-01-01')).toBe(true);
    expect(isDue({ ...card, outcome: 'worked' }, '2026-12-04')).toBe(false);
  });
});

describe('a day', () => {
  test('is one of the calendar', () => {
    for (const day of ['2026-01-01', '2028-02-29']) expect(isDay(day)).toBe(true);
    for (const day of ['2026-02-29', '2026-13-01', '2026-1-1', '', '2026-01-01T00:00']) expect(isDay(day)).toBe(false);
    for (const time of ['00:00', '23:59']) expect(isTime(time)).toBe(true);
    for (const time of ['24:00', '9:30', '']) expect(isTime(time)).toBe(false);
  });

  test('proposed is a working day a week ahead', () => {
    expect(dayAfter('2026-12-28', 7)).toBe('2027-01-04');
    expect(proposedDay('2026-11-19')).toBe('2026-11-26'); // Thursday
    expect(proposedDay('2026-11-21')).toBe('2026-11-30'); // Saturday: the Monday after
    expect(proposedDay('2026-11-22')).toBe('2026-11-30'); // Sunday
  });
});

describe('a sentence to begin with', () => {
  test.each([...principles.keys()])('for %s is there in both languages, and fits on a card', (id) => {
    const { nl, en } = starterFor(id);
    for (const sentence of [nl, en]) {
      expect(sentence.length).toBeGreaterThan(20);
      expect(sentence.length).toBeLessThanOrEqual(longest.sentence / 2);
      expect(sentence).toMatch(/[.?]$/);
    }
    expect(nl).not.toBe(en);
  });
});

describe('what a run gives reason to take along', () => {
  const lesson = (principle: string, left: number, points: number): PrincipleLesson => ({
    principle,
    name: principle,
    explanation: '',
    competency: 'qualify',
    source: '',
    points,
    chances: 1,
    left,
    leftAt: [],
    earnedAt: [],
  });

  test('is most to win first, then more of it, and last what went well: four at the most', () => {
    const lessons = [lesson('a', 4, 0), lesson('b', 3, 0), lesson('c', 2, 0), lesson('d', 1, 0), lesson('e', 0, 2)];
    expect(suggestionsOf(lessons).map(({ principle, why }) => [principle, why])).toEqual([
      ['a', 'practise'],
      ['b', 'more'],
      ['c', 'more'],
      ['e', 'keep'],
    ]);
  });

  test('is nothing where nothing was at stake', () => {
    expect(suggestionsOf([])).toEqual([]);
  });
});
