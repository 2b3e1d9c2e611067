/**
 * The runs of workshops on this device, and what has become of them: kept in a database of their own beside the runs, so that
 * a finished run stays queued until the server itself has confirmed that very run. Nothing here is ever forgotten by itself.
 */
import type { DBSchema } from 'idb';
import type { Joined, RefusalCode, RunReceipt } from '../../core/board/wire.ts';
import { openDatabase } from '../database.ts';
import type { StorageProblem } from '../storage.ts';

/** A place in a workshop, as joining gave it; the view of the workshop is the last one that came in. */
export type Membership = Joined & {
  /** Of the workshop, as it was typed or scanned. */
  code: string;
  /** Milliseconds since 1970. */
  joinedAt: number;
};

/** A run of a workshop. The run itself is in the storage of all runs. */
export type Delivery = {
  runId: string;
  workshop: string;
  scenario: string;
  /** From 1. */
  attempt: number;
  /** How many choices the server is known to have. */
  known: number;
  /** What the server gave for this very run; null until then. */
  verdict: RunReceipt['verdict'] | null;
  /** Why the server does not take it. */
  refusal: RefusalCode | null;
};

export type Outcome = Partial<Pick<Delivery, 'known' | 'verdict' | 'refusal'>>;

export type Deliveries = {
  /** The latest first. */
  memberships(): Promise<Membership[]>;
  keepMembership(membership: Membership): Promise<void>;
  /** Keeps what has become of a place. One that was left meanwhile, or is entered by another key, stays as it is. */
  noteMembership(membership: Membership): Promise<void>;
  /** Leaves a workshop on this device; its runs stay, as anyone's own. Gives the way back. */
  forgetMembership(workshop: string): Promise<() => Promise<void>>;
  list(): Promise<Delivery[]>;
  /** Binds a run to a workshop as the next attempt at its scenario, and gives that. */
  begin(run: Pick<Delivery, 'runId' | 'workshop' | 'scenario'>): Promise<Delivery>;
  /** Keeps what the server has of a run that this device does not know. */
  adopt(delivery: Delivery): Promise<void>;
  /** Notes what has become of a run. What is gone stays gone, and a verdict stands. */
  note(runId: string, outcome: Outcome): Promise<void>;
  /** The text of a scenario by its fingerprint; null when it is not here. */
  scenario(sha256: string): Promise<string | null>;
  keepScenario(sha256: string, source: string): Promise<void>;
  /** Calls back when another tab has changed something. Returns how to stop. */
  onElsewhere(listener: () => void): () => void;
};

/** What a delivery becomes by an outcome. A verdict is never taken back, and what the server knows it does not forget. */
export function after(delivery: Delivery, { known = 0, verdict = null, refusal = null }: Outcome): Delivery {
  const given = delivery.verdict ?? verdict;
  return {
    ...delivery,
    known: Math.max(delivery.known, known),
    verdict: given,
    refusal: given ? null : (refusal ?? delivery.refusal),
  };
}

/** The number of the next attempt at a scenario. */
export function nextAttempt(all: readonly Delivery[], { workshop, scenario }: Pick<Delivery, 'workshop' | 'scenario'>) {
  const made = all.filter((one) => one.workshop === workshop && one.scenario === scenario);
  return 1 + Math.max(0, ...made.map(({ attempt }) => attempt));
}

interface Schema extends DBSchema {
  memberships: { key: string; value: Membership };
  deliveries: { key: string; value: Delivery };
  scenarios: { key: string; value: { sha256: string; source: string } };
}

/** Opens the database. `report` hears why something could not be kept; this tab remembers it then. Never throws. */
export function openDeliveries(report: (problem: StorageProblem) => void): Deliveries {
  const mine = { memberships: new Map<string, Membership>(), deliveries: new Map<string, Delivery>() };
  const { attempt, tell, onElsewhere } = openDatabase<Schema>(
    'tegenspel-workshop',
    (db) => {
      db.createObjectStore('memberships', { keyPath: 'workshop.id' });
      db.createObjectStore('deliveries', { keyPath: 'runId' });
      db.createObjectStore('scenarios', { keyPath: 'sha256' });
    },
    report,
  );
  const changed = () => tell('changed');
  // What the device said last, for when it gives no answer in time: an attempt must not be counted as the first again.
  let lastKnown: readonly Delivery[] = [];

  async function list(): Promise<Delivery[]> {
    const kept = await attempt((db) => db.getAll('deliveries'));
    lastKnown = kept?.value ?? lastKnown;
    return [...new Map([...lastKnown, ...mine.deliveries.values()].map((one) => [one.runId, one])).values()];
  }

  async function keepDelivery(delivery: Delivery): Promise<void> {
    const kept = await attempt((db) => db.put('deliveries', delivery));
    if (kept) mine.deliveries.delete(delivery.runId);
    else mine.deliveries.set(delivery.runId, delivery);
    changed();
  }

  async function keepMembership(membership: Membership): Promise<void> {
    const kept = await attempt((db) => db.put('memberships', membership));
    if (kept) mine.memberships.delete(membership.workshop.id);
    else mine.memberships.set(membership.workshop.id, membership);
    changed();
  }

  async function memberships(): Promise<Membership[]> {
    const kept = await attempt((db) => db.getAll('memberships'));
    const all = new Map([...(kept?.value ?? []), ...mine.memberships.values()].map((one) => [one.workshop.id, one]));
    return [...all.values()].sort((a, b) => b.joinedAt - a.joinedAt);
  }

  return {
    memberships,
    keepMembership,
    async noteMembership(membership) {
      const { id } = membership.workshop;
      const isThere = (found: Membership | undefined) => found?.token === membership.token;
      if (isThere(mine.memberships.get(id))) mine.memberships.set(id, membership);
      await attempt(async (db) => {
        const change = db.transaction('memberships', 'readwrite');
        if (isThere(await change.store.get(id))) await change.store.put(membership);
        await change.done;
      });
      changed();
    },
    async forgetMembership(workshop) {
      const membership = (await memberships()).find((one) => one.workshop.id === workshop);
      const bound = (await list()).filter((one) => one.workshop === workshop);
      mine.memberships.delete(workshop);
      for (const { runId } of bound) mine.deliveries.delete(runId);
      lastKnown = lastKnown.filter((one) => one.workshop !== workshop);
      await attempt(async (db) => {
        const change = db.transaction(['memberships', 'deliveries'], 'readwrite');
        await change.objectStore('memberships').delete(workshop);
        for (const { runId } of bound) await change.objectStore('deliveries').delete(runId);
        await change.done;
      });
      changed();
      return async () => {
        if (membership) await keepMembership(membership);
        for (const one of bound) await keepDelivery(one);
      };
    },
    list,
    async begin(run) {
      const fresh = (all: readonly Delivery[]): Delivery => ({
        ...run,
        attempt: nextAttempt([...all, ...mine.deliveries.values()], run),
        known: 0,
        verdict: null,
        refusal: null,
      });
      // In one transaction, so that two tabs do not both make the same attempt.
      const kept = await attempt(async (db) => {
        const change = db.transaction('deliveries', 'readwrite', { durability: 'strict' });
        const delivery = fresh(await change.store.getAll());
        await change.store.put(delivery);
        await change.done;
        return delivery;
      });
      const delivery = kept?.value ?? fresh(lastKnown);
      if (kept) lastKnown = [...lastKnown, delivery];
      else mine.deliveries.set(run.runId, delivery);
      changed();
      return delivery;
    },
    adopt: keepDelivery,
    async note(runId, outcome) {
      const remembered = mine.deliveries.get(runId);
      if (remembered) mine.deliveries.set(runId, after(remembered, outcome));
      await attempt(async (db) => {
        const change = db.transaction('deliveries', 'readwrite', { durability: 'strict' });
        const delivery = await change.store.get(runId);
        if (delivery) await change.store.put(after(delivery, outcome));
        await change.done;
      });
      changed();
    },
    async scenario(sha256) {
      return (await attempt((db) => db.get('scenarios', sha256)))?.value?.source ?? null;
    },
    async keepScenario(sha256, source) {
      await attempt((db) => db.put('scenarios', { sha256, source }));
    },
    onElsewhere,
  };
}
