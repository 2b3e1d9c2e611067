/** The trainees of a workshop as its host looks for them. */
import type { HostMember } from '../../../core/board/wire.ts';

export const memberFilters = ['all', 'waiting', 'idle', 'playing', 'done', 'away', 'removed'] as const;
export type MemberFilter = (typeof memberFilters)[number];

/** What a trainee is doing. done: has handed in every conversation of the workshop. */
export function doingOf(
  { state, playing, finished }: HostMember,
  scenarios: number,
): Exclude<MemberFilter, 'all' | 'away'> {
  if (state !== 'in') return state;
  if (playing) return 'playing';
  return finished >= scenarios ? 'done' : 'idle';
}

/** Away is told of whoever is in, whatever he was doing. Those removed are only found by asking for them. */
export function fits(member: HostMember, filter: MemberFilter, scenarios: number): boolean {
  if (filter === 'all') return member.state !== 'removed';
  if (filter === 'away') return member.state === 'in' && member.presence === 'away';
  return doingOf(member, scenarios) === filter;
}

/** Those who wait come first: they need the host. Then by name. */
export function inOrder(members: readonly HostMember[], language: string): HostMember[] {
  const { compare } = new Intl.Collator(language, { numeric: true, sensitivity: 'base' });
  const rank = ({ state }: HostMember) => (state === 'waiting' ? 0 : 1);
  return [...members].sort((a, b) => rank(a) - rank(b) || compare(a.nickname, b.nickname));
}
