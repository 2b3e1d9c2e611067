/**
 * The trainee's place in a workshop, as all screens follow it. One per tab: once entered it hands in and listens until the tab
 * goes. Only a tab that is looked at listens, so that many tabs do not hold many streams.
 */
import * as wire from '../../core/board/wire.ts';
import type { KeptRun } from '../storage.ts';
import { storage } from '../store.ts';
import { ask } from './api.ts';
import { takeBack } from './attempts.ts';
import type { Delivery, Membership } from './deliveries.ts';
import { keepWorkshopHint } from './hint.ts';
import { kept } from './kept.ts';
import { startOutbox, type Outbox } from './outbox.ts';
import { storyFor } from './own-stories.ts';
import { follow } from './stream.ts';

/** A run of this workshop; `run` is null when it is no longer on the device. */
export type PlacedRun = Delivery & { run: KeptRun | null };

/** up and down: as last seen; unknown: nothing was heard yet. */
export type Line = 'up' | 'down' | 'unknown';

type Standing = { place: number | null; members: number };

let membership = $state.raw<Membership | null>(null);
/** Of every workshop of this device. */
let all = $state.raw<readonly PlacedRun[]>([]);
let standing = $state.raw<Standing | null>(null);
let line = $state.raw<Line>('unknown');
let out = $state.raw<wire.RefusalCode | null>(null);
/** Ids of the runs that may be shown to the room; null until the server has said. */
let shown = $state.raw<readonly string[] | null>(null);

/** How often the scenarios of a workshop have come in. */
let fetches = $state(0);

let outbox: Outbox | null = null;
let stopFollowing: (() => void) | null = null;
let entered = false;

export const place = {
  get membership() {
    return membership;
  },
  get all() {
    return all;
  },
  /** The runs of this workshop, by attempt. */
  get runs(): readonly PlacedRun[] {
    return all.filter(({ workshop }) => workshop === membership?.workshop.id);
  },
  /** A run that belongs to a workshop, this one or another; null when it belongs to none. */
  of: (runId: string): PlacedRun | null => all.find((run) => run.runId === runId) ?? null,
  get standing() {
    return standing;
  },
  get line() {
    return line;
  },
  /** Why this device is no longer in; null while it is. */
  get out() {
    return out;
  },
  get shown() {
    return shown;
  },
  /** Another number whenever the scenarios have come in: what could not be replayed before can be now. */
  get fetches() {
    return fetches;
  },
  /** Whether the host has stopped everyone who plays such a run. Nobody is held up by a line that is down. */
  isPaused({ workshop: id, run }: PlacedRun): boolean {
    const isStopped = membership?.workshop.id === id && membership.workshop.state === 'paused';
    return isStopped && line !== 'down' && out === null && run?.ended !== true;
  },
};

/** Reads what this device keeps and hands in what is left. Gives the place of the latest workshop; null where there is none. */
export async function openPlace(): Promise<Membership | null> {
  await read();
  outbox ??= startOutbox(storage, kept, () => void read());
  return membership;
}

/** The same, and from now on the server is listened to. */
export async function enterPlace(): Promise<Membership | null> {
  await openPlace();
  if (!membership || entered) return membership;
  entered = true;
  kept.onElsewhere(() => void read());
  storage.onElsewhere(() => void read());
  document.addEventListener('visibilitychange', listen);
  addEventListener('offline', () => (line = 'down')); // long before the stream notices that nothing comes any more
  void takeOwn().then(fetchScenarios);
  listen();
  return membership;
}

/** A workshop has been joined, or got back: from now on that is the place. What was played elsewhere is here then. */
export async function takePlace(joined: wire.Joined, code: string): Promise<void> {
  const [latest] = await kept.memberships();
  // Above the latest whatever the clock of the device says: this is the place from now on.
  const joinedAt = Math.max(Date.now(), 1 + (latest?.joinedAt ?? 0));
  await kept.keepMembership({ ...joined, code, joinedAt });
  await openPlace();
  await takeOwn();
  outbox?.wake();
  void fetchScenarios();
}

/** A choice was kept: it goes out soon. */
export function played({ ended }: { ended: boolean }): void {
  if (ended) void read();
  outbox?.wake();
}

export async function changeOwn(change: { team?: string | null }): Promise<boolean> {
  if (!membership) return false;
  const answer = await ask('PATCH', 'api/me', { key: membership.token, body: change, gives: wire.memberView });
  if (answer.ok && membership?.member.id === answer.value.id) await note({ ...membership, member: answer.value });
  return answer.ok;
}

/** Agrees that the room sees a run, or no longer. */
export async function agree(runId: string, isShown: boolean): Promise<boolean> {
  if (!membership) return false;
  const answer = await ask('PUT', `api/runs/${runId}/consent`, {
    key: membership.token,
    body: { shown: isShown },
    gives: wire.nothing,
  });
  if (answer.ok) shown = (shown ?? []).filter((id) => id !== runId).concat(isShown ? runId : []);
  return answer.ok;
}

/** Leaves the workshop on this device. Gives the way back. */
export async function leave(): Promise<() => Promise<void>> {
  if (!membership) return () => Promise.resolve();
  const putBack = await kept.forgetMembership(membership.workshop.id);
  await read();
  return async () => {
    await putBack();
    await read();
  };
}

/** Takes this trainee and all his runs away from the workshop for ever; they stay on this device. */
export async function eraseOwn(): Promise<boolean> {
  if (!membership) return false;
  const answer = await ask('DELETE', 'api/me', { key: membership.token, gives: wire.nothing });
  if (answer.ok) await leave();
  return answer.ok;
}

// One after the other, or an older account could end up above a newer one.
let reading: Promise<void> = Promise.resolve();
const read = (): Promise<void> => (reading = reading.then(readNow));

async function readNow(): Promise<void> {
  const [memberships, deliveries, stored] = await Promise.all([kept.memberships(), kept.list(), storage.list()]);
  const latest = memberships[0] ?? null;
  keepWorkshopHint(latest?.workshop.title ?? null);
  // The same place is known better here, from the live stream, than from what was kept of it.
  if (latest?.token !== membership?.token) move(latest);
  const byId = new Map(stored.map((run) => [run.log.runId, run]));
  all = deliveries
    .sort((a, b) => a.attempt - b.attempt)
    .map((delivery) => ({ ...delivery, run: byId.get(delivery.runId) ?? null }));
}

/** Another place than so far, or another key to it: nothing is known of it yet. */
function move(to: Membership | null): void {
  membership = to;
  out = null;
  standing = null;
  shown = null;
  line = 'unknown';
  stopListening();
  if (entered) listen();
}

/** Fetches all that the server has of this trainee. */
async function takeOwn(): Promise<void> {
  if (!membership) return;
  const { token } = membership;
  const answer = await ask('GET', 'api/me', { key: token, gives: wire.ownState });
  if (membership?.token !== token) return; // left meanwhile
  if (!answer.ok) {
    if (answer.because === 'refused') refused(answer.refusal.code);
    return;
  }
  const own = answer.value;
  standing = { place: own.place, members: own.members };
  shown = own.runs.filter((run) => run.shown).map(({ runId }) => runId);
  await note({ ...membership, workshop: own.workshop, member: own.member });
  await takeBack(storage, kept, own);
  await read();
}

/** So that they can be played without a line. */
async function fetchScenarios(): Promise<void> {
  if (!membership) return;
  const { token, workshop } = membership;
  await Promise.all(workshop.scenarios.map((scenario) => storyFor(scenario, token)));
  fetches += 1;
}

async function note(next: Membership): Promise<void> {
  if (JSON.stringify(next) === JSON.stringify(membership)) return;
  membership = next;
  await kept.noteMembership(next);
}

function refused(code: wire.RefusalCode): void {
  if (code === 'removed' || code === 'not-allowed') out = code;
}

function listen(): void {
  if (document.visibilityState !== 'visible' || !membership) return stopListening();
  if (stopFollowing) return;
  const { token } = membership;
  stopFollowing = follow('api/me/live', token, {
    onPicture(picture) {
      if (membership?.token !== token) return;
      if (picture.kind === 'members') {
        const { workshop, members } = picture;
        standing = { place: standing?.place ?? null, members };
        void note({ ...membership, workshop });
      } else if (picture.kind === 'member') {
        const { member, place } = picture;
        out = member.state === 'removed' ? 'removed' : null;
        standing = { place, members: standing?.members ?? 1 };
        void note({ ...membership, member });
      }
    },
    onLine(isUp) {
      const isBack = isUp && line !== 'up';
      line = isUp ? 'up' : 'down';
      if (isBack) outbox?.wake();
      if (isBack && shown === null) void takeOwn().then(fetchScenarios);
    },
    onRefused: (code) => membership?.token === token && refused(code),
  });
}

function stopListening(): void {
  stopFollowing?.();
  stopFollowing = null;
}
