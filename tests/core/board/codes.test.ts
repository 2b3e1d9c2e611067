import fc from 'fast-check';
import { expect, test } from 'vitest';
import { attemptSeed } from '../../../src/core/board/attempt.ts';
import {
  codeFrom,
  codeSymbols,
  joinCodeLength,
  personalCodeLength,
  readCode,
  showCode,
} from '../../../src/core/board/code.ts';
import { isSeed } from '../../../src/core/run/story.ts';

const anyCode = (length: number) =>
  fc
    .array(fc.constantFrom(...codeSymbols), { minLength: length, maxLength: length })
    .map((symbols) => symbols.join(''));

test('a code has no symbols that look alike', () => {
  expect(codeSymbols).toHaveLength(31);
  expect(codeSymbols).not.toMatch(/[01OIL]/);
});

test('a code is read back however it is typed', () => {
  fc.assert(
    fc.property(anyCode(joinCodeLength), anyCode(personalCodeLength), (short, long) => {
      expect(readCode(` ${showCode(short).toLowerCase()} `, joinCodeLength)).toBe(short);
      expect(readCode(showCode(long).replaceAll('-', ' '), personalCodeLength)).toBe(long);
    }),
    { seed: 61 },
  );
  expect(showCode('K7P4QX')).toBe('K7P-4QX');
});

test('what cannot be a code is none', () => {
  for (const typed of ['', 'K7P4Q', 'K7P4QXX', 'K7P4Q0', 'K7P4Qé', 'K'.repeat(1_000_000)])
    expect(readCode(typed, joinCodeLength)).toBeNull();
});

test('bytes spell a code in which every symbol is equally likely; too few bytes spell none', () => {
  const counts = new Map<string, number>();
  for (let byte = 0; byte < 256; byte += 1) {
    const symbol = codeFrom(Uint8Array.of(byte), 1);
    if (symbol !== null) counts.set(symbol, (counts.get(symbol) ?? 0) + 1);
  }
  expect([...new Set(counts.values())]).toEqual([8]);
  expect(codeFrom(Uint8Array.of(1, 255, 2), 3)).toBeNull();
});

test('the seed of an attempt is the same for everyone and another at the next attempt', () => {
  const seed = attemptSeed('w-1', 'op-audientie', 1);
  expect(isSeed(seed)).toBe(true);
  expect(attemptSeed('w-1', 'op-audientie', 1)).toBe(seed);
  expect(new Set([1, 2, 3, 4].map((attempt) => attemptSeed('w-1', 'op-audientie', attempt))).size).toBe(4);
  expect(attemptSeed('w-2', 'op-audientie', 1)).not.toBe(seed);
});
