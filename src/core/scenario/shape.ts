/** JSON values to a Scenario by the schema, with zod's issues told as our problems. */
import { z } from 'zod';
import { didYouMean } from './did-you-mean.ts';
import { codePoint } from './json.ts';
import { snippet, type Finding, type Path } from './problem.ts';
import { conditionFields, formatNumber, idPattern, limits, scenarioSchema, type Scenario } from './schema.ts';

export type ShapeResult = { ok: true; scenario: Scenario } | { ok: false; findings: Finding[] };

export function checkShape(value: unknown): ShapeResult {
  const result = scenarioSchema.safeParse(value, { error: whatWasExpected });
  if (result.success) return { ok: true, scenario: result.data };
  const { issues } = result.error;
  // Zod measures whatever has a length; what is of another kind than expected has been told as that.
  const misfits = new Set(issues.flatMap(({ code, path }) => (code === 'invalid_type' ? [path.join('.')] : [])));
  const told = issues.filter(({ code, path }) => !code.startsWith('too_') || !misfits.has(path.join('.')));
  return {
    ok: false,
    findings: told.slice(0, limits.problems).flatMap((issue) => findingsOf(issue, value)),
  };
}

/** Zod's own sentences are not shown; the place they take in an issue carries what was expected. */
function whatWasExpected(issue: z.core.$ZodRawIssue): string {
  const fields = fieldsOf(issue.inst);
  switch (issue.code) {
    case 'unrecognized_keys':
      return fields.join(', ');
    case 'invalid_type':
      if (fields.join() === 'nl,en') return 'text in two languages';
      return kinds[issue.expected] ?? issue.expected;
    case 'invalid_union':
      return issue.inst instanceof z.ZodUnion ? kindOfUnion(issue.inst) : '';
    case 'invalid_value':
      return issue.values.join(', ');
    default:
      return '';
  }
}

const kinds: Partial<Record<string, string>> = {
  string: 'text',
  int: 'whole number',
  number: 'whole number',
  boolean: 'true or false',
  array: 'list',
  object: 'object',
  record: 'object',
};

/** The names of the fields of an object schema; none for other schemas. */
function fieldsOf(schema: unknown): string[] {
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

/** The fields one of which tells the branches of a union apart; 'id or list' where a value need not be an object. */
function kindOfUnion(union: z.ZodUnion): string {
  const [first] = union.options;
  if (first instanceof z.ZodString) return 'id or list';
  return [...new Set(union.options.map((option) => fieldsOf(option)[0] ?? ''))].join(', ');
}

function findingsOf(issue: z.core.$ZodIssue, root: unknown): Finding[] {
  const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
  const found = valueAt(root, path);
  const expected = issue.message;
  const key = path.at(-1);
  if (found === undefined && typeof key === 'string') {
    const parent = path.slice(0, -1);
    const code = key === 'nl' || key === 'en' ? 'missing-translation' : 'missing-field';
    return [{ code, path: parent, expected: key }];
  }
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((name) => unknownField(path, name, expected.split(', '), found));
    case 'invalid_key':
      return [{ code: 'bad-id', path, found: snippet(key), suggestion: asId(String(key)), atKey: true }];
    case 'invalid_type':
      if (typeof found === 'number' && expected === 'whole number') {
        return [{ code: 'not-whole', path, found: snippet(found) }];
      }
      return [{ code: 'wrong-type', path, found: snippet(found), expected }];
    case 'invalid_union':
      if (expected === 'id or list' || typeof found !== 'object' || found === null || Array.isArray(found)) {
        return [
          {
            code: 'wrong-type',
            path,
            found: snippet(found),
            expected: expected === 'id or list' ? expected : 'object',
          },
        ];
      }
      return [unclearKind(path, Object.keys(found), expected)];
    case 'invalid_value':
      if (placeIs(path, 'format')) {
        return [{ code: 'unknown-format', path, found: snippet(found), expected: String(formatNumber) }];
      }
      if (typeof found !== 'string') return [{ code: 'wrong-type', path, found: snippet(found), expected: 'text' }];
      return [
        {
          code: 'unknown-option',
          path,
          found: snippet(found),
          expected,
          suggestion: didYouMean(found, expected.split(', ')),
        },
      ];
    case 'invalid_format':
      if (issue.format === 'regex' && issue.pattern === String(idPattern)) {
        return [{ code: 'bad-id', path, found: snippet(found), suggestion: asId(String(found)) }];
      }
      return [{ code: 'bad-text', path, found: codePoint(controlCharacter.exec(String(found))?.[0] ?? '') }];
    case 'too_small':
      if (typeof found === 'string') return [{ code: 'empty-text', path }];
      if (Array.isArray(found)) return [{ code: 'too-few', path, found: '0', expected: String(issue.minimum) }];
      return [{ code: 'too-low', path, found: snippet(found), expected: String(issue.minimum) }];
    case 'too_big':
      if (typeof found === 'string') {
        return [{ code: 'too-long', path, found: String(found.length), expected: String(issue.maximum) }];
      }
      if (Array.isArray(found)) {
        return [{ code: 'too-many', path, found: String(found.length), expected: String(issue.maximum) }];
      }
      return [{ code: 'too-high', path, found: snippet(found), expected: String(issue.maximum) }];
    default: {
      // The one rule of our own: the number of entries of a record.
      const most: unknown = issue.code === 'custom' ? issue.params?.max : undefined;
      return [
        { code: 'too-many', path, found: String(Object.keys(Object(found) as object).length), expected: String(most) },
      ];
    }
  }
}

function unknownField(path: Path, name: string, allowed: readonly string[], holder: unknown): Finding {
  const at = { path: [...path, name], atKey: true };
  const isEffect = allowed.includes('when') && ['meter', 'fact', 'flag'].includes(allowed[0] ?? '');
  const isCondition = !isEffect && conditionFields.some((field) => field === allowed[0]);
  const both = `"${allowed[0] ?? ''}" + "${name}"`;
  if (isCondition && conditionFields.some((field) => field === name))
    return { code: 'two-in-one', ...at, found: both, expected: 'all' };
  if (isEffect && ['meter', 'fact', 'flag', 'add'].includes(name))
    return { code: 'two-in-one', ...at, found: both, expected: 'effects' };
  const present = typeof holder === 'object' && holder !== null ? Object.keys(holder) : [];
  const free = allowed.filter((field) => !present.includes(field));
  return {
    code: 'unknown-field',
    ...at,
    found: snippet(name),
    expected: allowed.join(', '),
    suggestion: didYouMean(name, free),
  };
}

function unclearKind(path: Path, present: readonly string[], expected: string): Finding {
  const fields = expected.split(', ');
  const suggestion = present.map((name) => didYouMean(name, fields)).find((near) => near !== null) ?? null;
  const found = `{ ${present
    .slice(0, 5)
    .map((name) => snippet(name))
    .join(', ')} }`;
  return { code: 'unclear-kind', path, found, expected, suggestion };
}

const controlCharacter = /[\u0000-\u0009\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]/;

function placeIs(path: Path, name: string): boolean {
  return path.length === 1 && path[0] === name;
}

/** "First Call" as first-call; null where nothing usable is left. */
function asId(text: string): string | null {
  const id = text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '');
  return id === '' ? null : id;
}

function valueAt(root: unknown, path: Path): unknown {
  let value = root;
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<string | number, unknown>)[part];
  }
  return value;
}
