/** How whoever gives workshops gets in: what `npm start` tells, the first time and later. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import * as wire from '../../src/core/board/wire.ts';
import { root } from '../support/sources.ts';

const data = mkdtempSync(join(tmpdir(), 'tegenspel-data-'));
afterAll(() => rmSync(data, { recursive: true, force: true }));

/** Starts the server, does something with it, stops it; gives all it said. */
async function start(
  options: readonly string[],
  env: Record<string, string>,
  use: (address: string, said: string) => Promise<void>,
): Promise<string> {
  const server = spawn(process.execPath, ['src/server/main.ts', '--port', '0', '--data', data, ...options], {
    cwd: root,
    env: { ...process.env, LC_ALL: 'nl_NL.UTF-8', ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = once(server, 'exit');
  let said = '';
  await new Promise<void>((found, fail) => {
    server.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('Een workshop geven')) found();
    });
    server.on('exit', (code) => fail(new Error(`ended with ${code}: ${said}`)));
  });
  await use(/http:\/\/localhost:\d+/.exec(said)?.[0] ?? '', said);
  server.kill();
  await ended;
  return said;
}

const keyIn = (said: string) => /#\/host\/(s\.[\w-]+)/.exec(said)?.[1] ?? null;

const list = async (address: string, key: string) =>
  fetch(`${address}/api/workshops`, { headers: { Authorization: `Bearer ${key}` } });

test('the first start tells a link that opens; later ones do not, until a new one is asked for', async () => {
  let first = '';
  await start([], {}, async (address, said) => {
    first = keyIn(said) ?? '';
    const answer = await list(address, first);
    expect(wire.workshopList.parse(await answer.json())).toEqual({ workshops: [], passphrase: false });
  });
  const later = await start([], {}, async (address) => {
    expect((await list(address, first)).status).toBe(200);
  });
  expect(later).toContain('--new-host-key');
  expect(keyIn(later)).toBeNull();
  await start(['--new-host-key'], {}, async (address, said) => {
    expect((await list(address, first)).status).toBe(401);
    expect((await list(address, keyIn(said) ?? '')).status).toBe(200);
  });
}, 60_000);

test('with a passphrase no key is told, and the passphrase opens', async () => {
  const passphrase = 'een lange wachtzin';
  const said = await start([], { TEGENSPEL_PASSPHRASE: passphrase }, async (address) => {
    const enter = (typed: string) =>
      fetch(`${address}/api/enter`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ passphrase: typed }),
      });
    expect((await enter('een andere zin')).status).toBe(403);
    const { key } = wire.entered.parse(await (await enter(passphrase)).json());
    expect((await list(address, key)).status).toBe(200);
  });
  expect(said).toContain('wachtzin');
  expect(keyIn(said)).toBeNull();
}, 60_000);

test('a full disk at the start is said in words', async () => {
  const full = mkdtempSync(join(tmpdir(), 'tegenspel-full-'));
  // No file may grow beyond so many blocks: the tables are there, what is to be kept in them has no room.
  const command = `ulimit -f 120; exec env LC_ALL=nl_NL.UTF-8 "${process.execPath}" src/server/main.ts --port 0 --data "${full}"`;
  const server = spawn('bash', ['-c', command], { cwd: root });
  let [said, complained] = ['', ''];
  server.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  server.stderr.on('data', (chunk: Buffer) => (complained += chunk.toString()));
  const [code] = (await once(server, 'close')) as [number];
  rmSync(full, { recursive: true, force: true });
  expect(complained).toMatch(/^De gegevens kunnen niet worden geopend: .+\n {2}.+\n$/);
  expect([said, code]).toEqual(['', 1]);
}, 60_000);
