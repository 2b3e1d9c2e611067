/**
 * Against guessing of codes. Wrong tries are counted per address, and together; an address that has been right before, or
 * never wrong, goes first, so that a flood of guesses from elsewhere does not keep a room of trainees out. What was right from
 * an address stays open to it, though somebody beside them guesses; so does a workshop whose pages are open there. Counts are
 * in memory only, by a hash of the address with a salt that is new each day; an address itself is known only while a page is open
 * there.
 */
import { hash } from 'node:crypto';
import { newSecret } from './keys.ts';
import { lineOf } from './line.ts';

const windowMs = 60_000;
const dayMs = 86_400_000;
const perAddress = 10; // wrong tries a minute that are told
// Of all addresses together, six hundred in all:
const forOthers = 400;
const forFresh = 100; // more of addresses that were never wrong in it
const forTrusted = 100; // and more of those that something is open to
const mostBeside = 600; // wrong tries a minute beside those to whom something is open, until it is open no longer
const trustMs = 600_000;
const mostAddresses = 100_000;

/** When it was wrong, the earliest first, and when it was so without being told. */
type Tries = { wrong: number[]; refused: number[]; opened: Map<string, Opened> };
/** When somebody was right last, and how many are in it there now. */
type Opened = { at: number; inside: number };

type Refused = { ok: false; retryMs: number };

export type Guesses = {
  /**
   * Notes what came of a try from this address: the name of what it opens, null for nothing. When it is not ok, nobody may
   * learn which it was before so many milliseconds. Asked after looking, so that as many as come at once count as many. What
   * is open to an address is told all the same, up to `mostBeside` wrong tries there.
   */
  note(address: string, opens: string | null): { ok: true } | Refused;
  /** The same before looking, where that takes long: a wrong try, until it turns out right. */
  begin(address: string): { ok: true; wasRight: (opens: string) => void } | Refused;
  /** Somebody at this address is in what it opens, until he leaves by the function that is given back. */
  enter(address: string, opens: string): () => void;
};

/** `now` in milliseconds, never going back. */
export function countGuesses(now: () => number): Guesses {
  let salt = newSecret();
  let saltedAt = now();
  let known = new Map<string, Tries>();
  const present = new Set<{ address: string; opens: string }>();
  const [others, fresh, trusted] = [new Array<number>(), new Array<number>(), new Array<number>()];

  function triesOf(address: string): Tries {
    if (now() - saltedAt > dayMs || known.size > mostAddresses) forgetAll();
    const key = hash('sha256', salt + lineOf(address), 'base64url');
    const tries: Tries = known.get(key) ?? { wrong: [], refused: [], opened: new Map() };
    known.set(key, tries);
    for (const list of [tries.wrong, tries.refused]) forget(list);
    for (const [name, { at, inside }] of tries.opened)
      if (inside === 0 && now() - at >= trustMs) tries.opened.delete(name);
    return tries;
  }

  function forgetAll(): void {
    salt = newSecret();
    saltedAt = now();
    known = new Map();
    for (const { address, opens } of present) noteOpened(triesOf(address), opens, 1);
  }

  function noteOpened({ opened }: Tries, name: string, comes = 0): void {
    opened.set(name, { at: now(), inside: (opened.get(name)?.inside ?? 0) + comes });
  }

  const forget = (list: number[]) => {
    while (list[0] !== undefined && now() - list[0] >= windowMs) list.shift();
  };
  const room = (list: readonly number[], most: number) => list.length < most;
  const retryMs = (list: readonly number[]) => Math.max(1_000, windowMs - (now() - (list[0] ?? now())));

  /** The count that one more try of this address falls into, or how long until there is room. */
  function countFor({ wrong, opened }: Tries): { ok: true; list: number[] } | Refused {
    if (!room(wrong, perAddress)) return { ok: false, retryMs: retryMs(wrong) };
    for (const list of [others, fresh, trusted]) forget(list);
    if (opened.size > 0 && room(trusted, forTrusted)) return { ok: true, list: trusted };
    if (wrong.length === 0 && room(fresh, forFresh)) return { ok: true, list: fresh };
    return room(others, forOthers) ? { ok: true, list: others } : { ok: false, retryMs: 2_000 };
  }

  return {
    note(address, opens) {
      const tries = triesOf(address);
      const { wrong, refused, opened } = tries;
      const count = countFor(tries);
      if (opens !== null && (count.ok || (opened.has(opens) && room(refused, mostBeside)))) {
        noteOpened(tries, opens);
        return { ok: true };
      }
      if (!count.ok) {
        // More than that need not be known.
        if (opened.size > 0 && room(refused, mostBeside)) refused.push(now());
        return count;
      }
      count.list.push(now());
      wrong.push(now());
      return { ok: true };
    },
    begin(address) {
      const tries = triesOf(address);
      const count = countFor(tries);
      if (!count.ok) return count;
      const at = now();
      for (const list of [count.list, tries.wrong]) list.push(at);
      return {
        ok: true,
        wasRight(opens) {
          for (const list of [count.list, tries.wrong]) if (list.includes(at)) list.splice(list.lastIndexOf(at), 1);
          noteOpened(tries, opens);
        },
      };
    },
    enter(address, opens) {
      const one = { address, opens };
      noteOpened(triesOf(address), opens, 1);
      present.add(one);
      return () => {
        if (!present.delete(one)) return;
        noteOpened(triesOf(address), opens, -1);
      };
    },
  };
}
