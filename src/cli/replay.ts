/** `replay <run-log.json> [--json]`: the verdict on a run log. */
import { resolve } from 'node:path';
import { replay, type Verdict } from '../core/run/replay.ts';
import { openStory } from '../core/run/story.ts';
import { view } from '../core/run/view.ts';
import { parse } from '../core/scenario/parse.ts';
import { score } from '../core/score/score.ts';
import type { Arguments, Options } from './arguments.ts';
import { findScenario, readText, scenarioIds } from './scenario-files.ts';
import type { ExitCode, Terminal } from './terminal.ts';

export const replayOptions: Options = { json: 'switch' };

const largestLog = 1_000_000; // a log of the most choices allowed is some 35 kB

export function runReplay({ names, switches }: Arguments, terminal: Terminal): ExitCode {
  const { words, language, out, complain } = terminal;
  const [name, ...others] = names;
  if (name === undefined || others.length > 0) {
    complain(name === undefined ? words.missingLog : words.tooManyNames(others[0] ?? ''));
    return 2;
  }
  const read = readText(resolve(name), words);
  if (!read.ok) {
    complain(words.cannotRead(name, read.reason));
    return 2;
  }
  const verdict = judge(read.text, terminal);
  if (!verdict.ok) {
    const { reason, index, found } = verdict;
    const where = index === null ? words.disbelieved : words.disbelievedAt(index);
    complain(`${where}: ${words.refusals[reason](found)}. (${reason})`);
    if (switches.has('json')) out(JSON.stringify({ ok: false, reason, index, found }, null, 2));
    return 1;
  }
  const { run, ended } = verdict;
  const { ending } = view(run, language);
  const result = ending ? score(run) : null;
  if (switches.has('json')) {
    const { scenario } = run.story;
    const said = { ok: true, scenario: scenario.id, variant: run.variant, ended, choices: run.choices.length };
    out(JSON.stringify({ ...said, ending: ending?.id ?? null, score: result?.score ?? null, result }, null, 2));
    return 0;
  }
  out(words.believed(run.choices.length));
  out(ending && result ? words.endedIn(ending.title, result.score) : words.notEnded);
  return 0;
}

/** A log says which scenario it is of; the scenarios here are the only ones it can be checked against. */
function judge(text: string, terminal: Terminal): Verdict {
  let log: unknown;
  try {
    log = text.length > largestLog ? null : JSON.parse(text);
  } catch {
    log = null;
  }
  const claimed: unknown = typeof log === 'object' && log !== null && 'scenario' in log ? log.scenario : undefined;
  const id = scenarioIds().find((known) => known === claimed);
  if (id === undefined) {
    const isLog = typeof claimed === 'string';
    return {
      ok: false,
      reason: isLog ? 'other-scenario' : 'not-a-log',
      index: null,
      found: isLog ? claimed.slice(0, 200) : '',
    };
  }
  const found = findScenario(id, terminal);
  const parsed = found.ok ? parse(found.file.source) : null;
  if (!found.ok || !parsed?.ok) return { ok: false, reason: 'other-version', index: null, found: id };
  return replay(openStory(found.file.source, parsed.scenario), log);
}
