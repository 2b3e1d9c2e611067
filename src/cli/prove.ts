/** `prove [file|id...] [--json]`: whether scenarios are won by listening and not by guessing. */
import { describeShortfall } from '../core/proof/describe-shortfall.ts';
import { prove, type Proof, type Shortfall } from '../core/proof/prove.ts';
import { openStory } from '../core/run/story.ts';
import { parse } from '../core/scenario/parse.ts';
import type { Arguments, Options } from './arguments.ts';
import { findScenario, scenarioIds, tellProblems } from './scenario-files.ts';
import { wrap, type ExitCode, type Terminal } from './terminal.ts';

export const proveOptions: Options = { json: 'switch' };

export function runProve({ names, switches }: Arguments, terminal: Terminal): ExitCode {
  const { words, out, complain } = terminal;
  const asked = names.length > 0 ? names : scenarioIds();
  const json: object[] = [];
  let exit: ExitCode = 0;
  if (asked.length === 0 && !switches.has('json')) out(words.noScenarios);
  for (const name of asked) {
    const found = findScenario(name, terminal);
    if (!found.ok) {
      complain(found.message);
      exit = 2;
      continue;
    }
    const { source, shown } = found.file;
    const parsed = parse(source);
    if (!parsed.ok) {
      complain(words.broken(shown));
      tellProblems(parsed.problems, shown, terminal, complain);
      exit = 2;
      continue;
    }
    const start = performance.now();
    const proof = prove(openStory(source, parsed.scenario));
    const ms = Math.round(performance.now() - start);
    if (proof.shortfalls.length > 0 && exit === 0) exit = 1;
    if (switches.has('json')) json.push(inJson(proof, ms));
    else tell(proof, ms, terminal);
  }
  if (switches.has('json')) out(JSON.stringify(json, null, 2));
  return exit;
}

function inJson({ shortfalls, surface, ...proof }: Proof, ms: number): object {
  const { accuracy, chance, longestIsBest } = surface;
  return { ...proof, ms, surface: { accuracy, chance, longestIsBest }, findings: shortfalls.map(finding) };
}

function finding(shortfall: Shortfall): object {
  const { code, place, variant } = shortfall;
  return {
    code,
    place,
    variant,
    message: { nl: describeShortfall(shortfall, 'nl'), en: describeShortfall(shortfall, 'en') },
  };
}

function tell(proof: Proof, ms: number, { words, out, paint, language, width }: Terminal): void {
  const text = words.proof;
  out(paint('bold', proof.scenario));
  out(text.looked(proof.states, ms));
  for (const { id, best, expected, runs, strategies, endings } of proof.variants) {
    const blind = Object.entries(strategies).sort(([, a], [, b]) => b - a);
    const mean = blind.reduce((sum, [, score]) => sum + score, 0) / blind.length;
    out('');
    out(paint('bold', text.variant(id)));
    out(text.measure(best, expected.toFixed(1), runs));
    if (proof.listening) out(text.listening(proof.listening.variants[id] ?? 0));
    out(
      text.blind(
        blind.slice(0, 3).map(([name, score]) => `${text.strategies[name] ?? name} ${score}`),
        Math.round(mean),
      ),
    );
    for (const { id: ending, meaning, lowest, highest } of endings)
      if (lowest !== null && highest !== null) out(text.ending(ending, text.meanings[meaning], lowest, highest));
  }
  if (proof.complete) {
    const { accuracy, chance, longestIsBest } = proof.surface;
    const share = (part: number) => Math.round(part * 100);
    out('');
    if (proof.listening) out(text.worth(proof.listening.mean, proof.memoriser));
    out(text.surface(share(accuracy), share(chance), share(longestIsBest)));
  }
  out('');
  if (proof.shortfalls.length === 0) out(paint('green', text.fair));
  for (const shortfall of proof.shortfalls) {
    out(`${paint('yellow', words.warning)} ${paint('dim', shortfall.code)}`);
    out(wrap(`  ${describeShortfall(shortfall, language)}`, width, '  '));
  }
  out('');
}
