import fc from 'fast-check';
import { expect, test } from 'vitest';
import catalogue from '../../scenarios/catalogue.json' with { type: 'json' };
import { buildings } from '../../src/stage/town/buildings.ts';
import { alongRoad, buildingAt, planTown, type TownPlace } from '../../src/stage/town/town-plan.ts';

/** Canvases from a small phone upright to a projector; with large letters they are higher. */
const sizes = fc.tuple(fc.integer({ min: 290, max: 1900 }), fc.integer({ min: 220, max: 620 }));

const game = catalogue.map(({ id }) => id);
const own = (count: number) => Array.from({ length: count }, (_, index) => `own:mine-${index}`);
const places = (ids: readonly string[], parts: Partial<TownPlace> = {}): TownPlace[] =>
  ids.map((id) => ({ id, stars: 0, played: false, finished: false, ...parts }));

type Area = { x: number; y: number; width: number; height: number };
const overlap = (a: Area, b: Area) =>
  a.x < b.x + b.width - 1e-6 &&
  b.x < a.x + a.width - 1e-6 &&
  a.y < b.y + b.height - 1e-6 &&
  b.y < a.y + a.height - 1e-6;

test('each client has a building of its own, all of them on the canvas', () => {
  fc.assert(
    fc.property(sizes, ([width, height]) => {
      const { buildings: all } = planTown(places(game), width, height);
      expect(new Set(all.map(({ kind }) => kind)).size).toBe(5);
      for (const { box } of all) {
        expect(box.x).toBeGreaterThanOrEqual(0);
        expect(box.y).toBeGreaterThanOrEqual(0);
        expect(box.x + box.width).toBeLessThanOrEqual(width);
        expect(box.y + box.height).toBeLessThanOrEqual(height);
      }
    }),
    { seed: 1 },
  );
});

test('buildings can be told apart and pressed with a thumb, own scenarios included', () => {
  fc.assert(
    fc.property(sizes, fc.integer({ min: 0, max: 12 }), ([width, height], extras) => {
      const plan = planTown(places([...game, ...own(extras)]), width, height);
      expect(plan.buildings.length).toBeGreaterThanOrEqual(5);
      expect(plan.buildings.length).toBeLessThanOrEqual(8);
      for (const [index, one] of plan.buildings.entries()) {
        expect(Math.min(one.hit.width, one.hit.height)).toBeGreaterThanOrEqual(44);
        for (const other of plan.buildings.slice(index + 1)) expect(overlap(one.hit, other.hit)).toBe(false);
        const middle = { x: one.box.x + one.box.width / 2, y: one.box.y + one.box.height / 2 };
        expect(buildingAt(plan, middle)?.id).toBe(one.id);
      }
    }),
    { seed: 2 },
  );
});

test('own scenarios get houses where there is room', () => {
  const { buildings: all } = planTown(places([...game, ...own(2)]), 1200, 380);
  expect(all.filter(({ kind }) => kind === 'house').map(({ id }) => id)).toEqual(own(2));
  expect(buildingAt(planTown(places(game), 1200, 380), { x: 2, y: 2 })).toBeNull();
});

test('more stars, more light: dark before the first visit, all of it at three', () => {
  const lit = (parts: Partial<TownPlace>) =>
    planTown(places(game, parts), 1200, 380).buildings.map((each) => ({
      lit: each.lit,
      of: buildings[each.kind].windows.length,
    }));
  for (const { lit: count } of lit({})) expect(count).toBe(0);
  const steps = ([0, 1, 2, 3] as const).map((stars) => lit({ played: true, finished: true, stars }));
  for (const [index, { of }] of steps[0]!.entries()) {
    const row = steps.map((step) => step[index]!.lit);
    expect(row).toEqual([...new Set(row)].sort((a, b) => a - b));
    expect(row[0]).toBeGreaterThan(0);
    expect(row[3]).toBe(of);
  }
});

test('windows lie within what their building covers', () => {
  for (const { width, height, windows } of Object.values(buildings)) {
    for (const window of windows) {
      expect(window.x).toBeGreaterThanOrEqual(-width / 2);
      expect(window.x + window.width).toBeLessThanOrEqual(width / 2);
      expect(window.y).toBeGreaterThanOrEqual(-height);
      expect(window.y + window.height).toBeLessThanOrEqual(0);
    }
  }
});

test('a street leads on from what has been finished, a path from what has not', () => {
  const [first, ...later] = places(game);
  const { roads } = planTown([{ ...first!, played: true, finished: true }, ...later], 1200, 380);
  expect(roads.map(({ open }) => open)).toEqual([true, true, false, false, false]);
  for (const [index, { from }] of roads.slice(1).entries()) expect(from).toEqual(roads[index]!.to);
  expect(alongRoad(roads[1]!, 0)).toEqual(roads[1]!.from);
  expect(alongRoad(roads[1]!, 1)).toEqual(roads[1]!.to);
});

test('no tree stands on a building or in the water', () => {
  fc.assert(
    fc.property(sizes, ([width, height]) => {
      const { trees, buildings: all, horizon } = planTown(places(game), width, height);
      for (const { x, y } of trees) {
        expect(y).toBeGreaterThan(horizon);
        expect(all.some(({ box }) => overlap(box, { x, y, width: 1, height: 1 }))).toBe(false);
      }
    }),
    { seed: 3 },
  );
});
