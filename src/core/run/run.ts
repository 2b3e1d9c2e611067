/** A run is its choices: a story, a seed, and the ids chosen so far. Everything else follows. */
import { step, type Refusal, type Rules, type State } from '../rules/rules.ts';
import { engineNumber, isSeed, variantOf, type Story } from './story.ts';

/** Never changed in place: each choice gives a new run. */
export type Run = {
  readonly story: Story;
  readonly runId: string;
  readonly seed: number;
  readonly variant: string;
  readonly rules: Rules;
  readonly choices: readonly string[];
  /** The state before each choice, and the present one: one more than the choices. */
  readonly states: readonly State[];
};

/** What is stored and sent: all that is needed to play the run again. */
export type RunLog = {
  runId: string;
  scenario: string;
  /** Fingerprint of the scenario file that was played. */
  sha256: string;
  engine: number;
  seed: number;
  choices: string[];
};

/** practice: with whispers, hints and the last choice taken back. real: nothing until the debrief. */
export type Mode = 'practice' | 'real';

/** Most choices one run may have: ten times the longest scenario. */
export const mostChoices = 500;

/** Begins a run. Throws RangeError when the seed is not a whole number from 0 to 2^32-1. */
export function startRun(story: Story, { runId, seed }: { runId: string; seed: number }): Run {
  if (!isSeed(seed)) throw new RangeError(`a seed is a whole number from 0 to ${0xffffffff}; found ${String(seed)}`);
  const variant = variantOf(story.scenario, seed);
  const rules = story.rules(variant);
  return { story, runId, seed, variant, rules, choices: [], states: [rules.start] };
}

/** Makes a choice. A choice that is not on offer now is a refusal; the run given stays as it was. */
export function choose(
  run: Run,
  choiceId: string,
): { readonly ok: true; readonly run: Run } | { readonly ok: false; readonly refusal: Refusal | 'too-long' } {
  if (run.choices.length >= mostChoices) return { ok: false, refusal: 'too-long' };
  const stepped = step(run.rules, stateOf(run), choiceId);
  if (!stepped.ok) return stepped;
  return {
    ok: true,
    run: { ...run, choices: [...run.choices, choiceId], states: [...run.states, stepped.state] },
  };
}

/** The run as it was after its first `count` choices. */
export function rewind(run: Run, count: number): Run {
  return { ...run, choices: run.choices.slice(0, count), states: run.states.slice(0, count + 1) };
}

/** Where the run stands. */
export function stateOf(run: Run): State {
  return run.states[run.states.length - 1] ?? run.rules.start;
}

export function runLog(run: Run): RunLog {
  return {
    runId: run.runId,
    scenario: run.story.scenario.id,
    sha256: run.story.sha256,
    engine: engineNumber,
    seed: run.seed,
    choices: [...run.choices],
  };
}
