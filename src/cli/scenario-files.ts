/** Finding and reading scenario files by id or by path. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { check } from '../core/proof/check.ts';
import { didYouMean } from '../core/scenario/did-you-mean.ts';
import { locate, parse } from '../core/scenario/parse.ts';
import { describeProblem, snippet, type Problem } from '../core/scenario/problem.ts';
import type { Scenario } from '../core/scenario/schema.ts';
import type { Terminal } from './terminal.ts';

const root = join(import.meta.dirname, '../..');
export const scenariosFolder = join(root, 'scenarios');

/** Ids of the scenarios of this project, in alphabetical order. */
export function scenarioIds(): string[] {
  if (!existsSync(scenariosFolder)) return [];
  return readdirSync(scenariosFolder)
    .filter((name) => existsSync(join(scenariosFolder, name, 'scenario.json')))
    .sort();
}

export type ScenarioFile = { path: string; shown: string; source: string };
export type Found = { ok: true; file: ScenarioFile } | { ok: false; message: string };

/** Reads the file of an id, a folder or a path. */
export function findScenario(name: string, { words }: Terminal): Found {
  const byId = join(scenariosFolder, name, 'scenario.json');
  const isPath = /[/\\]|\.json$/.test(name) || existsSync(name);
  if (!isPath && !existsSync(byId)) {
    const near = didYouMean(name, scenarioIds());
    const hint = near === null ? words.missingScenario(scenarioIds()) : words.didYouMean(near);
    return { ok: false, message: `${words.unknownScenario(name)} ${hint}` };
  }
  let path = isPath ? resolve(name) : byId;
  if (isPath && existsSync(join(path, 'scenario.json'))) path = join(path, 'scenario.json');
  const read = readText(path, words);
  const shown = shownPath(path);
  return read.ok
    ? { ok: true, file: { path, shown, source: read.text } }
    : { ok: false, message: words.cannotRead(shown, read.reason) };
}

/** The text of a file that has to be UTF-8. A byte order mark is kept, for the reader of the text to judge. */
export function readText(
  path: string,
  words: Terminal['words'],
): { ok: true; text: string } | { ok: false; reason: string } {
  if (!existsSync(path)) return { ok: false, reason: words.noSuchFile };
  if (statSync(path).isDirectory()) return { ok: false, reason: words.isFolder };
  try {
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(path)) };
  } catch (error) {
    return { ok: false, reason: error instanceof TypeError ? words.notUtf8 : (error as Error).message };
  }
}

/** As one would type it here. */
export function shownPath(path: string): string {
  const near = relative(process.cwd(), path);
  return near.startsWith('..') || near === '' ? path : near;
}

/** All that is wrong with a file: its text, its names, its course, and whether it stands in the folder of its name. */
export function problemsOf({ path, source }: ScenarioFile): { scenario: Scenario | null; problems: Problem[] } {
  const parsed = parse(source);
  if (!parsed.ok) return { scenario: null, problems: parsed.problems };
  const { scenario } = parsed;
  const folder = basename(dirname(path));
  const isHome = basename(path) === 'scenario.json' && basename(dirname(dirname(path))) === 'scenarios';
  const misplaced =
    isHome && folder !== scenario.id
      ? locate([{ code: 'wrong-folder', path: ['id'], found: snippet(scenario.id), expected: snippet(folder) }], source)
      : [];
  return { scenario, problems: [...misplaced, ...check(scenario, source)] };
}

/** Says each problem on the terminal: a place to click on, and the sentence below it. */
export function tellProblems(
  problems: readonly Problem[],
  shown: string,
  { language, words, paint }: Terminal,
  write: (line: string) => void,
): void {
  for (const problem of problems) {
    const severity = paint(problem.severity === 'error' ? 'red' : 'yellow', words[problem.severity]);
    write(`${shown}:${problem.line}:${problem.column} ${severity} ${paint('dim', problem.code)}`);
    write(`  ${describeProblem(problem, language)}`);
  }
}
