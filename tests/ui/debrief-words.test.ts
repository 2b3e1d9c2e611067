import { describe, expect, test } from 'vitest';
import { formatsFor } from '../../src/ui/debrief/format.ts';
import { en } from '../../src/ui/debrief/messages/en.ts';
import { nl } from '../../src/ui/debrief/messages/nl.ts';

describe('a figure', () => {
  test('follows the language', () => {
    expect(formatsFor('nl').number(-1234.56)).toBe('\u22121.234,6');
    expect(formatsFor('en').number(-1234.56)).toBe('\u22121,234.6');
    expect(formatsFor('nl').percent(67)).toBe('67%');
  });

  test('with a sign has a plus, a real minus, or none at 0', () => {
    expect([2, 0, -2].map(formatsFor('nl').signed)).toEqual(['+2', '0', '\u22122']);
  });

  test('stands in a list as one would say it', () => {
    expect(formatsFor('nl').list(['2', '5', '7'])).toBe('2, 5 en 7');
    expect(formatsFor('en').list(['2', '5', '7'])).toBe('2, 5 and 7');
  });
});

test('one point is a point, more are points, and none too', () => {
  expect([1, -1, 0, 2].map(nl.points)).toEqual(['punt', 'punt', 'punten', 'punten']);
  expect([1, -1, 0, 2].map(en.points)).toEqual(['point', 'point', 'points', 'points']);
  expect(nl.tomorrow.cost(1, '1')).toBe('Dit kostte je 1 punt');
  expect(nl.tomorrow.cost(3, '3')).toBe('Dit kostte je 3 punten');
  expect(en.tomorrow.atDecisions(1, '4')).toBe('at decision 4');
  expect(en.tomorrow.atDecisions(2, '4 and 6')).toBe('at decisions 4 and 6');
});
