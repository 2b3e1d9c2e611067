/** What whoever gives a workshop is asked for and looks for: keys in links, trainees by what they are doing. */
import { expect, test } from 'vitest';
import { keyIn, workshopOfProjector } from '../../../src/app/workshop/host/host-keys.ts';
import type { HostMember } from '../../../src/core/board/wire.ts';
import { newSecret, showKey } from '../../../src/server/keys.ts';
import { doingOf, fits, inOrder, memberFilters } from '../../../src/ui/workshop/host/members.ts';

test('a key is found bare and in a link, and nothing else is one', () => {
  const server = showKey({ kind: 's', id: '', secret: newSecret() });
  const host = showKey({ kind: 'h', id: 'abc123', secret: newSecret() });
  const projector = showKey({ kind: 'p', id: 'abc123', secret: newSecret() });
  expect(keyIn(` ${server}\n`)).toEqual({ key: server, workshop: null });
  expect(keyIn(`https://example.org/spel/#/host/${host}`)).toEqual({ key: host, workshop: 'abc123' });
  for (const other of ['', 'abc123', 'een lange wachtzin', projector, `x${server}`, `${server}/more`])
    expect(keyIn(other)).toBeNull();
  expect(workshopOfProjector(projector)).toBe('abc123');
  expect(workshopOfProjector(host)).toBeNull();
});

const aMember = (parts: Partial<HostMember> = {}): HostMember => ({
  id: 'm',
  nickname: 'Das',
  team: null,
  language: 'nl',
  state: 'in',
  joinedAt: 0,
  presence: 'here',
  playing: null,
  finished: 0,
  points: 0,
  place: null,
  ...parts,
});

test('a trainee is found under what he is doing, under away when he is, and removed only when asked for', () => {
  const playing = { scenario: 'op-audientie', attempt: 1, choices: 2 };
  const found = (member: HostMember) => memberFilters.filter((filter) => fits(member, filter, 2));
  expect(found(aMember())).toEqual(['all', 'idle']);
  expect(found(aMember({ playing, presence: 'away' }))).toEqual(['all', 'playing', 'away']);
  expect(found(aMember({ finished: 2 }))).toEqual(['all', 'done']);
  expect(found(aMember({ state: 'waiting' }))).toEqual(['all', 'waiting']);
  expect(found(aMember({ state: 'removed', presence: 'away' }))).toEqual(['removed']);
  expect(doingOf(aMember({ finished: 2, playing }), 2)).toBe('playing');
});

test('who wait come first, then everybody by name as a person would sort', () => {
  const members = ['Zoë', 'anna', 'Bram 10', 'Bram 9'].map((nickname) => aMember({ nickname }));
  const waiting = aMember({ nickname: 'Zwaan', state: 'waiting' });
  expect(inOrder([...members, waiting], 'nl').map(({ nickname }) => nickname)).toEqual([
    'Zwaan',
    'anna',
    'Bram 9',
    'Bram 10',
    'Zoë',
  ]);
});
