/**
 * Players who do not listen: each follows one rule that looks only at how the options are put.
 * A fair scenario leaves them all far below the pass mark.
 */
import type { StateGraph } from '../rules/explore.ts';
import type { RuleChoice } from '../rules/rules.ts';
import type { Language, Stance } from '../scenario/schema.ts';
import { choiceOn, edgesOf, expectedUnder } from './measures.ts';
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

const stances: readonly string[] = ['ask', 'tell', 'agree', 'refuse', 'offer'] satisfies Stance[];

/** The expected points of a strategy in a variant. Where its rule leaves several options, each is as likely. */
export function strategyPoints(graph: StateGraph, name: StrategyName, language: Language): number {
  const rank = ranking(graph, name, language);
  return expectedUnder(graph, (node, edges) => highestOf(edges, (edge) => rank(node, edge)));
}

/** The expected points of one who takes, at each beat, what was taken there in a given run; by chance where that is not open. */
export function memorisedPoints(graph: StateGraph, remembered: ReadonlyMap<string, string>): number {
  return expectedUnder(graph, (node, edges) => {
    const beat = graph.rules.beats[graph.at[node] ?? -1];
    const known = edges.filter((edge) => choiceOn(graph, node, edge) === remembered.get(beat?.id ?? ''));
    return known.length > 0 ? known : edges;
  });
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

function ranking(graph: StateGraph, name: StrategyName, language: Language): (node: number, edge: number) => number {
  const choiceAt = (node: number, edge: number) =>
    graph.rules.beats[graph.at[node] ?? -1]?.beat.choices[graph.choice[edge] ?? -1];
  const textAt = (node: number, edge: number) => choiceAt(node, edge)?.text[language] ?? '';
  if (stances.includes(name)) return (node, edge) => (choiceAt(node, edge)?.stance === name ? 1 : 0);
  switch (name) {
    case 'first':
      return (_, edge) => -edge;
    case 'last':
      return (_, edge) => edge;
    case 'longest':
      return (node, edge) => textAt(node, edge).length;
    case 'shortest':
      return (node, edge) => -textAt(node, edge).length;
    case 'questions':
      return (node, edge) => textAt(node, edge).split('?').length;
    case 'polite':
      return (node, edge) => textAt(node, edge).match(politeWords[language])?.length ?? 0;
    default:
      return trustGain(graph);
  }
}

/** What a choice does to the visible trust, as its own effects say; the meter `trust`, or the first that is better when higher. */
function trustGain(graph: StateGraph): (node: number, edge: number) => number {
  const meters = Object.entries(graph.rules.scenario.meters).filter(
    ([, { visible, lessIsBetter }]) => visible !== false && lessIsBetter !== true,
  );
  const trust = (meters.find(([id]) => id === 'trust') ?? meters[0])?.[0];
  return (node, edge) => {
    const vars = graph.stateAt(node).vars;
    const choice: RuleChoice | undefined = graph.rules.beats[graph.at[node] ?? -1]?.choices.find(
      ({ index }) => index === graph.choice[edge],
    );
    let gain = 0;
    for (const { effect, when } of choice?.effects ?? [])
      if ('add' in effect && effect.meter === trust && (when === null || when(vars))) gain += effect.add;
    return gain;
  };
}

function highestOf(edges: readonly number[], rank: (edge: number) => number): number[] {
  const ranks = edges.map(rank);
  const most = Math.max(...ranks);
  return edges.filter((_, index) => ranks[index] === most);
}
