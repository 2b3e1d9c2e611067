/** Starts the worker that checks and proves. */
import workerAddress from './proof-worker.ts?worker&url';
import type { Job, News } from './proof-job.ts';

/** Where the browser knows Trusted Types, a worker's address has to come from a named policy: this one knows one address. */
type TrustedTypes = {
  createPolicy: (
    name: string,
    rules: { createScriptURL: (address: string) => string },
  ) => { createScriptURL: (address: string) => string };
};

let address: string | null = null;

function trustedAddress(): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  if (!trustedTypes) return workerAddress;
  const policy = trustedTypes.createPolicy('tegenspel-worker', { createScriptURL: () => workerAddress });
  return policy.createScriptURL('');
}

/** Checks and proves; `onNews` hears how it goes. Returns how to stop, after which nothing is heard any more. */
export function startProof(job: Job, onNews: (news: News) => void): () => void {
  address ??= trustedAddress();
  const worker = new Worker(address, { type: 'module' });
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
