import { expect, test } from 'vitest';
import { groupCommit, takeTurns } from '../../../src/server/store/group-commit.ts';

test('what comes while a commit is under way shares the next, and turns are taken in order', async () => {
  const turns = takeTurns();
  const batches: number[][] = [];
  let end = () => {};
  const commit = groupCommit(turns.next, async (inputs: readonly number[]) => {
    batches.push([...inputs]);
    if (batches.length === 1) await new Promise<void>((resolve) => (end = resolve));
    return inputs.map((input) => input * 2);
  });
  const first = commit(1);
  while (batches.length === 0) await new Promise((resolve) => setImmediate(resolve));
  const rest = [2, 3, 4].map(commit);
  const after = turns.next(() => void batches.push([]));
  end();
  expect(await Promise.all([first, ...rest])).toEqual([2, 4, 6, 8]);
  await after;
  await turns.idle();
  expect(batches).toEqual([[1], [2, 3, 4], []]);
});

test('one that fails takes none of the others with it', async () => {
  const commit = groupCommit(takeTurns().next, (inputs: readonly number[]) =>
    inputs.includes(3) ? Promise.reject(new Error('three')) : Promise.resolve(inputs),
  );
  const settled = await Promise.allSettled([1, 2, 3, 4].map(commit));
  expect(settled.map((one) => (one.status === 'fulfilled' ? one.value : String(one.reason)))).toEqual([
    1,
    2,
    'Error: three',
    4,
  ]);
});

test('where nothing can be committed nobody waits for the tries of all the others', async () => {
  let tries = 0;
  const commit = groupCommit(takeTurns().next, (inputs: readonly number[]) => {
    tries += 1;
    return tries < 4 ? Promise.reject(new Error(`no line for ${inputs.length}`)) : Promise.resolve(inputs);
  });
  const settled = await Promise.allSettled(Array.from({ length: 100 }, (_, n) => commit(n)));
  expect(settled.every(({ status }) => status === 'rejected')).toBe(true);
  expect(tries).toBe(3);
  expect(await commit(7)).toBe(7);
});

test('those who share a turn begin while others are at it; whoever asks for his own waits for them, and they for him', async () => {
  const turns = takeTurns();
  const said: string[] = [];
  const ends: (() => void)[] = [];
  const work = (name: string) => async () => {
    said.push(name);
    await new Promise<void>((end) => ends.push(end));
  };
  const rest = () => new Promise((resolve) => setImmediate(resolve));
  const failing = turns.share(() => Promise.reject(new Error('full')));
  const all = [
    turns.share(work('first')),
    turns.share(work('second')),
    turns.next(work('alone')),
    turns.share(work('third')),
    turns.share(work('fourth')),
  ];
  await expect(failing).rejects.toThrow('full');
  await rest();
  expect(said).toEqual(['first', 'second']);
  ends.pop()?.();
  await rest();
  expect(said).toEqual(['first', 'second']);
  ends.pop()?.();
  await rest();
  expect(said).toEqual(['first', 'second', 'alone']);
  ends.pop()?.();
  await rest();
  expect(said).toEqual(['first', 'second', 'alone', 'third', 'fourth']);
  for (const end of ends) end();
  await Promise.all(all);
  await turns.idle();
});

test('what is enough is begun with at once, and the rest goes on while it is committed', async () => {
  const batches: number[] = [];
  const ends: (() => void)[] = [];
  const commit = groupCommit(takeTurns().share, async (inputs: readonly number[]) => {
    batches.push(inputs.length);
    await new Promise<void>((end) => ends.push(end));
    return inputs;
  });
  const first = Array.from({ length: 8 }, (_, n) => commit(n));
  while (batches.length === 0) await Promise.resolve();
  const rest = [8, 9].map(commit);
  while (batches.length === 1) await new Promise((resolve) => setImmediate(resolve));
  expect(batches).toEqual([8, 2]);
  for (const end of ends) end();
  expect(await Promise.all([...first, ...rest])).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});
