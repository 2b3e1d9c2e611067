/** What scenarios say of themselves in a list: read once from their texts, whichever process took them in. */
import { parse } from '../core/scenario/parse.ts';
import type { WorkshopView } from '../core/board/wire.ts';

export type Card = WorkshopView['scenarios'][number];
/** The card of a scenario; null where there is none with this fingerprint. */
export type CardOf = (sha256: string) => Promise<Card | null>;

/** `sourceOf` gives the text kept under a fingerprint. */
export function openCards(sourceOf: (sha256: string) => Promise<string | null>): CardOf {
  const known = new Map<string, Promise<Card | null>>();

  async function read(sha256: string): Promise<Card | null> {
    const source = await sourceOf(sha256);
    const parsed = source === null ? null : parse(source);
    if (!parsed?.ok) return null;
    const { id, title, minutes, briefing } = parsed.scenario;
    return { id, sha256, title, client: briefing.client, minutes };
  }

  return (sha256) => {
    const ready = known.get(sha256);
    if (ready) return ready;
    const reading = read(sha256);
    known.set(sha256, reading);
    // What failed or was not there may be there the next time.
    reading.then(
      (found) => found ?? known.delete(sha256),
      () => known.delete(sha256),
    );
    return reading;
  };
}
