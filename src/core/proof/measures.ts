/** What one variant has to give, read off its state graph: ways, endings, choices, lines. */
import { afterEffects, type RuleBeat, type RuleChoice, type State } from '../rules/rules.ts';
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
    for (let edge = graph.firstEdge[node] ?? 0; edge < (graph.firstEdge[node + 1] ?? 0); edge += 1) {
      const target = graph.to[edge] ?? 0;
      if (target !== 0 && parent[target] === -1) {
        parent[target] = node;
        parentEdge[target] = edge;
      }
    }
  for (const node of graph.order?.toReversed() ?? [])
    for (let edge = graph.firstEdge[node] ?? 0; edge < (graph.firstEdge[node + 1] ?? 0); edge += 1) {
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

/** Asked of the states at a beat until it holds in one of them. */
export type Question = { key: string; holds: (state: State, openChoices: number) => boolean };

/** The keys of the questions that hold in some state. Each is asked no longer than it takes. */
export function everHolds(graph: StateGraph, questionsAt: (beat: RuleBeat) => Question[]): Set<string> {
  const pending = graph.rules.beats.map(questionsAt);
  const found = new Set<string>();
  for (let node = 0; node < graph.size; node += 1) {
    const at = graph.at[node] ?? -1;
    const asked = pending[at];
    if (!asked || asked.length === 0) continue;
    const state = graph.stateAt(node);
    const open = (graph.firstEdge[node + 1] ?? 0) - (graph.firstEdge[node] ?? 0);
    const left = asked.filter(({ key, holds }) => {
      if (found.has(key)) return false;
      if (!holds(state, open)) return true;
      found.add(key);
      return false;
    });
    if (left.length < asked.length) pending[at] = left;
  }
  return found;
}

/** Whether a choice is open in a state. */
export function isOpen({ when }: RuleChoice, { vars }: State): boolean {
  return when === null || when(vars);
}

/** Keys of what can be seen and said in this variant: choices as `beat/choice`, lines as `beat:index` and `beat/choice:index`. */
export function seen(graph: StateGraph): { choices: Set<string>; alone: Set<string>; lines: Set<string> } {
  const choices = everHolds(graph, ({ id, choices: all }) =>
    all.map((choice) => ({ key: `${id}/${choice.id}`, holds: (state) => isOpen(choice, state) })),
  );
  const accompanied = everHolds(graph, ({ id, choices: all }) =>
    all.map((choice) => ({ key: `${id}/${choice.id}`, holds: (state, open) => open > 1 && isOpen(choice, state) })),
  );
  const lines = everHolds(graph, ({ id, lines: said, choices: all }) => [
    ...said.map(({ index, when }) => ({
      key: `${id}:${index}`,
      holds: ({ vars }: State) => when === null || when(vars),
    })),
    ...all.flatMap((choice) =>
      choice.reply.map(({ index, when }) => ({
        key: `${id}/${choice.id}:${index}`,
        holds: (state: State) => isOpen(choice, state) && (when === null || when(afterEffects(state, choice))),
      })),
    ),
  ]);
  return { choices, alone: new Set([...choices].filter((key) => !accompanied.has(key))), lines };
}

/** Whether some run meets none of the beats marked, given by their position. */
export function avoidable({ order, size, at, firstEdge, to }: StateGraph, marked: readonly boolean[]): boolean {
  const free = new Uint8Array(size);
  for (const node of order ?? []) {
    if (marked[at[node] ?? -1]) continue;
    const first = firstEdge[node] ?? 0;
    const end = firstEdge[node + 1] ?? 0;
    let open = first === end ? 1 : 0;
    for (let edge = first; edge < end && open === 0; edge += 1) open = free[to[edge] ?? 0] ?? 0;
    free[node] = open;
  }
  return free[0] === 1;
}
