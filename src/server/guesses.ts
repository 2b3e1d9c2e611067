/**
 * Against guessing of codes. Wrong tries are counted per address, and together; an address that has been right before, or
 * never wrong, goes first, so that a flood of guesses from elsewhere does not keep a room of trainees out. What was right from
 * an address stays open to it, however much somebody beside them guesses; so does a workshop whose host or projector is there.
 * Counts are in memory only, by a hash of the address with a salt that is new each day.
 */
import { hash } from 'node:crypto';
import { newSecret } from './keys.ts';
import { lineOf } from './line.ts';

const windowMs = 60_000;
const dayMs = 86_400_000;
const perAddress = 10; // wrong tries a minute
// Wrong tries a minute of all addresses together, six hundred in all:
const forAll = 400;
const forFresh = 100; // more of addresses that were never wrong in it
const forTrusted = 100; // and more of those that something is open to
const trustMs = 600_000;
const mostAddresses = 100_000;

/** When it was wrong, the earliest first; what it opened: when last, and how many are in it there now. */
type Tries = { wrong: number[]; opened: Map<string, { at: number; inside: number }> };

type Refused = { ok: false; retryMs: number };

export type Guesses = {
  /**
   * Notes what came of a try from this address: the name of what it opens, null for nothing. When it is not ok, nobody may
   * learn which it was before so many milliseconds. Asked after looking, so that as many as come at once count as many.
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
  const recent: number[] = [];
  const fresh: number[] = [];
  const trusted: number[] = [];

  const keyOf = (address: string) => hash('sha256', salt + lineOf(address), 'base64url');
  const forget = (list: number[]) => {
    while (list[0] !== undefined && now() - list[0] >= windowMs) list.shift();
  };

  function triesOf(address: string): Tries {
    if (now() - saltedAt > dayMs || known.size > mostAddresses) {
      salt = newSecret();
      saltedAt = now();
      known = new Map();
    }
    const key = keyOf(address);
    const tries: Tries = known.get(key) ?? { wrong: [], opened: new Map() };
    known.set(key, tries);
    forget(tries.wrong);
    for (const [name, { at, inside }] of tries.opened)
      if (inside === 0 && now() - at >= trustMs) tries.opened.delete(name);
    return tries;
  }

  function open({ opened }: Tries, name: string, comes = 0): void {
    opened.set(name, { at: now(), inside: (opened.get(name)?.inside ?? 0) + comes });
  }

  const room = (list: readonly number[], most: number) => list.length < most;
  const retryMs = (list: readonly number[]) => Math.max(1_000, windowMs - (now() - (list[0] ?? now())));

  /** The count that one more try of this address falls into, or how long until there is room. */
  function countFor({ wrong, opened }: Tries): { ok: true; list: number[] } | Refused {
    if (!room(wrong, perAddress)) return { ok: false, retryMs: retryMs(wrong) };
    for (const list of [recent, fresh, trusted]) forget(list);
    if (opened.size > 0 && room(trusted, forTrusted)) return { ok: true, list: trusted };
    if (wrong.length === 0 && room(fresh, forFresh)) return { ok: true, list: fresh };
    return room(recent, forAll) ? { ok: true, list: recent } : { ok: false, retryMs: 2_000 };
  }

  return {
    note(address, opens) {
      const tries = triesOf(address);
      const { wrong, opened } = tries;
      const count = countFor(tries);
      if (opens !== null && (count.ok || opened.has(opens))) {
        open(tries, opens);
        return { ok: true };
      }
      if (!count.ok) return count;
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
          open(tries, opens);
        },
      };
    },
    enter(address, opens) {
      const tries = triesOf(address);
      open(tries, opens, 1);
      return () => {
        open(tries, opens, -1);
      };
    },
  };
}
