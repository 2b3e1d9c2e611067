import { expect, test } from 'vitest';
import { commitThread } from '../../../src/server/store/commit-thread.ts';

/** Answers as the real one does, and breaks at what it is told to break at. */
const program = `
  import { parentPort } from 'node:worker_threads';
  parentPort.on('message', (message) => {
    const batch = JSON.parse(message);
    if (batch.includes('break')) throw new Error('broken');
    parentPort.postMessage(JSON.stringify({ outputs: batch }));
  });`;

test('what comes right after a thread has broken goes to the next one', async () => {
  const thread = commitThread<string, string>(new URL(`data:text/javascript,${encodeURIComponent(program)}`), '', null);
  for (let times = 0; times < 3; times += 1) {
    await expect(thread.commit(['break'])).rejects.toThrow('broken');
    expect(await thread.commit([`after ${times}`])).toEqual([`after ${times}`]);
  }
  await thread.close();
});
