/**
 * Random scenarios and ways through them for property tests, by fast-check: every scenario is valid, every run of it ends.
 * Loops go back only through choices that close after so many visits, so the states are finite too.
 */
import fc from 'fast-check';
import { principles } from '../../src/core/principles/principles.ts';
import { offered } from '../../src/core/rules/rules.ts';
import { choose, stateOf, type Run } from '../../src/core/run/run.ts';
import type { Choice, Condition, Effect, Evidence, Line, Scenario, Target } from '../../src/core/scenario/schema.ts';
import { moods } from '../../src/core/scenario/stagecraft.ts';
import { aScenario, inBoth, type BeatParts } from './scenario.ts';

const meters = ['trust', 'hours'];
const facts = ['need', 'budget', 'decider'];
const flags = ['asked', 'promised'];
const variants = ['open', 'shut', 'tired'];
const endings = ['won', 'open-end', 'lost'];
const principleIds = [...principles.keys()].slice(0, 8); // few enough to come up more than once in a run
const stances = ['ask', 'tell', 'agree', 'refuse', 'offer'] as const;

/**
 * A scenario of up to `mostBeats` beats, guarded by meters, facts, flags, visits and variants.
 * A failing one shrinks to fewer beats; its draws follow from its seed, since a shrinkable draw each would fill the memory.
 */
export function anyScenario({ mostBeats = 10 }: { mostBeats?: number } = {}): fc.Arbitrary<Scenario> {
  return fc
    .record({ seed: fc.noShrink(fc.nat()), beats: fc.integer({ min: 1, max: mostBeats }) })
    .map(({ seed, beats }) => scenarioFrom(seed, beats));
}

/** Numbers that pick a way through any scenario: see `walk`. */
export const anyPicks: fc.Arbitrary<number[]> = fc.array(fc.nat(), { minLength: 1, maxLength: 30 });

/** Goes on from a run, for `most` choices or until it ends: each pick (round and round) takes one of those on offer. */
export function walk(run: Run, picks: readonly number[], most = Infinity): Run {
  let here = run;
  for (let made = 0; made < most; made += 1) {
    const open = offered(here.rules, stateOf(here));
    const next = open[(picks[made % picks.length] ?? 0) % open.length];
    if (!next) return here;
    const result = choose(here, next.id);
    if (!result.ok) throw new Error(`"${next.id}" is offered and refused: ${result.refusal}`);
    here = result.run;
  }
  return here;
}

/** The same scenario for the same numbers. */
export function scenarioFrom(seed: number, beats: number): Scenario {
  const draw = dice(seed);
  const beatIds = Array.from({ length: beats }, (_, index) => `beat-${index}`);
  return aScenario({
    meters: Object.fromEntries(
      meters.map((id) => [id, { start: draw.upTo(3), min: -1, max: 4, lessIsBetter: id === 'hours' }]),
    ),
    facts,
    flags,
    variants: Object.fromEntries(
      variants.map((id) => [
        id,
        {
          weight: 1 + draw.upTo(2),
          meters: draw.maybe(() => ({ trust: draw.upTo(3) })),
          facts: draw.maybe(() => [draw.one(facts)]),
          flags: draw.maybe(() => [draw.one(flags)]),
        },
      ]),
    ),
    endings,
    beats: Object.fromEntries(beatIds.map((id, index) => [id, aBeat(draw, beatIds, index)])),
  });
}

type Dice = ReturnType<typeof dice>;

function dice(seed: number) {
  let state = seed | 0;
  // mulberry32: fair enough for tests, and the same on every machine
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const upTo = (most: number) => next() % (most + 1);
  return {
    upTo,
    one: <T>(list: readonly T[]): T => list[upTo(list.length - 1)] as T,
    maybe: <T>(make: () => T): T | undefined => (upTo(1) === 0 ? make() : undefined),
    some: <T>(most: number, make: (index: number) => T): T[] =>
      Array.from({ length: upTo(most) }, (_, index) => make(index)),
  };
}

function aBeat(draw: Dice, beatIds: string[], index: number): BeatParts {
  const near = beatIds.slice(index + 1, index + 4);
  const ahead = () => (near.length > 0 && draw.upTo(9) > 0 ? draw.one(near) : draw.one(endings));
  const target = (): Target =>
    draw.upTo(2) > 0 ? ahead() : [{ to: ahead(), when: aCondition(draw, beatIds) }, { to: ahead() }];
  const choice = (id: string, more: Pick<Choice, 'when' | 'to'>): Choice => ({
    id,
    text: inBoth(id),
    stance: draw.one(stances),
    effects: draw.some(3, () => anEffect(draw, beatIds)),
    evidence: draw.some(2, () => anEvidence(draw, beatIds)),
    feedback: [{ text: inBoth('now'), when: aCondition(draw, beatIds) }, { text: inBoth('else') }],
    reply: draw.some(2, () => aLine(draw, beatIds)),
    ...more,
  });
  return {
    effects: draw.some(2, () => anEffect(draw, beatIds)),
    lines: draw.some(2, () => aLine(draw, beatIds)),
    choices: [
      choice('always', { to: target() }),
      ...draw.some(2, (n) => choice(`guarded-${n}`, { when: aCondition(draw, beatIds), to: target() })),
      ...draw.some(1, (n) => {
        const closes = { visits: `beat-${index}`, atMost: 1 + draw.upTo(1) };
        return choice(`back-${n}`, {
          when: draw.maybe(() => ({ all: [closes, aCondition(draw, beatIds)] })) ?? closes,
          to: draw.one(beatIds.slice(0, index + 1)),
        });
      }),
    ],
  };
}

function aCondition(draw: Dice, beatIds: string[], depth = 0): Condition {
  const part = () => aCondition(draw, beatIds, depth + 1);
  switch (draw.upTo(depth < 2 ? 7 : 4)) {
    case 0:
      return { meter: draw.one(meters), ...aRange(draw) };
    case 1:
      return { fact: draw.one(facts) };
    case 2:
      return { flag: draw.one(flags) };
    case 3:
      return { visits: draw.one(beatIds), ...aRange(draw) };
    case 4:
      return { variant: draw.one<string | string[]>([...variants, ['open', 'tired']]) };
    case 5:
      return { all: [part(), part()] };
    case 6:
      return { any: [part(), part()] };
    default:
      return { not: part() };
  }
}

function aRange(draw: Dice): { atLeast?: number; atMost?: number } {
  return draw.maybe(() => ({ atLeast: draw.upTo(3) })) ?? { atMost: draw.upTo(3) };
}

function anEffect(draw: Dice, beatIds: string[]): Effect {
  const when = draw.maybe(() => aCondition(draw, beatIds));
  switch (draw.upTo(3)) {
    case 0:
      return { meter: draw.one(meters), add: draw.upTo(4) - 2, why: inBoth('because'), when };
    case 1:
      return { meter: draw.one(meters), set: draw.upTo(3), when };
    case 2:
      return { fact: draw.one(facts), when };
    default:
      return { flag: draw.one(flags), set: draw.upTo(2) > 0, when };
  }
}

function anEvidence(draw: Dice, beatIds: string[]): Evidence {
  return {
    principle: draw.one(principleIds),
    points: draw.upTo(4) - 2,
    when: draw.maybe(() => aCondition(draw, beatIds)),
  };
}

function aLine(draw: Dice, beatIds: string[]): Line {
  return {
    who: draw.one(['hilde', 'you', undefined]),
    mood: draw.one([...moods, undefined]),
    text: inBoth('words'),
    thought: draw.maybe(() => inBoth('thought')),
    when: draw.maybe(() => aCondition(draw, beatIds)),
  };
}
