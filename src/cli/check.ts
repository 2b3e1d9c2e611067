/** `check [file|id...] [--json]`: what is wrong with scenario files. */
import { describeProblem } from '../core/scenario/problem.ts';
import type { Arguments, Options } from './arguments.ts';
import { findScenario, problemsOf, scenarioIds, tellProblems } from './scenario-files.ts';
import type { ExitCode, Terminal } from './terminal.ts';

export const checkOptions: Options = { json: 'switch' };

export function runCheck({ names, switches }: Arguments, terminal: Terminal): ExitCode {
  const { words, out, complain } = terminal;
  const asked = names.length > 0 ? names : scenarioIds();
  const json: object[] = [];
  let exit: ExitCode = 0;
  if (asked.length === 0 && !switches.has('json')) out(words.noScenarios);
  for (const name of asked) {
    const found = findScenario(name, terminal);
    if (!found.ok) {
      exit = 2;
      complain(found.message);
      json.push({ file: name, scenario: null, ok: false, unreadable: found.message, problems: [] });
      continue;
    }
    const { shown } = found.file;
    const { scenario, problems } = problemsOf(found.file);
    if (problems.length > 0 && exit === 0) exit = 1;
    json.push({
      file: shown,
      scenario: scenario?.id ?? null,
      ok: problems.length === 0,
      problems: problems.map((problem) => ({
        ...problem,
        message: { nl: describeProblem(problem, 'nl'), en: describeProblem(problem, 'en') },
      })),
    });
    if (switches.has('json')) continue;
    tellProblems(problems, shown, terminal, out);
    const errors = problems.filter(({ severity }) => severity === 'error').length;
    if (problems.length > 0) out(`${shown}: ${words.counted(errors, problems.length - errors)}`);
    else if (scenario) {
      const [beats, variants, endings] = [scenario.beats, scenario.variants, scenario.endings].map(
        (part) => Object.keys(part).length,
      );
      out(words.clean(shown, beats ?? 0, variants ?? 0, endings ?? 0));
    }
  }
  if (switches.has('json')) out(JSON.stringify(json, null, 2));
  return exit;
}
