/**
 * The conversation as a map: every beat and ending on a row as far down as the longest way from the start leads, so that
 * ways run downwards. Pure numbers, in units of the drawing.
 */
import type { Ending, Language, Scenario } from '../../core/scenario/schema.ts';
import { wrapLabel } from '../debrief/radar.ts';

export type Point = { x: number; y: number };

export type MapNode = {
  id: string;
  /** Null for a beat. */
  meaning: Ending['meaning'] | null;
  /** The title, or the id where there is none, over lines. */
  label: string[];
  isStart: boolean;
  /** The middle of the box. */
  x: number;
  y: number;
  width: number;
  height: number;
};

/** All the choices that can lead from one moment to another, as one line. */
export type MapEdge = {
  from: string;
  to: string;
  /** Ids of the choices, in the order of the file. */
  choices: string[];
  /** From the edge of the one box to that of the other. */
  points: Point[];
  /** Leads back to an earlier row, or stays where it is. */
  isBack: boolean;
};

export type ConversationMap = { width: number; height: number; nodes: MapNode[]; edges: MapEdge[] };

const boxWidth = 176;
const lineHeight = 20;
const padding = 22; // above and below the lines of a label, together
const between = 28;
const rowGap = 64;
const margin = 28;
const threadWidth = 10; // a line that passes a row takes this much room there
const mostThreads = 4_000; // past this, lines run straight across the rows
const letters = 19; // of a label's line

/** Lays out the map of a scenario. Beats no way leads to stand on a row of their own below the rest. */
export function layOutMap(scenario: Scenario, language: Language): ConversationMap {
  const ways = waysOf(scenario);
  const back = waysBack(scenario.start, ways);
  const rowOf = rowsFrom(scenario, ways, back);
  const boxes = boxesOf(scenario, language);
  const rows = arrange(ways, back, rowOf, boxes);
  return draw(ways, back, rows, boxes);
}

/** The moments a choice can lead to. */
export function targetsOf({ to }: Scenario['beats'][string]['choices'][number]): string[] {
  return typeof to === 'string' ? [to] : [...new Set(to.map((target) => target.to))];
}

type Way = { from: string; to: string; choices: string[] };
type Ways = ReadonlyMap<string, readonly Way[]>;

function waysOf(scenario: Scenario): Ways {
  return new Map(
    Object.entries(scenario.beats).map(([from, { choices }]) => {
      const byTarget = new Map<string, string[]>();
      for (const choice of choices)
        for (const to of targetsOf(choice)) byTarget.set(to, [...(byTarget.get(to) ?? []), choice.id]);
      return [from, [...byTarget].map(([to, ids]) => ({ from, to, choices: ids }))];
    }),
  );
}

/** The ways that close a circle, seen from the start. */
function waysBack(start: string, ways: Ways): Set<Way> {
  const back = new Set<Way>();
  const state = new Map<string, 'open' | 'done'>();
  const stack: { id: string; next: number }[] = [{ id: start, next: 0 }];
  state.set(start, 'open');
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const way = ways.get(top.id)?.[top.next];
    top.next += 1;
    if (!way) {
      state.set(top.id, 'done');
      stack.pop();
    } else if (state.get(way.to) === 'open') back.add(way);
    else if (!state.has(way.to)) {
      state.set(way.to, 'open');
      stack.push({ id: way.to, next: 0 });
    }
  }
  return back;
}

/** Row 0 has the start; each way that is not a way back leads at least one row down. */
function rowsFrom(scenario: Scenario, ways: Ways, back: ReadonlySet<Way>): Map<string, number> {
  const rowOf = new Map<string, number>([[scenario.start, 0]]);
  const waiting = new Map<string, number>();
  const met = new Set([scenario.start]);
  for (const id of met)
    for (const way of ways.get(id) ?? []) {
      if (back.has(way)) continue;
      waiting.set(way.to, (waiting.get(way.to) ?? 0) + 1);
      met.add(way.to);
    }
  const ready = [scenario.start];
  for (let id = ready.pop(); id !== undefined; id = ready.pop())
    for (const way of ways.get(id) ?? []) {
      if (back.has(way)) continue;
      rowOf.set(way.to, Math.max(rowOf.get(way.to) ?? 0, (rowOf.get(id) ?? 0) + 1));
      const left = (waiting.get(way.to) ?? 0) - 1;
      waiting.set(way.to, left);
      if (left === 0) ready.push(way.to);
    }
  const last = Math.max(...rowOf.values()) + 1;
  for (const id of [...Object.keys(scenario.beats), ...Object.keys(scenario.endings)])
    if (!rowOf.has(id)) rowOf.set(id, last);
  return rowOf;
}

type Box = Omit<MapNode, 'x' | 'y'>;

function boxesOf(scenario: Scenario, language: Language): Map<string, Box> {
  const box = (id: string, title: string | undefined, meaning: Box['meaning']): [string, Box] => {
    const label = shorten(wrapLabel(title ?? id, letters));
    const lines = label.length + (meaning === null ? 0 : 1); // an ending says in a line of its own what it means
    const isStart = id === scenario.start;
    return [id, { id, meaning, label, isStart, width: boxWidth, height: lines * lineHeight + padding }];
  };
  return new Map([
    ...Object.entries(scenario.beats).map(([id, { title }]) => box(id, title?.[language], null)),
    ...Object.entries(scenario.endings).map(([id, { title, meaning }]) => box(id, title[language], meaning)),
  ]);
}

/** At most three lines; a line that is too long for the box is cut. */
function shorten(lines: readonly string[]): string[] {
  const kept = lines.slice(0, 3);
  return kept.map((line, index) => {
    const isCut = line.length > letters + 3 || (index === 2 && lines.length > 3);
    return isCut ? `${line.slice(0, letters - 1)}…` : line;
  });
}

/** A place on a row: a box, or the thread of a line that passes on its way further down. */
type Place = { box: Box | null; x: number; width: number; above: Place[]; below: Place[] };

type Rows = { rows: Place[][]; placeOf: Map<string, Place>; threads: Map<Way, Place[]> };

function arrange(
  ways: Ways,
  back: ReadonlySet<Way>,
  rowOf: ReadonlyMap<string, number>,
  boxes: ReadonlyMap<string, Box>,
): Rows {
  const rows: Place[][] = Array.from({ length: Math.max(...rowOf.values()) + 1 }, () => []);
  const placeOf = new Map<string, Place>();
  const threads = new Map<Way, Place[]>();
  for (const [id, row] of rowOf) {
    const box = boxes.get(id);
    if (!box) continue;
    const place: Place = { box, x: 0, width: box.width, above: [], below: [] };
    placeOf.set(id, place);
    rows[row]?.push(place);
  }
  const all = [...ways.values()].flat();
  const spanOf = ({ from, to }: Way) => Math.abs((rowOf.get(to) ?? 0) - (rowOf.get(from) ?? 0));
  const isThreaded = all.reduce((sum, way) => sum + Math.max(0, spanOf(way) - 1), 0) <= mostThreads;
  for (const way of all) {
    const [from, to] = [placeOf.get(way.from), placeOf.get(way.to)];
    const [first, last] = [rowOf.get(way.from) ?? 0, rowOf.get(way.to) ?? 0];
    if (!from || !to || first === last) continue;
    const [upper, lower] = first < last ? [from, to] : [to, from];
    const passed: Place[] = [];
    let previous = upper;
    if (isThreaded)
      for (let row = Math.min(first, last) + 1; row < Math.max(first, last); row += 1) {
        const place: Place = { box: null, x: 0, width: threadWidth, above: [previous], below: [] };
        previous.below.push(place);
        rows[row]?.push(place);
        passed.push(place);
        previous = place;
      }
    if (isThreaded || spanOf(way) === 1) {
      previous.below.push(lower);
      lower.above.push(previous);
    }
    threads.set(way, back.has(way) || first > last ? passed.reverse() : passed);
  }
  for (const row of rows) spread(row);
  for (let sweep = 0; sweep < 10; sweep += 1) {
    const down = sweep % 2 === 0;
    for (const row of down ? rows : rows.toReversed()) order(row, down ? 'above' : 'below');
  }
  for (let sweep = 0; sweep < 8; sweep += 1) {
    const down = sweep % 2 === 0;
    for (const row of down ? rows : rows.toReversed()) pull(row);
  }
  return { rows, placeOf, threads };
}

const gapOf = (left: Place, right: Place) => (left.width + right.width) / 2 + between;

/** Side by side, around the middle. */
function spread(row: Place[]): void {
  let x = 0;
  for (const [index, place] of row.entries()) {
    const left = row[index - 1];
    if (left) x += gapOf(left, place);
    place.x = x;
  }
  for (const place of row) place.x -= x / 2;
}

/** By where the neighbours on the row above or below stand, so that fewer lines cross. */
function order(row: Place[], side: 'above' | 'below'): void {
  const wish = new Map(row.map((place) => [place, mean(place[side]) ?? place.x]));
  row.sort((a, b) => (wish.get(a) ?? 0) - (wish.get(b) ?? 0));
  spread(row);
}

/** Towards the neighbours on both sides, as near as the room allows. */
function pull(row: Place[]): void {
  const wishes = row.map((place) => mean([...place.above, ...place.below]) ?? place.x);
  const fromLeft = [...wishes];
  const fromRight = [...wishes];
  for (let index = 1; index < row.length; index += 1) {
    const [left, right] = [row[index - 1], row[index]];
    if (left && right) fromLeft[index] = Math.max(wishes[index] ?? 0, (fromLeft[index - 1] ?? 0) + gapOf(left, right));
  }
  for (let index = row.length - 2; index >= 0; index -= 1) {
    const [left, right] = [row[index], row[index + 1]];
    if (left && right)
      fromRight[index] = Math.min(wishes[index] ?? 0, (fromRight[index + 1] ?? 0) - gapOf(left, right));
  }
  // Both keep the gaps, so their mean does.
  for (const [index, place] of row.entries()) place.x = ((fromLeft[index] ?? 0) + (fromRight[index] ?? 0)) / 2;
}

function mean(places: readonly Place[]): number | null {
  return places.length === 0 ? null : places.reduce((sum, { x }) => sum + x, 0) / places.length;
}

function draw(
  ways: Ways,
  back: ReadonlySet<Way>,
  { rows, placeOf, threads }: Rows,
  boxes: ReadonlyMap<string, Box>,
): ConversationMap {
  const places = rows.flat();
  const left = Math.min(...places.map(({ x, width }) => x - width / 2)) - margin;
  const right = Math.max(...places.map(({ x, width }) => x + width / 2)) + margin;
  const middle = new Map<Place, number>();
  let y = margin;
  for (const row of rows) {
    const height = Math.max(0, ...row.map(({ box }) => box?.height ?? 0));
    for (const place of row) middle.set(place, y + height / 2);
    y += height + rowGap;
  }
  const pointOf = (place: Place): Point => ({ x: place.x - left, y: middle.get(place) ?? 0 });
  const nodes = [...placeOf].flatMap(([id, place]): MapNode[] => {
    const box = boxes.get(id);
    return box ? [{ ...box, ...pointOf(place) }] : [];
  });
  const edges = [...ways.values()].flat().flatMap((way): MapEdge[] => {
    const [from, to] = [placeOf.get(way.from), placeOf.get(way.to)];
    if (!from?.box || !to?.box) return [];
    const [start, end] = [pointOf(from), pointOf(to)];
    const isBack = back.has(way) || end.y <= start.y;
    const side = from.box.width / 2;
    const points =
      end.y === start.y
        ? // To itself or beside it: round the side.
          [
            { x: start.x + side, y: start.y - 8 },
            { x: Math.max(start.x, end.x) + side + between, y: start.y },
            { x: end.x + side, y: end.y + 8 },
          ]
        : [
            { x: start.x, y: start.y + (isBack ? -from.box.height : from.box.height) / 2 },
            ...(threads.get(way) ?? []).map(pointOf),
            { x: end.x, y: end.y + (isBack ? to.box.height : -to.box.height) / 2 },
          ];
    return [{ ...way, points, isBack }];
  });
  return { width: right - left, height: y - rowGap + margin, nodes, edges };
}

/** A smooth line through the points, as the `d` of an SVG path: it leaves and arrives upright. */
export function pathOf(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (!first) return '';
  let path = `M${round(first.x)} ${round(first.y)}`;
  let previous = first;
  for (const point of rest) {
    const half = (previous.y + point.y) / 2;
    path += `C${round(previous.x)} ${round(half)} ${round(point.x)} ${round(half)} ${round(point.x)} ${round(point.y)}`;
    previous = point;
  }
  return path;
}

const round = (value: number) => Math.round(value * 10) / 10;
