import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeSeamless } from '../../src/sound/seamless.ts';

test('however a codec bends the ends, the loop goes on where it ended', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 40, maxLength: 40 }), (values) => {
      const samples = Float32Array.from(values);
      const follows = samples[30];
      const untouched = [...samples.subarray(20)];
      makeSeamless(samples, { from: 10, to: 30, blend: 8 });
      expect(samples[10]).toBeCloseTo(follows ?? NaN, 6);
      expect([...samples.subarray(20)]).toEqual(untouched);
    }),
    { seed: 5 },
  );
});

test('ends that fit already stay as they are', () => {
  const samples = Float32Array.from({ length: 64 }, (_, i) => Math.sin((2 * Math.PI * i) / 16));
  const before = [...samples];
  makeSeamless(samples, { from: 8, to: 40, blend: 16 });
  [...samples].forEach((value, i) => expect(value).toBeCloseTo(before[i] ?? NaN, 6));
});
