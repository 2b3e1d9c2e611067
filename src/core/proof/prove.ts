/**
 * The proof: shows, before anyone plays, that a scenario can be won by listening and not by guessing.
 * Works on the same conditions and effects as the game, over every state a run can reach.
 */
import { principles, type Competency } from '../principles/principles.ts';
import { exploreStates, type StateGraph } from '../rules/explore.ts';
import { pointsOf, type State } from '../rules/rules.ts';
import type { Story } from '../run/story.ts';
import type { Choice, Ending, Language } from '../scenario/schema.ts';
import { percentBetween } from '../score/score.ts';
import { listen } from './listening.ts';
import {
  avoidable,
  bestFrom,
  bestRun,
  countRuns,
  endingsReached,
  everHolds,
  expectedUnder,
  isOpen,
  seen,
} from './measures.ts';
import { memorisedPoints, remember, strategyNames, strategyPoints, type StrategyName } from './strategies.ts';
import { surface, weighOptions, type Cue } from './surface.ts';

/** What a scenario has to reach. */
export const bar = {
  blind: 45,
  blindMean: 25,
  memoriser: 60,
  listeningMean: 85,
  listening: 70,
  surface: 0.1,
  longestIsBest: 0.4,
  goodFrom: 60,
  badBelow: 90,
  chances: 2,
} as const;

export type VariantProof = {
  id: string;
  weight: number;
  /** The most points any run earns, and the mean of a player who picks by chance. */
  best: number;
  expected: number;
  /** How many different runs there are. */
  runs: number;
  bestRun: string[];
  /** Scores 0..100 of players who do not listen; the higher of the two languages. */
  strategies: Record<StrategyName, number>;
  endings: {
    id: string;
    meaning: Ending['meaning'];
    reachable: boolean;
    /** A shortest run to it. */
    witness: string[];
    /** Scores with which it is reached; null where it is not. */
    lowest: number | null;
    highest: number | null;
  }[];
  choices: { beat: string; id: string; offered: boolean }[];
};

/** Something that falls short. `place` is a path in the file. */
export type Shortfall = {
  code: ShortfallCode;
  place: string;
  variant: string | null;
  /** The figure or id found, and the bound. */
  found: string;
  bound: string;
};

export type ShortfallCode =
  | 'incomplete'
  | 'endless-loop'
  | 'ending-unreachable'
  | 'choice-never-offered'
  | 'choice-always-alone'
  | 'choice-like-neighbour'
  | 'choice-dominated'
  | 'line-never-shown'
  | 'softlock'
  | 'blind-strategy-scores'
  | 'blind-mean-too-high'
  | 'memoriser-scores'
  | 'clues-do-not-suffice'
  | 'listening-mean-too-low'
  | 'good-ending-too-cheap'
  | 'bad-ending-for-a-master'
  | 'principle-seldom-met'
  | 'competency-avoidable'
  | 'wording-gives-away'
  | 'longest-is-best';

export type Proof = {
  scenario: string;
  sha256: string;
  complete: boolean;
  /** States looked through, over all variants. */
  states: number;
  variants: VariantProof[];
  /** The best run of one variant repeated in the others: the highest mean score. */
  memoriser: number;
  /** Null where the sets of circumstances were too many. */
  listening: { mean: number; variants: Record<string, number> } | null;
  surface: {
    accuracy: number;
    chance: number;
    longestIsBest: number;
    givenAway: { beat: string; choice: string; cue: Cue }[];
  };
  shortfalls: Shortfall[];
};

const languages: readonly Language[] = ['nl', 'en'];

/**
 * Proves a scenario. `onProgress` hears shares 0..1. Never guesses: past `cap` states a variant, `complete` is false
 * and the figures of the whole are left out.
 */
export function prove(
  story: Story,
  { cap, onProgress }: { cap?: number; onProgress?: (share: number) => void } = {},
): Proof {
  const { scenario } = story;
  const ids = Object.keys(scenario.variants);
  const steps = ids.length * 2 + 2;
  let done = 0;
  const progress = () => onProgress?.((done += 1) / steps);
  const graphs = ids.map((id) => {
    const graph = exploreStates(story.rules(id), cap, 'screen');
    progress();
    return graph;
  });
  const states = graphs.reduce((sum, { size }) => sum + size, 0);
  const shortfalls = graphs.flatMap((graph): Shortfall[] => {
    const { variant } = graph.rules;
    if (!graph.complete) return [{ code: 'incomplete', place: 'beats', variant, found: String(graph.size), bound: '' }];
    if (graph.order === null)
      return [
        { code: 'endless-loop', place: `beats.${graph.circleAt}`, variant, found: graph.circleAt ?? '', bound: '' },
      ];
    return [];
  });
  const empty: Proof = {
    scenario: scenario.id,
    sha256: story.sha256,
    complete: shortfalls.length === 0,
    states,
    variants: [],
    memoriser: 0,
    listening: null,
    surface: { accuracy: 0, chance: 0, longestIsBest: 0, givenAway: [] },
    shortfalls,
  };
  if (shortfalls.length > 0) return empty;

  const measured = graphs.map((graph) => {
    const best = bestFrom(graph);
    const expected = expectedUnder(graph);
    const bestOf = (node: number) => best[node] ?? 0;
    const run = bestRun(graph, bestOf);
    const scoreOf = (points: number) => percentBetween(points, expected, bestOf(0));
    return { graph, bestOf, expected, run, scoreOf, sights: seen(graph), endings: endingsReached(graph) };
  });
  const variants = measured.map(({ graph, bestOf, expected, run, scoreOf, sights, endings }): VariantProof => {
    const strategies = Object.fromEntries(
      strategyNames.map((name) => [
        name,
        Math.max(...languages.map((language) => scoreOf(strategyPoints(graph, name, language)))),
      ]),
    ) as Record<StrategyName, number>;
    progress();
    return {
      id: graph.rules.variant,
      weight: scenario.variants[graph.rules.variant]?.weight ?? 0,
      best: bestOf(0),
      expected,
      runs: countRuns(graph),
      bestRun: run,
      strategies,
      endings: Object.entries(scenario.endings).map(([id, { meaning }]) => {
        const found = endings.get(id);
        return {
          id,
          meaning,
          reachable: found !== undefined,
          witness: found?.witness ?? [],
          lowest: found ? scoreOf(found.lowest) : null,
          highest: found ? scoreOf(found.highest) : null,
        };
      }),
      choices: Object.entries(scenario.beats).flatMap(([beat, { choices }]) =>
        choices.map(({ id }) => ({ beat, id, offered: sights.choices.has(`${beat}/${id}`) })),
      ),
    };
  });
  const memoriser = Math.max(
    0,
    ...measured.map((own) => {
      const others = measured.filter((other) => other !== own);
      const remembered = remember(own.graph, own.run);
      return others.length === 0
        ? 0
        : mean(others.map(({ graph, scoreOf }) => scoreOf(memorisedPoints(graph, remembered))));
    }),
  );
  const listening = hear(story, measured);
  progress();
  const weighed = measured.flatMap(({ graph, bestOf }) => weighOptions(graph, bestOf));
  const guesses = languages.map((language) => surface(weighed, language));
  const worst = guesses.reduce((most, one) => (one.accuracy - one.chance > most.accuracy - most.chance ? one : most));
  progress();
  const proof: Proof = {
    ...empty,
    variants,
    memoriser: Math.round(memoriser),
    listening,
    surface: {
      accuracy: worst.accuracy,
      chance: worst.chance,
      longestIsBest: Math.max(...guesses.map(({ longestIsBest }) => longestIsBest)),
      givenAway: worst.givenAway.map(({ beat, choice, cue }) => ({ beat, choice, cue })),
    },
  };
  return { ...proof, shortfalls: shortfallsOf(story, proof, measured) };
}

type Measured = {
  graph: StateGraph;
  bestOf: (node: number) => number;
  expected: number;
  scoreOf: (points: number) => number;
  sights: ReturnType<typeof seen>;
};

function hear(story: Story, measured: readonly Measured[]): Proof['listening'] {
  const listeners = measured.map(({ graph, bestOf, expected }) => ({
    variant: graph.rules.variant,
    rules: graph.rules,
    weight: story.scenario.variants[graph.rules.variant]?.weight ?? 0,
    best: bestOf(0),
    expected,
    bestFrom: (state: Parameters<StateGraph['nodeOf']>[0]) => bestOf(graph.nodeOf(state) ?? -1),
  }));
  const variants: Record<string, number> = {};
  for (const { graph } of measured) variants[graph.rules.variant] = 100;
  for (const language of languages) {
    const heard = listen(listeners, language);
    if (!heard.complete) return null;
    for (const { graph, scoreOf } of measured) {
      const { variant } = graph.rules;
      variants[variant] = Math.min(variants[variant] ?? 100, scoreOf(heard.points.get(variant) ?? 0));
    }
  }
  const total = listeners.reduce((sum, { weight }) => sum + weight, 0);
  const sum = listeners.reduce((all, { variant, weight }) => all + weight * (variants[variant] ?? 0), 0);
  return { mean: Math.round(sum / total), variants };
}

function shortfallsOf({ scenario }: Story, proof: Proof, measured: readonly Measured[]): Shortfall[] {
  const found: Shortfall[] = [];
  const add = (
    code: ShortfallCode,
    place: string,
    variant: string | null,
    figure: string | number,
    bound: string | number = '',
  ) => found.push({ code, place, variant, found: String(figure), bound: String(bound) });

  for (const id of Object.keys(scenario.endings))
    if (proof.variants.every(({ endings }) => !endings.some((ending) => ending.id === id && ending.reachable)))
      add('ending-unreachable', `endings.${id}`, null, id);
  for (const [beatId, beat] of Object.entries(scenario.beats)) {
    for (const [index, choice] of beat.choices.entries()) {
      const key = `${beatId}/${choice.id}`;
      const place = `beats.${beatId}.choices[${index}]`;
      if (!measured.some(({ sights }) => sights.choices.has(key))) add('choice-never-offered', place, null, choice.id);
      else if (
        beat.choices.length > 1 &&
        measured.every(({ sights }) => !sights.choices.has(key) || sights.alone.has(key))
      )
        add('choice-always-alone', place, null, choice.id);
      const twin = beat.choices
        .slice(0, index)
        .find((other) => sameCourse(choice, other) && sameEvidence(choice, other));
      if (twin) add('choice-like-neighbour', place, null, choice.id, twin.id);
      const better = beat.choices.find(
        (other) => other !== choice && sameCourse(choice, other) && outdoes(measured, beatId, other.id, choice.id),
      );
      if (better) add('choice-dominated', place, null, choice.id, better.id);
      for (const line of (choice.reply ?? []).keys())
        if (!measured.some(({ sights }) => sights.lines.has(`${key}:${line}`)))
          add('line-never-shown', `${place}.reply[${line}]`, null, line);
    }
    for (const line of beat.lines.keys())
      if (!measured.some(({ sights }) => sights.lines.has(`${beatId}:${line}`)))
        add('line-never-shown', `beats.${beatId}.lines[${line}]`, null, line);
  }
  for (const { graph } of measured)
    for (const at of stuckBeats(graph)) add('softlock', `beats.${at}`, graph.rules.variant, at);

  for (const { id, strategies, endings } of proof.variants) {
    const place = `variants.${id}`;
    for (const [name, score] of Object.entries(strategies))
      if (score >= bar.blind) add('blind-strategy-scores', place, id, `${name} ${score}`, bar.blind);
    const average = mean(Object.values(strategies));
    if (average >= bar.blindMean) add('blind-mean-too-high', place, id, Math.round(average), bar.blindMean);
    const listening = proof.listening?.variants[id];
    if (listening !== undefined && listening < bar.listening)
      add('clues-do-not-suffice', place, id, listening, bar.listening);
    for (const { id: ending, meaning, lowest, highest } of endings) {
      if (scenario.endings[ending]?.luck) continue;
      if (meaning === 'good' && lowest !== null && lowest < bar.goodFrom)
        add('good-ending-too-cheap', `endings.${ending}`, id, lowest, bar.goodFrom);
      if (meaning === 'bad' && highest !== null && highest >= bar.badBelow)
        add('bad-ending-for-a-master', `endings.${ending}`, id, highest, bar.badBelow);
    }
  }
  if (proof.variants.length > 1 && proof.memoriser >= bar.memoriser)
    add('memoriser-scores', 'variants', null, proof.memoriser, bar.memoriser);
  if (proof.listening === null) add('incomplete', 'variants', null, 'listening');
  else if (proof.listening.mean < bar.listeningMean)
    add('listening-mean-too-low', 'variants', null, proof.listening.mean, bar.listeningMean);

  const expectedIds = [...principles].filter(([, { source }]) => source === scenario.source).map(([id]) => id);
  const core = new Set(expectedIds.flatMap((id) => principles.get(id)?.competency ?? []));
  for (const { graph } of measured) {
    const { variant } = graph.rules;
    const stakes = stakesOf(graph);
    for (const id of expectedIds) {
      const beats = [...stakes.values()].filter((ids) => ids.has(id)).length;
      if (beats < bar.chances) add('principle-seldom-met', 'source', variant, `${id} ${beats}`, bar.chances);
    }
    for (const competency of core)
      if (
        avoidable(
          graph,
          graph.rules.beats.map(({ id }) => meets(stakes.get(id), competency)),
        )
      )
        add('competency-avoidable', 'source', variant, competency);
  }
  const { accuracy, chance, longestIsBest, givenAway } = proof.surface;
  if (accuracy > chance + bar.surface)
    for (const { beat, choice, cue } of givenAway.slice(0, 5))
      add('wording-gives-away', `beats.${beat}`, null, choice, cue);
  if (longestIsBest > bar.longestIsBest)
    add('longest-is-best', 'beats', null, Math.round(longestIsBest * 100), bar.longestIsBest * 100);
  return found;
}

/** Beats with a state in which nothing is offered. */
function stuckBeats({ rules, at, size, firstEdge }: StateGraph): Set<string> {
  const stuck = new Set<string>();
  for (let node = 0; node < size; node += 1) {
    const beat = rules.beats[at[node] ?? -1];
    if (beat && firstEdge[node] === firstEdge[node + 1]) stuck.add(beat.id);
  }
  return stuck;
}

/** Per beat reached: the principles that some offered choice bears on. */
function stakesOf(graph: StateGraph): Map<string, Set<string>> {
  const stakes = new Map<string, Set<string>>();
  const found = everHolds(graph, ({ id, choices }) =>
    choices.flatMap((choice) =>
      choice.evidence.map(({ principle, when }) => ({
        key: `${id} ${principle}`,
        holds: (state: State, open: number) => open > 1 && isOpen(choice, state) && (when === null || when(state.vars)),
      })),
    ),
  );
  for (const key of found) {
    const [beat = '', principle = ''] = key.split(' ');
    stakes.set(beat, (stakes.get(beat) ?? new Set()).add(principle));
  }
  return stakes;
}

function meets(ids: ReadonlySet<string> | undefined, competency: Competency): boolean {
  return [...(ids ?? [])].some((id) => principles.get(id)?.competency === competency);
}

/** Same way on, same changes: only the words and the points may differ. */
function sameCourse(a: Choice, b: Choice): boolean {
  const course = ({ when, effects, to }: Choice) => JSON.stringify([when, effects ?? [], to]);
  return course(a) === course(b);
}

function sameEvidence(a: Choice, b: Choice): boolean {
  return JSON.stringify(a.evidence ?? []) === JSON.stringify(b.evidence ?? []);
}

/** Whether a choice earns at least as much as another wherever that is offered, and somewhere more. */
function outdoes(measured: readonly Measured[], beatId: string, strong: string, weak: string): boolean {
  let more = false;
  for (const { graph } of measured) {
    const at = graph.rules.beats.findIndex(({ id }) => id === beatId);
    const choices = graph.rules.beats[at]?.choices ?? [];
    const [first, second] = [strong, weak].map((id) => choices.find((choice) => choice.id === id));
    if (!second) continue;
    for (let node = 0; node < graph.size; node += 1) {
      if (graph.at[node] !== at) continue;
      const vars = graph.stateAt(node).vars;
      if (second.when !== null && !second.when(vars)) continue;
      if (!first || (first.when !== null && !first.when(vars))) return false;
      const gap = pointsOf(first, vars) - pointsOf(second, vars);
      if (gap < 0) return false;
      if (gap > 0) more = true;
    }
  }
  return more;
}

function mean(figures: readonly number[]): number {
  return figures.reduce((sum, figure) => sum + figure, 0) / Math.max(1, figures.length);
}
