/**
 * Against guessing of codes. Wrong tries are counted per address, and together; an address that has been right before, or
 * never wrong, goes first, so that a flood of guesses from elsewhere does not keep a room of trainees out. Counts are in
 * memory only, by a hash of the address with a salt that is new each day.
 */
import { hash } from 'node:crypto';
import { newSecret } from './keys.ts';

const windowMs = 60_000;
const dayMs = 86_400_000;
const perAddress = 10; // wrong tries a minute
const altogether = 500; // a minute, of addresses that have been wrong before
const forFresh = 100; // a minute, kept for addresses without a wrong try
const trustMs = 600_000;
const mostAddresses = 100_000;

type Tries = { wrong: number[]; rightAt: number };

export type Guesses = {
  /** Whether a try from this address is looked at now; if not, milliseconds until it is worth another. */
  mayTry(address: string): { ok: true } | { ok: false; retryMs: number };
  right(address: string): void;
  wrong(address: string): void;
};

/** `now` in milliseconds, never going back. */
export function countGuesses(now: () => number): Guesses {
  let salt = newSecret();
  let saltedAt = now();
  let known = new Map<string, Tries>();
  let recent: number[] = [];
  let fresh: number[] = [];

  const keyOf = (address: string) => hash('sha256', salt + address, 'base64url');

  function triesOf(address: string): Tries {
    if (now() - saltedAt > dayMs || known.size > mostAddresses) {
      salt = newSecret();
      saltedAt = now();
      known = new Map();
    }
    const key = keyOf(address);
    const tries = known.get(key) ?? { wrong: [], rightAt: -Infinity };
    known.set(key, tries);
    tries.wrong = tries.wrong.filter((at) => now() - at < windowMs);
    return tries;
  }

  const room = (list: readonly number[], most: number) => list.length < most;
  const retryMs = (list: readonly number[]) => Math.max(1_000, windowMs - (now() - (list[0] ?? now())));

  return {
    mayTry(address) {
      const tries = triesOf(address);
      if (!room(tries.wrong, perAddress)) return { ok: false, retryMs: retryMs(tries.wrong) };
      if (now() - tries.rightAt < trustMs) return { ok: true };
      recent = recent.filter((at) => now() - at < windowMs);
      fresh = fresh.filter((at) => now() - at < windowMs);
      if (tries.wrong.length === 0 && room(fresh, forFresh)) return { ok: true };
      return room(recent, altogether) ? { ok: true } : { ok: false, retryMs: 2_000 };
    },
    right(address) {
      triesOf(address).rightAt = now();
    },
    wrong(address) {
      const tries = triesOf(address);
      const list = tries.wrong.length === 0 && room(fresh, forFresh) ? fresh : recent;
      list.push(now());
      tries.wrong.push(now());
    },
  };
}
