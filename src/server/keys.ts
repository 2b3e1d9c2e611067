/**
 * Keys: who holds one is let in. Each says what it opens, so that it is looked up by that and never searched for; only a hash
 * of its secret is kept. "s." the server itself, "h." and "p." a workshop for its host and its projector, "m." a trainee.
 */
import { createHmac, hash, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { codeFrom, personalCodeLength } from '../core/board/code.ts';

export type KeyKind = 's' | 'h' | 'p' | 'm';
export type Key = { kind: KeyKind; id: string; secret: string };

/** A secret of 128 bits. */
export const newSecret = (): string => randomBytes(16).toString('base64url');

const idFrom = (bytes: Buffer): string =>
  bytes.subarray(0, 9).toString('base64url').replaceAll('_', 'x').replaceAll('-', 'y');

/** 64 bytes that follow from a secret, others for each use. */
const drawnFrom = (secret: string, use: string): Buffer => createHmac('sha512', secret).update(use).digest();

export function newCode(length: number): string {
  for (;;) {
    const code = codeFrom(randomBytes(length * 2), length);
    if (code !== null) return code;
  }
}

/**
 * Id and personal code of whoever joins with this secret: the same each time, so that an answer that was lost can be given
 * again.
 */
export function memberFrom(secret: string, workshop: string): { id: string; personalCode: string } {
  const personalCode = codeFrom(drawnFrom(secret, `${workshop} code`), personalCodeLength);
  // 12 of 64 bytes below 248 are always found, but for fewer than one secret in 10^60.
  if (personalCode === null) throw new RangeError('a secret without a code');
  return { id: idFrom(drawnFrom(secret, `${workshop} id`)), personalCode };
}

/** Id and secrets of the workshop that is opened with this secret: the same each time. */
export function workshopFrom(secret: string): { id: string; host: string; projector: string } {
  const secretOf = (what: string) => drawnFrom(secret, `workshop ${what}`).subarray(0, 16).toString('base64url');
  return { id: idFrom(drawnFrom(secret, 'workshop id')), host: secretOf('host'), projector: secretOf('projector') };
}

export const hashOf = (secret: string): string => hash('sha256', secret, 'base64url');

/** Takes the same time wherever they differ. */
export function fits(secret: string, hash: string): boolean {
  const own = Buffer.from(hashOf(secret));
  const kept = Buffer.from(hash);
  return own.length === kept.length && timingSafeEqual(own, kept);
}

export const showKey = ({ kind, id, secret }: Key): string =>
  kind === 's' ? `s.${secret}` : `${kind}.${id}.${secret}`;

/** Reads "Bearer <key>"; null for anything else. */
export function readKey(header: string | undefined): Key | null {
  const found = /^Bearer (?:(s)\.|([hpm])\.([A-Za-z0-9-]{1,64})\.)([A-Za-z0-9_-]{22,64})$/.exec(header ?? '');
  if (!found) return null;
  const [, server, other, id = '', secret = ''] = found;
  return { kind: (server ?? other) as KeyKind, id, secret };
}

/** The secret that a passphrase stands for on this server: slow to work out, so slow to guess. */
export function secretFromPassphrase(passphrase: string, salt: string): Promise<string> {
  return new Promise((resolve, reject) => {
    scrypt(
      passphrase.normalize('NFKC'),
      salt,
      16,
      { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 },
      (error, bytes) => {
        if (error) reject(error);
        else resolve(bytes.toString('base64url'));
      },
    );
  });
}
