/** A scenario made playable: its rules per variant, its fingerprint, its draw of variants. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { compileRules, type Rules } from '../rules/rules.ts';
import type { Scenario } from '../scenario/schema.ts';
import { mix } from './chance.ts';

/** Raised when the same choices would give another course or another score. */
export const engineNumber = 1;

export type Story = {
  readonly scenario: Scenario;
  /** SHA-256 of the scenario file's text as UTF-8, in lower-case hexadecimal. Computed when first asked for. */
  readonly sha256: string;
  /** Throws RangeError for an unknown variant. */
  readonly rules: (variant: string) => Rules;
};

/** A scenario that was parsed when the game was built, and the fingerprint of its file. */
export type BuiltScenario = { sha256: string; scenario: Scenario };

/** Opens a parsed scenario. `source` is the text it was parsed from. */
export function openStory(source: string, scenario: Scenario): Story {
  let fingerprint: string | undefined;
  return storyOf(scenario, () => (fingerprint ??= fingerprintOf(source)));
}

/** What a build carries of a parsed scenario: plain data that survives being written as JSON. */
export function buildScenario(source: string, scenario: Scenario): BuiltScenario {
  return { sha256: fingerprintOf(source), scenario };
}

/** The same story as `openStory` gives, without its text. Only for what this game's own build made: nothing is checked. */
export function openBuilt({ sha256: fingerprint, scenario }: BuiltScenario): Story {
  return storyOf(scenario, () => fingerprint);
}

/** SHA-256 of a scenario file's text as UTF-8, in lower-case hexadecimal. */
export const fingerprintOf = (source: string): string => bytesToHex(sha256(utf8ToBytes(source)));

function storyOf(scenario: Scenario, fingerprint: () => string): Story {
  const rules = new Map<string, Rules>();
  return {
    scenario,
    get sha256() {
      return fingerprint();
    },
    rules: (variant) => {
      const ready = rules.get(variant) ?? compileRules(scenario, variant);
      rules.set(variant, ready);
      return ready;
    },
  };
}

/** The variant that a seed draws, by weight. Seeds are whole numbers from 0 to 2^32-1. */
export function variantOf(scenario: Scenario, seed: number): string {
  const variants = Object.entries(scenario.variants);
  const total = variants.reduce((sum, [, { weight }]) => sum + weight, 0);
  let draw = mix(seed, 'variant') % total;
  for (const [id, { weight }] of variants) {
    if (draw < weight) return id;
    draw -= weight;
  }
  throw new RangeError('a scenario without variants');
}

/** The lowest seed, from `from` on, that draws a variant. Throws RangeError for an unknown variant. */
export function seedForVariant(scenario: Scenario, variant: string, from = 0): number {
  if (!Object.hasOwn(scenario.variants, variant)) throw new RangeError(`no variant "${variant}"`);
  let seed = from >>> 0;
  while (variantOf(scenario, seed) !== variant) seed = (seed + 1) >>> 0;
  return seed;
}

/** Whether a number can be a seed. */
export function isSeed(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 0xffffffff;
}
