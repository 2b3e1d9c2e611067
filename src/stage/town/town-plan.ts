/** Where everything in the town stands, in CSS pixels of the canvas. The same for the same places and size. */
import type { Box, Point } from '../layout.ts';
import { buildings, type Kind } from './buildings.ts';
import { chance } from './pen.ts';

export type TownPlace = {
  id: string;
  stars: 0 | 1 | 2 | 3;
  /** Whether something was said in it. */
  played: boolean;
  finished: boolean;
};

export type PlannedBuilding = {
  id: string;
  kind: Kind;
  /** Middle of the foot of its front. */
  foot: Point;
  /** Pixels a unit of its drawing. */
  scale: number;
  box: Box;
  /** Where a press means this building. */
  hit: Box;
  /** How many of its windows are lit. */
  lit: number;
};

export type PlannedRoad = {
  from: Point;
  by: readonly [Point, Point];
  to: Point;
  /** Whether the conversation it comes from has been finished. */
  open: boolean;
};

export type TownPlan = {
  width: number;
  height: number;
  horizon: number;
  /** Pixels a unit, for what stands between the buildings. */
  scale: number;
  /** From the back to the front. */
  buildings: PlannedBuilding[];
  /** The way into town first, then from each building to the next. */
  roads: PlannedRoad[];
  trees: (Point & { size: number; tall: boolean })[];
};

const mostBuildings = 8;
const leastHit = 44; // CSS pixels
const narrow = 620; // CSS pixels

const kinds: Record<string, Kind> = {
  'op-audientie': 'manor',
  'te-mooi': 'metalworks',
  'erop-en-erover': 'doors',
  gezichtsverlies: 'warehouses',
  'hemel-en-aarde': 'hospital',
};

/** Shares of width and height: in turn at the back and at the front. */
const layouts = {
  wide: {
    spots: [
      [0.105, 0.585],
      [0.3, 0.885],
      [0.5, 0.6],
      [0.7, 0.885],
      [0.895, 0.585],
    ],
    extras: [
      [0.5, 0.93],
      [0.1, 0.93],
      [0.9, 0.93],
    ],
    horizon: 0.4,
    largest: { width: 0.196, height: 0.5 },
  },
  tall: {
    spots: [
      [0.165, 0.535],
      [0.29, 0.9],
      [0.5, 0.555],
      [0.71, 0.9],
      [0.835, 0.535],
    ],
    extras: [
      [0.5, 0.93],
      [0.068, 0.93],
      [0.932, 0.93],
    ],
    horizon: 0.36,
    largest: { width: 0.28, height: 0.36 },
  },
} as const;

/** Scenarios of the game in the order they are recommended, then the player's own. */
export function planTown(places: readonly TownPlace[], width: number, height: number): TownPlan {
  const layout = layouts[width < narrow ? 'tall' : 'wide'];
  const scale = Math.min((layout.largest.width * width) / 208, (layout.largest.height * height) / 182);
  const known = places.filter(({ id }) => kindOf(id) !== 'house').slice(0, layout.spots.length);
  const rest = places.filter((place) => !known.includes(place));
  const own = rest.slice(0, Math.max(0, Math.min(layout.extras.length, mostBuildings - known.length)));
  const put = (place: TownPlace, [x, y]: readonly [number, number]) =>
    building(place, { x: x * width, y: y * height }, scale);
  const town = known.flatMap((place, index) => put(place, layout.spots[index] ?? [0, 0]));
  const houses = own.flatMap((place, index) => put(place, layout.extras[index] ?? [0, 0]));
  const all = withoutCollisions([...town, ...houses], width).toSorted((a, b) => a.foot.y - b.foot.y);
  const roads = roadsBetween(town, known, scale);
  const horizon = layout.horizon * height;
  return {
    width,
    height,
    horizon,
    scale,
    buildings: all,
    roads,
    trees: treesAround(all, roads, { width, height, horizon, scale }),
  };
}

/** Which place a press at this point means. */
export function buildingAt({ buildings: all }: TownPlan, { x, y }: Point): PlannedBuilding | null {
  return all.findLast(({ hit }) => x >= hit.x && x < hit.x + hit.width && y >= hit.y && y < hit.y + hit.height) ?? null;
}

/** A place on a road; `t` from 0 to 1. */
export function alongRoad({ from, by: [a, b], to }: PlannedRoad, t: number): Point {
  const u = 1 - t;
  const mix = (p: number, q: number, r: number, s: number) =>
    u * u * u * p + 3 * u * u * t * q + 3 * u * t * t * r + t * t * t * s;
  return { x: mix(from.x, a.x, b.x, to.x), y: mix(from.y, a.y, b.y, to.y) };
}

function kindOf(id: string): Kind {
  return (Object.hasOwn(kinds, id) ? kinds[id] : undefined) ?? 'house';
}

function building(place: TownPlace, foot: Point, scale: number): PlannedBuilding {
  const kind = kindOf(place.id);
  const { width, height, windows } = buildings[kind];
  const box = {
    x: foot.x - (width * scale) / 2,
    y: foot.y - height * scale,
    width: width * scale,
    height: height * scale,
  };
  const share = place.played || place.finished ? (1 + place.stars) / 4 : 0;
  return { id: place.id, kind, foot, scale, box, hit: atLeast(box), lit: Math.ceil(windows.length * share) };
}

function atLeast(box: Box): Box {
  const width = Math.max(leastHit, box.width);
  const height = Math.max(leastHit, box.height);
  return { x: box.x - (width - box.width) / 2, y: box.y + box.height - height, width, height };
}

/** On a very small canvas an extra house gives way to what came before it. */
function withoutCollisions(all: readonly PlannedBuilding[], width: number): PlannedBuilding[] {
  const kept: PlannedBuilding[] = [];
  for (const each of all) {
    const outside = each.hit.x < 0 || each.hit.x + each.hit.width > width;
    if (each.kind === 'house' && (outside || kept.some(({ hit }) => overlaps(hit, each.hit)))) continue;
    kept.push(each);
  }
  return kept;
}

const overlaps = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

function roadsBetween(town: readonly PlannedBuilding[], places: readonly TownPlace[], scale: number): PlannedRoad[] {
  const doors = town.map(({ foot }) => ({ x: foot.x, y: foot.y + 13 * scale }));
  const [first] = doors;
  if (!first) return [];
  const wayIn = road({ x: -30, y: first.y + 16 * scale }, first, true);
  const between = doors.slice(1).map((to, index) => road(doors[index] ?? to, to, places[index]?.finished ?? false));
  return [wayIn, ...between];
}

function road(from: Point, to: Point, open: boolean): PlannedRoad {
  const reach = (to.x - from.x) * 0.8;
  return {
    from,
    by: [
      { x: from.x + reach, y: from.y },
      { x: to.x - reach, y: to.y },
    ],
    to,
    open,
  };
}

function treesAround(
  all: readonly PlannedBuilding[],
  roads: readonly PlannedRoad[],
  { width, height, horizon, scale }: Pick<TownPlan, 'width' | 'height' | 'horizon' | 'scale'>,
): TownPlan['trees'] {
  const next = chance(11);
  const trees: TownPlan['trees'] = [];
  const paved = roads.flatMap((each) => Array.from({ length: 25 }, (_, index) => alongRoad(each, index / 24)));
  for (let tries = 0; tries < 160 && trees.length < 26; tries++) {
    const y = horizon + 30 * scale + next() * (height - horizon - 26 * scale);
    const tree = { x: next() * width, y, size: (0.75 + next() * 0.5) * scale, tall: next() < 0.35 };
    const [half, high] = [17 * tree.size, (tree.tall ? 62 : 50) * tree.size];
    const around = { x: tree.x - half, y: y - high, width: half * 2, height: high + 5 * scale };
    const wide = { x: around.x - 4, y: around.y - 4, width: around.width + 8, height: around.height + 16 * scale };
    if (all.some(({ box }) => overlaps(box, wide))) continue;
    if (paved.some((at) => Math.abs(at.x - tree.x) < half + 9 * scale && at.y > around.y + 4 && at.y < y + 14 * scale))
      continue;
    if (trees.some((other) => Math.abs(other.x - tree.x) < 30 * scale && Math.abs(other.y - y) < 60 * scale)) continue;
    trees.push(tree);
  }
  return trees.sort((a, b) => a.y - b.y);
}
