/**
 * The conversation as its player knows it: what was seen has a name, the rest lies in fog. Data in, places on a drawing out.
 */
import type { Knowledge, Way } from '../../../core/score/knowledge.ts';
import type { Ending, Language, Scenario } from '../../../core/scenario/schema.ts';
import { layOutLayers, type Direction } from '../../map/layers.ts';
import type { Point } from '../../map/line.ts';

/** mine: on the way that is shown. seen: met in another run. fog: never met, so without a name. */
export type Sight = 'mine' | 'seen' | 'fog';

export type PathNode = {
  id: string;
  sight: Sight;
  isEnding: boolean;
  /** Null for a beat, and in fog. */
  meaning: Ending['meaning'] | null;
  /** '' in fog. */
  title: string;
  /** The visits of the way that is shown: 0 for the first moment. More than one where it comes back. */
  visits: number[];
  /** The middle of the box. */
  x: number;
  y: number;
  width: number;
  height: number;
};

export type PathEdge = {
  from: string;
  to: string;
  /** gone: somebody took it. open: it was on offer at a moment met, and never taken. */
  kind: 'gone' | 'open';
  /** 0..1: how much of what is shown went this way. */
  weight: number;
  points: Point[];
};

export type PathMap = { direction: Direction; width: number; height: number; nodes: PathNode[]; edges: PathEdge[] };

/** What is shown on the map: one run, or the share of a group that took each choice. */
export type Shown = {
  /** The moments and the ending of the one run, in order; empty for a group. */
  moments: readonly string[];
  /** 0..1, for ways that are known. */
  weightOf: (way: Way) => number;
};

const sizes: Record<Sight, { width: number; height: number }> = {
  mine: { width: 184, height: 88 },
  seen: { width: 152, height: 60 },
  fog: { width: 44, height: 32 },
};
/** How hard a way pulls its ends into one line: the way that is shown lies straight, the others bend around it. */
const pulls = { shown: 12, gone: 2, open: 1 };

/** Shows one run. */
export function oneRun(ways: readonly Way[]): Shown {
  const taken = new Set(ways.map(keyOf));
  const [first] = ways;
  return {
    moments: first ? [first.from, ...ways.map(({ to }) => to)] : [],
    weightOf: (way) => (taken.has(keyOf(way)) ? 1 : 0),
  };
}

/** Lays out the map of a scenario as far as it is known. */
export function layOutPath(
  scenario: Scenario,
  language: Language,
  knowledge: Knowledge,
  { moments, weightOf }: Shown,
  direction: Direction,
): PathMap {
  const ids = [...Object.keys(scenario.beats), ...Object.keys(scenario.endings)];
  const mine = new Set(moments);
  const sightOf = (id: string): Sight => {
    if (mine.has(id)) return 'mine';
    return knowledge.beats.has(id) || knowledge.endings.has(id) ? 'seen' : 'fog';
  };
  const weights = new Map<string, number>();
  const known = new Map<string, 'gone' | 'open'>();
  for (const way of knowledge.open) known.set(edgeOf(way), 'open');
  for (const way of knowledge.gone) {
    known.set(edgeOf(way), 'gone');
    weights.set(edgeOf(way), Math.min(1, (weights.get(edgeOf(way)) ?? 0) + weightOf(way)));
  }
  const ways = allWays(scenario).map((way) => {
    const isShown = (weights.get(edgeOf(way)) ?? 0) > 0;
    const kind = known.get(edgeOf(way));
    return { ...way, weight: isShown ? pulls.shown : kind ? pulls[kind] : 0 };
  });
  const boxes = ids.map((id) => ({ id, ...sizes[sightOf(id)] }));
  const { width, height, at, lines } = layOutLayers(scenario.start, boxes, ways, {
    direction,
    between: 18,
    layerGap: direction === 'right' ? 44 : 40,
    margin: 24,
  });
  return {
    direction,
    width,
    height,
    nodes: boxes.map(({ id, ...size }): PathNode => {
      const sight = sightOf(id);
      const ending = scenario.endings[id];
      return {
        id,
        sight,
        isEnding: ending !== undefined,
        meaning: sight === 'fog' ? null : (ending?.meaning ?? null),
        title: sight === 'fog' ? '' : ((ending ?? scenario.beats[id])?.title?.[language] ?? ''),
        visits: moments.flatMap((moment, visit) => (moment === id ? [visit] : [])),
        ...size,
        ...(at.get(id) ?? { x: 0, y: 0 }),
      };
    }),
    // Only what was met has a line: the others would tell where they lead.
    edges: lines.map(({ way: { from, to }, points }) => ({
      from,
      to,
      kind: known.get(edgeOf({ from, to })) ?? 'open',
      weight: weights.get(edgeOf({ from, to })) ?? 0,
      points,
    })),
  };
}

function allWays(scenario: Scenario): { from: string; to: string }[] {
  return Object.entries(scenario.beats).flatMap(([from, { choices }]) => {
    const targets = choices.flatMap(({ to }) => (typeof to === 'string' ? [to] : to.map((target) => target.to)));
    return [...new Set(targets)].map((to) => ({ from, to }));
  });
}

const edgeOf = ({ from, to }: { from: string; to: string }) => `${from} ${to}`;
const keyOf = ({ from, choice, to }: Way) => `${from} ${choice} ${to}`;
