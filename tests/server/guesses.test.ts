/** How many wrong codes are looked at, and whom a flood of them keeps out. */
import { beforeEach, expect, test } from 'vitest';
import { countGuesses, type Guesses } from '../../src/server/guesses.ts';

let at: number;
let guesses: Guesses;
beforeEach(() => {
  at = 1_000_000;
  guesses = countGuesses(() => at);
});

const minute = 60_000;
const line = (n: number) => `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`;
const isTold = (address: string, opens: string | null = null) => guesses.note(address, opens).ok;
/** So many wrong tries from there; gives how many were told. */
const wrong = (address: string, tries: number) =>
  Array.from({ length: tries }, () => isTold(address)).filter(Boolean).length;

test('of one address ten wrong tries a minute are told, of all together six hundred, whoever they are', () => {
  expect(wrong('here', 50)).toBe(10);
  at += minute;
  expect(wrong('here', 50)).toBe(10);
  at += minute;
  for (let n = 0; n < 40; n += 1) guesses.enter(line(n), 'a workshop');
  const lines = Array.from({ length: 1_000 }, (_, n) => line(n));
  expect(lines.reduce((told, address) => told + wrong(address, 20), 0)).toBe(600);
});

test('under a flood from everywhere a room where somebody is gets in, and nobody else', () => {
  const leave = guesses.enter('room', 'ours');
  for (let n = 0; n < 1_000; n += 1) wrong(line(n), 10);
  expect(isTold('room', 'ours')).toBe(true);
  // It may also be wrong, and is let in elsewhere; a stranger is not.
  expect([isTold('room'), isTold('room', 'another'), isTold('stranger', 'ours')]).toEqual([true, true, false]);
  leave();
  at += 9 * minute;
  for (let n = 0; n < 1_000; n += 1) wrong(line(n), 10);
  expect(isTold('room', 'ours')).toBe(true);
  at += 10 * minute;
  for (let n = 0; n < 1_000; n += 1) wrong(line(n), 10);
  expect(isTold('room', 'ours')).toBe(false);
});

test('a guesser among a room keeps nobody out, but learns nothing of what is not open there', () => {
  expect(isTold('room', 'ours')).toBe(true);
  expect(wrong('room', 300)).toBe(10);
  expect([isTold('room', 'ours'), isTold('room', 'another'), isTold('room')]).toEqual([true, false, false]);
});

test('beside a room six hundred more wrong tries a minute tell it from what is wrong, no more', () => {
  guesses.enter('room', 'ours');
  wrong('room', 609);
  expect(isTold('room', 'ours')).toBe(true);
  wrong('room', 1);
  expect(isTold('room', 'ours')).toBe(false);
  at += minute;
  expect(isTold('room', 'ours')).toBe(true);
});

test('who is in stays known when all is forgotten: after a day, or a hundred thousand addresses', () => {
  const leave = guesses.enter('room', 'ours');
  guesses.enter('room', 'ours');
  at += 24 * 60 * minute + 1;
  expect([wrong('room', 20), isTold('room', 'ours')]).toEqual([10, true]);
  for (let n = 0; n < 100_002; n += 1) isTold(line(n));
  expect(wrong('room', 20)).toBe(10);
  expect(isTold('room', 'ours')).toBe(true);
  // One of the two leaves, twice; the other is still there.
  for (let times = 0; times < 2; times += 1) leave();
  at += 20 * minute;
  expect([wrong('room', 20), isTold('room', 'ours')]).toEqual([10, true]);
});

test('what takes long to look at is wrong until it is right', () => {
  const begun = Array.from({ length: 12 }, () => guesses.begin('here'));
  expect(begun.filter(({ ok }) => ok)).toHaveLength(10);
  const [first] = begun;
  if (first?.ok) first.wasRight('host');
  expect([guesses.begin('here').ok, guesses.begin('here').ok]).toEqual([true, false]);
});
