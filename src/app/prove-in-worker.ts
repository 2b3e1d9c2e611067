/** Starts the worker that checks and proves. */
import workerAddress from './proof-worker.ts?worker&url';
import type { Job, News } from './proof-job.ts';
import { trustedAddress } from './trusted-address.ts';

/** Checks and proves; `onNews` hears how it goes. Returns how to stop, after which nothing is heard any more. */
export function startProof(job: Job, onNews: (news: News) => void): () => void {
  const worker = new Worker(trustedAddress(workerAddress), { type: 'module' });
  worker.addEventListener('message', ({ data }: MessageEvent<News>) => {
    if (isLast(data)) worker.terminate();
    onNews(data);
  });
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    worker.terminate();
    onNews({ step: 'failed' });
  });
  worker.postMessage(job);
  return () => worker.terminate();
}

const isLast = ({ step }: News) => step !== 'checked' && step !== 'proving';
