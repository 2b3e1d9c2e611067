/** The commands as a person or another program meets them: what is typed, two outputs and an exit code. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { afterAll, describe, expect, test } from 'vitest';
import { runCommand } from '../../src/cli/commands.ts';
import type { RunLog } from '../../src/core/run/run.ts';
import { largeScenario, smallScenario } from '../core/scenario/scenario-builder.ts';

const project = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'tegenspel-'));
afterAll(() => rmSync(folder, { recursive: true }));

type Said = { exit: number | null; out: string; err: string };

/** Runs a command on streams of its own; `typed` is what a person types. */
async function cli(given: string[], typed = ''): Promise<Said> {
  const said: Said = { exit: null, out: '', err: '' };
  const collect = (into: 'out' | 'err') =>
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        said[into] += chunk.toString();
        done();
      },
    });
  said.exit = await runCommand(given, {
    stdin: Readable.from([typed]),
    stdout: collect('out'),
    stderr: collect('err'),
  });
  return said;
}

/** Runs a command that answers in JSON. */
async function json<T>(...given: string[]): Promise<{ exit: number | null; err: string; answer: T }> {
  const { exit, out, err } = await cli([...given, '--json']);
  return { exit, err, answer: JSON.parse(out) as T };
}

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(
    path,
    typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content, null, 2),
  );
  return path;
}

const small = file('small.json', smallScenario());
const ids = readdirSync(join(project, 'scenarios')).filter((name) =>
  existsSync(join(project, 'scenarios', name, 'scenario.json')),
);

describe('check', () => {
  test('without a name it looks at all scenarios, and they are clean', async () => {
    const { exit, out, err } = await cli(['check']);
    expect({ exit, err }).toEqual({ exit: 0, err: '' });
    expect(out.trim().split('\n')).toHaveLength(ids.length);
    for (const id of ids) expect(out).toContain(`scenarios/${id}/scenario.json: in orde`);
  });

  test('a problem is told with its place to click on and what to do, in either language', async () => {
    const path = file('broken.json', JSON.stringify(smallScenario(), null, 2).replace('"to": "close"', '"to": "clos"'));
    const line =
      readFileSync(path, 'utf8')
        .split('\n')
        .findIndex((text) => text.includes('"clos"')) + 1;
    const dutch = await cli(['check', path]);
    const english = await cli(['check', path, '--lang', 'en']);
    expect([dutch.exit, english.exit]).toEqual([1, 1]);
    expect(dutch.out).toContain(`${path}:${line}:17 fout unknown-target`);
    expect(dutch.out).toContain('Beat "hello", keuze "ask", to: deze keuze leidt naar "clos"');
    expect(dutch.out).toContain('Bedoel je "close"?');
    expect(english.out).toContain(`${path}:${line}:17 error unknown-target`);
    expect(english.out).toContain('Did you mean "close"?');
  });

  test('as JSON each problem has code, place, line and sentences', async () => {
    const path = file('odd.json', { ...smallScenario(), minutes: 0 });
    const { exit, answer } = await json<unknown[]>('check', path, small);
    expect(exit).toBe(1);
    expect(answer).toMatchObject([
      {
        file: path,
        scenario: null,
        ok: false,
        problems: [
          {
            code: 'too-low',
            place: 'minutes',
            line: 12,
            column: 14,
            found: '0',
            expected: '1',
            severity: 'error',
            message: { nl: expect.any(String) as string, en: expect.any(String) as string },
          },
        ],
      },
      { file: small, scenario: 'small', ok: true, problems: [] },
    ]);
  });

  test('a scenario has to stand in the folder of its name', async () => {
    mkdirSync(join(folder, 'scenarios/other'), { recursive: true });
    const path = file('scenarios/other/scenario.json', smallScenario());
    const { exit, answer } = await json<{ problems: { code: string; place: string }[] }[]>('check', path);
    expect(exit).toBe(1);
    expect(answer[0]?.problems).toMatchObject([
      { code: 'wrong-folder', place: 'id', found: '"small"', expected: '"other"' },
    ]);
  });

  test.each([
    ['a file that is not there', join(folder, 'nothing.json'), 'bestaat niet'],
    ['an unknown id', ids[0]?.slice(0, -1) ?? '', `Bedoel je "${ids[0] ?? ''}"?`],
    ['what is no text', file('bytes.json', new Uint8Array([0x7b, 0xff, 0xfe, 0x7d])), 'geen UTF-8'],
  ])('%s cannot be read: exit 2', async (_, name, reason) => {
    const { exit, err } = await cli(['check', name]);
    expect(exit).toBe(2);
    expect(err).toContain(reason);
  });
});

describe('play', () => {
  type Answer = {
    ok: boolean;
    ended: boolean;
    place: { id: string };
    lines: { who: string | null; text: string }[];
    meters: { id: string; value: number; change: number }[];
    notebook: { id: string }[];
    choices: { id: string; text: string }[];
    ending: { id: string } | null;
    score?: number;
    principles?: Record<string, number>;
    debrief?: { variant: { id: string }; decisions: unknown[] };
    runLog: RunLog;
  };

  test('as JSON it shows the view after the choices', async () => {
    const { exit, answer } = await json<Answer>('play', small, '--variant', 'shut', '--lang', 'en', '--choices', 'ask');
    expect(exit).toBe(0);
    expect(answer).toMatchObject({
      ok: true,
      ended: false,
      ending: null,
      place: { id: 'office' },
      said: { id: 'ask', text: 'Is there money for it?' },
      meters: [{ id: 'trust', value: 3, change: 1 }],
      notebook: [{ id: 'budget', text: 'There is money.', isNew: true }],
      choices: [{ id: 'leave', text: 'Wrap up' }],
      runLog: { scenario: 'small', choices: ['ask'] },
    });
    expect(answer).not.toHaveProperty('debrief');
  });

  test('without choices it shows the opening', async () => {
    const { answer } = await json<Answer>('play', small, '--variant', 'shut');
    expect(answer.lines.map(({ text }) => text)).toEqual(['Fijn dat je er bent.', 'Nou ja...']);
    expect(answer.choices.map(({ id }) => id).sort()).toEqual(['ask', 'tell']);
  });

  test('at the end it gives ending, score, points, debrief and the log', async () => {
    const { answer } = await json<Answer>('play', small, '--variant', 'open', '--choices', 'ask, leave');
    expect(answer).toMatchObject({
      ended: true,
      choices: [],
      ending: { id: 'won' },
      score: 100,
      principles: { 'qualify-before-investing': 1 },
      debrief: { variant: { id: 'open' }, ending: { id: 'won' } },
      runLog: { choices: ['ask', 'leave'] },
    });
    expect(answer.debrief?.decisions).toHaveLength(1);
  });

  test('the same seed gives the same conversation', async () => {
    const [one, two] = await Promise.all(
      ['5', '5'].map((seed) => json<Answer>('play', small, '--seed', seed, '--choices', 'tell')),
    );
    const { runLog: logOne, ...first } = one?.answer ?? ({} as Answer);
    const { runLog: logTwo, ...second } = two?.answer ?? ({} as Answer);
    expect(first).toEqual(second);
    expect({ ...logOne, runId: '' }).toEqual({ ...logTwo, runId: '' });
    expect(logOne.seed).toBe(5);
  });

  test('a choice that is not offered: which one, where, and what was on offer', async () => {
    const { exit, err, answer } = await json<unknown>('play', small, '--choices', 'ask,tell');
    expect(exit).toBe(1);
    expect(err).toContain('Keuze 2 (index 1), "tell", staat daar niet open. Open staan:');
    expect(err).toContain('leave: Afronden');
    expect(answer).toMatchObject({
      ok: false,
      refusal: 'unknown-choice',
      index: 1,
      choice: 'tell',
      offered: [{ id: 'leave' }],
    });
    const afterwards = await cli(['play', small, '--choices', 'ask,leave,ask', '--lang', 'en']);
    expect(afterwards.exit).toBe(1);
    expect(afterwards.err).toContain('Choice 3 (index 2), "ask", comes after the conversation has ended.');
  });

  test('by hand: numbers choose, n shows the notes, u takes back, and the debrief follows', async () => {
    const opening = await json<Answer>('play', small, '--seed', '7');
    const number = opening.answer.choices.findIndex(({ id }) => id === 'ask') + 1;
    const { exit, out } = await cli(['play', small, '--seed', '7'], `x\n${number}\nn\nu\n${number}\n1\n`);
    expect(exit).toBe(0);
    const parts = [
      'Klein (ongeveer 5 minuten)',
      'Hilde Maes (directeur)',
      'Hilde Maes: Fijn dat je er bent.',
      '"x" kan ik niet plaatsen',
      'Vertrouwen 3 +1',
      'Notitieboek',
      'Er is geld.',
      'Een keuze terug.',
      'Gelukt',
      'Score: 100 van 100  ★★★  geslaagd',
      'Goed gevraagd.',
      '+1 Eerst kwalificeren, dan rijden',
    ];
    let from = 0;
    for (const part of parts) {
      const at = out.indexOf(part, from);
      expect(at, part).toBeGreaterThanOrEqual(from);
      from = at;
    }
  });

  test('by hand: q stops, and so does the end of the input', async () => {
    const [stopped, ended] = await Promise.all([cli(['play', small], 'q\n'), cli(['play', small], '')]);
    expect([stopped.exit, ended.exit]).toEqual([0, 0]);
    expect(stopped.out).toContain('Gestopt.');
  });

  test('no line is wider than the terminal', async () => {
    const { out } = await cli([
      'play',
      file('large.json', largeScenario(3)),
      '--seed',
      '1',
      '--choices',
      'choice-0,choice-1,choice-0',
    ]);
    expect(out).toContain('Beslissing 3');
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  test('a broken scenario is not played but explained', async () => {
    const { exit, out, err } = await cli(['play', file('loop.json', { ...smallScenario(), start: 'helo' })]);
    expect({ exit, out }).toEqual({ exit: 2, out: '' });
    expect(err).toContain('unknown-beat');
  });

  test.each([
    [['--seed', '-1'], '"-1" kan niet'],
    [['--seed', '4294967296'], '"4294967296" kan niet'],
    [['--seed', '1', '--variant', 'open'], 'niet allebei'],
    [['--variant', 'opne'], 'Bedoel je "open"?'],
    [['--choises', 'ask'], 'Bedoel je "--choices"?'],
    [['--choices'], 'Achter --choices hoort een waarde'],
    [['--json=yes'], 'Achter --json hoort geen waarde'],
    [['--lang', 'fr'], 'De taal "fr" is er niet'],
    [['extra'], '"extra" is er een te veel'],
  ])('%j is wrong use: exit 2', async (options, reason) => {
    const { exit, out, err } = await cli(['play', small, ...options]);
    expect({ exit, out }).toEqual({ exit: 2, out: '' });
    expect(err).toContain(reason);
  });
});

describe.runIf(ids.length > 0)('replay', () => {
  const id = ids[0] ?? '';

  /** Plays the first choice on offer until the end. */
  async function finishedLog(): Promise<RunLog> {
    const choices: string[] = [];
    for (;;) {
      const { answer } = await json<{ ended: boolean; choices: { id: string }[]; runLog: RunLog }>(
        'play',
        id,
        '--seed',
        '3',
        ...(choices.length > 0 ? ['--choices', choices.join(',')] : []),
      );
      const [first] = answer.choices;
      if (answer.ended || !first) return answer.runLog;
      choices.push(first.id);
    }
  }

  test('a log is believed, and refused once it is forged, cut, lengthened or foreign', async () => {
    const log = await finishedLog();
    const verdictOn = (name: string, content: unknown) =>
      json<{ ok: boolean; reason?: string; index?: number | null; ended?: boolean; score?: number | null }>(
        'replay',
        file(name, content),
      );
    const believed = await verdictOn('log.json', log);
    expect(believed).toMatchObject({
      exit: 0,
      answer: { ok: true, ended: true, choices: log.choices.length, score: expect.any(Number) as number },
    });
    const [forged, early, longer, cut, engine, version, foreign, noLog, noJson] = await Promise.all([
      verdictOn('forged.json', { ...log, choices: log.choices.with(2, 'win') }),
      verdictOn('early.json', { ...log, choices: log.choices.slice(1) }),
      verdictOn('longer.json', { ...log, choices: [...log.choices, log.choices[0]] }),
      verdictOn('cut.json', { ...log, choices: log.choices.slice(0, -1) }),
      verdictOn('engine.json', { ...log, engine: 0 }),
      verdictOn('version.json', { ...log, sha256: '0'.repeat(64) }),
      verdictOn('foreign.json', { ...log, scenario: 'elsewhere' }),
      verdictOn('no-log.json', { hello: true }),
      verdictOn('no-json.json', '{'),
    ]);
    expect(forged).toMatchObject({ exit: 1, answer: { ok: false, reason: 'unknown-choice', index: 2 } });
    expect(early).toMatchObject({ exit: 1, answer: { ok: false, index: 0 } });
    expect(longer).toMatchObject({
      exit: 1,
      answer: { ok: false, reason: 'after-the-end', index: log.choices.length },
    });
    // Cut off, every choice is right, and the run has not ended: it says so.
    expect(cut).toMatchObject({ exit: 0, answer: { ok: true, ended: false, score: null } });
    expect(engine).toMatchObject({ exit: 1, answer: { reason: 'other-engine', index: null } });
    expect(version).toMatchObject({ exit: 1, answer: { reason: 'other-version', index: null } });
    expect(foreign).toMatchObject({ exit: 1, answer: { reason: 'other-scenario' } });
    expect(noLog).toMatchObject({ exit: 1, answer: { reason: 'not-a-log' } });
    expect(noJson).toMatchObject({ exit: 1, answer: { reason: 'not-a-log' } });
    const said = await cli(['replay', join(folder, 'forged.json')]);
    expect(said.err).toContain(
      'Het verslag klopt niet bij keuze 3 (index 2): "win" is daar geen keuze. (unknown-choice)',
    );
  }, 120_000);

  test('no file: exit 2', async () => {
    expect(await cli(['replay', join(folder, 'nowhere.json')])).toMatchObject({ exit: 2, out: '' });
    expect(await cli(['replay', '--lang', 'en'])).toMatchObject({
      exit: 2,
      err: 'Which run log? Give the path of a JSON file.\n',
    });
  });
});

describe('walk', () => {
  const home = join(folder, 'walks-home');
  mkdirSync(join(home, 'walks'), { recursive: true });
  const scenario = join(home, 'scenario.json');
  const walk = join(home, 'walks/won.json');
  const write = (change: (text: string) => string = (text) => text) => {
    writeFileSync(scenario, change(JSON.stringify(smallScenario(), null, 2)));
  };

  test('records what comes out, holds as long as it does, and tells the difference when it no longer does', async () => {
    write();
    writeFileSync(walk, JSON.stringify({ variant: 'open', choices: ['ask', 'leave'] }));
    expect(await cli(['walk', scenario])).toMatchObject({ exit: 1 });
    expect(await cli(['walk', scenario, '--write'])).toMatchObject({ exit: 0, out: 'small/won: vastgelegd\n' });
    expect(JSON.parse(readFileSync(walk, 'utf8'))).toEqual({
      variant: 'open',
      choices: ['ask', 'leave'],
      expect: { ending: 'won', score: 100 },
    });
    expect(readFileSync(join(home, 'walks/won.nl.md'), 'utf8')).toContain('> **Jij:** Is er geld voor?');
    expect(readFileSync(join(home, 'walks/won.en.md'), 'utf8')).toContain('> **You:** Is there money for it?');
    expect(await cli(['walk', scenario])).toMatchObject({ exit: 0, out: 'small/won: klopt\n', err: '' });

    write((text) => text.replace('"atLeast": 3', '"atLeast": 4').replace('Goed gevraagd.', 'Prima vraag.'));
    const { exit, err } = await cli(['walk', scenario]);
    expect(exit).toBe(1);
    expect(err).toContain('einde: verwacht "won", uitgekomen "lost"');
    expect(err).toContain('- > Coach: Goed gevraagd.');
    expect(err).toContain('+ > Coach: Prima vraag.');
    expect(err).toContain('walk --write');
  });

  test('a walk whose choice is gone says which, and what there is instead', async () => {
    write((text) => text.replace('"id": "leave"', '"id": "go"'));
    const { exit, err } = await cli(['walk', scenario, '--write']);
    expect(exit).toBe(1);
    expect(err).toContain('Keuze 2 (index 1), "leave", staat daar niet open. Open staan: go');
  });

  test('the walks of all scenarios hold', async () => {
    const { exit, err } = await cli(['walk']);
    expect({ exit, err }).toEqual({ exit: 0, err: '' });
  });
});

describe('help and schema', () => {
  test('help names every command in both languages', async () => {
    const [dutch, english, bare] = await Promise.all([cli(['help']), cli(['help', '--lang', 'en']), cli([])]);
    for (const { exit, out } of [dutch, english, bare]) {
      expect(exit).toBe(0);
      for (const command of ['play', 'check', 'replay', 'walk', 'schema', 'help'])
        expect(out).toMatch(new RegExp(`^  ${command} `, 'm'));
    }
    expect(dutch.out).not.toBe(english.out);
    expect(bare.out).toBe(dutch.out);
  });

  test('an unknown command is met with the one that was meant', async () => {
    expect(await cli(['chekc'])).toMatchObject({
      exit: 2,
      out: '',
      err: 'De opdracht "chekc" bestaat niet. Bedoel je "check"?\n',
    });
    expect(await cli(['__proto__', '--lang', 'en'])).toMatchObject({
      exit: 2,
      err: expect.stringContaining('There is no command') as string,
    });
  });

  test('schema shows the JSON Schema that lies beside the scenarios', async () => {
    const { exit, out } = await cli(['schema']);
    expect(exit).toBe(0);
    expect(out).toBe(readFileSync(join(project, 'scenarios/scenario.schema.json'), 'utf8'));
  });
});

test('as a process: its outputs, its exit code, and a pipe that is closed early', () => {
  const run = (command: string) =>
    spawnSync('sh', ['-c', command], {
      cwd: project,
      encoding: 'utf8',
      env: { ...process.env, NODE: process.execPath },
    });
  const wrong = run('"$NODE" src/cli/main.ts chekc');
  expect({ status: wrong.status, out: wrong.stdout }).toEqual({ status: 2, out: '' });
  expect(wrong.stderr).toContain('Bedoel je "check"?');
  const piped = run('"$NODE" src/cli/main.ts schema | head -c 100');
  expect({ status: piped.status, err: piped.stderr }).toEqual({ status: 0, err: '' });
});
