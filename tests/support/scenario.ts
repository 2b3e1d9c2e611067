/**
 * Small worlds in domain words: `aScenario({ choices: [{ id: 'close', when: { fact: 'budget' } }] })`, `play(...)`. What a test does not name is filled in with the plainest thing that is valid.
 */
import { offered } from '../../src/core/rules/rules.ts';
import { choose, startRun, stateOf, type Run } from '../../src/core/run/run.ts';
import { openStory, seedForVariant, type Story } from '../../src/core/run/story.ts';
import type { Beat, Choice, Effect, Ending, Scenario, Text, Variant } from '../../src/core/scenario/schema.ts';

type Meter = Scenario['meters'][string];
type Fact = Scenario['facts'][string];
export type ChoiceParts = Partial<Choice> & { id: string };
export type BeatParts = Partial<Omit<Beat, 'choices'>> & { choices?: ChoiceParts[] };

/** Ids alone are enough wherever a test does not care what they stand for. */
export type ScenarioParts = Partial<
  Pick<Scenario, 'id' | 'title' | 'cast' | 'places' | 'flags' | 'clues' | 'start'>
> & {
  /** A number is the start of a meter from 0 to 10. */
  meters?: Record<string, number | Partial<Meter>>;
  facts?: string[] | Record<string, Partial<Fact>>;
  variants?: string[] | Record<string, Partial<Variant>>;
  /** The first one is where the run starts. */
  beats?: Record<string, BeatParts>;
  /** Short for one beat, "hello", with these choices. */
  choices?: ChoiceParts[];
  endings?: string[] | Record<string, Partial<Ending>>;
};

/** The same words in both languages, told apart. */
export function inBoth(words: string): Text {
  return { nl: words, en: `${words} (en)` };
}

/** A whole, valid scenario around the parts that matter. A choice that names no target leads to the first ending. */
export function aScenario(parts: ScenarioParts = {}): Scenario {
  const endings = filled(parts.endings ?? ['done'], (id): Ending => ({
    title: inBoth(id),
    text: inBoth(`What happened: ${id}`),
    later: inBoth(`Later: ${id}`),
    meaning: 'mixed',
  }));
  const to = Object.keys(endings)[0] ?? 'done';
  const beats = parts.beats ?? { hello: { choices: parts.choices ?? [{ id: 'go' }] } };
  return {
    format: 1,
    id: parts.id ?? 'a-scenario',
    title: parts.title ?? inBoth('A scenario'),
    teaser: inBoth('For a test.'),
    minutes: 5,
    briefing: {
      you: inBoth('You'),
      client: inBoth('Client'),
      known: [inBoth('Known')],
      goal: inBoth('Goal'),
      agenda: [],
    },
    cast: parts.cast ?? { hilde: { name: 'Hilde Maes', role: inBoth('director'), look: 'hilde', voice: 'mid' } },
    places: parts.places ?? { office: { name: inBoth('office'), kind: 'room', backdrops: ['director-office'] } },
    variants: filled(parts.variants ?? ['plain'], (id): Variant => ({
      name: inBoth(id),
      about: inBoth(id),
      weight: 1,
    })),
    meters: Object.fromEntries(
      Object.entries(parts.meters ?? {}).map(([id, meter]): [string, Meter] => [
        id,
        { label: inBoth(id), start: 0, min: 0, max: 10, ...(typeof meter === 'number' ? { start: meter } : meter) },
      ]),
    ),
    facts: filled(parts.facts ?? [], (id): Fact => ({ kind: 'need', text: inBoth(id) })),
    ...(parts.flags && { flags: parts.flags }),
    ...(parts.clues && { clues: parts.clues }),
    start: parts.start ?? Object.keys(beats)[0] ?? 'hello',
    beats: Object.fromEntries(Object.entries(beats).map(([id, beat]) => [id, aBeat(beat, to)])),
    endings,
  };
}

function aBeat(parts: BeatParts, to: string): Beat {
  const choices = parts.choices ?? [{ id: 'go' }];
  return {
    place: 'office',
    present: ['hilde'],
    lines: [],
    ...parts,
    choices: choices.map((choice) => ({ text: inBoth(choice.id), stance: 'ask', to, ...choice })),
  };
}

function filled<T>(given: string[] | Record<string, Partial<T>>, plain: (id: string) => T): Record<string, T> {
  const parts = Array.isArray(given) ? given.map((id): [string, Partial<T>] => [id, {}]) : Object.entries(given);
  return Object.fromEntries(parts.map(([id, part]) => [id, { ...plain(id), ...part }]));
}

/** `effect.add('trust', 1)` and its kin, for tests that are about something else. */
export const effect = {
  add: (meter: string, add: number): Effect => ({ meter, add }),
  learn: (fact: string): Effect => ({ fact }),
  raise: (flag: string): Effect => ({ flag }),
};

/** The scenario made playable; its source is its JSON. */
export function aStory(scenario: Scenario = aScenario()): Story {
  return openStory(JSON.stringify(scenario), scenario);
}

/**
 * A run of a scenario up to and including the given choices. Throws where a choice is refused.
 * `variant` picks the lowest seed that draws it; `seed` goes before it.
 */
export function play(
  scenario: Scenario | Story,
  { choices = [], variant, seed }: { choices?: readonly string[]; variant?: string; seed?: number } = {},
): Run {
  const story = 'scenario' in scenario ? scenario : aStory(scenario);
  const from = seed ?? (variant === undefined ? 0 : seedForVariant(story.scenario, variant));
  return choices.reduce(
    (run, id, index) => {
      const made = choose(run, id);
      if (!made.ok)
        throw new Error(
          `choice ${index}, "${id}", was refused: ${made.refusal}; offered: ${idsOffered(run).join(', ')}`,
        );
      return made.run;
    },
    startRun(story, { runId: 'test', seed: from }),
  );
}

/** The ids on offer where a run stands, in the order of the file. */
export function idsOffered(run: Run): string[] {
  return offered(run.rules, stateOf(run)).map(({ id }) => id);
}
