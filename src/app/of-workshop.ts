/** What the rest of the game asks about workshops: nothing is fetched where this device is in none. Nothing here rejects. */
import { workshopHint } from './workshop/hint.ts';

const fetchPart = () => import('./workshop/in-play.ts');

export type WorkshopPart = Awaited<ReturnType<typeof fetchPart>>;

/** The workshop that a run belongs to, listened to from now on; null when it belongs to none. */
export async function workshopOf(runId: string): Promise<WorkshopPart | null> {
  if (workshopHint() === null) return null;
  try {
    const part = await fetchPart();
    await part.openPlace();
    if (part.place.of(runId) === null) return null;
    await part.enterPlace();
    return part;
  } catch {
    return null; // it is handed in all the same
  }
}

/** Ids of the runs on this device that belong to a workshop. */
export async function workshopRuns(): Promise<ReadonlySet<string>> {
  if (workshopHint() === null) return new Set();
  try {
    const { openPlace, place } = await fetchPart();
    await openPlace();
    return new Set(place.all.map(({ runId }) => runId));
  } catch {
    return new Set();
  }
}

/** Hands in what a workshop still waits for, whatever is on screen. */
export async function handInLeft(): Promise<void> {
  if (workshopHint() !== null)
    await fetchPart().then(
      ({ openPlace }) => openPlace(),
      () => {},
    );
}
