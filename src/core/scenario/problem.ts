/**
 * What is wrong with a scenario file: data with a stable code and a place, and its sentence in Dutch or English.
 * `tests/fixtures/problems/<code>.json` shows each of them.
 */
import type { Language } from './schema.ts';
import { en } from './messages/en.ts';
import { nl } from './messages/nl.ts';

export type ProblemCode = keyof typeof nl.problems;

/** Keys and indexes from the root of the file. */
export type Path = readonly (string | number)[];

export type Problem = {
  code: ProblemCode;
  /** Where in the file: `beats.first-call.choices[1].to`; `$` for the file itself. */
  place: string;
  /** 1-based; columns count UTF-16 code units. 0 where the source is not at hand. */
  line: number;
  column: number;
  /** What stands there, as JSON, cut short. '' where nothing stands. */
  found: string;
  /** What may stand there: a name that `kinds` of the messages knows, a bound, or a list of ids. */
  expected: string;
  /** The id or value that was probably meant. */
  suggestion: string | null;
  /** A scenario with an error is refused; one with a warning can be played. */
  severity: 'error' | 'warning';
  /** The id of the choice it is in: people count less well than files. */
  choice: string | null;
};

/** A problem before it has a line: found in values, not in text. */
export type Finding = {
  code: ProblemCode;
  path: Path;
  found?: string;
  expected?: string;
  suggestion?: string | null;
  severity?: Problem['severity'];
  /** Points at the name of the field instead of at its value. */
  atKey?: boolean;
};

const messages = { nl, en };

/** One or two sentences: the place in words, what is wrong, what would be right. No line number. */
export function describeProblem(problem: Problem, language: Language): string {
  const words = messages[language];
  const sentence = words.problems[problem.code]({ ...problem, expected: listed(problem.expected, words.or) });
  const hint = problem.suggestion === null ? '' : ` ${words.didYouMean(problem.suggestion)}`;
  const place = placeInWords(problem, words);
  if (place !== '') return `${place}: ${sentence}${hint}`;
  return `${sentence.slice(0, 1).toUpperCase()}${sentence.slice(1)}${hint}`;
}

/** `['beats', 'first-call', 'choices', 1, 'to']` as `beats.first-call.choices[1].to`. */
export function placeOf(path: Path): string {
  let place = '';
  for (const part of path) {
    if (typeof part === 'number') place += `[${part}]`;
    else if (!plainKey.test(part)) place += `[${snippet(part)}]`;
    else place += place === '' ? part : `.${part}`;
  }
  return place === '' ? '$' : place;
}

/** A value as short JSON, for a message. */
export function snippet(value: unknown): string {
  if (value === undefined) return '';
  if (Array.isArray(value)) return value.length === 0 ? '[]' : '[...]';
  if (typeof value === 'object' && value !== null) return Object.keys(value).length === 0 ? '{}' : '{...}';
  const json = JSON.stringify(value);
  return visible(json.length <= snippetLength ? json : `${json.slice(0, snippetLength - 4)}..."`);
}

/** With what could deface a terminal or a page written out as `\u202e`. */
export function visible(text: string): string {
  return text.replaceAll(invisible, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

const invisible = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|\p{Cs}/gu;
const snippetLength = 80;
const plainKey = /^[\p{L}\p{N}_$-]{1,60}$/u;
const inBeat = /^beats\.([a-z0-9-]+)(?:\.choices\[(\d+)\])?(?:\.(.+))?$/;

function placeInWords({ place, choice }: Problem, words: typeof nl): string {
  if (place === '$') return '';
  const match = inBeat.exec(place);
  if (!match) return place;
  const [, beat = '', index, rest] = match;
  const parts = [words.beat(beat)];
  if (index !== undefined) parts.push(words.choice(choice, Number(index) + 1));
  if (rest !== undefined) parts.push(rest);
  return parts.join(', ');
}

function listed(expected: string, or: string): string {
  const parts = expected.split(', ');
  const last = parts.pop() ?? '';
  return parts.length === 0 ? last : `${parts.join(', ')} ${or} ${last}`;
}
