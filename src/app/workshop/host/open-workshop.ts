/** Opening a workshop once, however often it is tried: the secret is that from which its keys are made. */
import { openedWorkshop, wireLimits, type NewWorkshop, type OpenedWorkshop } from '../../../core/board/wire.ts';
import { ask, type Answered } from '../api.ts';
import { inTab } from '../memory.ts';
import { onceWith } from '../once.ts';
import { keepHostKey, keepProjectorKey } from './host-keys.ts';

const opening = onceWith(inTab('tegenspel.opening'));

/** Opens it with the key of the server and keeps its keys in this tab. */
export async function openWorkshop(key: string, wanted: NewWorkshop): Promise<Answered<OpenedWorkshop>> {
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
  }
  // Once it is there, or has other keys by now, another try is another workshop.
  if (answer.ok || (answer.because === 'refused' && answer.refusal.code === 'not-allowed')) opening.forget();
  return answer;
}

/** How long the server may take for so many scenarios. */
export const lookingThroughMs = (scenarios: number): number => 15_000 + scenarios * wireLimits.provingMs;
