/**
 * Lays out boxes and the ways between them in layers: every box as many layers from the start as the longest way leads, so
 * that ways run one way, downwards or to the right. Pure numbers, in units of the drawing.
 */
import type { Point } from './line.ts';

export type Box = { id: string; width: number; height: number };

/**
 * A way from one box to another. `weight`: how hard it pulls its ends into one line; 1 where nothing matters more. At 0 it
 * takes no room and has no line: it only says which comes first.
 */
export type Way = { from: string; to: string; weight: number };

/** down: layers are rows. right: layers are columns. */
export type Direction = 'down' | 'right';

export type Line<W extends Way> = {
  way: W;
  /** From the edge of the one box to that of the other. */
  points: Point[];
  /** Leads back to an earlier layer, or stays where it is. */
  isBack: boolean;
};

export type Layers<W extends Way> = {
  width: number;
  height: number;
  /** The middle of each box. */
  at: Map<string, Point>;
  lines: Line<W>[];
};

export type Room = {
  direction: Direction;
  /** Between two boxes in a layer, between two layers, around everything. */
  between: number;
  layerGap: number;
  margin: number;
};

const threadWidth = 10; // a line that passes a layer takes this much room there
const mostThreads = 4_000; // past this, lines run straight across the layers

/** Boxes no way leads to stand in a layer of their own after the rest. Ways to or from unknown boxes are left out. */
export function layOutLayers<W extends Way>(
  start: string,
  boxes: readonly Box[],
  ways: readonly W[],
  room: Room,
): Layers<W> {
  // Everything below thinks in rows: for columns, boxes go in on their side and come out upright.
  const turned = room.direction === 'right';
  const byId = new Map(
    boxes.map(({ id, width, height }) => [id, turned ? { id, width: height, height: width } : { id, width, height }]),
  );
  const known = ways.filter(({ from, to }) => byId.has(from) && byId.has(to));
  const waysFrom = Map.groupBy(known, ({ from }) => from);
  const back = waysBack(start, waysFrom);
  const rowOf = rowsFrom(start, [...byId.keys()], waysFrom, back);
  const rows = arrange(known, back, rowOf, byId, room.between);
  const drawn = draw(known, back, rows, room);
  if (!turned) return drawn;
  const turn = ({ x, y }: Point): Point => ({ x: y, y: x });
  return {
    width: drawn.height,
    height: drawn.width,
    at: new Map([...drawn.at].map(([id, point]) => [id, turn(point)])),
    lines: drawn.lines.map((line) => ({ ...line, points: line.points.map(turn) })),
  };
}

type WaysFrom<W extends Way> = ReadonlyMap<string, readonly W[]>;

/** The ways that close a circle, seen from the start. */
function waysBack<W extends Way>(start: string, waysFrom: WaysFrom<W>): Set<W> {
  const back = new Set<W>();
  const state = new Map<string, 'open' | 'done'>();
  const stack: { id: string; next: number }[] = [{ id: start, next: 0 }];
  state.set(start, 'open');
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const way = waysFrom.get(top.id)?.[top.next];
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

/** Row 0 has the start; each way that is not a way back leads at least one row on. */
function rowsFrom<W extends Way>(
  start: string,
  ids: readonly string[],
  waysFrom: WaysFrom<W>,
  back: ReadonlySet<W>,
): Map<string, number> {
  const rowOf = new Map<string, number>([[start, 0]]);
  const waiting = new Map<string, number>();
  const met = new Set([start]);
  for (const id of met)
    for (const way of waysFrom.get(id) ?? []) {
      if (back.has(way)) continue;
      waiting.set(way.to, (waiting.get(way.to) ?? 0) + 1);
      met.add(way.to);
    }
  const ready = [start];
  for (let id = ready.pop(); id !== undefined; id = ready.pop())
    for (const way of waysFrom.get(id) ?? []) {
      if (back.has(way)) continue;
      rowOf.set(way.to, Math.max(rowOf.get(way.to) ?? 0, (rowOf.get(id) ?? 0) + 1));
      const left = (waiting.get(way.to) ?? 0) - 1;
      waiting.set(way.to, left);
      if (left === 0) ready.push(way.to);
    }
  const last = Math.max(...rowOf.values()) + 1;
  for (const id of ids) if (!rowOf.has(id)) rowOf.set(id, last);
  return rowOf;
}

/** A place on a row: a box, or the thread of a line that passes on its way further on. */
type Place = { box: Box | null; x: number; width: number; above: Tie[]; below: Tie[] };

type Tie = { place: Place; weight: number };

type Rows<W extends Way> = { rows: Place[][]; placeOf: Map<string, Place>; threads: Map<W, Place[]>; between: number };

function arrange<W extends Way>(
  ways: readonly W[],
  back: ReadonlySet<W>,
  rowOf: ReadonlyMap<string, number>,
  boxes: ReadonlyMap<string, Box>,
  between: number,
): Rows<W> {
  const rows: Place[][] = Array.from({ length: Math.max(...rowOf.values()) + 1 }, () => []);
  const placeOf = new Map<string, Place>();
  const threads = new Map<W, Place[]>();
  for (const [id, row] of rowOf) {
    const box = boxes.get(id);
    if (!box) continue;
    const place: Place = { box, x: 0, width: box.width, above: [], below: [] };
    placeOf.set(id, place);
    rows[row]?.push(place);
  }
  const spanOf = ({ from, to }: Way) => Math.abs((rowOf.get(to) ?? 0) - (rowOf.get(from) ?? 0));
  const isThreaded =
    ways.reduce((sum, way) => sum + (way.weight === 0 ? 0 : Math.max(0, spanOf(way) - 1)), 0) <= mostThreads;
  for (const way of ways) {
    if (way.weight === 0) continue;
    const [from, to] = [placeOf.get(way.from), placeOf.get(way.to)];
    const [first, last] = [rowOf.get(way.from) ?? 0, rowOf.get(way.to) ?? 0];
    if (!from || !to || first === last) continue;
    const { weight } = way;
    const [upper, lower] = first < last ? [from, to] : [to, from];
    const passed: Place[] = [];
    let previous = upper;
    if (isThreaded)
      for (let row = Math.min(first, last) + 1; row < Math.max(first, last); row += 1) {
        const place: Place = { box: null, x: 0, width: threadWidth, above: [{ place: previous, weight }], below: [] };
        previous.below.push({ place, weight });
        rows[row]?.push(place);
        passed.push(place);
        previous = place;
      }
    if (isThreaded || spanOf(way) === 1) {
      previous.below.push({ place: lower, weight });
      lower.above.push({ place: previous, weight });
    }
    threads.set(way, back.has(way) || first > last ? passed.reverse() : passed);
  }
  for (const row of rows) spread(row, between);
  for (let sweep = 0; sweep < 10; sweep += 1) {
    const down = sweep % 2 === 0;
    for (const row of down ? rows : rows.toReversed()) order(row, down ? 'above' : 'below', between);
  }
  for (let sweep = 0; sweep < 8; sweep += 1) {
    const down = sweep % 2 === 0;
    for (const row of down ? rows : rows.toReversed()) pull(row, between);
  }
  return { rows, placeOf, threads, between };
}

const gapOf = (left: Place, right: Place, between: number) => (left.width + right.width) / 2 + between;

/** Side by side, around the middle. */
function spread(row: Place[], between: number): void {
  let x = 0;
  for (const [index, place] of row.entries()) {
    const left = row[index - 1];
    if (left) x += gapOf(left, place, between);
    place.x = x;
  }
  for (const place of row) place.x -= x / 2;
}

/** By where the neighbours on the row before or after stand, so that fewer lines cross. */
function order(row: Place[], side: 'above' | 'below', between: number): void {
  const wish = new Map(row.map((place) => [place, mean(place[side]) ?? place.x]));
  row.sort((a, b) => (wish.get(a) ?? 0) - (wish.get(b) ?? 0));
  spread(row, between);
}

/** Towards the neighbours on both sides, as near as the room allows. */
function pull(row: Place[], between: number): void {
  const wishes = row.map((place) => mean([...place.above, ...place.below]) ?? place.x);
  const fromLeft = [...wishes];
  const fromRight = [...wishes];
  for (let index = 1; index < row.length; index += 1) {
    const [left, right] = [row[index - 1], row[index]];
    if (left && right)
      fromLeft[index] = Math.max(wishes[index] ?? 0, (fromLeft[index - 1] ?? 0) + gapOf(left, right, between));
  }
  for (let index = row.length - 2; index >= 0; index -= 1) {
    const [left, right] = [row[index], row[index + 1]];
    if (left && right)
      fromRight[index] = Math.min(wishes[index] ?? 0, (fromRight[index + 1] ?? 0) - gapOf(left, right, between));
  }
  // Both keep the gaps, so their mean does.
  for (const [index, place] of row.entries()) place.x = ((fromLeft[index] ?? 0) + (fromRight[index] ?? 0)) / 2;
}

function mean(ties: readonly Tie[]): number | null {
  const total = ties.reduce((sum, { weight }) => sum + weight, 0);
  return total === 0 ? null : ties.reduce((sum, { place, weight }) => sum + place.x * weight, 0) / total;
}

function draw<W extends Way>(
  ways: readonly W[],
  back: ReadonlySet<W>,
  { rows, placeOf, threads, between }: Rows<W>,
  { layerGap, margin }: Room,
): Layers<W> {
  const places = rows.flat();
  const left = Math.min(...places.map(({ x, width }) => x - width / 2)) - margin;
  const right = Math.max(...places.map(({ x, width }) => x + width / 2)) + margin;
  const middle = new Map<Place, number>();
  let y = margin;
  for (const row of rows) {
    const height = Math.max(0, ...row.map(({ box }) => box?.height ?? 0));
    for (const place of row) middle.set(place, y + height / 2);
    y += height + layerGap;
  }
  const pointOf = (place: Place): Point => ({ x: place.x - left, y: middle.get(place) ?? 0 });
  const lines = ways.flatMap((way): Line<W>[] => {
    const [from, to] = [placeOf.get(way.from), placeOf.get(way.to)];
    if (!from?.box || !to?.box || way.weight === 0) return [];
    const [start, end] = [pointOf(from), pointOf(to)];
    const isBack = back.has(way) || end.y <= start.y;
    const [sideOfStart, sideOfEnd] = [from.box.width / 2, to.box.width / 2];
    const points =
      end.y === start.y
        ? // To itself or beside it: round the side.
          [
            { x: start.x + sideOfStart, y: start.y - 8 },
            { x: Math.max(start.x + sideOfStart, end.x + sideOfEnd) + between, y: start.y },
            { x: end.x + sideOfEnd, y: end.y + 8 },
          ]
        : [
            { x: start.x, y: start.y + (isBack ? -from.box.height : from.box.height) / 2 },
            ...(threads.get(way) ?? []).map(pointOf),
            { x: end.x, y: end.y + (isBack ? to.box.height : -to.box.height) / 2 },
          ];
    return [{ way, points, isBack }];
  });
  return {
    width: right - left,
    height: y - layerGap + margin,
    at: new Map([...placeOf].map(([id, place]) => [id, pointOf(place)])),
    lines,
  };
}
