import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, expect, test } from 'vitest';
import { runCommand } from '../../src/cli/commands.ts';

const folder = mkdtempSync(join(tmpdir(), 'tegenspel-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function cli(...given: string[]): Promise<{ exit: number; out: string; err: string }> {
  const streams = { stdin: new PassThrough(), stdout: new PassThrough(), stderr: new PassThrough() };
  const exit = await runCommand(given, streams);
  streams.stdout.end();
  streams.stderr.end();
  return { exit, out: await text(streams.stdout), err: await text(streams.stderr) };
}

test('a new scenario checks clean and is proved fair as it stands', async () => {
  const path = join(folder, 'mijn-eerste');
  expect((await cli('new', path)).exit).toBe(0);
  const file = join(path, 'scenario.json');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ id: 'mijn-eerste' });
  expect((await cli('check', file)).exit).toBe(0);
  const proved = await cli('prove', file);
  expect(proved.out).toContain('Eerlijk: te winnen door te luisteren');
  expect(proved.exit).toBe(0);
});

test('it teaches the whole of it: variants, clues, notebook, meter, conditions, both kinds of ending', async () => {
  const path = join(folder, 'leerzaam');
  await cli('new', path);
  const { out } = await cli(
    'play',
    join(path, 'scenario.json'),
    '--variant',
    'stuck',
    '--choices',
    'why-now',
    '--json',
  );
  expect(out).toContain('sundays');
  const { exit } = await cli(
    'play',
    join(path, 'scenario.json'),
    '--variant',
    'second',
    '--choices',
    'why-now,compare',
  );
  expect(exit).toBe(0);
});

test('an existing folder is left alone', async () => {
  const path = join(folder, 'er-al');
  await cli('new', path);
  const before = readFileSync(join(path, 'scenario.json'), 'utf8');
  const again = await cli('new', path);
  expect(again.exit).toBe(2);
  expect(again.err).toContain('bestaat al');
  expect(readFileSync(join(path, 'scenario.json'), 'utf8')).toBe(before);
  expect((await cli('new', 'op-audientie')).exit).toBe(2);
});

test('a name that cannot be an id is refused, with one that can', async () => {
  const bad = await cli('new', join(folder, 'Ménage à trois'), '--lang', 'en');
  expect(bad.exit).toBe(2);
  expect(bad.err).toContain('"menage-a-trois"');
  expect(existsSync(join(folder, 'Ménage à trois'))).toBe(false);
  for (const wrong of ['..', 'a--b', '-', `${'a'.repeat(61)}`, '']) expect((await cli('new', wrong)).exit).toBe(2);
  expect((await cli('new')).exit).toBe(2);
  expect((await cli('new', 'een', 'twee')).exit).toBe(2);
});
