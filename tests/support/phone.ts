/**
 * Phones for tests in Node: the browser's own storage and outbox of the game, which remember by themselves where there is no
 * IndexedDB. Many phones can be used at once, each with a line of its own.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { setMaxListeners } from 'node:events';
import { vi } from 'vitest';
import type { Joined, SentRun } from '../../src/core/board/wire.ts';
import { attemptSeed } from '../../src/core/board/attempt.ts';
import { openDeliveries, type Deliveries, type Delivery } from '../../src/app/workshop/deliveries.ts';
import { startOutbox, type Outbox, type Pace } from '../../src/app/workshop/outbox.ts';
import { openStorage, type Storage } from '../../src/app/storage.ts';

const line = new AsyncLocalStorage<string>();

/**
 * What a page has and Node has not. Without Web Locks, as on http, and without a channel between tabs: all phones would share
 * those of this process.
 */
export function becomeBrowser(): void {
  const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  Object.defineProperty(page, 'baseURI', { get: () => line.getStore() ?? 'http://127.0.0.1:9/' });
  const screen = new EventTarget();
  setMaxListeners(0, page, screen); // one page stands in for those of all phones
  vi.stubGlobal('document', page);
  vi.stubGlobal('navigator', {});
  Reflect.deleteProperty(globalThis, 'BroadcastChannel');
  vi.stubGlobal('addEventListener', screen.addEventListener.bind(screen));
  vi.stubGlobal('removeEventListener', screen.removeEventListener.bind(screen));
}

/** Does something on a device whose page came from that address. */
export const onLine = <T>(address: string, work: () => T): T => line.run(address, work);

/** Quick, so that a test of a bad line is soon over; the proportions are those of the game. */
export const quick: Pace = { patience: 400, retry: { first: 5, last: 40 } };

export type Phone = {
  storage: Storage;
  deliveries: Deliveries;
  outbox: Outbox;
  /** Plays one more piece of a run: up to so many choices. Binds it to the workshop first. */
  play(run: SentRun, upTo: number): Promise<void>;
  /** Resolves once that holds of a run. */
  until(runId: string, holds: (delivery: Delivery) => boolean): Promise<Delivery>;
};

/** A phone of somebody who has joined. `onChange` hears of every change of a delivery, before the phone goes on. */
export async function pickUp(
  joined: Joined,
  { pace = quick, onChange = () => {} }: { pace?: Pace; onChange?: () => void } = {},
): Promise<Phone> {
  const storage = openStorage(() => {});
  const deliveries = openDeliveries(() => {});
  const waiting = new Set<() => void>();
  await deliveries.keepMembership({ ...joined, code: '', joinedAt: 0 });
  const changed = () => {
    onChange();
    for (const look of waiting) look();
  };
  const outbox = startOutbox(storage, deliveries, changed, pace);
  const workshop = joined.workshop.id;
  return {
    storage,
    deliveries,
    outbox,
    async play({ runId, scenario, sha256, engine, attempt, choices }, upTo) {
      const here = await storage.load(runId);
      if (!here) {
        const seed = attemptSeed(workshop, scenario, attempt);
        await deliveries.begin({ runId, workshop, scenario });
        await storage.begin({ runId, scenario, sha256, engine, seed, choices: [] }, { mode: 'real', fork: null });
      }
      for (let step = here?.log.choices.length ?? 0; step < upTo; step += 1)
        await storage.append(runId, step, choices[step] ?? '', {
          ended: step === choices.length - 1,
          confidence: null,
        });
      outbox.wake();
    },
    until: (runId, holds) =>
      new Promise((found) => {
        const look = () =>
          void deliveries.list().then((all) => {
            const delivery = all.find((one) => one.runId === runId);
            if (!delivery || !holds(delivery)) return;
            waiting.delete(look);
            found(delivery);
          });
        waiting.add(look);
        look();
      }),
  };
}
