/**
 * Joining once, however often it is tried: the secret by which a trainee is known afterwards is drawn and kept here before it
 * is sent, so that whoever lost the answer is given the same place again.
 */
import { joinCodeLength, readCode } from '../../core/board/code.ts';
import { joined, type Joined, type Joining } from '../../core/board/wire.ts';
import { newId } from '../../ui/parts/new-id.ts';
import { ask, type Answered } from './api.ts';

type Pending = { code: string; secret: string };

const name = 'tegenspel.joining';
let pending: Pending | null = null;

export async function join(wanted: Omit<Joining, 'secret'>): Promise<Answered<Joined>> {
  const secret = secretFor(readCode(wanted.code, joinCodeLength) ?? wanted.code);
  const answer = await ask('POST', 'api/join', { body: { ...wanted, secret }, gives: joined });
  // That place is played on elsewhere by now: another try is another trainee.
  if (!answer.ok && answer.because === 'refused' && answer.refusal.code === 'not-allowed') forgetJoining();
  return answer;
}

/** The place is kept on this device: whoever joins from here now is somebody else. */
export function forgetJoining(): void {
  pending = null;
  try {
    localStorage.removeItem(name);
  } catch {
    // Nothing was kept.
  }
}

function secretFor(code: string): string {
  pending ??= kept();
  if (pending?.code === code) return pending.secret;
  pending = { code, secret: newId().replaceAll('-', '') };
  try {
    localStorage.setItem(name, JSON.stringify(pending));
  } catch {
    // Known until the page is left.
  }
  return pending.secret;
}

function kept(): Pending | null {
  try {
    const { code, secret } = JSON.parse(localStorage.getItem(name) ?? '{}') as Partial<Record<keyof Pending, unknown>>;
    return typeof code === 'string' && typeof secret === 'string' && /^[0-9a-f]{32}$/.test(secret)
      ? { code, secret }
      : null;
  } catch {
    return null;
  }
}
