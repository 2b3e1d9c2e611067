/** What one variant has to give, read off its state graph: ways, endings, choices, lines. */
import { holding, afterEffects, offered } from '../rules/rules.ts';
import type { StateGraph } from '../rules/explore.ts';
import type { Choice } from '../scenario/schema.ts';

/**
 * The expected points of a player who, at each node, takes the edge of the highest rank; each of equals as often.
 * Without ranks all edges are equals: chance.
 */
export function expectedUnder({ order, size, firstEdge, points, to }: StateGraph, ranks?: Float64Array): number {
  const value = new Float64Array(size);
  for (const node of order ?? []) {
    const end = firstEdge[node + 1] ?? 0;
    let most = -Infinity;
    let sum = 0;
    let count = 0;
    for (let edge = firstEdge[node] ?? 0; edge < end; edge += 1) {
      const rank = ranks ? (ranks[edge] ?? 0) : 0;
      if (rank < most) continue;
      if (rank > most) {
        most = rank;
        sum = 0;
        count = 0;
      }
      sum += (points[edge] ?? 0) + (value[to[edge] ?? 0] ?? 0);
      count += 1;
    }
    if (count > 0) value[node] = sum / count;
  }
  return value[0] ?? 0;
}

/** A rank per edge that depends only on the choice it stands for. */
export function ranksOf(
  graph: StateGraph,
  rank: (choice: Choice, index: number, beat: string) => number,
): Float64Array {
  const byBeat = graph.rules.beats.map(({ id, beat }) => beat.choices.map((choice, index) => rank(choice, index, id)));
  const ranks = new Float64Array(graph.firstEdge[graph.size] ?? 0);
  for (let node = 0; node < graph.size; node += 1) {
    const here = byBeat[graph.at[node] ?? -1];
    const end = graph.firstEdge[node + 1] ?? 0;
    for (let edge = graph.firstEdge[node] ?? 0; edge < end; edge += 1)
      ranks[edge] = here?.[graph.choice[edge] ?? -1] ?? 0;
  }
  return ranks;
}

export function edgesOf(graph: StateGraph, node: number): number[] {
  const first = graph.firstEdge[node] ?? 0;
  return Array.from({ length: (graph.firstEdge[node + 1] ?? first) - first }, (_, index) => first + index);
}

/** The id of the choice an edge stands for. */
export function choiceOn(graph: StateGraph, node: number, edge: number): string {
  const beat = graph.rules.beats[graph.at[node] ?? -1];
  return beat?.beat.choices[graph.choice[edge] ?? -1]?.id ?? '';
}

/** How many runs there are; a double, so beyond 2^53 only about. */
export function countRuns({ order, size, firstEdge, to }: StateGraph): number {
  const runs = new Float64Array(size);
  for (const node of order ?? []) {
    const first = firstEdge[node] ?? 0;
    const end = firstEdge[node + 1] ?? 0;
    let sum = first === end ? 1 : 0;
    for (let edge = first; edge < end; edge += 1) sum += runs[to[edge] ?? 0] ?? 0;
    runs[node] = sum;
  }
  return runs[0] ?? 0;
}

/** The run that follows the best edge everywhere; the first of equals. */
export function bestRun(graph: StateGraph, bestOf: (node: number) => number): string[] {
  const choices: string[] = [];
  for (let node = 0; ;) {
    const edges = edgesOf(graph, node);
    const worth = (edge: number) => (graph.points[edge] ?? 0) + bestOf(graph.to[edge] ?? 0);
    const best = edges.reduce<number | null>(
      (most, edge) => (most === null || worth(edge) > worth(most) ? edge : most),
      null,
    );
    if (best === null) return choices;
    choices.push(choiceOn(graph, node, best));
    node = graph.to[best] ?? 0;
  }
}

/** Per node: the most points from there on. */
export function bestFrom({ order, size, firstEdge, points, to }: StateGraph): Int32Array {
  const best = new Int32Array(size);
  for (const node of order ?? []) {
    const first = firstEdge[node] ?? 0;
    const end = firstEdge[node + 1] ?? 0;
    let most = first === end ? 0 : -Infinity;
    for (let edge = first; edge < end; edge += 1) {
      const worth = (points[edge] ?? 0) + (best[to[edge] ?? 0] ?? 0);
      if (worth > most) most = worth;
    }
    best[node] = most;
  }
  return best;
}

export type EndingFound = { witness: string[]; lowest: number; highest: number };

/** Per ending reached: a shortest run to it, and the fewest and most points with which it is reached. */
export function endingsReached(graph: StateGraph): Map<string, EndingFound> {
  const { rules, size } = graph;
  const lowest = new Int32Array(size).fill(highestInt);
  const highest = new Int32Array(size).fill(-highestInt);
  const parent = new Int32Array(size).fill(-1);
  const parentEdge = new Int32Array(size).fill(-1);
  lowest[0] = 0;
  highest[0] = 0;
  // Nodes are numbered in the order they were found, breadth first: the first edge to a node is on a shortest run.
  for (let node = 0; node < size; node += 1)
    for (const edge of edgesOf(graph, node)) {
      const target = graph.to[edge] ?? 0;
      if (target !== 0 && parent[target] === -1) {
        parent[target] = node;
        parentEdge[target] = edge;
      }
    }
  for (const node of [...(graph.order ?? [])].reverse())
    for (const edge of edgesOf(graph, node)) {
      const target = graph.to[edge] ?? 0;
      const points = graph.points[edge] ?? 0;
      lowest[target] = Math.min(lowest[target] ?? 0, (lowest[node] ?? 0) + points);
      highest[target] = Math.max(highest[target] ?? 0, (highest[node] ?? 0) + points);
    }
  const found = new Map<string, EndingFound>();
  for (let node = 0; node < size; node += 1) {
    const ending = rules.endings[(graph.at[node] ?? 0) - rules.beats.length];
    if (ending === undefined) continue;
    const witness: string[] = [];
    for (let here = node; here !== 0 && (parent[here] ?? -1) >= 0; here = parent[here] ?? 0)
      witness.unshift(choiceOn(graph, parent[here] ?? 0, parentEdge[here] ?? 0));
    found.set(ending, { witness, lowest: lowest[node] ?? 0, highest: highest[node] ?? 0 });
  }
  return found;
}

const highestInt = 0x7fffffff;

/** Keys of what can be seen and said in this variant: choices as `beat/choice`, lines as `beat:index` and `beat/choice:index`. */
export function seen(graph: StateGraph): { choices: Set<string>; alone: Set<string>; lines: Set<string> } {
  const choices = new Set<string>();
  const notAlone = new Set<string>();
  const lines = new Set<string>();
  for (let node = 0; node < graph.size; node += 1) {
    const state = graph.stateAt(node);
    const beat = graph.rules.beats[graph.at[node] ?? -1];
    if (!state || !beat) continue;
    for (const { index } of holding(beat.lines, state.vars)) lines.add(`${beat.id}:${index}`);
    const open = offered(graph.rules, state);
    for (const choice of open) {
      const key = `${beat.id}/${choice.id}`;
      choices.add(key);
      if (open.length > 1) notAlone.add(key);
      for (const { index } of holding(choice.reply, afterEffects(state, choice))) lines.add(`${key}:${index}`);
    }
  }
  return { choices, alone: new Set([...choices].filter((key) => !notAlone.has(key))), lines };
}

/** Whether some run meets no decision where a property of its beat holds. */
export function avoidable(graph: StateGraph, meets: (node: number) => boolean): boolean {
  const free = new Uint8Array(graph.size);
  for (const node of graph.order ?? []) {
    const edges = edgesOf(graph, node);
    if (meets(node)) free[node] = 0;
    else free[node] = edges.length === 0 || edges.some((edge) => free[graph.to[edge] ?? 0] === 1) ? 1 : 0;
  }
  return free[0] === 1;
}
