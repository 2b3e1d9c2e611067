/**
 * Hands in what has been played, however bad the line: each finished run until the server has named it and its very bytes,
 * the beginnings of others so that they can be gone on with elsewhere. One tab at a time does it.
 */
import { progressReceipt, runReceipt, type RefusalCode, type SentRun } from '../../core/board/wire.ts';
import { fingerprintOf } from '../../core/run/story.ts';
import type { KeptRun, Storage } from '../storage.ts';
import { ask, type Answered } from './api.ts';
import { backoff } from './backoff.ts';
import type { Deliveries, Delivery, Outcome } from './deliveries.ts';
import { onWake } from './wake.ts';

export type Outbox = {
  /** Something was played: look soon. */
  wake(): void;
  stop(): void;
};

/** Milliseconds. */
export type Pace = {
  /** After this an answer no longer counts as coming. */
  patience: number;
  /** Until the next try: after the first, and after many. */
  retry: { first: number; last: number };
};

// Whatever broke, a run is handed in within ten seconds of the line being there again.
const usual: Pace = { patience: 6_000, retry: { first: 500, last: 4_000 } };

/** Lifted by time. */
const passing: readonly RefusalCode[] = ['try-later', 'disk-full', 'too-many-tries', 'waiting'];

/**
 * Of the key rather than of the run: the place is played on elsewhere, or its host has taken it away. Another try makes sense
 * when the trainee comes back, and not before.
 */
const ofKey: readonly RefusalCode[] = ['not-allowed', 'removed'];

/** Starts handing in. `onChange` hears when something about a delivery has changed. */
export function startOutbox(
  runs: Pick<Storage, 'load'>,
  deliveries: Deliveries,
  onChange: () => void,
  pace: Pace = usual,
): Outbox {
  let stopped = false;
  let busy = false;
  let again = false;
  let tries = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  // A refusal is asked for once more by every start: a newer game, or a newer server, may say otherwise.
  const refused = new Set<string>();

  async function round(): Promise<void> {
    if (busy) {
      again = true;
      return;
    }
    busy = true;
    clearTimeout(timer);
    const isLeft = await alone(handIn).catch(() => true);
    busy = false;
    if (stopped) return;
    if (again) {
      again = false;
      void round();
    } else if (isLeft) {
      timer = setTimeout(() => void round(), backoff(tries, pace.retry));
      tries += 1;
    } else tries = 0;
  }

  /** Whether anything is left for another round. */
  async function handIn(): Promise<boolean> {
    const tokens = new Map((await deliveries.memberships()).map(({ workshop, token }) => [workshop.id, token]));
    const open = (await deliveries.list()).filter(({ runId, verdict }) => verdict === null && !refused.has(runId));
    const left = await Promise.all(
      open.map(async (delivery) => {
        const token = tokens.get(delivery.workshop);
        const kept = token === undefined ? null : await runs.load(delivery.runId);
        if (token === undefined || !kept || stopped) return false;
        const outcome = await deliver(delivery, kept, token, pace.patience);
        if (outcome === 'again') return true;
        if (outcome === 'nothing') return false;
        if (outcome.refusal) refused.add(delivery.runId);
        await deliveries.note(delivery.runId, outcome);
        onChange();
        return false;
      }),
    );
    return left.includes(true);
  }

  const wake = () => {
    tries = 0;
    void round();
  };
  const stopWaking = onWake(wake);
  wake();
  return {
    wake,
    stop: () => {
      stopped = true;
      clearTimeout(timer);
      stopWaking();
    },
  };
}

/** One tab at a time; without Web Locks (a page without https) each does, as the server counts a run once anyway. */
async function alone<T>(work: () => Promise<T>): Promise<T> {
  return 'locks' in navigator ? navigator.locks.request('tegenspel.outbox', work) : work();
}

async function deliver(
  { known, attempt }: Delivery,
  { log, confidence, ended }: KeptRun,
  key: string,
  patienceMs: number,
): Promise<Outcome | 'again' | 'nothing'> {
  const isAsked = confidence.some((entry) => entry !== null);
  const run: SentRun = {
    runId: log.runId,
    scenario: log.scenario,
    sha256: log.sha256,
    engine: log.engine,
    attempt,
    choices: log.choices,
    confidence: isAsked ? confidence : [],
  };
  const body = JSON.stringify(run);
  const path = `api/runs/${encodeURIComponent(log.runId)}`;
  const isThisRun = (receipt: { runId: string; body: string }) =>
    receipt.runId === log.runId && receipt.body === fingerprintOf(body);
  if (ended) {
    const answer = await ask('PUT', path, { key, body, gives: runReceipt, patienceMs });
    if (answer.ok) return isThisRun(answer.value) ? { verdict: answer.value.verdict } : 'again';
    return unless(answer, (refusal) => ({ refusal }));
  }
  if (log.choices.length <= known) return 'nothing';
  const answer = await ask('PUT', `${path}/progress`, { key, body, gives: progressReceipt, patienceMs });
  if (answer.ok) return isThisRun(answer.value) ? { known: log.choices.length } : 'again';
  // A beginning that is refused matters to nobody yet: the finished run will be told why.
  return unless(answer, () => 'nothing' as const);
}

/** What follows from a refusal that stands; another try where it may not. */
function unless<T>(
  answer: Extract<Answered<unknown>, { ok: false }>,
  follows: (refusal: RefusalCode) => T,
): T | 'again' | 'nothing' {
  if (answer.because === 'no-line' || passing.includes(answer.refusal.code)) return 'again';
  return ofKey.includes(answer.refusal.code) ? 'nothing' : follows(answer.refusal.code);
}
