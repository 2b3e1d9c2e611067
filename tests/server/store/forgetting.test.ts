import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { forgetting, noteErased } from '../../../src/server/store/forgetting.ts';
import { migrate } from '../../../src/server/store/migrate.ts';
import { openSqlite } from '../../../src/server/store/sqlite.ts';

const { db } = openSqlite(':memory:');
const tookMs = 100;
let started = 0;
let fails = false;
const told: string[] = [];

const open = () =>
  forgetting(db, {
    forget: async () => {
      started += 1;
      await new Promise((resolve) => setTimeout(resolve, tookMs));
      if (fails) throw new Error('no room');
    },
    commit: (work) => db.transaction().execute(work),
    onError: ({ message }) => told.push(message),
  });
const erase = () => db.transaction().execute(noteErased);
const noted = async () => (await db.selectFrom('facts').selectAll().where('name', '=', 'forget').execute()).length;

beforeEach(async () => {
  vi.useFakeTimers();
  await migrate(db, 'sqlite', {});
  [started, fails] = [0, false];
});
afterEach(() => vi.useRealTimers());

test('those who ask meanwhile share the next one, and what was erased meanwhile is not lost', async () => {
  const { forgotten } = open();
  await erase();
  const first = forgotten();
  await vi.advanceTimersByTimeAsync(tookMs / 2);
  await erase();
  const others = Array.from({ length: 5 }, () => forgotten());
  await vi.advanceTimersByTimeAsync(tookMs / 2);
  await first;
  expect(await noted()).toBe(1);
  await vi.advanceTimersByTimeAsync(10 * tookMs);
  await Promise.all(others);
  expect([started, await noted()]).toEqual([2, 0]);
  await forgotten();
  expect(started).toBe(2); // there is nothing to forget
});

test('between two of them others write for some times as long', async () => {
  const { forgotten } = open();
  for (const times of [1, 2, 3]) {
    await erase();
    const done = forgotten();
    if (times > 1) {
      await vi.advanceTimersByTimeAsync(4 * tookMs - 1);
      expect(started).toBe(times - 1);
      await vi.advanceTimersByTimeAsync(1);
    }
    await vi.advanceTimersByTimeAsync(tookMs);
    await done;
    expect(started).toBe(times);
  }
});

test('what fails is told, keeps nobody waiting, and is tried again', async () => {
  const { forgotten, stop } = open();
  fails = true;
  await erase();
  const done = forgotten();
  await vi.advanceTimersByTimeAsync(tookMs);
  await done;
  expect([told, await noted()]).toEqual([['no room'], 1]);
  fails = false;
  await vi.advanceTimersByTimeAsync(60_000 + tookMs);
  expect([started, await noted()]).toEqual([2, 0]);
  await erase();
  await stop();
  const never = forgotten();
  await vi.advanceTimersByTimeAsync(10 * tookMs);
  await never;
  expect([started, await noted()]).toEqual([2, 1]); // for the next start
});
