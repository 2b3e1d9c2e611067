/**
 * The line to the workshop server. An answer is believed only when it is what the server would say: a hotel's own page, an
 * answer from a cache or half an answer counts as no line at all.
 */
import { refusal, type Refusal } from '../../core/board/wire.ts';

const usualPatienceMs = 15_000;

/** no-line: nothing, or nothing of ours, came back; worth another try. `retryMs`: when the server says another try makes sense. */
export type Answered<T> =
  | { ok: true; value: T }
  | { ok: false; because: 'no-line' }
  | { ok: false; because: 'refused'; refusal: Refusal; retryMs: number | null };

/** Reads an answer: a schema of `core/board/wire.ts`. */
type Reader<T> = { safeParse(answer: unknown): { success: true; data: T } | { success: false } };

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * Asks the server and never rejects. `path` as in the description of the API, without its first slash. `body` is sent as it is
 * when it is text. `key` is that of a trainee, a host, a projector or the server.
 */
export async function ask<T>(
  method: Method,
  path: string,
  {
    key = null,
    body,
    gives,
    patienceMs = usualPatienceMs,
  }: { key?: string | null; body?: object | string; gives: Reader<T>; patienceMs?: number },
): Promise<Answered<T>> {
  const text = typeof body === 'string' || body === undefined ? body : JSON.stringify(body);
  try {
    const response = await request(path, {
      method,
      headers: {
        ...(key === null ? {} : { Authorization: `Bearer ${key}` }),
        ...(text === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(text === undefined ? {} : { body: text }),
      signal: AbortSignal.timeout(patienceMs),
    });
    const answer: unknown = await response.json();
    if (response.ok) {
      const read = gives.safeParse(answer);
      return read.success ? { ok: true, value: read.data } : { ok: false, because: 'no-line' };
    }
    const read = refusal.safeParse(answer);
    if (!read.success) return { ok: false, because: 'no-line' };
    const seconds = Number(response.headers.get('Retry-After') ?? Number.NaN);
    const retryMs = Number.isFinite(seconds) ? seconds * 1_000 : null;
    return { ok: false, because: 'refused', refusal: read.data, retryMs };
  } catch {
    return { ok: false, because: 'no-line' };
  }
}

/** A bare request, as `fetch`: never from a cache, nor led elsewhere, and over when `signal` says so. */
export function request(path: string, how: RequestInit & { signal: AbortSignal }): Promise<Response> {
  return fetch(addressOf(path), {
    ...how,
    cache: 'no-store',
    credentials: 'omit',
    redirect: 'error',
    referrerPolicy: 'no-referrer',
  });
}

/** The address of a path of the server, in whatever folder the game lives. */
export function addressOf(path: string): string {
  return new URL(path, document.baseURI.split(/[?#]/, 1)[0]).href;
}
