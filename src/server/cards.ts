/** What scenarios say of themselves in a list: read once from their texts, whichever process took them in. */
import { parse } from '../core/scenario/parse.ts';
import type { WorkshopView } from '../core/board/wire.ts';
import { foundOnce } from './found-once.ts';

export type Card = WorkshopView['scenarios'][number];
/** The card of a scenario; null where there is none with this fingerprint. */
export type CardOf = (sha256: string) => Promise<Card | null>;

/** `sourceOf` gives the text kept under a fingerprint. */
export function openCards(sourceOf: (sha256: string) => Promise<string | null>): CardOf {
  return foundOnce(async (sha256) => {
    const source = await sourceOf(sha256);
    const parsed = source === null ? null : parse(source);
    if (!parsed?.ok) return null;
    const { id, title, minutes, briefing } = parsed.scenario;
    return { id, sha256, title, client: briefing.client, minutes };
  });
}
