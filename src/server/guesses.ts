/**
 * Against guessing of codes. Wrong tries are counted per address, and together; an address that has been right before, or
 * never wrong, goes first, so that a flood of guesses from elsewhere does not keep a room of trainees out. What was right from
 * an address stays open to it, however much somebody beside them guesses. Counts are in memory only, by a hash of the address
 * with a salt that is new each day.
 */
import { hash } from 'node:crypto';
import { newSecret } from './keys.ts';
import { lineOf } from './line.ts';

const windowMs = 60_000;
const dayMs = 86_400_000;
const perAddress = 10; // wrong tries a minute
const altogether = 500; // a minute, of addresses that have been wrong before
const forFresh = 100; // a minute, kept for addresses without a wrong try
const trustMs = 600_000;
const mostAddresses = 100_000;

/** When it was wrong, the earliest first; what it opened, and when last. */
type Tries = { wrong: number[]; opened: Map<string, number> };

type Refused = { ok: false; retryMs: number };

export type Guesses = {
  /**
   * Notes what came of a try from this address: the name of what it opens, null for nothing. When it is not ok, nobody may
   * learn which it was before so many milliseconds. Asked after looking, so that as many as come at once count as many.
   */
  note(address: string, opens: string | null): { ok: true } | Refused;
  /** The same before looking, where that takes long: a wrong try, until it turns out right. */
  begin(address: string): { ok: true; wasRight: (opens: string) => void } | Refused;
};

/** `now` in milliseconds, never going back. */
export function countGuesses(now: () => number): Guesses {
  let salt = newSecret();
  let saltedAt = now();
  let known = new Map<string, Tries>();
  const recent: number[] = [];
  const fresh: number[] = [];

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
    const tries = known.get(key) ?? { wrong: [], opened: new Map<string, number>() };
    known.set(key, tries);
    forget(tries.wrong);
    for (const [name, at] of tries.opened) if (now() - at >= trustMs) tries.opened.delete(name);
    return tries;
  }

  const room = (list: readonly number[], most: number) => list.length < most;
  const retryMs = (list: readonly number[]) => Math.max(1_000, windowMs - (now() - (list[0] ?? now())));

  /** The count that one more try of this address falls into, or how long until there is room. */
  function countFor({ wrong, opened }: Tries): { ok: true; list: number[] } | Refused {
    if (!room(wrong, perAddress)) return { ok: false, retryMs: retryMs(wrong) };
    forget(recent);
    forget(fresh);
    if (wrong.length === 0 && room(fresh, forFresh)) return { ok: true, list: fresh };
    return opened.size > 0 || room(recent, altogether) ? { ok: true, list: recent } : { ok: false, retryMs: 2_000 };
  }

  return {
    note(address, opens) {
      const tries = triesOf(address);
      const { wrong, opened } = tries;
      const count = countFor(tries);
      if (opens !== null && (count.ok || opened.has(opens))) {
        opened.set(opens, now());
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
          tries.opened.set(opens, now());
        },
      };
    },
  };
}
