/**
 * The run code: a run written so short that it can be read aloud, pasted or sent as a link, and replayed exactly elsewhere.
 *
 * Everything is packed into one whole number, part by part in mixed radix, least part first: format, engine, scenario,
 * fingerprint, seed, whether it ended (if not: how many choices), and each choice as its place among all those of its beat.
 * A run is walked while it is read, so a part costs no more than it tells: a beat with one choice costs nothing.
 * The number is written in 32 characters, least digit first, so that runs of one scenario begin alike.
 */
import { hasEnded, step, type Rules, type State } from '../rules/rules.ts';
import { mix } from './chance.ts';
import { replay, type ReplayRefusal, type Verdict } from './replay.ts';
import { mostChoices, stateOf, type Run } from './run.ts';
import { engineNumber, variantOf, type Story } from './story.ts';

/** Digits and letters without those that are taken for another: I, L and O read as 1, 1 and 0, and U is left out. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const format = 1;
const groupLength = 4; // as many as one keeps in mind while reading aloud
const checkLength = 6;
const mostDigits = 400; // five hundred decisions between twelve choices take 378

const scenarioCount = 0x8000; // 15 bits
const fingerprintCount = 0x40000000; // 30 bits
const seedCount = 0x100000000; // 32 bits

/** A code that was read without a typing error. Which run it is shows only beside its scenario. */
export type RunCode = {
  readonly engine: number;
  /** To be compared with `scenarioMark` of a scenario's id. */
  readonly scenario: number;
  /** To be compared with `fingerprintMark` of its file. */
  readonly fingerprint: number;
  readonly seed: number;
  /** Number of choices of a run that had not ended; null for one that had. */
  readonly stoppedAt: number | null;
  /** The choices, still packed. */
  readonly choices: bigint;
};

/**
 * empty: nothing there. strange: holds a character that no code has. mistyped: the check fails: a typing error or a piece missing.
 * newer: written by a later game.
 */
export type CodeRefusal = 'empty' | 'strange' | 'mistyped' | 'newer';

/** The code of a run, finished or not, in groups of four: "1000-8K3M-...". About 40 characters for thirty choices. */
export function runCode(run: Run): string {
  let packed = 0n;
  const put = (value: number, count: number) => (packed = packed * BigInt(count) + BigInt(value));
  for (let index = run.choices.length - 1; index >= 0; index -= 1) {
    const all = choicesAt(run.rules, run.states[index]);
    put(all.indexOf(run.choices[index] ?? ''), all.length);
  }
  const ended = hasEnded(run.rules, stateOf(run));
  if (!ended) put(run.choices.length, mostChoices + 1);
  put(ended ? 1 : 0, 2);
  put(run.seed, seedCount);
  put(fingerprintMark(run.story.sha256), fingerprintCount);
  put(scenarioMark(run.story.scenario.id), scenarioCount);
  put(engineNumber % 32, 32);
  put(format, 32);
  const digits: number[] = [];
  for (let rest = packed; rest > 0n; rest /= 32n) digits.push(Number(rest % 32n));
  const text = [...digits, ...checkOf(digits)].map((digit) => alphabet[digit]).join('');
  return text.match(new RegExp(`.{1,${groupLength}}`, 'g'))?.join('-') ?? text;
}

/** Reads what a person typed or pasted: capitals or not, spaces, dots and dashes wherever. Never throws. */
export function readRunCode(
  text: string,
): { readonly ok: true; readonly code: RunCode } | { readonly ok: false; readonly reason: CodeRefusal } {
  const signs = text
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}._]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  if (signs === '') return { ok: false, reason: 'empty' };
  const digits = [...signs].map((sign) => alphabet.indexOf(sign));
  if (digits.includes(-1)) return { ok: false, reason: 'strange' };
  const body = digits.slice(0, -checkLength);
  // The last digit of a number is never 0, so that every run has one code.
  if (body.length === 0 || body.length > mostDigits || body.at(-1) === 0 || !isChecked(digits))
    return { ok: false, reason: 'mistyped' };
  if (body[0] !== format) return { ok: false, reason: 'newer' };
  let packed = body.reduceRight((sum, digit) => sum * 32n + BigInt(digit), 0n);
  const take = (count: number): number => {
    const value = Number(packed % BigInt(count));
    packed /= BigInt(count);
    return value;
  };
  take(32);
  const engine = take(32);
  const scenario = take(scenarioCount);
  const fingerprint = take(fingerprintCount);
  const seed = take(seedCount);
  const stoppedAt = take(2) === 1 ? null : take(mostChoices + 1);
  return { ok: true, code: { engine, scenario, fingerprint, seed, stoppedAt, choices: packed } };
}

/**
 * Replays a code against a story and gives the run under this id. The verdict is that of a run log: `other-scenario` and
 * `other-version` where it is of another one, `other-engine`, or `not-offered` with the place of the first wrong choice.
 * Never throws.
 */
export function replayCode(story: Story, code: RunCode, runId: string): Verdict {
  const { scenario } = story;
  if (code.scenario !== scenarioMark(scenario.id)) return refusal('other-scenario', scenario.id);
  if (code.engine !== engineNumber % 32) return refusal('other-engine', String(code.engine));
  if (code.fingerprint !== fingerprintMark(story.sha256)) return refusal('other-version', scenario.id);
  const rules = story.rules(variantOf(scenario, code.seed));
  const { choices, left } = unpack(rules, code);
  if (left !== 0n) return refusal('after-the-end', String(choices.length));
  const log = { runId, scenario: scenario.id, sha256: story.sha256, engine: engineNumber, seed: code.seed, choices };
  const verdict = replay(story, log);
  if (!verdict.ok) return verdict;
  const { ended } = verdict;
  if (ended === (code.stoppedAt === null)) return verdict;
  return refusal(ended ? 'after-the-end' : 'unfinished', String(choices.length));
}

/** By which a code names a scenario, 0..2^15-1: few enough to write, enough to tell those on one device apart. */
export function scenarioMark(id: string): number {
  return mix(0, id) % scenarioCount;
}

/** By which a code names the version of a scenario file, 0..2^30-1: the first bits of its SHA-256. */
function fingerprintMark(sha256: string): number {
  return parseInt(sha256.slice(0, 8), 16) >>> 2;
}

/** The ids up to the end, the stop, or the first that is not on offer, which is left for the replay to refuse. */
function unpack(rules: Rules, { choices: packed, stoppedAt }: RunCode): { choices: string[]; left: bigint } {
  const choices: string[] = [];
  let state: State = rules.start;
  let left = packed;
  while (choices.length < (stoppedAt ?? mostChoices) && !hasEnded(rules, state)) {
    const all = choicesAt(rules, state);
    const id = all[Number(left % BigInt(all.length))] ?? '';
    left /= BigInt(all.length);
    choices.push(id);
    const stepped = step(rules, state, id);
    if (!stepped.ok) return { choices, left: 0n };
    state = stepped.state;
  }
  return { choices, left };
}

/** Ids of all choices of a beat in file order, on offer or not. */
function choicesAt(rules: Rules, state: State | undefined): string[] {
  return rules.beats[state?.at ?? -1]?.beat.choices.map(({ id }) => id) ?? [];
}

function refusal(reason: ReplayRefusal, found: string): Verdict {
  return { ok: false, reason, index: null, found };
}

/**
 * The check of Bech32m (BIP 350) over digits of five bits: any error in one to three characters is found for certain,
 * anything else but for once in a thousand million.
 */
function checkOf(digits: readonly number[]): number[] {
  const sum = polymod([...digits, 0, 0, 0, 0, 0, 0]) ^ bech32m;
  return Array.from({ length: checkLength }, (_, index) => (sum >>> (5 * (checkLength - 1 - index))) & 31);
}

function isChecked(digits: readonly number[]): boolean {
  return polymod(digits) === bech32m;
}

const bech32m = 0x2bc830a3;
const generator = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];

function polymod(digits: readonly number[]): number {
  let sum = 1;
  for (const digit of digits) {
    const top = sum >>> 25;
    sum = ((sum & 0x1ffffff) << 5) ^ digit;
    for (const [bit, factor] of generator.entries()) if ((top >>> bit) & 1) sum ^= factor;
  }
  return sum;
}
