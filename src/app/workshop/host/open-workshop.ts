/** Opening a workshop once, however often it is tried: the secret is that from which its keys are made. */
import { openedWorkshop, wireLimits, type NewWorkshop, type OpenedWorkshop } from '../../../core/board/wire.ts';
import { ask, type Answered } from '../api.ts';
import { inTab } from '../memory.ts';
import { onceWith } from '../once.ts';
import { keepHostKey, keepProjectorKey } from './host-keys.ts';

const opening = onceWith(inTab('tegenspel.opening'));

/** Opens it with the key of the server and keeps its keys in this tab. */
export async function openWorkshop(key: string, wanted: NewWorkshop): Promise<Answered<OpenedWorkshop>> {
  for (let tries = 1; ; tries += 1) {
    const answer = await ask('POST', 'api/workshops', {
      key,
      body: { ...wanted, secret: opening.secretFor(JSON.stringify(wanted)) },
      gives: openedWorkshop,
      patienceMs: lookingThroughMs(wanted.scenarios.length),
    });
    if (answer.ok) {
      const { workshop, hostKey, projectorKey } = answer.value;
      keepHostKey(workshop.id, hostKey);
      keepProjectorKey(workshop.id, projectorKey);
      opening.forget();
      return answer;
    }
    // The one whose answer was lost was found in the list and used: this is another.
    const isUsed = answer.because === 'refused' && answer.refusal.code === 'other-workshop';
    if (isUsed) opening.forget();
    if (!isUsed || tries === 2) return answer;
  }
}

/** How long the server may take for so many scenarios. */
export const lookingThroughMs = (scenarios: number): number => 15_000 + scenarios * wireLimits.provingMs;
