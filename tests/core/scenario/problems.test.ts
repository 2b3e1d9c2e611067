/** `tests/fixtures/problems/<code>.json` is broken in one way; what is said about each stands in `messages.md` beside them. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { check } from '../../../src/core/proof/check.ts';
import { nl } from '../../../src/core/scenario/messages/nl.ts';
import { parse } from '../../../src/core/scenario/parse.ts';
import { describeProblem, type Problem } from '../../../src/core/scenario/problem.ts';
import { limits } from '../../../src/core/scenario/schema.ts';

const fixtures = new URL('../../fixtures/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, fixtures), 'utf8');

/** Too long to keep as files. */
const made: Record<string, string> = {
  'file-too-large': read('valid.json') + ' '.repeat(limits.bytes),
  'too-many-parts': read('valid.json').replace('"agenda": []', `"agenda": [${'0,'.repeat(limits.tokens)}0]`),
};
/** About a folder, not about a file: see `tests/cli/check.test.ts`. */
const elsewhere = ['wrong-folder'];

const codes = Object.keys(nl.problems).filter((code) => !elsewhere.includes(code));
const sourceOf = (code: string) => made[code] ?? read(`problems/${code}.json`);

/** A low cap, so that a small file can have too many states. */
function problemsOf(source: string): Problem[] {
  const parsed = parse(source);
  return parsed.ok ? check(parsed.scenario, source, 50) : parsed.problems;
}

test('the scenario they are broken from is clean', () => {
  expect(problemsOf(read('valid.json'))).toEqual([]);
});

test('every code has its example and every example a code', () => {
  const files = readdirSync(new URL('problems/', fixtures)).filter((name) => name.endsWith('.json'));
  const examples = [...files.map((name) => name.replace('.json', '')), ...Object.keys(made)];
  expect(examples.sort()).toEqual([...codes].sort());
});

describe.each(codes)('%s', (code) => {
  test('is what its example is told', () => {
    const [problem, ...others] = problemsOf(sourceOf(code));
    expect(problem?.code).toBe(code);
    expect(others).toEqual([]);
  });

  test('is told in two languages without a hole in the sentence', () => {
    for (const problem of problemsOf(sourceOf(code))) {
      const sentences = [describeProblem(problem, 'nl'), describeProblem(problem, 'en')];
      expect(sentences[0]).not.toBe(sentences[1]);
      for (const sentence of sentences) expect(sentence).not.toMatch(/undefined|null|NaN|\[object|\(\)| {2}|: *$/);
    }
  });
});

test('places, lines and sentences are as they were', async () => {
  const told = codes.flatMap((code) => {
    const source = sourceOf(code);
    return problemsOf(source).map((problem) => {
      const line = source.split('\n')[problem.line - 1] ?? '';
      return [
        `## ${code}`,
        `${problem.place} at ${problem.line}:${problem.column}, ${problem.severity}`,
        '```',
        line.slice(0, 110),
        `${' '.repeat(Math.min(problem.column, 110) - 1)}^`,
        '```',
        `- ${describeProblem(problem, 'nl')}`,
        `- ${describeProblem(problem, 'en')}`,
      ].join('\n');
    });
  });
  await expect(`# What is said about each problem\n\n${told.join('\n\n')}\n`).toMatchFileSnapshot(
    '../../fixtures/problems/messages.md',
  );
});
