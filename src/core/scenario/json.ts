/**
 * Text to plain JSON values, or the problems in the text. One dialect for browser, server and tools:
 * strict JSON, each field once, whole numbers written plainly, whole characters, no names that programs trip over.
 */
import { printParseErrorCode, visit, type JSONVisitor } from 'jsonc-parser';
import { placeOf, snippet, visible, type Path, type Problem, type ProblemCode } from './problem.ts';
import { limits } from './schema.ts';

export type JsonResult = { ok: true; value: unknown } | { ok: false; problems: Problem[] };

/** Never throws and never recurses deeper than `limits.depth`, whatever the text. */
export function readJson(source: string): JsonResult {
  const measured = measure(source);
  if ('problem' in measured) return { ok: false, problems: [measured.problem] };
  let value: unknown;
  try {
    value = JSON.parse(source) as unknown;
  } catch {
    const problems = explain(source);
    return {
      ok: false,
      problems:
        problems.length > 0
          ? problems
          : [problemAt(positionIn(source)(0), 'not-json', { found: shorten(source), expected: 'value' })],
    };
  }
  // Where the text gives no reason for doubt, the values tell: a repeated field makes them fewer than the colons.
  if (!measured.oddNumbers && fieldsOf(value) === measured.fields) return { ok: true, value };
  const problems = explain(source);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value };
}

const forbiddenNames: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

type Measure = { fields: number; oddNumbers: boolean } | { problem: Problem };

/** One pass over the characters, so that nothing deep or huge is ever built. */
function measure(source: string): Measure {
  const bytes = byteLength(source);
  if (bytes > limits.bytes) {
    return {
      problem: problemAt(firstPosition, 'file-too-large', { found: String(bytes), expected: String(limits.bytes) }),
    };
  }
  if (source.startsWith('\ufeff')) return { problem: problemAt(firstPosition, 'byte-order-mark', { found: 'U+FEFF' }) };
  let depth = 0;
  let parts = 0;
  let fields = 0;
  let oddNumbers = false;
  for (let at = 0; at < source.length; at += 1) {
    switch (source.charCodeAt(at)) {
      case 0x22: // "
        at = endOfString(source, at);
        break;
      case 0x7b: // {
      case 0x5b: // [
        depth += 1;
        parts += 1;
        if (depth > limits.depth) {
          return { problem: problemAt(positionIn(source)(at), 'too-deep', { expected: String(limits.depth) }) };
        }
        break;
      case 0x7d: // }
      case 0x5d: // ]
        depth -= 1;
        break;
      case 0x3a: // :
        fields += 1;
        parts += 1;
        break;
      case 0x2c: // ,
        parts += 1;
        break;
      case 0x2e: // .
        oddNumbers = true;
        break;
      case 0x2d: // -
        if (source[at + 1] === '0') oddNumbers = true;
        break;
      case 0x45: // E
      case 0x65: // e, also of true and false
        if (/\d/.test(source[at - 1] ?? '')) oddNumbers = true;
        break;
    }
    if (parts > limits.tokens) {
      return { problem: problemAt(positionIn(source)(at), 'too-many-parts', { expected: String(limits.tokens) }) };
    }
  }
  return { fields, oddNumbers };
}

/** The closing quote of the text that opens at `start`: the first with an even number of backslashes before it. */
function endOfString(source: string, start: number): number {
  for (let quote = source.indexOf('"', start + 1); quote >= 0; quote = source.indexOf('"', quote + 1)) {
    let at = quote;
    while (source.charCodeAt(at - 1) === 0x5c) at -= 1;
    if ((quote - at) % 2 === 0) return quote;
  }
  return source.length;
}

function byteLength(source: string): number {
  let bytes = source.length;
  // Longer than this and no encoding makes it fit; shorter than a third and every encoding does.
  if (bytes > limits.bytes || bytes * 3 <= limits.bytes) return bytes;
  for (let at = 0; at < source.length; at += 1) {
    const code = source.charCodeAt(at);
    // Two bytes up to U+07FF, three up to U+FFFF; the two halves of a pair share four.
    if (code > 0x7f) bytes += code > 0x7ff && (code < 0xd800 || code > 0xdfff) ? 2 : 1;
  }
  return bytes;
}

/** How many fields the objects have in all; NaN when a value needs a closer look. */
function fieldsOf(value: unknown): number {
  if (typeof value === 'string') return value.isWellFormed() ? 0 : NaN;
  if (typeof value === 'number') return Number.isSafeInteger(value) ? 0 : NaN;
  if (typeof value !== 'object' || value === null) return 0;
  let fields = 0;
  if (Array.isArray(value)) {
    for (const item of value) fields += fieldsOf(item);
    return fields;
  }
  for (const [name, item] of Object.entries(value)) {
    if (forbiddenNames.has(name) || !name.isWellFormed()) return NaN;
    fields += 1 + fieldsOf(item);
  }
  return fields;
}

/** What is wrong with the text, in order; at most one syntax error, because those after it are mostly its echo. */
function explain(source: string): Problem[] {
  const problems: Problem[] = [];
  const names: Set<string>[] = [];
  let path: Path = [];
  let comma: number | null = null;
  let lastError = -1;
  let depth = 0;
  const position = positionIn(source);
  const report = (offset: number, code: ProblemCode, words: Words) => {
    problems.push({ ...problemAt(position(offset), code, words), place: placeOf(path) });
    if (problems.length >= limits.problems) throw enough;
  };
  const descend = () => {
    depth += 1;
    // Text that is no JSON can hide brackets from the first pass, in comments for instance.
    if (depth > limits.depth) throw enough;
  };
  const checkCharacters = (text: string, at: number) => {
    if (!text.isWellFormed()) report(at, 'broken-character', { found: codePoint(loneSurrogate.exec(text)?.[0] ?? '') });
  };
  const visitor: JSONVisitor = {
    onObjectBegin: (_offset, _length, _line, _column, pathHere) => {
      comma = null;
      path = pathHere();
      names.push(new Set());
      descend();
    },
    onObjectEnd: () => {
      names.pop();
      depth -= 1;
    },
    onArrayBegin: (_offset, _length, _line, _column, pathHere) => {
      comma = null;
      path = pathHere();
      descend();
    },
    onArrayEnd: () => {
      depth -= 1;
    },
    onObjectProperty: (name, offset, _length, _line, _column, pathHere) => {
      comma = null;
      path = [...pathHere(), name];
      const seen = names.at(-1);
      if (seen?.has(name)) report(offset, 'duplicate-field', { found: snippet(name) });
      seen?.add(name);
      if (forbiddenNames.has(name)) report(offset, 'forbidden-field', { found: snippet(name) });
      checkCharacters(name, offset);
    },
    onLiteralValue: (value: unknown, offset, length, _line, _column, pathHere) => {
      comma = null;
      path = pathHere();
      if (typeof value === 'string') checkCharacters(value, offset);
      if (typeof value !== 'number') return;
      const written = source.slice(offset, offset + length);
      // Whole numbers have one spelling; 1.0, 1e2, -0 and 1e-400 have readers that disagree. Schema refuses fractions.
      if (
        Number.isSafeInteger(value) ? String(value) !== written : Number.isInteger(value) || !Number.isFinite(value)
      ) {
        const plain = Number.isSafeInteger(value) ? { suggestion: String(value + 0) } : {};
        report(offset, 'unportable-number', { found: shorten(written), ...plain });
      }
    },
    onSeparator: (character, offset) => {
      comma = character === ',' ? offset : null;
    },
    onError: (error, offset, length) => {
      if (offset === lastError) return;
      lastError = offset;
      const name = printParseErrorCode(error);
      const found = source.slice(offset, offset + length);
      if (name === 'InvalidCommentToken') {
        report(offset, 'comment', { found: shorten(found) });
      } else if (comma !== null && (found === '}' || found === ']')) {
        report(comma, 'trailing-comma', { found: ',' });
      } else {
        report(offset, 'not-json', { found: shorten(found), expected: expectedBy[name] ?? 'value' });
        throw enough;
      }
    },
  };
  try {
    visit(source, visitor, { disallowComments: true });
  } catch (reason) {
    if (reason !== enough) throw reason;
  }
  return problems;
}

/** Thrown to leave the visit: what follows adds nothing. */
const enough = new Error('enough');

const loneSurrogate = /[\ud800-\udfff]/u;

const expectedBy: Partial<Record<ReturnType<typeof printParseErrorCode>, string>> = {
  InvalidNumberFormat: 'number',
  UnexpectedEndOfNumber: 'number',
  PropertyNameExpected: 'field name',
  ColonExpected: ':',
  CommaExpected: ',',
  CloseBraceExpected: '}',
  CloseBracketExpected: ']',
  EndOfFileExpected: 'end of file',
  UnexpectedEndOfString: 'end of text',
  InvalidUnicode: 'escape',
  InvalidEscapeCharacter: 'escape',
  InvalidCharacter: 'escape',
};

/** `U+202E` */
export function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

function shorten(text: string): string {
  const line = text.split('\n', 1)[0] ?? '';
  return visible(line.length <= 40 ? line : `${line.slice(0, 37)}...`);
}

type Position = { line: number; column: number };
type Words = { found?: string; expected?: string; suggestion?: string };

const firstPosition: Position = { line: 1, column: 1 };

function problemAt(position: Position, code: ProblemCode, { found = '', expected = '', suggestion }: Words): Problem {
  return {
    code,
    place: '$',
    ...position,
    found,
    expected,
    suggestion: suggestion ?? null,
    severity: 'error',
    choice: null,
  };
}

/** Offsets to 1-based lines and columns. */
export function positionIn(source: string): (offset: number) => Position {
  const starts = [0];
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}
