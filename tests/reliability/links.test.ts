/** RELIABILITY.md names only tests that are there, and has every promise. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { nodesOf, root } from '../support/sources.ts';

const text = readFileSync(join(root, 'RELIABILITY.md'), 'utf8');
const links = [...text.matchAll(/\[`([^`]+)`\]\(([^)]+)\)/g)].map(([, name = '', file = '']) => ({ name, file }));

const rows = 'D1 D3 D5 D7 D8 R1 R2 R4 R5 R6 R7 S1 S2 X1 X2 X3 X5 A1 A3 A4 A6 L1 L2 L3 L5 N1 N2 N5 N7 P1 P2 P3 P4'.split(
  ' ',
);

/** What RELIABILITY.md says of each row. */
const entries = new Map(
  text
    .split(/^(?=- \*\*|#)/m)
    .flatMap((entry) => [...entry.matchAll(/^- \*\*([A-Z]\d+)\*\*/g)].map(([, row = '']) => [row, entry] as const)),
);

test('every promise stands there once, with a test that shows it', () => {
  const found = [...text.matchAll(/^- \*\*([A-Z]\d+)\*\*/gm)].map(([, row]) => row);
  expect(rows.filter((row) => !found.includes(row))).toEqual([]);
  expect(new Set(found).size).toBe(found.length);
  expect(rows.filter((row) => !entries.get(row)?.includes('](tests/'))).toEqual([]);
});

test('every test that is named is there', () => {
  expect(links.length).toBeGreaterThan(0);
  expect(links.filter(({ name, file }) => !testsIn(file).includes(name))).toEqual([]);
});

const results = join(import.meta.dirname, 'results');
const resultOf = (file: string) => JSON.parse(readFileSync(join(results, file), 'utf8')) as Record<string, unknown>;

const rowOf = (file: string) => /^([a-z]\d+)(-[a-z]+)?\.json$/.exec(file)?.[1]?.toUpperCase();

test('every result is of a row, with its commit, day and machine', () => {
  const wrong = readdirSync(results).filter((file) => {
    const { row, commit, date, cores } = resultOf(file);
    const hasMarks = /^[A-Z]\d+ [0-9a-f]{7,} \d{4}-\d\d-\d\d$/.test(`${String(row)} ${String(commit)} ${String(date)}`);
    return !hasMarks || typeof cores !== 'number' || rowOf(file) !== row;
  });
  expect(wrong).toEqual([]);
});

test('what is said to have run in full has its result, of that day, and the other way round', () => {
  const months = 'January February March April May June July August September October November December'.split(' ');
  const said = [...entries].flatMap(([row, entry]) =>
    [...entry.matchAll(/in full on (\d+) (\w+) (\d{4})/gi)].map(([, day = '', month = '', year]) => {
      const number = months.indexOf(month) + 1;
      return `${row} ${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`;
    }),
  );
  // Of one row there may be several results, each of a test.
  const kept = readdirSync(results).map((file) => `${String(resultOf(file).row)} ${String(resultOf(file).date)}`);
  expect(said.sort()).toEqual([...new Set(kept)].sort());
});

/** The names of the tests in a file, as they stand in its code. */
function testsIn(file: string): string[] {
  if (!existsSync(join(root, file))) return [];
  const code = ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest, true);
  return nodesOf(code).flatMap((node) => {
    if (!ts.isCallExpression(node) || !/^test\b/.test(node.expression.getText(code))) return [];
    const [name] = node.arguments;
    return name && ts.isStringLiteralLike(name) ? [name.text] : [];
  });
}
