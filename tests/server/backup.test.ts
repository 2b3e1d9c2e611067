/** Backups, as whoever looks after the server makes them: by the commands. */
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Readable, Writable } from 'node:stream';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { runCommand } from '../../src/cli/commands.ts';
import { backUpOlder, dropOldBackups } from '../../src/server/backup.ts';
import { migrations } from '../../src/server/store/tables.ts';
import { openStore, type Store } from '../../src/server/store/store.ts';
import { openRoom, runMaker, smallStory, type Room } from '../reliability/room.ts';
import { judge } from '../../src/core/board/verdict.ts';
import { par } from '../../src/core/score/par.ts';
import { createHash } from 'node:crypto';

const folder = mkdtempSync(join(tmpdir(), 'tegenspel-backups-'));
// Whatever is tried out is tried out in here.
vi.stubEnv('TMPDIR', folder);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const data = join(folder, 'data');
let store: Store;
let room: Room;

beforeAll(async () => {
  store = await openStore({ sqlite: join(data, 'tegenspel.db') });
  room = await openRoom(store, 30, { title: 'Voorjaar' });
  await handIn(0, 60);
});
afterAll(() => store.close());

const measures = new Map(
  Object.keys(smallStory.scenario.variants).map((variant) => {
    const measured = par(smallStory.rules(variant));
    if (!measured.ok) throw new Error(measured.problem);
    return [variant, measured.par];
  }),
);

async function handIn(from: number, to: number): Promise<void> {
  const runOf = runMaker(room);
  for (let n = from; n < to; n += 1) {
    const { run } = runOf(n);
    const verdict = judge(smallStory, measures, room.workshop.id, run);
    if (!verdict.ok) throw new Error(verdict.reason);
    const { score, stars, hours } = verdict;
    const member = room.members[n % room.members.length]!.id;
    const body = createHash('sha256').update(JSON.stringify(run)).digest('hex');
    await store.submit(
      { ...run, workshop: room.workshop.id, member, body, score, stars, hours, acceptedAt: 1_790_000_000_000 + n },
      { attempts: 20, counts: 'best' },
    );
  }
}

async function cli(...given: string[]): Promise<{ exit: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  const collect = (into: 'out' | 'err') =>
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        said[into] += chunk.toString();
        done();
      },
    });
  const streams = { stdin: Readable.from([]), stdout: collect('out'), stderr: collect('err') };
  return { exit: await runCommand(given, streams), ...said };
}

async function lines(of: Store): Promise<string[]> {
  const all: string[] = [];
  for await (const line of of.dump()) all.push(line);
  return all;
}

async function linesAt(place: string): Promise<string[]> {
  const opened = await openStore({ sqlite: join(place, 'tegenspel.db') });
  const all = await lines(opened);
  await opened.close();
  return all;
}

test('a backup made while the server writes is whole, and put back elsewhere it is the same to the last byte', async () => {
  const file = join(folder, 'one.db');
  const writing = handIn(60, 200);
  const made = await cli('backup', file, '--data', data);
  expect(made).toMatchObject({ exit: 0, err: '' });
  expect(made.out).toMatch(/Heel bevonden: 1 workshop, \d+ gesprekken, waarvan \d+ nagespeeld/);
  await writing;
  const place = join(folder, 'elsewhere');
  expect(await cli('restore', file, '--data', place)).toMatchObject({ exit: 0, err: '' });
  const all = await linesAt(place);
  expect(all.length).toBeGreaterThanOrEqual(60 + 30 + 30);
  const now = new Set(await lines(store));
  // Standings move on with later runs; everything else only grows.
  expect(all.filter((line) => !now.has(line) && !line.startsWith('["standings"'))).toEqual([]);
  const again = join(folder, 'again.db');
  await cli('backup', again, '--data', place);
  await cli('restore', again, '--data', join(folder, 'third'));
  expect(await linesAt(join(folder, 'third'))).toEqual(all);
});

test('nothing is written over unless it is asked for', async () => {
  const file = join(folder, 'two.db');
  const place = join(folder, 'other');
  await cli('backup', file, '--data', data);
  const before = readFileSync(file);
  expect(await cli('backup', file, '--data', data)).toMatchObject({
    exit: 2,
    err: expect.stringMatching(/bestaat al/) as string,
  });
  expect(readFileSync(file).equals(before)).toBe(true);
  const other = await openStore({ sqlite: join(place, 'tegenspel.db') });
  await openRoom(other, 3, { title: 'Ander' });
  await other.close();
  const was = await linesAt(place);
  const refused = await cli('restore', file, '--data', place, '--lang', 'en');
  expect(refused).toMatchObject({ exit: 2, err: expect.stringMatching(/data .* already/) as string });
  expect(await linesAt(place)).toEqual(was);
  expect(await cli('restore', file, '--data', place, '--replace')).toMatchObject({ exit: 0, err: '' });
  expect(await linesAt(place)).toEqual(await lines(store));
});

test('a copy in which a score is not what replaying gives, or that is damaged, gets no name', async () => {
  const place = join(folder, 'wrong');
  await cli('backup', join(folder, 'three.db'), '--data', data);
  await cli('restore', join(folder, 'three.db'), '--data', place);
  const database = new DatabaseSync(join(place, 'tegenspel.db'));
  database.exec(`update runs set score = (score + 1) % 100 where "runId" = 'run-0'`);
  database.close();
  const file = join(folder, 'no-backup.db');
  expect(await cli('backup', file, '--data', place)).toMatchObject({
    exit: 1,
    err: expect.stringMatching(/geen back-up/) as string,
  });
  expect(readdirSync(folder).filter((name) => name.startsWith('no-backup'))).toEqual([]);

  const torn = join(folder, 'torn.db');
  copyFileSync(join(folder, 'three.db'), torn);
  const bytes = readFileSync(torn);
  writeFileSync(torn, bytes.fill(0x5a, Math.floor(bytes.length / 2), Math.floor(bytes.length / 2) + 9_000));
  const refused = await cli('restore', torn, '--data', join(folder, 'torn'));
  expect(refused.exit).not.toBe(0);
  expect(existsSync(join(folder, 'torn', 'tegenspel.db'))).toBe(false);
  writeFileSync(join(folder, 'story.txt'), 'Er was eens\n');
  expect(await cli('restore', join(folder, 'story.txt'), '--data', join(folder, 'torn'))).toMatchObject({
    exit: 2,
    err: expect.stringMatching(/regel 1 klopt niet/) as string,
  });
  expect(await cli('backup', join(folder, 'x.db'), '--data', join(folder, 'nothing'))).toMatchObject({ exit: 2 });
  expect(await cli('restore')).toMatchObject({ exit: 2 });
});

test('a workshop is exported by its code, as a table or as data, without a key in it', async () => {
  const { code, id } = room.workshop;
  const list = await cli('export', '--data', data);
  expect(list.out).toBe(`${id}  ${code}  Voorjaar\n`);
  const table = await cli('export', code!.toLowerCase(), '--data', data);
  expect(table.out.trim().split('\r\n').length).toBeGreaterThan(200);
  const { out } = await cli('export', id, '--data', data, '--json');
  const read = JSON.parse(out) as { members: { nickname: string; runs: { choices: string[] }[] }[] };
  expect(read.members).toHaveLength(30);
  expect(read.members[0]?.runs[0]?.choices.length).toBeGreaterThan(0);
  for (const secret of [room.workshop.hostHash, 'tokenHash', 'codeHash']) expect(out).not.toContain(secret);
  expect(await cli('export', 'ZZZZZZ', '--data', data)).toMatchObject({ exit: 2 });
});

test('a workshop of the first version is taken over as it was', async () => {
  const address = { sqlite: join(folder, 'first', 'tegenspel.db') };
  await (await openStore(address, { migrations: migrations.slice(0, 1) })).close();
  const { shownStep, ...kept } = { ...room.workshop, id: 'old', code: 'ABCDEF' };
  const row = Object.entries(kept).map(([name, value]): [string, string | number | null] => [
    name,
    Array.isArray(value) ? JSON.stringify(value) : typeof value === 'boolean' ? Number(value) : value,
  ]);
  const database = new DatabaseSync(address.sqlite);
  const names = row.map(([name]) => `"${name}"`).join();
  database
    .prepare(`insert into workshops (${names}) values (${row.map(() => '?').join()})`)
    .run(...row.map(([, value]) => value));
  database.close();
  const store = await openStore(address);
  expect(await store.workshop('old')).toEqual({ ...kept, shownStep });
  expect(shownStep).toBeNull();
  await store.close();
});

test('before the tables of an older version change they are copied; such a copy goes after a week', async () => {
  const place = join(folder, 'older');
  const backups = join(place, 'backups');
  const address = { sqlite: join(place, 'tegenspel.db') };
  await (await openStore(address)).close();
  const was = await linesAt(place);
  let made = '';
  const newer = await openStore(address, {
    migrations: [
      ...migrations,
      async (db) => void (await db.schema.createTable('later').addColumn('id', 'text').execute()),
    ],
    backup: async (dump) => {
      made = await backUpOlder(address, dump(), backups, Date.UTC(2026, 10, 22));
    },
  });
  await newer.close();
  expect(made).toBe(join(backups, 'before-2026-11-22T00-00-00.000Z.db'));
  copyFileSync(made, join(folder, 'tegenspel.db'));
  expect(await linesAt(folder)).toEqual(was);
  await expect(openStore(address)).rejects.toMatchObject({ code: 'newer' });
  const refused = { exit: 2, err: expect.stringMatching(/^De gegevens zijn van een nieuwere versie.*\n$/) as string };
  expect(await cli('export', '--data', place)).toMatchObject(refused);
  expect(await cli('backup', join(folder, 'newer.db'), '--data', place)).toMatchObject(refused);

  const day = 86_400_000;
  const moment = Date.now();
  const torn = `${made}.part`; // as a kill leaves them
  const trial = mkdtempSync(join(folder, 'tegenspel-backup-'));
  writeFileSync(torn, '');
  writeFileSync(join(trial, 'trial.db'), '');
  for (const file of [made, torn, trial]) utimesSync(file, moment / 1_000, moment / 1_000);
  const left = () => [made, torn, trial].filter((file) => existsSync(file));
  await dropOldBackups(backups, moment + day - 1_000);
  expect(left()).toEqual([made, torn, trial]);
  await dropOldBackups(backups, moment + 7 * day - 1_000);
  expect(left()).toEqual([made, torn]);
  await dropOldBackups(backups, moment + 7 * day + 1_000);
  expect(left()).toEqual([]);
});
