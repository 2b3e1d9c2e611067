/** What a route of the API is, who calls it, and how it answers. */
import type { z } from 'zod';
import type * as wire from '../../core/board/wire.ts';
import type { CardOf } from '../cards.ts';
import type { Guesses } from '../guesses.ts';
import type { Viewer } from '../live.ts';
import type { Stories } from '../stories.ts';
import type { Member, Store, Workshop } from '../store/store.ts';

export type Role = 'anyone' | 'server' | 'host' | 'projector' | 'member';

/** Who calls, with what he was let in for. */
export type Caller =
  | { role: 'anyone' }
  | { role: 'server' }
  | { role: 'host' | 'projector'; workshop: Workshop }
  | { role: 'member'; workshop: Workshop; member: Member };

export type Setting = {
  store: Store;
  stories: Stories;
  guesses: Guesses;
  cardOf: CardOf;
  /** The game's own scenarios: fingerprint by id. */
  ownScenarios: ReadonlyMap<string, string>;
  /** Milliseconds since 1970. */
  now: () => number;
  /** The passphrase's salt; null where hosts have a link instead. */
  passphraseSalt: string | null;
};

export type Call = {
  caller: Caller;
  params: Readonly<Record<string, string>>;
  /** As its schema allows it. */
  body: unknown;
  /** SHA-256 of the body as it came. */
  bodyHash: string;
  address: string;
};

export type Answer =
  | { status: number; body: unknown }
  | { status: number; refusal: wire.Refusal; retryMs?: number }
  | { status: number; csv: string; name: string }
  | { live: { workshop: string; viewer: Viewer } };

export type Route = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  /** For whoever reads the description of the API. */
  about: string;
  /** Whoever is not named is refused. A host or projector is one of the workshop in the path. */
  roles: readonly Role[];
  takes: z.ZodType;
  gives: z.ZodType | 'csv' | 'live';
  /** Bodies above the usual 64 kB. */
  large?: true;
  handle: (call: Call, setting: Setting) => Promise<Answer>;
};

export const ok = (body: unknown, status = 200): Answer => ({ status, body });

const status: Record<wire.RefusalCode, number> = {
  'bad-request': 400,
  'too-large': 413,
  'not-allowed': 403,
  'not-found': 404,
  'no-such-code': 404,
  locked: 403,
  full: 403,
  waiting: 403,
  removed: 403,
  ended: 410,
  'nickname-taken': 409,
  'nickname-not-allowed': 422,
  'too-many-tries': 429,
  'other-run': 409,
  'other-workshop': 409,
  'not-your-run': 403,
  'other-version': 409,
  'other-engine': 409,
  'not-offered': 422,
  unfinished: 422,
  'too-many-attempts': 409,
  'bad-scenario': 422,
  'unfair-scenario': 422,
  'no-consent': 403,
  'disk-full': 507,
  'try-later': 503,
};

/** A refusal as an answer. `message` is for a person reading along. */
export function refuse(
  code: wire.RefusalCode,
  message: string,
  more: Omit<wire.Refusal, 'code' | 'message'> & { retryMs?: number } = {},
): Answer {
  const { retryMs, ...rest } = more;
  return { status: status[code], refusal: { code, message, ...rest }, ...(retryMs === undefined ? {} : { retryMs }) };
}

export const tooManyTries = (retryMs: number): Answer =>
  refuse('too-many-tries', 'Too many tries; wait a moment.', { retryMs });

/** The workshop of a host, projector or trainee. */
export function workshopOf({ caller }: Pick<Call, 'caller'>): Workshop {
  if (!('workshop' in caller)) throw new TypeError('a route of a workshop was opened to others');
  return caller.workshop;
}

export function memberOf({ caller }: Pick<Call, 'caller'>): Member {
  if (caller.role !== 'member') throw new TypeError('a route of trainees was opened to others');
  return caller.member;
}

/** A route with its body typed by what it takes. */
export function route<T extends z.ZodType>(
  made: Omit<Route, 'handle' | 'takes'> & {
    takes: T;
    handle: (call: Omit<Call, 'body'> & { body: z.infer<T> }, setting: Setting) => Promise<Answer>;
  },
): Route {
  return made as unknown as Route;
}

export function withoutUndefined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as never;
}
