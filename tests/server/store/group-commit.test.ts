import { expect, test } from 'vitest';
import { groupCommit, takeTurns } from '../../../src/server/store/group-commit.ts';

test('what comes while a commit is under way shares the next, and turns are taken in order', async () => {
  const turns = takeTurns();
  const batches: number[][] = [];
  let end = () => {};
  const commit = groupCommit(turns, async (inputs: readonly number[]) => {
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
  const commit = groupCommit(takeTurns(), (inputs: readonly number[]) =>
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
  const commit = groupCommit(takeTurns(), (inputs: readonly number[]) => {
    tries += 1;
    return tries < 4 ? Promise.reject(new Error(`no line for ${inputs.length}`)) : Promise.resolve(inputs);
  });
  const settled = await Promise.allSettled(Array.from({ length: 100 }, (_, n) => commit(n)));
  expect(settled.every(({ status }) => status === 'rejected')).toBe(true);
  expect(tries).toBe(3);
  expect(await commit(7)).toBe(7);
});
