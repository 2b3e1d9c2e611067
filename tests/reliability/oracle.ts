/**
 * What a run is worth, worked out a second time straight from the scenario file: no kernel, no machine, no shared code.
 * Slow and plain on purpose; what it and the server disagree on is a fault in one of them.
 */
import type { Condition, Effect, Scenario } from '../../src/core/scenario/schema.ts';

type World = { at: string; meters: Map<string, number>; known: Set<string>; visits: Map<string, number> };
export type Worth = { score: number; stars: number; hours: number };

/** The worth of a finished run of those choices at that attempt; null when it is none. */
export function oracle(
  scenario: Scenario,
  workshop: string,
  attempt: number,
  choices: readonly unknown[],
): Worth | null {
  const variant = drawn(scenario, mixed(attempt, `${workshop}/${scenario.id}`));
  let world = begin(scenario, variant);
  let points = 0;
  for (const id of choices) {
    const choice = open(scenario, variant, world).find((one) => one.id === id);
    if (!choice) return null;
    points += worthOf(choice, variant, world);
    world = after(scenario, variant, world, choice);
  }
  if (!Object.hasOwn(scenario.endings, world.at)) return null;
  const { best, mean } = prospects(scenario, variant, begin(scenario, variant), new Map());
  const percent =
    best <= mean ? 100 : Math.min(100, Math.max(0, Math.floor((100 * (points - mean)) / (best - mean) + 0.5)));
  const stars = percent >= 90 ? 3 : percent >= 75 ? 2 : percent >= 60 ? 1 : 0;
  return { score: percent, stars, hours: Math.max(0, world.meters.get('hours') ?? 0) };
}

type Choice = Scenario['beats'][string]['choices'][number];

function begin(scenario: Scenario, variant: string): World {
  const own = scenario.variants[variant]!;
  const meters = new Map(Object.entries(scenario.meters).map(([id, { start }]) => [id, own.meters?.[id] ?? start]));
  const known = new Set([
    ...(own.facts ?? []).map((id) => `fact ${id}`),
    ...(own.flags ?? []).map((id) => `flag ${id}`),
  ]);
  return enter(scenario, variant, { at: '', meters, known, visits: new Map() }, scenario.start);
}

function open(scenario: Scenario, variant: string, world: World): Choice[] {
  return (scenario.beats[world.at]?.choices ?? []).filter(({ when }) => holds(when, variant, world));
}

function worthOf(choice: Choice, variant: string, world: World): number {
  return (choice.evidence ?? []).reduce((sum, { points, when }) => sum + (holds(when, variant, world) ? points : 0), 0);
}

function after(scenario: Scenario, variant: string, world: World, choice: Choice): World {
  const changed = applied(scenario, variant, world, choice.effects ?? []);
  const targets = typeof choice.to === 'string' ? [{ to: choice.to, when: undefined }] : choice.to;
  return enter(scenario, variant, changed, targets.find(({ when }) => holds(when, variant, changed))!.to);
}

function enter(scenario: Scenario, variant: string, world: World, at: string): World {
  const visits = new Map(world.visits);
  if (Object.hasOwn(scenario.beats, at)) visits.set(at, (visits.get(at) ?? 0) + 1);
  return applied(scenario, variant, { ...world, at, visits }, scenario.beats[at]?.effects ?? []);
}

function applied(scenario: Scenario, variant: string, world: World, effects: readonly Effect[]): World {
  const next = { ...world, meters: new Map(world.meters), known: new Set(world.known) };
  for (const effect of effects) {
    if (!holds(effect.when, variant, world)) continue;
    if ('fact' in effect) next.known.add(`fact ${effect.fact}`);
    else if ('flag' in effect) next.known[effect.set === false ? 'delete' : 'add'](`flag ${effect.flag}`);
    else {
      const { min, max } = scenario.meters[effect.meter]!;
      const value = 'set' in effect ? effect.set : next.meters.get(effect.meter)! + effect.add;
      next.meters.set(effect.meter, Math.min(max, Math.max(min, value)));
    }
  }
  return next;
}

function holds(condition: Condition | undefined, variant: string, world: World): boolean {
  if (!condition) return true;
  if ('all' in condition) return condition.all.every((part) => holds(part, variant, world));
  if ('any' in condition) return condition.any.some((part) => holds(part, variant, world));
  if ('not' in condition) return !holds(condition.not, variant, world);
  if ('variant' in condition) return [condition.variant].flat().includes(variant);
  if ('fact' in condition) return world.known.has(`fact ${condition.fact}`);
  if ('flag' in condition) return world.known.has(`flag ${condition.flag}`);
  const value = ('meter' in condition ? world.meters.get(condition.meter) : world.visits.get(condition.visits)) ?? 0;
  const { atLeast, atMost } = condition;
  if (atLeast === undefined && atMost === undefined) return value > 0;
  return value >= (atLeast ?? -Infinity) && value <= (atMost ?? Infinity);
}

/** The most points still to be had, and the mean of whoever picks by chance. */
function prospects(
  scenario: Scenario,
  variant: string,
  world: World,
  seen: Map<string, { best: number; mean: number }>,
) {
  const { at, meters, known, visits } = world;
  const name = JSON.stringify([at, [...meters], [...known].sort(), [...visits].sort()]);
  const before = seen.get(name);
  if (before) return before;
  let [best, sum] = [-Infinity, 0];
  const choices = open(scenario, variant, world);
  for (const choice of choices) {
    const gain = worthOf(choice, variant, world);
    const next = prospects(scenario, variant, after(scenario, variant, world, choice), seen);
    best = Math.max(best, gain + next.best);
    sum += gain + next.mean;
  }
  const found = choices.length === 0 ? { best: 0, mean: 0 } : { best, mean: sum / choices.length };
  seen.set(name, found);
  return found;
}

function drawn(scenario: Scenario, seed: number): string {
  const all = Object.entries(scenario.variants);
  let left = mixed(seed, 'variant') % all.reduce((sum, [, { weight }]) => sum + weight, 0);
  return all.find(([, { weight }]) => (left -= weight) < 0)![0];
}

/** FNV-1a, finished as murmur3 does, in numbers too big to overflow unseen. */
function mixed(seed: number, name: string): number {
  const word = (value: bigint) => BigInt.asUintN(32, value);
  let hash = word(BigInt(seed) ^ 0x811c9dc5n);
  for (const unit of name.split('')) hash = word((hash ^ BigInt(unit.charCodeAt(0))) * 0x01000193n);
  hash = word((hash ^ (hash >> 16n)) * 0x85ebca6bn);
  hash = word((hash ^ (hash >> 13n)) * 0xc2b2ae35n);
  return Number(hash ^ (hash >> 16n));
}
