/** Starts the worker that replays runs for the profile. */
import workerAddress from './profile-worker.ts?worker&url';
import type { ProfileAnswer, ProfileJob } from './profile-job.ts';
import { trustedAddress } from './trusted-address.ts';

/** Rejects when the worker cannot be fetched or breaks off. */
export function replayInWorker(job: ProfileJob): Promise<ProfileAnswer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(trustedAddress(workerAddress), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<ProfileAnswer>) => {
      worker.terminate();
      resolve(data);
    });
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      worker.terminate();
      reject(new Error('the runs could not be replayed'));
    });
    worker.postMessage(job);
  });
}
