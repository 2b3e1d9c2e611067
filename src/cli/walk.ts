/**
 * `walk [id] [--write]`: plays the authors' examples, `scenarios/<id>/walks/<name>.json`, and compares what comes out
 * with what was recorded: ending, score and transcript in both languages.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { choose, startRun, type Run } from '../core/run/run.ts';
import { seedForVariant, type Story } from '../core/run/story.ts';
import { view } from '../core/run/view.ts';
import { score } from '../core/score/score.ts';
import type { Arguments, Options } from './arguments.ts';
import { en } from './messages/en.ts';
import { nl } from './messages/nl.ts';
import { openScenario } from './play.ts';
import { findScenario, readText, scenarioIds, shownPath } from './scenario-files.ts';
import type { ExitCode, Terminal } from './terminal.ts';
import { transcript } from './transcript.ts';

export const walkOptions: Options = { write: 'switch' };

type Outcome = {
  /** Id of the ending; null for a walk that stops before one. */
  ending: string | null;
  score: number | null;
};

type Walk = {
  variant: string;
  choices: string[];
  expect?: Outcome;
};

const walkExample = '{ "variant": "...", "choices": ["...", "..."], "expect": { "ending": "...", "score": 80 } }';

export function runWalk({ names, switches }: Arguments, terminal: Terminal): ExitCode {
  const { words, out } = terminal;
  let exit: ExitCode = 0;
  for (const name of names.length > 0 ? names : scenarioIds()) {
    const story = openScenario(name, terminal);
    const found = findScenario(name, terminal);
    if (!story || !found.ok) {
      exit = 2;
      continue;
    }
    const folder = join(dirname(found.file.path), 'walks');
    const files = existsSync(folder)
      ? readdirSync(folder)
          .filter((file) => file.endsWith('.json'))
          .sort()
      : [];
    if (files.length === 0) out(words.noWalks(story.scenario.id));
    for (const file of files) {
      if (!tryWalk(story, join(folder, file), switches.has('write'), terminal) && exit === 0) exit = 1;
    }
  }
  if (exit === 1 && !switches.has('write')) terminal.complain(words.refreshWalks);
  return exit;
}

/** Plays one walk and says how it went; false where it does not hold. */
function tryWalk(story: Story, path: string, write: boolean, { words, out, complain }: Terminal): boolean {
  const name = `${story.scenario.id}/${basename(path, '.json')}`;
  const walk = readWalk(path, words);
  if (typeof walk === 'string') {
    complain(words.walkBroken(name, walk));
    return false;
  }
  const run = follow(story, walk, words);
  if (typeof run === 'string') {
    complain(words.walkBroken(name, run));
    return false;
  }
  const { ending } = view(run, 'nl');
  const outcome: Outcome = { ending: ending?.id ?? null, score: ending ? score(run).score : null };
  const pages = [
    { path: path.replace(/\.json$/, '.nl.md'), text: transcript(run, basename(path, '.json'), 'nl', nl) },
    { path: path.replace(/\.json$/, '.en.md'), text: transcript(run, basename(path, '.json'), 'en', en) },
  ];
  const differences = [
    ...(['ending', 'score'] as const)
      .filter((part) => walk.expect?.[part] !== outcome[part])
      .map((part) =>
        words.expectedButGot(words[part], shownAs(walk.expect?.[part], words), shownAs(outcome[part], words)),
      ),
    ...pages.flatMap((page) => {
      const before = existsSync(page.path) ? readFileSync(page.path, 'utf8') : '';
      return before === page.text
        ? []
        : [words.transcriptDiffers(shownPath(page.path)), ...lineDifferences(before, page.text)];
    }),
  ];
  if (differences.length === 0) {
    out(words.walkHolds(name));
    return true;
  }
  if (write) {
    writeFileSync(path, `${JSON.stringify({ ...walk, expect: outcome }, null, 2)}\n`);
    for (const page of pages) writeFileSync(page.path, page.text);
    out(words.walkWritten(name));
    return true;
  }
  complain(words.walkDiffers(name));
  for (const difference of differences) complain(difference);
  return false;
}

function readWalk(path: string, words: Terminal['words']): Walk | string {
  const read = readText(path, words);
  if (!read.ok) return read.reason;
  let value: unknown;
  try {
    value = JSON.parse(read.text);
  } catch {
    return words.notJson;
  }
  return isWalk(value) ? value : words.badWalk(walkExample);
}

function isWalk(value: unknown): value is Walk {
  if (typeof value !== 'object' || value === null) return false;
  const { variant, choices, expect = {}, ...others } = value as Partial<Record<keyof Walk, unknown>>;
  return (
    typeof variant === 'string' &&
    Array.isArray(choices) &&
    choices.every((id) => typeof id === 'string') &&
    typeof expect === 'object' &&
    expect !== null &&
    Object.keys(others).length === 0
  );
}

function follow(story: Story, { variant, choices }: Walk, words: Terminal['words']): Run | string {
  const known = Object.keys(story.scenario.variants);
  if (!known.includes(variant)) return words.unknownVariant(variant, known);
  let run = startRun(story, { runId: randomUUID(), seed: seedForVariant(story.scenario, variant) });
  for (const [index, id] of choices.entries()) {
    const made = choose(run, id);
    if (!made.ok) {
      const offered = view(run, 'nl').choices.map((choice) => choice.id);
      return `${words.refusedChoice(index, id)} ${words.offered} ${offered.join(', ') || words.nothing}`;
    }
    run = made.run;
  }
  return run;
}

function shownAs(value: string | number | null | undefined, words: Terminal['words']): string {
  return value === null || value === undefined ? words.nothing : JSON.stringify(value);
}

const shownDifferences = 12;

/** The lines that went (-) and came (+), by longest common subsequence; the first few. */
function lineDifferences(before: string, after: string): string[] {
  const a = before.split('\n');
  const b = after.split('\n');
  const common = a.map(() => new Uint32Array(b.length + 1));
  common.push(new Uint32Array(b.length + 1));
  const at = (row: number, column: number) => common[row]?.[column] ?? 0;
  for (let row = a.length - 1; row >= 0; row -= 1) {
    for (let column = b.length - 1; column >= 0; column -= 1) {
      const longest =
        a[row] === b[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
      const line = common[row];
      if (line) line[column] = longest;
    }
  }
  const found: string[] = [];
  for (let row = 0, column = 0; row < a.length || column < b.length;) {
    if (row < a.length && column < b.length && a[row] === b[column]) {
      row += 1;
      column += 1;
    } else if (column >= b.length || (row < a.length && at(row + 1, column) >= at(row, column + 1))) {
      found.push(`  - ${a[row] ?? ''}`);
      row += 1;
    } else {
      found.push(`  + ${b[column] ?? ''}`);
      column += 1;
    }
  }
  const told = found.filter((line) => line.length > 4);
  return told.length > shownDifferences ? [...told.slice(0, shownDifferences), '  ...'] : told;
}
