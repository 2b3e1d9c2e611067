/** A workshop with people in it, put straight into a store, and the runs they will hand in. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { spawn, type ChildProcess } from 'node:child_process';
import { mostAttempts } from '../../src/core/board/attempt.ts';
import type { SentRun } from '../../src/core/board/wire.ts';
import { openStory, type Story } from '../../src/core/run/story.ts';
import { parse } from '../../src/core/scenario/parse.ts';
import { hashOf, newCode, newSecret, showKey, workshopFrom } from '../../src/server/keys.ts';
import type { Store, Workshop } from '../../src/server/store/store.ts';
import { root } from '../support/sources.ts';
import { finishedRunOf, serverKey } from '../support/workshop.ts';

const smallFile = join(root, 'src/core/scenario/first-scenario.json');
export const smallSource = readFileSync(smallFile, 'utf8');

/** A scenario of four decisions: what is tested here is the server, not the conversation. */
export const smallStory: Story = (() => {
  const parsed = parse(smallSource);
  if (!parsed.ok) throw new Error('the first scenario does not parse');
  return openStory(smallSource, parsed.scenario);
})();

/** A folder with that scenario alone, for a server to start from. */
export function smallScenarios(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tegenspel-scenarios-'));
  mkdirSync(join(folder, smallStory.scenario.id));
  cpSync(smallFile, join(folder, smallStory.scenario.id, 'scenario.json'));
  return folder;
}

export type Room = {
  workshop: Workshop;
  hostKey: string;
  projectorKey: string;
  members: { id: string; key: string; nickname: string }[];
};

const newId = () => workshopFrom(newSecret()).id;

// A known secret: only these tests open what it opens.
const secret = 'a-secret-of-these-tests';

/** Opens a workshop with so many members in it, and makes the server's key `serverKey`. */
export async function openRoom(store: Store, members: number, parts: Partial<Workshop> = {}): Promise<Room> {
  await store.setFact('host', hashOf(serverKey.slice(2)));
  const { sha256, scenario } = smallStory;
  await store.keepScenario({ sha256, id: scenario.id, source: smallSource }, null);
  const workshop: Workshop = {
    id: newId(),
    code: newCode(6),
    title: 'Proefdag',
    language: 'nl',
    scenarios: [{ id: scenario.id, sha256 }],
    counts: 'best',
    names: true,
    teams: [],
    keepDays: 30,
    maxMembers: 2_000,
    locked: false,
    approve: false,
    revealed: false,
    state: 'open',
    hostHash: hashOf(secret),
    projectorHash: hashOf(secret),
    shown: null,
    shownStep: null,
    createdAt: Date.now(),
    endedAt: null,
    deleteAt: null,
    ...parts,
  };
  const opened = await store.addWorkshop(workshop);
  if (opened !== 'added') throw new Error(opened);
  const { id } = workshop;
  const all = Array.from({ length: members }, (_, index) => ({ id: newId(), nickname: `Otter ${index}` }));
  const added = await Promise.all(
    all.map((one, index) =>
      store.addMember({
        ...one,
        workshop: id,
        skeleton: `otter${index}`,
        team: null,
        language: 'nl',
        state: 'in',
        tokenHash: hashOf(secret),
        codeHash: hashOf(one.id),
        joinedAt: Date.now(),
        seenAt: 0,
      }),
    ),
  );
  const refused = added.find((outcome) => outcome !== 'added');
  if (refused !== undefined) throw new Error(`not everybody got in: ${refused}`);
  return {
    workshop,
    hostKey: showKey({ kind: 'h', id, secret }),
    projectorKey: showKey({ kind: 'p', id, secret }),
    members: all.map((one) => ({ ...one, key: showKey({ kind: 'm', id: one.id, secret }) })),
  };
}

/** Run n of a workshop: member `n % members` at his attempt `1 + n / members`, choosing as chance has it. The same n, the same run. */
export function runMaker(room: Pick<Room, 'workshop' | 'members'>): (n: number) => { key: string; run: SentRun } {
  const ways = new Map<string, SentRun>();
  return (n) => {
    const member = room.members[n % room.members.length];
    const attempt = 1 + Math.floor(n / room.members.length);
    if (!member || attempt > mostAttempts) throw new RangeError(`no run ${n} of ${room.members.length} members`);
    const player = n % 7;
    const way =
      ways.get(`${attempt} ${player}`) ??
      finishedRunOf(smallStory, room.workshop.id, { player, attempt, runId: 'pattern' });
    ways.set(`${attempt} ${player}`, way);
    return { key: member.key, run: { ...way, runId: `run-${n}` } };
  };
}

export type Running = {
  port: number;
  pid: number;
  /** What it has written in its log. */
  said: () => string;
  kill: (signal: 'SIGKILL' | 'SIGTERM') => Promise<void>;
};

/** Starts the server on a folder or a PostgreSQL; `before` is a command in front of it, such as a tracer. */
export async function startServer(
  place: string,
  scenarios: string,
  { before = [] }: { before?: string[] } = {},
): Promise<Running> {
  const program = join(import.meta.dirname, 'server-process.ts');
  const [command = process.execPath, ...rest] = [...before, process.execPath, program, place, scenarios];
  const child: ChildProcess = spawn(command, rest, {
    stdio: ['pipe', 'pipe', 'pipe'], // it ends when its input does, so that a test that fails leaves nothing running
    // What was compiled for the last start serves the next.
    env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'tegenspel-compiled') },
  });
  let said = '';
  const ended = once(child, 'exit');
  const open = await new Promise<number>((found, fail) => {
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      const match = /^port (\d+)$/m.exec(said);
      if (match) found(Number(match[1]));
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.on('exit', (code, signal) => fail(new Error(`the server ended with ${code ?? signal}: ${said}`)));
  });
  return {
    port: open,
    pid: child.pid ?? 0,
    said: () => said,
    kill: async (signal) => {
      child.kill(signal);
      await ended;
    },
  };
}
