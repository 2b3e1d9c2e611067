/** What a scenario's variant has to give: the measure a score is taken by. Exact, over all reachable states. */
import { exploreStates, type StateGraph } from '../rules/explore.ts';
import type { Rules, State } from '../rules/rules.ts';

export type Par = {
  /** The most points any run can earn. */
  readonly best: number;
  /** The mean of a player who picks among the offered choices by chance. Deterministic: IEEE sums in a fixed order. */
  readonly expected: number;
  /** The most points still to be earned from a reachable state; 0 at an ending. Throws RangeError for any other state. */
  readonly bestFrom: (state: State) => number;
};

export type ParResult =
  | { readonly ok: true; readonly par: Par }
  | {
      readonly ok: false;
      /** endless-loop: states run in a circle. too-many-states: more than can be looked through. */
      readonly problem: 'endless-loop' | 'too-many-states';
      readonly beat: string | null;
    };

const measured = new WeakMap<StateGraph, ParResult>();

/** The par of one variant, computed once. */
export function par(rules: Rules): ParResult {
  const graph = exploreStates(rules);
  const ready = measured.get(graph) ?? measure(graph);
  measured.set(graph, ready);
  return ready;
}

function measure(graph: StateGraph): ParResult {
  if (!graph.complete) return { ok: false, problem: 'too-many-states', beat: null };
  if (!graph.order) return { ok: false, problem: 'endless-loop', beat: graph.circleAt };
  const best = new Int32Array(graph.size);
  const expected = new Float64Array(graph.size);
  for (const node of graph.order) {
    const first = graph.firstEdge[node] ?? 0;
    const end = graph.firstEdge[node + 1] ?? first;
    if (first === end) continue;
    let most = -Infinity;
    let sum = 0;
    for (let edge = first; edge < end; edge += 1) {
      const gain = graph.points[edge] ?? 0;
      const next = graph.to[edge] ?? 0;
      most = Math.max(most, gain + (best[next] ?? 0));
      sum += gain + (expected[next] ?? 0);
    }
    best[node] = most;
    expected[node] = sum / (end - first);
  }
  const bestFrom = (state: State): number => {
    const node = graph.nodeOf(state);
    if (node === undefined) throw new RangeError('a state that no run reaches');
    return best[node] ?? 0;
  };
  return { ok: true, par: { best: best[0] ?? 0, expected: expected[0] ?? 0, bestFrom } };
}
