/** One tab at a time plays a run: a Web Lock named after it. */

export type Release = () => void;

const patience = 400; // milliseconds: a tab that is being reloaded lets go of its lock within this

/**
 * Claims a run for this tab; null when another tab has it. `steal` takes it from that tab, which then hears `onLost`.
 * Without Web Locks (a page without https) every tab may claim: the storage still lets none overwrite another.
 */
export function claimRun(runId: string, onLost: () => void, { steal = false } = {}): Promise<Release | null> {
  if (!('locks' in navigator)) return Promise.resolve(() => {});
  return new Promise((resolve) => {
    let held = false;
    const options: LockOptions = steal ? { steal } : { signal: AbortSignal.timeout(patience) };
    const hold = () =>
      new Promise<void>((release) => {
        held = true;
        resolve(release);
      });
    navigator.locks.request(`tegenspel.run.${runId}`, options, hold).catch((error: unknown) => {
      if (held) return onLost();
      const waitedInVain = error instanceof DOMException && error.name === 'TimeoutError';
      resolve(waitedInVain ? null : () => {});
    });
  });
}
