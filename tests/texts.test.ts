/**
 * Everything a person can see stands in message files, in Dutch and in English.
 * A heuristic: it knows the places where words usually slip in, not every way to write on a screen.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'svelte/compiler';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { nodesOf, product, root } from './support/sources.ts';

test('no visible text stands outside the message files', () => {
  const screens = product.filter(({ path }) => path.endsWith('.svelte'));
  const found = [
    ...screens.flatMap(({ path }) =>
      textsInTemplate(readFileSync(join(root, path), 'utf8')).map((text) => `${path}: ${text}`),
    ),
    ...product.flatMap(({ path, code }) => textsInCode(code).map((text) => `${path}: ${text}`)),
  ];
  expect(found).toEqual([]);
});

test('Dutch and English say the same things', async () => {
  const dutch = product.map(({ path }) => path).filter((path) => /\/nl\.ts$/.test(path));
  const english = product.map(({ path }) => path).filter((path) => /\/en\.ts$/.test(path));
  expect(english).toEqual(dutch.map((path) => path.replace(/nl\.ts$/, 'en.ts')));
  for (const path of dutch) {
    const [nl, en] = await Promise.all([path, path.replace(/nl\.ts$/, 'en.ts')].map(keysOf));
    expect(en, path).toEqual(nl);
  }
});

test('no text is left that nothing says', async () => {
  // By the last part of its name alone, which may be somebody else's too: what it finds is dead, and some of the dead it misses.
  const said = new Set(
    product
      .filter(({ path }) => !/\/messages\/(nl|en)\.ts$/.test(path))
      .flatMap(({ path }) => readFileSync(join(root, path), 'utf8').match(/[\p{L}\p{N}_]+(-[\p{L}\p{N}_]+)*/gu) ?? []),
  );
  const dead: string[] = [];
  for (const { path } of product.filter((one) => one.path.endsWith('/messages/nl.ts')))
    for (const key of await keysOf(path)) {
      const name = key
        .replace(/:.*$/, '')
        .split('.')
        .findLast((part) => !/^\d+$/.test(part));
      if (name !== undefined && !said.has(name)) dead.push(`${path}: ${key}`);
    }
  expect(dead).toEqual([]);
});

const hasWords = (text: string): boolean => /\p{L}{2,}/u.test(text);
const spokenAttributes =
  /^(aria-label|aria-description|aria-roledescription|aria-valuetext|title|placeholder|alt|label)$/;

type TemplateNode = { type: string; name?: string; data?: string; [key: string]: unknown };

/** Words written straight into a Svelte template: between tags, in spoken attributes, or as the outcome of an expression. */
function textsInTemplate(source: string): string[] {
  const found: string[] = [];
  const visit = (node: TemplateNode, inAttribute: string | null): void => {
    if (node.type === 'Attribute') inAttribute = node.name ?? '';
    if (node.type === 'StyleDirective') inAttribute = 'style';
    const isSeen = inAttribute === null || spokenAttributes.test(inAttribute);
    if (node.type === 'Text' && isSeen && hasWords(node.data ?? '')) found.push((node.data ?? '').trim());
    if (node.type === 'ExpressionTag' && isSeen)
      found.push(...outcomes(node.expression as TemplateNode).filter(hasWords));
    for (const value of Object.values(node)) {
      for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) visit(child, inAttribute);
    }
  };
  visit(parse(source, { modern: true }).fragment as unknown as TemplateNode, null);
  return found;
}

function isNode(value: unknown): value is TemplateNode {
  return typeof value === 'object' && value !== null && typeof (value as TemplateNode).type === 'string';
}

/** The literal texts an expression can come to; what is passed to a function is not seen. */
function outcomes(node: TemplateNode): string[] {
  const parts = (...keys: string[]) => keys.flatMap((key) => outcomes(node[key] as TemplateNode));
  if (node.type === 'Literal') return typeof node.value === 'string' ? [node.value] : [];
  if (node.type === 'TemplateLiteral')
    return (node.quasis as { value: { cooked: string } }[]).map(({ value }) => value.cooked);
  if (node.type === 'ConditionalExpression') return parts('consequent', 'alternate');
  if (node.type === 'LogicalExpression') return parts('left', 'right');
  if (node.type === 'BinaryExpression' && node.operator === '+') return parts('left', 'right');
  return [];
}

/** Words that code puts on a screen past the templates. */
function textsInCode(code: ts.SourceFile): string[] {
  const literal = (node: ts.Node | undefined): string[] =>
    node && (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) && hasWords(node.getText(code))
      ? [node.getText(code)]
      : [];
  return nodesOf(code).flatMap((node) => {
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken) {
      return /\.(textContent|innerText|ariaLabel|title|placeholder|alt)$/.test(node.left.getText(code))
        ? literal(node.right)
        : [];
    }
    if (!ts.isCallExpression(node)) return [];
    const called = node.expression.getText(code);
    const [first, second, third] = node.arguments;
    if (/\.setAttribute$/.test(called) && first && ts.isStringLiteralLike(first) && spokenAttributes.test(first.text))
      return literal(second);
    if (/\.(add|make)\.text$/.test(called)) return literal(third);
    return /(^|\.)(alert|confirm|setText)$/.test(called) ? literal(first) : [];
  });
}

/** The keys of a message module with their kind, in any depth. */
async function keysOf(path: string): Promise<string[]> {
  const exported = (await import(join(root, path))) as Record<string, unknown>;
  return Object.values(exported).flatMap((messages) => keysIn(messages, []));
}

function keysIn(value: unknown, path: readonly string[]): string[] {
  if (typeof value !== 'object' || value === null)
    return [`${path.join('.')}: ${typeof value}${value === '' ? ', empty' : ''}`];
  return Object.entries(value)
    .flatMap(([key, inner]) => keysIn(inner, [...path, key]))
    .sort();
}
