/** What a proof comes to: the rows of its tables, and runs written out. Plain data, so that it can be tested without a screen. */
import type { Proof, VariantProof } from '../../core/proof/prove.ts';
import type { StrategyName } from '../../core/proof/strategies.ts';
import { stateOf, type Run } from '../../core/run/run.ts';
import { replayChoices } from '../../core/run/replay.ts';
import { seedForVariant, type Story } from '../../core/run/story.ts';
import type { Language, Scenario } from '../../core/scenario/schema.ts';

export type StrategyRow = { name: StrategyName; score: number };

/** The strategies of a variant, the best one first. */
export function strategiesOf({ strategies }: VariantProof): StrategyRow[] {
  const rows = Object.entries(strategies).map(([name, score]) => ({ name: name as StrategyName, score }));
  return rows.sort((a, b) => b.score - a.score);
}

/** The strategies over all variants, by weight, the best one first; whole scores. */
export function strategiesOverall({ variants }: Proof): StrategyRow[] {
  const total = variants.reduce((sum, { weight }) => sum + weight, 0);
  const names = Object.keys(variants[0]?.strategies ?? {}) as StrategyName[];
  return names
    .map((name) => {
      const sum = variants.reduce((all, { weight, strategies }) => all + weight * strategies[name], 0);
      return { name, score: Math.round(sum / Math.max(1, total)) };
    })
    .sort((a, b) => b.score - a.score);
}

export function meanOf(rows: readonly StrategyRow[]): number {
  return Math.round(rows.reduce((sum, { score }) => sum + score, 0) / Math.max(1, rows.length));
}

/** One decision of a run: where it was and what was said. */
export type ReadStep = { beat: string; at: string; said: string };

/** A run of a variant as a person would read it. Choices past one that is not on offer are left out. */
export function readRun(story: Story, variant: string, choices: readonly string[], language: Language): ReadStep[] {
  const seed = seedForVariant(story.scenario, variant);
  const verdict = replayChoices(story, { runId: 'proof', seed, choices });
  return verdict.ok ? stepsOf(verdict.run, language) : [];
}

function stepsOf(run: Run, language: Language): ReadStep[] {
  return run.choices.flatMap((choiceId, index): ReadStep[] => {
    const beat = run.rules.beats[(run.states[index] ?? stateOf(run)).at];
    const choice = beat?.beat.choices.find(({ id }) => id === choiceId);
    if (!beat || !choice) return [];
    return [{ beat: beat.id, at: titleOf(run.story.scenario, beat.id, language), said: choice.text[language] }];
  });
}

const titles: Record<Language, WeakMap<Scenario, Map<string, string>>> = { nl: new WeakMap(), en: new WeakMap() };

/** The title of a beat or an ending, with its id where another has the same; its id alone where it has none. */
export function titleOf(scenario: Scenario, id: string, language: Language): string {
  const known = titles[language].get(scenario) ?? titlesOf(scenario, language);
  titles[language].set(scenario, known);
  return known.get(id) ?? id;
}

function titlesOf({ beats, endings }: Scenario, language: Language): Map<string, string> {
  const moments = [...Object.entries(beats), ...Object.entries(endings)];
  const byTitle = Map.groupBy(moments, ([id, { title }]) => title?.[language] ?? id);
  return new Map(
    [...byTitle].flatMap(([title, same]) =>
      same.map(([id]): [string, string] => [id, same.length === 1 ? title : `${title} (${id})`]),
    ),
  );
}

/** Per beat: the choices that a variant never offers. */
export function neverOffered(
  scenario: Scenario,
  { choices }: VariantProof,
  language: Language,
): { beat: string; title: string; texts: string[] }[] {
  const byBeat = Map.groupBy(
    choices.filter(({ offered }) => !offered),
    ({ beat }) => beat,
  );
  return [...byBeat].map(([beat, missed]) => ({
    beat,
    title: titleOf(scenario, beat, language),
    texts: missed.map(
      ({ id }) => scenario.beats[beat]?.choices.find((choice) => choice.id === id)?.text[language] ?? id,
    ),
  }));
}

/** The beat or ending that a place in the file is about; null where it is about another part. */
export function momentAt(place: string): string | null {
  return /^(?:beats|endings)\.([a-z0-9-]+)/.exec(place)?.[1] ?? null;
}
