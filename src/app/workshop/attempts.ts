/** Attempts at the scenarios of a workshop: begun here, or brought back from the server. */
import { attemptLog, attemptSeed } from '../../core/board/attempt.ts';
import type { OwnState, SentRun } from '../../core/board/wire.ts';
import type { Story } from '../../core/run/story.ts';
import { newId } from '../../ui/parts/new-id.ts';
import { beginRun } from '../session.ts';
import type { Storage } from '../storage.ts';
import type { Deliveries } from './deliveries.ts';

/**
 * The run to play now: the attempt under way, or the next one, begun. It is bound to the workshop before anything of it is
 * shown, and everyone's attempt of that number has the same seed. Gives its id.
 */
export async function playAttempt(
  storage: Storage,
  deliveries: Deliveries,
  workshop: string,
  story: Story,
): Promise<string> {
  const scenario = story.scenario.id;
  const underWay = (await deliveries.list()).find(
    (one) => one.workshop === workshop && one.scenario === scenario && one.verdict === null && one.refusal === null,
  );
  const kept = underWay && (await storage.load(underWay.runId));
  if (kept && !kept.ended) return underWay.runId;
  // One that was bound and then not kept is begun after all.
  const { runId, attempt } =
    underWay && !kept ? underWay : await deliveries.begin({ runId: newId(), workshop, scenario });
  return beginRun(storage, story, { mode: 'real', runId, seed: attemptSeed(workshop, scenario, attempt) });
}

/** Takes in what the server has of this trainee: what this device lacks is added, and nothing here is overwritten. */
export async function takeBack(storage: Storage, deliveries: Deliveries, own: OwnState): Promise<void> {
  const known = new Set((await deliveries.list()).map(({ runId }) => runId));
  const workshop = own.workshop.id;
  const sent = [...own.runs, ...own.progress.map((run) => ({ ...run, verdict: null }))];
  for (const { verdict, ...run } of sent) {
    await takeRun(storage, workshop, run, verdict !== null);
    const { runId, scenario, attempt, choices } = run;
    const bound = { runId, workshop, scenario, attempt, known: choices.length, verdict, refusal: null };
    if (!known.has(runId)) await deliveries.adopt(bound);
  }
}

async function takeRun(storage: Storage, workshop: string, run: SentRun, ended: boolean): Promise<void> {
  const { runId, choices, confidence } = run;
  const here = await storage.load(runId);
  if (!here) {
    await storage.begin(attemptLog(workshop, run), { mode: 'real', fork: null, confidence, ended });
    return;
  }
  // Gone on with elsewhere; a run that went another way here stays as it is.
  if (here.ended || !here.log.choices.every((choice, step) => choice === choices[step])) return;
  for (let step = here.log.choices.length; step < choices.length; step += 1)
    await storage.append(runId, step, choices[step] ?? '', {
      ended: ended && step === choices.length - 1,
      confidence: confidence[step] ?? null,
    });
}
