import { expect, test } from 'vitest';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { runCommand } from '../../src/cli/commands.ts';

async function cli(...given: string[]): Promise<{ exit: number; out: string; err: string }> {
  const streams = { stdin: new PassThrough(), stdout: new PassThrough(), stderr: new PassThrough() };
  const exit = await runCommand(given, streams);
  streams.stdout.end();
  streams.stderr.end();
  return { exit, out: await text(streams.stdout), err: await text(streams.stderr) };
}

test('every scenario of the game is proved fair: won by listening, not by guessing', async () => {
  const { exit, out } = await cli('prove', '--json');
  type Proved = { scenario: string; complete: boolean; findings: object[]; listening: { mean: number } };
  const proofs = JSON.parse(out) as Proved[];
  expect(proofs.map(({ scenario }) => scenario)).toContain('op-audientie');
  for (const { scenario, complete, findings } of proofs) {
    expect(complete, scenario).toBe(true);
    expect(findings, scenario).toEqual([]);
  }
  expect(exit).toBe(0);
});

test('the proof is told in Dutch and in English', async () => {
  expect((await cli('prove', 'op-audientie')).out).toContain('Eerlijk: te winnen door te luisteren');
  expect((await cli('prove', 'op-audientie', '--lang', 'en')).out).toContain('Fair: won by listening');
});

test('a file that cannot be read or played is said to be so, and nothing is proved', async () => {
  const missing = await cli('prove', 'op-audienti');
  expect(missing.exit).toBe(2);
  expect(missing.err).toContain('op-audientie');
  const broken = await cli('prove', 'tests/fixtures/problems/unknown-target.json');
  expect(broken.exit).toBe(2);
  expect(broken.err).toContain('unknown-target');
});

test('what falls short is named with its place, in both languages', async () => {
  const { exit, out } = await cli('prove', 'tests/fixtures/problems/ending-never-reached.json', '--json');
  type Finding = { code: string; place: string; message: { nl: string; en: string } };
  const [proof] = JSON.parse(out) as { findings: Finding[] }[];
  const found = proof?.findings.find(({ code }) => code === 'ending-unreachable');
  expect(exit).toBe(1);
  expect(found?.place).toMatch(/^endings\./);
  expect(found?.message.nl).toContain('geen enkel gesprek');
  expect(found?.message.en).toContain('no conversation');
});
