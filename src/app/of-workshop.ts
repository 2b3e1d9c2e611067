import { parts } from './lazy.ts';
import { workshopHint } from './workshop/hint.ts';

export type WorkshopPart = Awaited<ReturnType<typeof parts.inWorkshop>>;

/** The workshop that a run belongs to, listened to from now on; null when it belongs to none. Never rejects. */
export async function workshopOf(runId: string): Promise<WorkshopPart | null> {
  if (workshopHint() === null) return null;
  try {
    const part = await parts.inWorkshop();
    await part.openPlace();
    if (part.place.of(runId) === null) return null;
    await part.enterPlace();
    return part;
  } catch {
    return null; // it is handed in all the same
  }
}

/** Ids of the runs on this device that belong to a workshop. Never rejects. */
export async function workshopRuns(): Promise<ReadonlySet<string>> {
  if (workshopHint() === null) return new Set();
  try {
    const { openPlace, place } = await parts.inWorkshop();
    await openPlace();
    return new Set(place.all.map(({ runId }) => runId));
  } catch {
    return new Set();
  }
}
