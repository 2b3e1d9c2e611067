import { expect, test } from 'vitest';
import { shownAt, timetable } from '../../src/ui/play/typing.ts';

test('letters appear one after the other and all of them in the end', () => {
  const table = timetable('Goedemiddag', 'normal');
  expect(shownAt(table, 0)).toBe(1);
  expect(table).toEqual(table.toSorted((a, b) => a - b));
  expect(shownAt(table, Math.max(...table))).toBe(11);
});

test('a speaker rests after a comma, and longer after a full stop', () => {
  const gap = (text: string) => {
    const [, , before = 0, after = 0] = timetable(text, 'normal');
    return after - before;
  };
  expect(gap('ja, ')).toBeGreaterThan(gap('jaa '));
  expect(gap('ja. ')).toBeGreaterThan(gap('ja, '));
});

test('a pace is a pace: slow takes longer than normal, normal longer than fast, at once takes no time', () => {
  const [slow, normal, fast, instant] = (['slow', 'normal', 'fast', 'instant'] as const).map(
    (speed) => timetable('Dat weten de anderen ook.', speed).at(-1) ?? 0,
  );
  expect(slow).toBeGreaterThan(normal ?? 0);
  expect(normal).toBeGreaterThan(fast ?? 0);
  expect(instant).toBe(0);
});

test('a sign outside the first plane counts as one letter', () => {
  expect(timetable('👍🏽!', 'fast')).toHaveLength(3);
});
