import { describe, expect, test } from 'vitest';
import { asPoints, corners, labelAnchor, onAxis, wrapLabel } from '../../src/ui/parts/radar.ts';

describe('an axis', () => {
  test('starts straight up and goes round with the clock', () => {
    expect([0, 1, 2, 3].map((index) => onAxis(index, 4, 100))).toEqual([
      { x: 0, y: -100 },
      { x: 100, y: 0 },
      { x: 0, y: 100 },
      { x: -100, y: 0 },
    ]);
  });

  test('measures a share of its length from the middle', () => {
    expect(onAxis(1, 4, 100, 0.25)).toEqual({ x: 25, y: 0 });
    expect(onAxis(1, 4, 100, 0)).toEqual({ x: 0, y: 0 });
  });

  test('keeps its label outside the chart', () => {
    expect([0, 1, 2, 3].map((index) => labelAnchor(onAxis(index, 4, 100)))).toEqual([
      'middle',
      'start',
      'middle',
      'end',
    ]);
  });
});

describe('the shape', () => {
  test('has a corner per percentage', () => {
    expect(corners([100, 50, 0, 10], 200)).toEqual([
      { x: 0, y: -200 },
      { x: 100, y: 0 },
      { x: 0, y: 0 },
      { x: -20, y: 0 },
    ]);
  });

  test('passes by an axis where nothing was at stake, and leaves the others where they are', () => {
    expect(corners([100, null, 100, null], 10)).toEqual([
      { x: 0, y: -10 },
      { x: 0, y: 10 },
    ]);
    expect(corners([null, null], 10)).toEqual([]);
  });

  test('is written as the points of a polygon', () => {
    expect(
      asPoints([
        { x: 0, y: -1.5 },
        { x: 2, y: 0 },
      ]),
    ).toBe('0,-1.5 2,0');
  });
});

test('a label breaks between words, never inside one', () => {
  expect(wrapLabel('Beslissers herkennen', 11)).toEqual(['Beslissers', 'herkennen']);
  expect(wrapLabel('Zonder ego', 11)).toEqual(['Zonder ego']);
  expect(wrapLabel('Kwalificeringsgesprekken', 11)).toEqual(['Kwalificeringsgesprekken']);
});
