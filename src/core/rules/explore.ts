/**
 * All states a scenario can reach in one variant, as a graph in flat arrays.
 * Two runs that differ only in what no later condition can read stand in the same node, so the graph stays small and exact.
 */
import { offered, pointsOf, take, type Rules, type State } from './rules.ts';

export type StateGraph = {
  readonly rules: Rules;
  /** False when the cap was reached: then the graph is a part and proves nothing. */
  readonly complete: boolean;
  readonly size: number;
  /** Per node: beat, or beats.length + ending. Node 0 is the start. */
  readonly at: readonly number[];
  /** Per node: its first edge; `firstEdge[size]` closes the last. */
  readonly firstEdge: readonly number[];
  /** Per edge: the choice's position in the file, its points, and the node it leads to. */
  readonly choice: readonly number[];
  readonly points: readonly number[];
  readonly to: readonly number[];
  /** Nodes such that every edge leads to an earlier one; null when states run in a circle. */
  readonly order: readonly number[] | null;
  /** A beat on such a circle; null when there is none. */
  readonly circleAt: string | null;
  /** Per node: the first state found there; what no later condition reads may differ in others. */
  readonly states: readonly State[];
  /** The node of a state reachable from the start; undefined otherwise. */
  readonly nodeOf: (state: State) => number | undefined;
};

/** What has to be told apart: only what decides the course and the points, or also what decides which lines are seen. */
export type Detail = 'course' | 'screen';

const graphs = { course: new WeakMap<Rules, StateGraph>(), screen: new WeakMap<Rules, StateGraph>() };
const stateCap = 1_000_000; // about ten times a rich scenario of forty beats; some 200 MB at the most

/** The state graph of a variant, made once. Stops at `cap` nodes and says so. */
export function exploreStates(rules: Rules, cap = stateCap, detail: Detail = 'course'): StateGraph {
  const ready = graphs[detail].get(rules);
  if (ready && (ready.complete || cap <= ready.size)) return ready;
  const graph = explore(rules, cap, detail);
  graphs[detail].set(rules, graph);
  return graph;
}

function explore(rules: Rules, cap: number, detail: Detail): StateGraph {
  const keyOf = stateKey(rules, detail);
  const nodes = new Map<number | string, number>();
  const states: State[] = [];
  const at: number[] = [];
  const firstEdge: number[] = [];
  const choice: number[] = [];
  const points: number[] = [];
  const to: number[] = [];
  const visit = (state: State): number => {
    const key = keyOf(state);
    const known = nodes.get(key);
    if (known !== undefined) return known;
    const node = states.length;
    nodes.set(key, node);
    states.push(state);
    at.push(state.at);
    return node;
  };
  visit(rules.start);
  let node = 0;
  for (; node < states.length && states.length <= cap; node += 1) {
    const state = states[node];
    if (!state) break;
    firstEdge.push(choice.length);
    for (const open of offered(rules, state)) {
      choice.push(open.index);
      points.push(pointsOf(open, state.vars));
      to.push(visit(take(rules, state, open)));
    }
  }
  const complete = node === states.length;
  const size = node;
  firstEdge.push(choice.length);
  const order = complete ? sinksFirst(size, firstEdge, to) : null;
  const circle = order && order.length < size ? onCircle(order, size, firstEdge, to) : null;
  return {
    rules,
    complete,
    size,
    at,
    firstEdge,
    choice,
    points,
    to,
    states,
    order: circle === null ? order : null,
    circleAt: circle === null ? null : (rules.beats[at[circle] ?? -1]?.id ?? null),
    nodeOf: (state) => nodes.get(keyOf(state)),
  };
}

/** Kahn's algorithm from the endings back; nodes on or before a circle are left out. */
function sinksFirst(size: number, firstEdge: readonly number[], to: readonly number[]): number[] {
  const open = new Int32Array(size);
  const firstParent = new Int32Array(size + 1);
  for (const target of to) firstParent[target + 1] = (firstParent[target + 1] ?? 0) + 1;
  for (let node = 0; node < size; node += 1)
    firstParent[node + 1] = (firstParent[node + 1] ?? 0) + (firstParent[node] ?? 0);
  const parents = new Int32Array(to.length);
  const filled = firstParent.slice();
  for (let node = 0; node < size; node += 1) {
    open[node] = (firstEdge[node + 1] ?? 0) - (firstEdge[node] ?? 0);
    for (let edge = firstEdge[node] ?? 0; edge < (firstEdge[node + 1] ?? 0); edge += 1) {
      const target = to[edge] ?? 0;
      const slot = filled[target] ?? 0;
      parents[slot] = node;
      filled[target] = slot + 1;
    }
  }
  const order: number[] = [];
  for (let node = 0; node < size; node += 1) if (open[node] === 0) order.push(node);
  for (let next = 0; next < order.length; next += 1) {
    const node = order[next] ?? 0;
    for (let slot = firstParent[node] ?? 0; slot < (firstParent[node + 1] ?? 0); slot += 1) {
      const parent = parents[slot] ?? 0;
      const left = (open[parent] ?? 0) - 1;
      open[parent] = left;
      if (left === 0) order.push(parent);
    }
  }
  return order;
}

/** A node on a circle: from a node without a place in the order, ever on to such a node until one comes back. */
function onCircle(order: readonly number[], size: number, firstEdge: readonly number[], to: readonly number[]): number {
  const sorted = new Uint8Array(size);
  for (const node of order) sorted[node] = 1;
  const passed = new Set<number>();
  let node = sorted.indexOf(0);
  while (!passed.has(node)) {
    passed.add(node);
    node = to.slice(firstEdge[node], firstEdge[node + 1]).find((next) => sorted[next] === 0) ?? node;
  }
  return node;
}

/** A key per state over the variables that still matter there: one whole number where it fits, else text. */
export function stateKey(rules: Rules, detail: Detail, always: readonly number[] = []): (state: State) => number | string {
  const live = liveVariables(rules, detail, always);
  const places = rules.beats.length + rules.endings.length;
  const plans = live.map((indexes) => {
    let room = places;
    const digits = indexes.map((index) => {
      const { min, max } = rules.layout.variables[index] ?? { min: 0, max: 0 };
      room *= max - min + 1;
      return { index, min, base: max - min + 1 };
    });
    return { digits, fits: room <= Number.MAX_SAFE_INTEGER };
  });
  return ({ at, vars }) => {
    const plan = plans[at];
    if (!plan) return at;
    if (!plan.fits) return `${at}:${plan.digits.map(({ index }) => vars[index]).join(',')}`;
    let key = 0;
    for (const { index, min, base } of plan.digits) key = key * base + ((vars[index] ?? 0) - min);
    return key * places + at;
  };
}

/** Per beat: the variables that a condition there, or anywhere that can come after it, reads. */
function liveVariables(rules: Rules, detail: Detail, always: readonly number[]): number[][] {
  const live = rules.beats.map(
    ({ reads, lineReads }) => new Set([...reads, ...(detail === 'screen' ? lineReads : []), ...always]),
  );
  const next = rules.beats.map(({ choices }) => [
    ...new Set(choices.flatMap(({ targets }) => targets.map(({ at }) => at))),
  ]);
  for (let changed = true; changed;) {
    changed = false;
    for (let at = rules.beats.length - 1; at >= 0; at -= 1) {
      const here = live[at];
      if (!here) continue;
      const before = here.size;
      for (const target of next[at] ?? []) {
        for (const index of rules.beats[target]?.entryReads ?? []) here.add(index);
        for (const index of live[target] ?? []) here.add(index);
      }
      if (here.size > before) changed = true;
    }
  }
  return live.map((indexes) => [...indexes].sort((a, b) => a - b));
}
