/** The one place that decides who is let in. Whatever is not allowed here is refused. */
import type { Caller, Role } from './routes/route.ts';
import { fits, readKey } from './keys.ts';
import type { Store } from './store/store.ts';

export type Admission = { ok: true; caller: Caller } | { ok: false; because: 'no-key' | 'not-allowed' | 'removed' };

/**
 * Who this is, if a route for `roles` is open to him. `workshop` is the one in the route's address, if it has one: a host or
 * projector is let in to that one only. The key of the server opens every workshop as its host.
 */
export async function admit(
  store: Store,
  roles: readonly Role[],
  header: string | undefined,
  workshop: string | undefined,
): Promise<Admission> {
  if (roles.includes('anyone')) return { ok: true, caller: { role: 'anyone' } };
  const key = readKey(header);
  if (!key) return { ok: false, because: 'no-key' };
  const refused = { ok: false, because: 'not-allowed' } as const;
  switch (key.kind) {
    case 's': {
      const hash = await store.fact('host');
      if (hash === null || !fits(key.secret, hash)) return { ok: false, because: 'no-key' };
      if (roles.includes('server')) return { ok: true, caller: { role: 'server' } };
      const found = roles.includes('host') && workshop !== undefined ? await store.workshop(workshop) : null;
      return found ? { ok: true, caller: { role: 'host', workshop: found } } : refused;
    }
    case 'h':
    case 'p': {
      const role = key.kind === 'h' ? 'host' : 'projector';
      const found = await store.workshop(key.id);
      if (!found || !fits(key.secret, key.kind === 'h' ? found.hostHash : found.projectorHash))
        return { ok: false, because: 'no-key' };
      if (!roles.includes(role) || (workshop !== undefined && workshop !== found.id)) return refused;
      return { ok: true, caller: { role, workshop: found } };
    }
    case 'm': {
      const member = await store.member(key.id);
      if (!member || !fits(key.secret, member.tokenHash)) return { ok: false, because: 'no-key' };
      if (member.state === 'removed') return { ok: false, because: 'removed' };
      if (!roles.includes('member')) return refused;
      const found = await store.workshop(member.workshop);
      return found ? { ok: true, caller: { role: 'member', workshop: found, member } } : refused;
    }
  }
}
