import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { commitThread } from '../../../src/server/store/commit-thread.ts';
import { openFile } from '../../../src/server/store/sqlite-file.ts';
import { root } from '../../support/sources.ts';

/** Answers as the real one does, and breaks at what it is told to break at. */
const program = `
  import { parentPort } from 'node:worker_threads';
  parentPort.on('message', (message) => {
    const batch = JSON.parse(message);
    if (batch.includes('break')) throw new Error('broken');
    parentPort.postMessage(JSON.stringify([{ outputs: batch }]));
  });`;

test('what comes right after a thread has broken goes to the next one', async () => {
  const thread = commitThread<string, string>(new URL(`data:text/javascript,${encodeURIComponent(program)}`), '', null);
  for (let times = 0; times < 3; times += 1) {
    await expect(thread.commit(['break'])).rejects.toThrow('broken');
    expect(await thread.commit([`after ${times}`])).toEqual([`after ${times}`]);
  }
  await thread.close();
});

test('batches that wait share a transaction; one that fails takes none of the others with it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tegenspel-thread-'));
  const [file, writing] = [join(folder, 'some.db'), join(folder, 'writing.mjs')];
  writeFileSync(
    writing,
    `import { serveCommits } from ${JSON.stringify(join(root, 'src/server/store/commit-thread.ts'))};
    serveCommits(() => async (ask, batch) => {
      if (batch.includes('slow')) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
      for (const word of batch) ask('insert into words values (?)', [word]);
      return batch;
    });`,
  );
  const { ask, connection } = openFile(file);
  ask('create table words (word text primary key)', []);
  const words = () => ask('select word from words order by rowid', []).map((row) => (row as { word: string }).word);
  const thread = commitThread<string, string>(pathToFileURL(writing), file, null);
  onTestFinished(async () => {
    await thread.close();
    connection.close();
    rmSync(folder, { recursive: true, force: true });
  });

  // All of them come before the thread has started.
  const together = [['a', 'b'], ['c'], ['slow']].map(thread.commit);
  expect(await together[0]).toEqual(['a', 'b']);
  expect(words()).toEqual(['a', 'b', 'c', 'slow']);
  expect(await Promise.all(together)).toEqual([['a', 'b'], ['c'], ['slow']]);

  await thread.forget();
  const settled = await Promise.allSettled([['d'], ['e', 'a'], ['f']].map(thread.commit));
  expect(settled.map((one) => (one.status === 'fulfilled' ? one.value : String(one.reason)))).toEqual([
    ['d'],
    expect.stringContaining('UNIQUE'),
    ['f'],
  ]);
  expect(words()).toEqual(['a', 'b', 'c', 'slow', 'd', 'f']);
});

test('all that were waiting for a thread that has broken are told', async () => {
  const thread = commitThread<string, string>(new URL(`data:text/javascript,${encodeURIComponent(program)}`), '', null);
  const settled = await Promise.allSettled([['break'], ['one'], ['two']].map(thread.commit));
  expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(await thread.commit(['after'])).toEqual(['after']);
  await thread.close();
});
