/** Joining once, however often it is tried: the secret is that by which a trainee is known afterwards. */
import { joinCodeLength, readCode } from '../../core/board/code.ts';
import { joined, type Joined, type Joining } from '../../core/board/wire.ts';
import { ask, type Answered } from './api.ts';
import { onDevice } from './memory.ts';
import { onceWith } from './once.ts';

const joining = onceWith(onDevice('tegenspel.joining'));

export async function join(wanted: Omit<Joining, 'secret'>): Promise<Answered<Joined>> {
  const secret = joining.secretFor(readCode(wanted.code, joinCodeLength) ?? wanted.code);
  const answer = await ask('POST', 'api/join', { body: { ...wanted, secret }, gives: joined });
  // That place is played on elsewhere by now: another try is another trainee.
  if (!answer.ok && answer.because === 'refused' && answer.refusal.code === 'not-allowed') forgetJoining();
  return answer;
}

/** The place is kept on this device: whoever joins from here now is somebody else. */
export const forgetJoining = joining.forget;
