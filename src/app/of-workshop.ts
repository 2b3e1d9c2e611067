/** What the rest of the game asks about workshops: nothing is fetched where this device is in none. Nothing here rejects. */
import type { Text } from '../core/scenario/schema.ts';
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

/** The runs on this device that belong to a workshop: title of their scenario by id; null where that is not known. */
export async function workshopRuns(): Promise<ReadonlyMap<string, Text | null>> {
  if (workshopHint() === null) return new Map();
  try {
    const { openPlace, place } = await fetchPart();
    const scenarios = (await openPlace())?.workshop.scenarios ?? [];
    return new Map(
      place.all.map(({ runId, scenario }) => [runId, scenarios.find(({ id }) => id === scenario)?.title ?? null]),
    );
  } catch {
    return new Map();
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
