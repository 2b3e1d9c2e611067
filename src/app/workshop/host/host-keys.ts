/**
 * The keys of whoever gives workshops, as long as the tab lasts: never in the address, never on the disk. A page opened from
 * here without an opener has none of them.
 */
import { inTab } from '../memory.ts';

type Kept = { server: string | null; hosts: Record<string, string>; projectors: Record<string, string> };

const tab = inTab('tegenspel.host');
const none: Kept = { server: null, hosts: {}, projectors: {} };

function all(): Kept {
  try {
    return { ...none, ...(JSON.parse(tab.read() ?? '{}') as Partial<Kept>) };
  } catch {
    return none;
  }
}

const keep = (next: Partial<Kept>): void => tab.keep(JSON.stringify({ ...all(), ...next }));

/** The key of a server or of a workshop's host in what was typed or linked: bare, or within a link. Null without one. */
export function keyIn(text: string): { key: string; workshop: string | null } | null {
  const found = /(?:^|\/)(s\.[\w-]{22,64}|h\.([A-Za-z0-9-]{1,64})\.[\w-]{22,64})$/.exec(text.trim());
  return found?.[1] === undefined ? null : { key: found[1], workshop: found[2] ?? null };
}

/** The workshop that a projector's key opens; null when it is no such key. */
export function workshopOfProjector(key: string): string | null {
  return /^p\.([A-Za-z0-9-]{1,64})\.[\w-]{22,64}$/.exec(key)?.[1] ?? null;
}

export const serverKey = (): string | null => all().server;
export const keepServerKey = (server: string | null): void => keep({ server });

export const hostKey = (workshop: string): string | null => all().hosts[workshop] ?? null;
export const keepHostKey = (workshop: string, key: string): void =>
  keep({ hosts: { ...all().hosts, [workshop]: key } });

export const projectorKey = (workshop: string): string | null => all().projectors[workshop] ?? null;
export const keepProjectorKey = (workshop: string, key: string): void =>
  keep({ projectors: { ...all().projectors, [workshop]: key } });

/** Forgets what opens a workshop: it is gone, or the key has been replaced elsewhere. */
export function forgetWorkshop(workshop: string): void {
  const { hosts, projectors } = all();
  const without = (keys: Record<string, string>) =>
    Object.fromEntries(Object.entries(keys).filter(([id]) => id !== workshop));
  keep({ hosts: without(hosts), projectors: without(projectors) });
}
