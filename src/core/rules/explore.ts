/**
 * All states a scenario can reach in one variant, as a graph in flat arrays.
 * Two runs that differ only in what no later condition can read stand in the same node, so the graph stays small and exact.
 */
import { arriveAndApply, pointsOf, targetOf, type Rules, type State } from './rules.ts';
import { stateStore, type Detail, type StateStore } from './state-store.ts';

export type StateGraph = {
  readonly rules: Rules;
  /** False when the cap was reached: then the graph is a part and proves nothing. */
  readonly complete: boolean;
  readonly size: number;
  /** Per node: beat, or beats.length + ending. Node 0 is the start; nodes are numbered breadth first. */
  readonly at: Int32Array;
  /** Per node: its first edge; `firstEdge[size]` closes the last. */
  readonly firstEdge: Int32Array;
  /** Per edge: the choice's position in the file, its points, and the node it leads to. */
  readonly choice: Uint8Array;
  readonly points: Int32Array;
  readonly to: Int32Array;
  /** Nodes such that every edge leads to an earlier one; null when states run in a circle, or the graph is a part. */
  readonly order: Int32Array | null;
  /** A beat on such a circle; null when there is none. */
  readonly circleAt: string | null;
  /** A node's state. What no later condition reads stands at its start value. */
  readonly stateAt: (node: number) => State;
  /** The node of a state reachable from the start; undefined otherwise. */
  readonly nodeOf: (state: State) => number | undefined;
};

const graphs = { course: new WeakMap<Rules, StateGraph>(), screen: new WeakMap<Rules, StateGraph>() };
const stateCap = 1_000_000; // ten times a rich scenario of forty beats; about 50 MB

/** The state graph of a variant, made once. Stops at `cap` nodes and says so. */
export function exploreStates(rules: Rules, cap = stateCap, detail: Detail = 'course'): StateGraph {
  const ready = graphs[detail].get(rules);
  if (ready && (ready.complete || cap <= ready.size)) return ready;
  const graph = explore(rules, cap, stateStore(rules, detail));
  graphs[detail].set(rules, graph);
  return graph;
}

function explore(rules: Rules, cap: number, store: StateStore): StateGraph {
  const vars = rules.start.vars.slice();
  const after = rules.start.vars.slice();
  let at = new Int32Array(1_024);
  let firstEdge = new Int32Array(1_024);
  let choice = new Uint8Array(4_096);
  let points = new Int32Array(4_096);
  let to = new Int32Array(4_096);
  let edges = 0;
  let node = 0;
  at[store.add(rules.start.at, rules.start.vars)] = rules.start.at;
  for (; node < store.size() && store.size() <= cap; node += 1) {
    if (node + 1 >= firstEdge.length) firstEdge = grown(firstEdge);
    firstEdge[node] = edges;
    const here = at[node] ?? 0;
    const beat = rules.beats[here];
    if (!beat) continue;
    store.load(node, here, vars);
    for (let index = 0; index < beat.choices.length; index += 1) {
      const open = beat.choices[index];
      if (!open || (open.when !== null && !open.when(vars))) continue;
      for (let copied = 0; copied < vars.length; copied += 1) after[copied] = vars[copied] ?? 0;
      for (let each = 0; each < open.effects.length; each += 1) open.effects[each]?.apply(vars, after);
      const target = targetOf(open, after);
      arriveAndApply(rules, after, target);
      const next = store.add(target, after);
      if (next >= at.length) at = grown(at);
      at[next] = target;
      if (edges >= to.length) {
        choice = grown(choice);
        points = grown(points);
        to = grown(to);
      }
      choice[edges] = open.index;
      points[edges] = pointsOf(open, vars);
      to[edges] = next;
      edges += 1;
    }
  }
  const size = node;
  const complete = size === store.size();
  firstEdge[size] = edges;
  const sorted = complete ? sinksFirst(size, firstEdge, to) : null;
  const circle = sorted && sorted.length < size ? onCircle(sorted, size, firstEdge, to) : null;
  return {
    rules,
    complete,
    size,
    at,
    firstEdge,
    choice,
    points,
    to,
    order: circle === null ? sorted : null,
    circleAt: circle === null ? null : (rules.beats[at[circle] ?? -1]?.id ?? null),
    stateAt: (of) => {
      const found = rules.start.vars.slice();
      store.load(of, at[of] ?? 0, found);
      return { at: at[of] ?? 0, vars: found };
    },
    nodeOf: (state) => store.find(state.at, state.vars),
  };
}

function grown<T extends Int32Array<ArrayBuffer> | Uint8Array<ArrayBuffer>>(array: T): T {
  const larger = new (array.constructor as new (length: number) => T)(array.length * 2);
  larger.set(array);
  return larger;
}

/** Kahn's algorithm from the endings back; nodes on or before a circle are left out. */
function sinksFirst(size: number, firstEdge: Int32Array, to: Int32Array): Int32Array {
  const edges = firstEdge[size] ?? 0;
  const open = new Int32Array(size);
  const firstParent = new Int32Array(size + 1);
  for (let edge = 0; edge < edges; edge += 1) {
    const target = (to[edge] ?? 0) + 1;
    firstParent[target] = (firstParent[target] ?? 0) + 1;
  }
  for (let node = 0; node < size; node += 1)
    firstParent[node + 1] = (firstParent[node + 1] ?? 0) + (firstParent[node] ?? 0);
  const parents = new Int32Array(edges);
  const filled = firstParent.slice();
  const order = new Int32Array(size);
  let sorted = 0;
  for (let node = 0; node < size; node += 1) {
    const end = firstEdge[node + 1] ?? 0;
    open[node] = end - (firstEdge[node] ?? 0);
    if (open[node] === 0) order[sorted++] = node;
    for (let edge = firstEdge[node] ?? 0; edge < end; edge += 1) {
      const target = to[edge] ?? 0;
      const slot = filled[target] ?? 0;
      parents[slot] = node;
      filled[target] = slot + 1;
    }
  }
  for (let next = 0; next < sorted; next += 1) {
    const node = order[next] ?? 0;
    const end = firstParent[node + 1] ?? 0;
    for (let slot = firstParent[node] ?? 0; slot < end; slot += 1) {
      const parent = parents[slot] ?? 0;
      const left = (open[parent] ?? 0) - 1;
      open[parent] = left;
      if (left === 0) order[sorted++] = parent;
    }
  }
  return order.subarray(0, sorted);
}

/** A node on a circle: from a node without a place in the order, ever on to such a node until one comes back. */
function onCircle(order: Int32Array, size: number, firstEdge: Int32Array, to: Int32Array): number {
  const sorted = new Uint8Array(size);
  for (const node of order) sorted[node] = 1;
  const passed = new Set<number>();
  let node = sorted.indexOf(0);
  while (!passed.has(node)) {
    passed.add(node);
    node = to.subarray(firstEdge[node], firstEdge[node + 1]).find((next) => sorted[next] === 0) ?? node;
  }
  return node;
}
