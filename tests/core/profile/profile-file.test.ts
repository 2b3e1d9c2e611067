/** The file by which a profile travels, read as if somebody wanted to do harm with it. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  fileFormat,
  fileLimits,
  kinship,
  readProfileFile,
  type FileRun,
  type ProfileFile,
} from '../../../src/core/profile/profile-file.ts';

const now = 2_000_000;

const run: FileRun = {
  log: { runId: 'run-1', scenario: 'a', sha256: 'b', engine: 1, seed: 7, choices: ['x', 'y'] },
  mode: 'real',
  fork: null,
  received: false,
  confidence: ['sure', null],
  hinted: [false, true],
  startedAt: 1_000,
  updatedAt: 2_000,
};

const file = (runs: unknown[], more: Record<string, unknown> = {}) =>
  JSON.stringify({ tegenspel: 'profile', format: fileFormat, exportedAt: 5, runs, parts: {}, ...more });

const readRuns = (...runs: unknown[]) => {
  const reading = readProfileFile(file(runs), now);
  return reading.ok ? reading.runs : reading.reason;
};

test('what was written is read back as it was', () => {
  const whatIf: FileRun = { ...run, mode: 'practice', fork: { runId: 'run-1', step: 1 } };
  const received: FileRun = { ...run, mode: 'practice', received: true };
  const written: ProfileFile = {
    tegenspel: 'profile',
    format: fileFormat,
    exportedAt: 5,
    runs: [run, whatIf, received],
    parts: { settings: { language: 'nl' } },
  };
  expect(readProfileFile(JSON.stringify(written), now)).toEqual({
    ok: true,
    exportedAt: 5,
    runs: [run, whatIf, received],
    parts: new Map([['settings', { language: 'nl' }]]),
  });
});

test.each<[string, string, string]>([
  ['nothing', '', 'not-json'],
  ['a picture', '\u0089PNG', 'not-json'],
  ['half a file', file([run]).slice(0, -5), 'not-json'],
  ['a scenario', '{"format":1,"id":"a"}', 'not-a-profile'],
  ['a list', '[]', 'not-a-profile'],
  ['runs that are no list', '{"tegenspel":"profile","format":1,"runs":{}}', 'not-a-profile'],
  ['a file of a later game', file([], { format: 2 }), 'newer'],
  ['a format that never was', file([], { format: -1 }), 'not-a-profile'],
  ['a file far too large', ' '.repeat(fileLimits.characters + 1), 'too-large'],
  ['far too many runs', file(Array.from({ length: fileLimits.runs + 1 }, () => 0)), 'too-large'],
])('%s is no profile', (_, text, reason) => {
  expect(readProfileFile(text, now)).toEqual({ ok: false, reason });
});

test('brackets without end are no profile, however deep', () => {
  expect(readProfileFile('['.repeat(1_000_000), now).ok).toBe(false);
  const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
  expect(readProfileFile(file([]).replace('[]', `[${deep}]`), now)).toMatchObject({ runs: [null] });
});

test('a run that makes no sense is told, and the others are read', () => {
  const broken: unknown[] = [
    null,
    'run',
    { ...run, log: null },
    { ...run, log: { ...run.log, choices: ['x', 3] } },
    { ...run, log: { ...run.log, choices: Array.from({ length: 501 }, () => 'x') } },
    { ...run, log: { ...run.log, seed: 0.5 } },
    { ...run, log: { ...run.log, runId: 'a'.repeat(1000) } },
    { ...run, mode: 'cheat' },
    { ...run, fork: { runId: 'run-1', step: 3 } },
    { ...run, fork: 'run-1' },
    { ...run, startedAt: '2020' },
  ];
  expect(readRuns(...broken, run)).toEqual([...broken.map(() => null), run]);
});

test('fields that nobody asked for are left out, and certainty that was never said is none', () => {
  const more = { ...run, score: 100, log: { ...run.log, stars: 3 }, confidence: ['sure', 'very sure', 'guess'] };
  expect(readRuns(more)).toEqual([run]);
});

test('no run was played later than now, or ended before it began', () => {
  expect(readRuns({ ...run, startedAt: now * 9, updatedAt: -4 })).toEqual([{ ...run, startedAt: now, updatedAt: now }]);
});

test('a file cannot reach the shape of all objects', () => {
  const text = file([]).replace('"parts":{}', '"parts":{"__proto__":{"polluted":true}}');
  const reading = readProfileFile(text, now);
  expect(reading.ok && [...reading.parts.keys()]).toEqual(['__proto__']);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test('nothing makes reading fall over', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.json(),
        fc.string(),
        fc.array(fc.jsonValue()).map((runs) => file(runs)),
      ),
      (text) => {
        const reading = readProfileFile(text, now);
        if (reading.ok)
          for (const one of reading.runs) if (one) expect(one.log.choices.length).toBe(one.confidence.length);
      },
    ),
    { seed: 1 },
  );
});

test('a run with one of its values exchanged is read whole or not at all', () => {
  const places = ['log', 'mode', 'fork', 'confidence', 'startedAt', 'updatedAt'] as const;
  fc.assert(
    fc.property(fc.constantFrom(...places), fc.jsonValue(), (place, value) => {
      const [read] = readRuns({ ...run, [place]: value });
      if (read !== null) expect(readRuns(read)).toEqual([read]);
    }),
    { seed: 2 },
  );
});

test('a run is known when this device has it, or more of it', () => {
  expect(kinship(run, run)).toBe('known');
  expect(kinship(run, { ...run, log: { ...run.log, choices: ['x'] } })).toBe('known');
  expect(kinship(run, { ...run, startedAt: 1, updatedAt: 9 })).toBe('known');
  expect(kinship(run, { ...run, log: { ...run.log, choices: ['x', 'z'] } })).toBe('other');
  expect(kinship(run, { ...run, log: { ...run.log, choices: ['x', 'y', 'z'] } })).toBe('other');
  expect(kinship(run, { ...run, mode: 'practice' })).toBe('other');
  expect(kinship(run, { ...run, fork: { runId: 'run-1', step: 0 } })).toBe('other');
});
