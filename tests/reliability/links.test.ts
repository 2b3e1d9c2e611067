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

test('every promise stands there once', () => {
  const found = [...text.matchAll(/^- \*\*([A-Z]\d+)\*\*/gm)].map(([, row]) => row);
  expect(rows.filter((row) => !found.includes(row))).toEqual([]);
  expect(new Set(found).size).toBe(found.length);
});

test('every test that is named is there', () => {
  expect(links.length).toBeGreaterThan(0);
  expect(links.filter(({ name, file }) => !testsIn(file).includes(name))).toEqual([]);
});

test('every result is of a row, with its commit, day and machine', () => {
  const folder = join(import.meta.dirname, 'results');
  const wrong = (existsSync(folder) ? readdirSync(folder) : []).filter((file) => {
    const { row, commit, date, cores } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Record<
      string,
      unknown
    >;
    const hasMarks = /^[A-Z]\d+ [0-9a-f]{7,} \d{4}-\d\d-\d\d$/.test(`${String(row)} ${String(commit)} ${String(date)}`);
    return !hasMarks || typeof cores !== 'number';
  });
  expect(wrong).toEqual([]);
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
