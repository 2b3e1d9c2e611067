import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readJson } from '../../../src/core/scenario/json.ts';
import { parse } from '../../../src/core/scenario/parse.ts';
import { describeProblem, type Problem } from '../../../src/core/scenario/problem.ts';
import { largeScenario, smallScenario } from './scenario-builder.ts';

const small = JSON.stringify(smallScenario(), null, 2);
const seed = 20260;

function problemsIn(source: string): Problem[] {
  const parsed = parse(source);
  return parsed.ok ? [] : parsed.problems;
}

const codesIn = (source: string) => problemsIn(source).map(({ code }) => code);

function expectPlaced(problems: readonly Problem[], source: string): void {
  const lines = source.split('\n');
  for (const problem of problems) {
    expect(problem.place).not.toBe('');
    expect(problem.line).toBeGreaterThanOrEqual(1);
    expect(problem.line).toBeLessThanOrEqual(lines.length);
    expect(problem.column).toBeGreaterThanOrEqual(1);
    expect(problem.column).toBeLessThanOrEqual((lines[problem.line - 1] ?? '').length + 1);
    for (const sentence of [describeProblem(problem, 'nl'), describeProblem(problem, 'en')]) {
      expect(sentence.length).toBeGreaterThan(10);
      expect(sentence).not.toMatch(/undefined|\[object/);
      expect(sentence.isWellFormed()).toBe(true);
    }
  }
}

test('a valid source gives the scenario that was written', () => {
  expect(parse(small)).toEqual({ ok: true, scenario: smallScenario() });
});

test('a bomb of a million brackets is refused before anything is built from it', () => {
  for (const bomb of ['['.repeat(1_000_000), '{"a":'.repeat(200_000), `${'['.repeat(500_000)}${']'.repeat(500_000)}`]) {
    const before = performance.now();
    expect(codesIn(bomb)).toEqual(['too-deep']);
    expect(performance.now() - before).toBeLessThan(50);
  }
});

test.each([
  ['behind a comment', `/* " */${'['.repeat(900_000)}`],
  ['behind a text that breaks off', `"\n${'['.repeat(900_000)}`],
  ['behind a stray character', `?${'['.repeat(900_000)}`],
])('a bomb hidden %s is refused too', (_, source) => {
  expect(codesIn(source)).toHaveLength(1);
});

test('a file of many faults is refused in little time, with the first hundred', () => {
  const scenario = largeScenario(150);
  for (const [at, beat] of Object.values(scenario.beats).entries())
    for (const choice of beat.choices) choice.to = `beet-${at}`;
  const source = JSON.stringify(scenario);
  const before = performance.now();
  expect(problemsIn(source)).toHaveLength(100);
  expect(performance.now() - before).toBeLessThan(2_000);
});

test('all faults of a file are told at once, in its order', () => {
  const source = small
    .replace('"ask",', '"Ask!",')
    .replace('"look": "hilde"', '"look": "hida"')
    .replace('"minutes": 5', '"minutes": 0');
  expect(codesIn(source)).toEqual(['too-low', 'unknown-option', 'bad-id']);
});

test('a name that every object inherits is not a name in the file', () => {
  for (const name of ['constructor', 'tostring', 'valueof']) {
    expect(codesIn(small.replace('"to": "close"', `"to": "${name}"`))).toEqual(['unknown-target']);
  }
});

test('forbidden names are found however they are written', () => {
  const spelt = ['__proto__', 'constructor', 'prototype', '\\u005f_proto__', '__proto\\u005f_'];
  for (const name of spelt) {
    expect(codesIn(small.replace('"flags":', `"${name}": {"polluted": true}, "flags":`))).toEqual(['forbidden-field']);
  }
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  expect(Object.keys(Object.prototype)).toEqual([]);
});

test.each([
  '1e999',
  '-1e999',
  '-0',
  '-0.0',
  '5.0',
  '5e0',
  '1E2',
  '9007199254740993',
  '1e-400',
  '123456789012345678901234567890',
])('the number %s is refused, as readers of JSON disagree about it', (number) => {
  expect(codesIn(small.replace('"minutes": 5', `"minutes": ${number}`))).toEqual(['unportable-number']);
});

test.each(['NaN', 'Infinity', '0x10', '+5', '05', '.5', '5.', 'undefined'])('%s is not JSON', (number) => {
  expect(codesIn(small.replace('"minutes": 5', `"minutes": ${number}`))).toEqual(['not-json']);
});

test('half a character is refused, raw or escaped, in texts and in names', () => {
  for (const half of ['\ud800', '\\ud800', '\\uDC00x']) {
    expect(codesIn(small.replace('Klein', `Klein${half}`))).toEqual(['broken-character']);
    expect(codesIn(small.replace('"flags"', `"flags${half}"`))).toContain('broken-character');
  }
  expect(codesIn(small.replace('Klein', 'Klein \\ud83d\\ude00 \u{1f600}'))).toEqual([]);
});

test('what could deface a terminal or a page is written out in the message', () => {
  const [problem] = problemsIn(small.replace('"to": "close"', '"to": "\\u001b[31m\u202eclose"'));
  expect(problem?.found).toBe('"\\u001b[31m\\u202eclose"');
});

test('the quick way through a text and the careful one agree', () => {
  const value = fc.jsonValue({ maxDepth: 4, noUnicodeString: false });
  fc.assert(
    fc.property(
      value,
      fc.nat(),
      fc.nat(),
      fc.constantFrom('"', '}', ',', ':', '-0', '.', 'e1', '1e999', '\\ud800', '{"a":1,"a":2}'),
      (json, at, length, piece) => {
        const text = JSON.stringify(json);
        const start = at % (text.length + 1);
        const broken = text.slice(0, start) + piece + text.slice(start + (length % 3));
        const read = readJson(broken);
        let native: unknown;
        try {
          native = JSON.parse(broken);
        } catch {
          expect(read.ok).toBe(false);
          return;
        }
        if (read.ok) expect(read.value).toEqual(native);
        else
          expect(read.problems[0]?.code).toMatch(
            /^(unportable-number|broken-character|duplicate-field|forbidden-field)$/,
          );
      },
    ),
    { seed, numRuns: 1_000 },
  );
});

test('no text makes it throw, and every refusal names a place', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.json(),
    fc.constantFrom('', ' ', '\0', '\ufeff', 'null', '[]', '"', '//', '/*'),
  );
  fc.assert(
    fc.property(text, (source) => {
      const problems = problemsIn(source);
      expect(problems.length).toBeGreaterThan(0);
      expectPlaced(problems, source);
    }),
    { seed, numRuns: 1_000 },
  );
});

test('no change of bytes in a scenario makes it throw, and every refusal names a place', () => {
  const bytes = new TextEncoder().encode(small);
  const changes = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 0, max: 255 })), {
    minLength: 1,
    maxLength: 4,
  });
  let refused = 0;
  fc.assert(
    fc.property(changes, (changed) => {
      const copy = bytes.slice();
      for (const [at, byte] of changed) copy[at] = byte;
      const source = new TextDecoder().decode(copy);
      const problems = problemsIn(source);
      expectPlaced(problems, source);
      refused += Math.sign(problems.length);
    }),
    { seed, numRuns: 1_000 },
  );
  expect(refused).toBeGreaterThan(600);
  expect(Object.keys(Object.prototype)).toEqual([]);
});

test('no value in the wrong place makes it throw, and every refusal names a place', () => {
  // Structure-aware: each run puts any JSON value in place of one of the parts of a valid scenario.
  const slots: { holder: Record<string, unknown>; key: string }[] = [];
  const scenario = smallScenario();
  const collect = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const key of Object.keys(value)) {
      const holder = value as Record<string, unknown>;
      slots.push({ holder, key });
      collect(holder[key]);
    }
  };
  collect(scenario);
  fc.assert(
    fc.property(fc.nat(slots.length - 1), fc.jsonValue({ maxDepth: 3 }), (at, value) => {
      const slot = slots[at];
      if (!slot) return;
      const kept = slot.holder[slot.key];
      slot.holder[slot.key] = value;
      const source = JSON.stringify(scenario, null, 1);
      slot.holder[slot.key] = kept;
      expectPlaced(problemsIn(source), source);
    }),
    { seed, numRuns: 1_000 },
  );
});
