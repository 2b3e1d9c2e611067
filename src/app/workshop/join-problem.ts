import type { JoinProblem } from '../../ui/workshop/join/joining.ts';
import type { Answered } from './api.ts';

/** What to tell somebody who was not let in. `isBack`: he came with a personal code. */
export function problemOf(
  answer: Extract<Answered<unknown>, { ok: false }>,
  { isBack }: { isBack: boolean },
): JoinProblem {
  if (answer.because === 'no-line') return 'noLine';
  switch (answer.refusal.code) {
    case 'no-such-code':
      return isBack ? 'noSuchPair' : 'noSuchCode';
    case 'locked':
    case 'full':
    case 'removed':
      return answer.refusal.code;
    case 'nickname-taken':
      return 'taken';
    case 'nickname-not-allowed':
      return 'notAllowed';
    case 'too-many-tries':
      return { tooMany: Math.max(1, Math.ceil((answer.retryMs ?? 10_000) / 1_000)) };
    default:
      return 'other';
  }
}
