/** What a refusal means to whoever gives the workshop. */
import { hostWords } from '../../../ui/workshop/host/words.ts';
import type { Answered } from '../api.ts';

export function sentenceOf(answer: Exclude<Answered<unknown>, { ok: true }>): string {
  const t = hostWords();
  return answer.because === 'no-line' ? t.noLine : t.refused[answer.refusal.code];
}
