/**
 * Players who do not listen: each follows one rule that looks only at how the options are put.
 * A fair scenario leaves them all far below the pass mark.
 */
import type { StateGraph } from '../rules/explore.ts';
import type { Choice, Language } from '../scenario/schema.ts';
import { choiceOn, edgesOf, expectedUnder, ranksOf } from './measures.ts';
import { politeWords } from './surface-words.ts';

export const strategyNames = [
  'first',
  'last',
  'longest',
  'shortest',
  'questions',
  'polite',
  'greedyTrust',
  'ask',
  'tell',
  'agree',
  'refuse',
  'offer',
] as const;
export type StrategyName = (typeof strategyNames)[number];

/** The expected points of a strategy in a variant. Where its rule leaves several options, each is as likely. */
export function strategyPoints(graph: StateGraph, name: StrategyName, language: Language): number {
  return expectedUnder(graph, name === 'greedyTrust' ? trustGains(graph) : ranksOf(graph, ranking(name, language)));
}

/** The expected points of one who takes, at each beat, what was taken there in a given run; by chance where that is not open. */
export function memorisedPoints(graph: StateGraph, remembered: ReadonlyMap<string, string>): number {
  return expectedUnder(
    graph,
    ranksOf(graph, ({ id }, _, beat) => (remembered.get(beat) === id ? 1 : 0)),
  );
}

/** What a run took at each beat; the first time where it came there more often. */
export function remember(graph: StateGraph, run: readonly string[]): Map<string, string> {
  const taken = new Map<string, string>();
  let node = 0;
  for (const choice of run) {
    const beat = graph.rules.beats[graph.at[node] ?? -1];
    const edge = edgesOf(graph, node).find((one) => choiceOn(graph, node, one) === choice);
    if (!beat || edge === undefined) break;
    if (!taken.has(beat.id)) taken.set(beat.id, choice);
    node = graph.to[edge] ?? 0;
  }
  return taken;
}

function ranking(
  name: Exclude<StrategyName, 'greedyTrust'>,
  language: Language,
): (choice: Choice, index: number) => number {
  switch (name) {
    case 'first':
      return (_, index) => -index;
    case 'last':
      return (_, index) => index;
    case 'longest':
      return ({ text }) => text[language].length;
    case 'shortest':
      return ({ text }) => -text[language].length;
    case 'questions':
      return ({ text }) => text[language].split('?').length;
    case 'polite':
      return ({ text }) => text[language].match(politeWords[language])?.length ?? 0;
    default:
      return ({ stance }) => (stance === name ? 1 : 0);
  }
}

/** What choices do to the visible trust, as their own effects say; the meter `trust`, or the first that is better when higher. */
function trustGains(graph: StateGraph): Float64Array {
  const { rules } = graph;
  const meters = Object.entries(rules.scenario.meters).filter(
    ([, { visible, lessIsBetter }]) => visible !== false && lessIsBetter !== true,
  );
  const trust = (meters.find(([id]) => id === 'trust') ?? meters[0])?.[0];
  const effectsAt = rules.beats.map(({ choices }) => {
    const onTrust = choices.map(({ index, effects }) => ({
      index,
      gains: effects.filter(({ effect }) => 'add' in effect && effect.meter === trust),
    }));
    return onTrust.filter(({ gains }) => gains.length > 0);
  });
  const gains = new Float64Array(graph.firstEdge[graph.size] ?? 0);
  for (let node = 0; node < graph.size; node += 1) {
    const here = effectsAt[graph.at[node] ?? -1];
    if (!here || here.length === 0) continue;
    const { vars } = graph.stateAt(node);
    for (let edge = graph.firstEdge[node] ?? 0; edge < (graph.firstEdge[node + 1] ?? 0); edge += 1) {
      const found = here.find(({ index }) => index === graph.choice[edge]);
      for (const { effect, when } of found?.gains ?? [])
        if ('add' in effect && (when === null || when(vars))) gains[edge] = (gains[edge] ?? 0) + effect.add;
    }
  }
  return gains;
}
