/**
 * Numbers states as they are found, over the variables that still matter where they stand.
 * What matters is packed into one whole number wherever it fits 53 bits, and kept in flat arrays; else it is kept as text.
 */
import type { Layout } from './layout.ts';
import type { RuleEffect, Rules, State } from './rules.ts';

/** What has to be told apart: only what decides the course and the points, or also what decides which lines are seen. */
export type Detail = 'course' | 'screen';

export type StateStore = {
  readonly size: () => number;
  /** The number of a state, new or known. */
  readonly add: (at: number, vars: readonly number[]) => number;
  readonly find: (at: number, vars: readonly number[]) => number | undefined;
  /** Writes what matters of a state into `vars`; the rest is set to its start value. */
  readonly load: (node: number, at: number, vars: number[]) => void;
};

/** A key per state: equal where nothing that still matters differs. `always` names variables that matter everywhere. */
export function stateKey(
  rules: Rules,
  detail: Detail,
  always: readonly number[] = [],
): (state: State) => number | string {
  const packing = packingOf(rules, detail, always);
  return ({ at, vars }) => (packing.fits ? packing.pack(at, vars) : packing.text(at, vars));
}

export function stateStore(rules: Rules, detail: Detail): StateStore {
  const packing = packingOf(rules, detail, []);
  return packing.fits ? packedStore(packing) : textStore(packing);
}

type Packing = {
  fits: boolean;
  pack: (at: number, vars: readonly number[]) => number;
  unpack: (key: number, at: number, vars: number[]) => void;
  text: (at: number, vars: readonly number[]) => string;
};

function packingOf(rules: Rules, detail: Detail, always: readonly number[]): Packing {
  const places = rules.beats.length + rules.endings.length;
  const { start } = rules;
  const live = liveVariables(rules, detail, always).map((indexes) => {
    const variables = indexes.map((index) => rules.layout.variables[index] ?? { min: 0, max: 0 });
    return {
      index: Int32Array.from(indexes),
      min: Int32Array.from(variables, ({ min }) => min),
      base: Int32Array.from(variables, ({ min, max }) => max - min + 1),
      room: variables.reduce((room, { min, max }) => room * (max - min + 1), places),
    };
  });
  return {
    fits: live.every(({ room }) => room <= Number.MAX_SAFE_INTEGER),
    pack: (at, vars) => {
      const plan = live[at];
      if (!plan) return at;
      const { index, min, base } = plan;
      let key = 0;
      for (let digit = 0; digit < index.length; digit += 1)
        key = key * (base[digit] ?? 1) + (vars[index[digit] ?? 0] ?? 0) - (min[digit] ?? 0);
      return key * places + at;
    },
    unpack: (packed, at, vars) => {
      for (let each = 0; each < vars.length; each += 1) vars[each] = start.vars[each] ?? 0;
      const plan = live[at];
      if (!plan) return;
      const { index, min, base } = plan;
      let key = (packed - at) / places;
      for (let digit = index.length - 1; digit >= 0; digit -= 1) {
        const size = base[digit] ?? 1;
        const rest = Math.floor(key / size);
        vars[index[digit] ?? 0] = key - rest * size + (min[digit] ?? 0);
        key = rest;
      }
    },
    text: (at, vars) => `${at}:${live[at] ? Array.from(live[at].index, (index) => vars[index]).join(',') : ''}`,
  };
}

/** Open addressing over the packed keys. */
function packedStore({ pack, unpack }: Packing): StateStore {
  let slots = new Int32Array(4_096).fill(-1);
  let keys = new Float64Array(1_024);
  let size = 0;
  const slotOf = (key: number): number => {
    const mask = slots.length - 1;
    let hash = Math.imul(key | 0, 0x9e3779b1) ^ Math.imul((key / 0x100000000) | 0, 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35);
    let slot = (hash ^ (hash >>> 13)) & mask;
    for (let node = slots[slot] ?? -1; node >= 0 && keys[node] !== key; node = slots[slot] ?? -1)
      slot = (slot + 1) & mask;
    return slot;
  };
  const grow = () => {
    const larger = new Float64Array(keys.length * 2);
    larger.set(keys);
    keys = larger;
    slots = new Int32Array(slots.length * 2).fill(-1);
    for (let node = 0; node < size; node += 1) slots[slotOf(keys[node] ?? 0)] = node;
  };
  return {
    size: () => size,
    add: (at, vars) => {
      const key = pack(at, vars);
      const slot = slotOf(key);
      const known = slots[slot] ?? -1;
      if (known >= 0) return known;
      const node = size;
      keys[node] = key;
      slots[slot] = node;
      size += 1;
      if (size === keys.length) grow();
      return node;
    },
    find: (at, vars) => {
      const node = slots[slotOf(pack(at, vars))] ?? -1;
      return node < 0 ? undefined : node;
    },
    load: (node, at, vars) => unpack(keys[node] ?? 0, at, vars),
  };
}

function textStore({ text }: Packing): StateStore {
  const nodes = new Map<string, number>();
  const kept: number[][] = [];
  return {
    size: () => kept.length,
    add: (at, vars) => {
      const key = text(at, vars);
      const known = nodes.get(key);
      if (known !== undefined) return known;
      nodes.set(key, kept.length);
      return kept.push([...vars]) - 1;
    },
    find: (at, vars) => nodes.get(text(at, vars)),
    load: (node, _at, vars) => {
      for (const [index, value] of (kept[node] ?? []).entries()) vars[index] = value;
    },
  };
}

/**
 * Per beat: the variables that a condition there, or anywhere that can come after it, reads, and that some way there can
 * have changed. All others are the same in every state at that beat, or make no difference from there on.
 */
function liveVariables(rules: Rules, detail: Detail, always: readonly number[]): number[][] {
  const { beats, layout } = rules;
  const words = (layout.variables.length + 31) >>> 5;
  const rowsOf = () => beats.map(() => new Uint32Array(words));
  const read = rowsOf();
  const changed = rowsOf();
  const ways = beats.map(({ choices }) =>
    choices.map(({ effects, targets }) => ({
      writes: marked(words, variablesOf(effects, layout)),
      to: targets.map(({ at }) => at).filter((at) => at < beats.length),
    })),
  );
  const entries = beats.map(({ effects, visits }) =>
    marked(words, [...variablesOf(effects, layout), ...(visits < 0 ? [] : [visits])]),
  );
  const entryReads = beats.map((beat) => marked(words, [...beat.entryReads]));
  for (const [at, beat] of beats.entries()) {
    join(read[at], marked(words, [...beat.reads, ...(detail === 'screen' ? beat.lineReads : []), ...always]));
    // What matters everywhere is never left out.
    join(changed[at], marked(words, always));
  }
  // A start that is entered changes what its own effects change.
  join(changed[rules.start.at], entries[rules.start.at]);
  for (let again = true; again;) {
    again = false;
    for (let at = beats.length - 1; at >= 0; at -= 1)
      for (const { to } of ways[at] ?? [])
        for (const next of to) again = join(read[at], entryReads[next], read[next]) || again;
  }
  for (let again = true; again;) {
    again = false;
    for (const at of beats.keys())
      for (const { writes, to } of ways[at] ?? [])
        for (const next of to) again = join(changed[next], changed[at], writes, entries[next]) || again;
  }
  return beats.map((_, at) =>
    layout.variables.flatMap((__, index) => (has(read[at], index) && has(changed[at], index) ? [index] : [])),
  );
}

function variablesOf(effects: readonly RuleEffect[], layout: Layout): number[] {
  return effects.map(({ effect }) => {
    if ('fact' in effect) return layout.indexOf('fact', effect.fact);
    if ('flag' in effect) return layout.indexOf('flag', effect.flag);
    return layout.indexOf('meter', effect.meter);
  });
}

function marked(words: number, indexes: readonly number[]): Uint32Array {
  const set = new Uint32Array(words);
  for (const index of indexes) set[index >>> 5] = (set[index >>> 5] ?? 0) | (1 << (index & 31));
  return set;
}

function has(set: Uint32Array | undefined, index: number): boolean {
  return (((set?.[index >>> 5] ?? 0) >>> (index & 31)) & 1) === 1;
}

/** Adds to a set, in place; gives whether it grew. */
function join(set: Uint32Array | undefined, ...more: readonly (Uint32Array | undefined)[]): boolean {
  let grew = false;
  if (!set) return false;
  for (const other of more)
    for (let word = 0; word < set.length; word += 1) {
      const before = set[word] ?? 0;
      const after = (before | (other?.[word] ?? 0)) >>> 0;
      if (after === before) continue;
      set[word] = after;
      grew = true;
    }
  return grew;
}
