/** Replays a run log from anywhere: believed only as far as the rules would give it. */
import { hasEnded, step, type State } from '../rules/rules.ts';
import { mostChoices, type Run, type RunLog } from './run.ts';
import { engineNumber, isSeed, variantOf, type Story } from './story.ts';

export type ReplayRefusal =
  | 'not-a-log'
  | 'unknown-field'
  | 'bad-run-id'
  | 'bad-seed'
  | 'other-scenario'
  | 'other-version'
  | 'other-engine'
  | 'too-long'
  | 'unknown-choice'
  | 'not-offered'
  | 'after-the-end'
  | 'unfinished';

export type Verdict =
  | { readonly ok: true; readonly run: Run; readonly ended: boolean }
  | {
      readonly ok: false;
      readonly reason: ReplayRefusal;
      /** The first wrong choice, counted from 0; null where the fault lies elsewhere. */
      readonly index: number | null;
      /** What was found there, cut to 200 characters. */
      readonly found: string;
    };

const fields = ['runId', 'scenario', 'sha256', 'engine', 'seed', 'choices'] as const;
const runIdPattern = /^[A-Za-z0-9-]{1,64}$/;

/**
 * Plays a log against the story it claims to be of. Never throws, whatever it is given.
 * An unfinished run is accepted unless `mustEnd`.
 */
export function replay(story: Story, log: unknown, { mustEnd = false }: { mustEnd?: boolean } = {}): Verdict {
  if (!isRecord(log)) return refuse('not-a-log', log);
  for (const key of Object.keys(log)) if (!fields.includes(key as never)) return refuse('unknown-field', key);
  const { runId, scenario, sha256, engine, seed, choices } = log as Partial<Record<keyof RunLog, unknown>>;
  if (typeof runId !== 'string' || !runIdPattern.test(runId)) return refuse('bad-run-id', runId);
  if (!isSeed(seed)) return refuse('bad-seed', seed);
  if (!Array.isArray(choices)) return refuse('not-a-log', choices);
  if (scenario !== story.scenario.id) return refuse('other-scenario', scenario);
  if (engine !== engineNumber) return refuse('other-engine', engine);
  if (sha256 !== story.sha256) return refuse('other-version', sha256);
  return replayChoices(story, { runId, seed, choices }, { mustEnd });
}

/** Plays choices, without asking which version of the scenario they were made in. Never throws. */
export function replayChoices(
  story: Story,
  { runId, seed, choices }: { runId: string; seed: number; choices: readonly unknown[] },
  { mustEnd = false }: { mustEnd?: boolean } = {},
): Verdict {
  if (choices.length > mostChoices) return refuse('too-long', choices.length);
  const variant = variantOf(story.scenario, seed);
  const rules = story.rules(variant);
  let state = rules.start;
  const states: State[] = [state];
  for (let index = 0; index < choices.length; index += 1) {
    const choice: unknown = choices[index];
    if (hasEnded(rules, state)) return refuse('after-the-end', choice, index);
    const stepped = typeof choice === 'string' ? step(rules, state, choice) : null;
    if (!stepped?.ok)
      return refuse(stepped?.refusal === 'not-offered' ? 'not-offered' : 'unknown-choice', choice, index);
    state = stepped.state;
    states.push(state);
  }
  const ended = hasEnded(rules, state);
  if (mustEnd && !ended) return refuse('unfinished', choices.length);
  return { ok: true, ended, run: { story, runId, seed, variant, rules, choices: [...choices] as string[], states } };
}

function refuse(reason: ReplayRefusal, found: unknown, index: number | null = null): Verdict {
  return { ok: false, reason, index, found: shown(found) };
}

function shown(found: unknown): string {
  const text = typeof found === 'string' ? found : found === undefined ? 'undefined' : inJson(found);
  return text.slice(0, 200);
}

function inJson(found: unknown): string {
  try {
    return JSON.stringify(found) ?? typeof found;
  } catch {
    return typeof found;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
