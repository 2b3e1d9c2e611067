/**
 * Asking once, however often it is tried: a secret is drawn and kept before it is sent along, so that whoever lost the answer
 * is given the same again.
 */
import { newId } from '../../ui/parts/new-id.ts';
import type { Memory } from './memory.ts';

export type Once = {
  /** The secret for this: the same until it is forgotten, or another thing is asked for. */
  secretFor: (what: string) => string;
  /** The answer is kept, or will never come: whoever asks now asks for something new. */
  forget: () => void;
};

export function onceWith(memory: Memory): Once {
  return {
    secretFor(what) {
      const [asked, kept] = read(memory.read());
      if (asked === what && kept !== null) return kept;
      const secret = newId().replaceAll('-', '');
      memory.keep(JSON.stringify([what, secret]));
      return secret;
    },
    forget: memory.forget,
  };
}

function read(text: string | null): [string | null, string | null] {
  try {
    const [what, secret] = JSON.parse(text ?? '[]') as unknown[];
    return typeof what === 'string' && typeof secret === 'string' && /^[0-9a-f]{32}$/.test(secret)
      ? [what, secret]
      : [null, null];
  } catch {
    return [null, null];
  }
}
