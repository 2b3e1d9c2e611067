import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readRunCode, replayCode, runCode, scenarioMark } from '../../src/core/run/run-code.ts';
import { rewind, runLog, startRun, type Run } from '../../src/core/run/run.ts';
import { openStory, type Story } from '../../src/core/run/story.ts';
import { parse } from '../../src/core/scenario/parse.ts';
import { anyPicks, anyScenario, walk } from '../support/generate.ts';
import { aScenario, aStory, play } from '../support/scenario.ts';
import { root } from '../support/sources.ts';

const seeds = fc.integer({ min: 0, max: 0xffffffff });
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const bare = (code: string) => code.replaceAll('-', '');

/** The run that another device makes of a code. */
function opened(story: Story, text: string): Run {
  const read = readRunCode(text);
  if (!read.ok) throw new Error(read.reason);
  const verdict = replayCode(story, read.code, 'opened');
  if (!verdict.ok) throw new Error(`${verdict.reason} at ${verdict.index}: ${verdict.found}`);
  return verdict.run;
}

describe('the code of a run', () => {
  test('replays that run exactly on another device, finished or not', () => {
    fc.assert(
      fc.property(anyScenario(), anyPicks, seeds, fc.nat({ max: 12 }), (scenario, picks, seed, most) => {
        const story = aStory(scenario);
        for (const run of [
          walk(startRun(story, { runId: 'here', seed }), picks, most),
          walk(play(story, { seed }), picks),
        ]) {
          const there = opened(aStory(scenario), runCode(run));
          expect({ ...runLog(there), runId: '' }).toEqual({ ...runLog(run), runId: '' });
          expect(there.states).toEqual(run.states);
        }
      }),
      { seed: 41, numRuns: 300 },
    );
  });

  test('with any one character wrong is refused as mistyped', () => {
    fc.assert(
      fc.property(anyScenario(), anyPicks, seeds, fc.nat(), (scenario, picks, seed, where) => {
        const code = bare(runCode(walk(play(scenario, { seed }), picks)));
        const at = where % code.length;
        for (const sign of alphabet) {
          const typed = code.slice(0, at) + sign + code.slice(at + 1);
          if (typed !== code) expect(readRunCode(typed)).toEqual({ ok: false, reason: 'mistyped' });
        }
      }),
      { seed: 42, numRuns: 100 },
    );
  });

  test('with two neighbours swapped, a character twice or one missing is refused', () => {
    fc.assert(
      fc.property(anyScenario(), anyPicks, seeds, fc.nat(), (scenario, picks, seed, where) => {
        const code = bare(runCode(walk(play(scenario, { seed }), picks)));
        const at = where % (code.length - 1);
        const [a = '', b = ''] = code.slice(at, at + 2);
        const wrong = [
          code.slice(0, at) + b + a + code.slice(at + 2),
          code.slice(0, at) + a + code.slice(at),
          code.slice(0, at) + code.slice(at + 1),
        ];
        for (const typed of wrong) if (typed !== code) expect(readRunCode(typed).ok).toBe(false);
      }),
      { seed: 43 },
    );
  });

  test('is read in small letters, with look-alikes, and with spaces and dashes anywhere', () => {
    const story = aStory();
    const run = play(story, { choices: ['go'], seed: 5 });
    const code = runCode(run);
    const typed = ` ${code.toLowerCase().replaceAll('-', ' – ').replaceAll('0', 'o').replaceAll('1', 'l')}\n`;
    expect(runLog(opened(story, typed)).choices).toEqual(['go']);
    expect(runLog(opened(story, bare(code).split('').join('-'))).seed).toBe(5);
  });

  test('has only characters that cannot be taken for another, in groups of four', () => {
    for (let seed = 0; seed < 200; seed += 1)
      expect(runCode(play(aScenario(), { choices: ['go'], seed }))).toMatch(
        /^([0-9A-HJKMNP-TV-Z]{4}-)*[0-9A-HJKMNP-TV-Z]{1,4}$/,
      );
  });

  test('never makes its reader throw', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: fc.constantFrom(...alphabet), maxLength: 500 })),
        (text) => {
          expect(readRunCode(text).ok).toBe(false);
        },
      ),
      { seed: 44, numRuns: 2_000 },
    );
  });
});

describe('a code is refused', () => {
  const doors = aScenario({
    id: 'doors',
    facts: ['key'],
    beats: {
      hall: {
        choices: [
          { id: 'knock', to: 'door' },
          { id: 'wait', to: 'hall' },
        ],
      },
      door: { choices: [{ id: 'leave' }, { id: 'open', when: { fact: 'key' } }] },
    },
  });
  const code = runCode(play(doors, { choices: ['knock', 'leave'] }));
  const reasonOf = (text: string) => {
    const read = readRunCode(text);
    return read.ok ? 'read' : read.reason;
  };
  const verdictOn = (story: Story, text = code) => {
    const read = readRunCode(text);
    if (!read.ok) throw new Error(read.reason);
    const verdict = replayCode(story, read.code, 'opened');
    return verdict.ok ? 'ok' : `${verdict.reason} ${verdict.index}`;
  };

  test('when there is nothing, or something else altogether', () => {
    expect(reasonOf(' - ')).toBe('empty');
    expect(reasonOf('hallo!')).toBe('strange');
    expect(reasonOf('1234')).toBe('mistyped');
  });

  test('for another scenario, and for another version of the same one', () => {
    expect(verdictOn(aStory(doors))).toBe('ok');
    expect(verdictOn(aStory({ ...doors, id: 'windows' }))).toBe('other-scenario null');
    expect(verdictOn(aStory({ ...doors, minutes: 6 }))).toBe('other-version null');
  });

  test('when it makes a choice that was not open', () => {
    // The same file, but for a door that needs no key: what a forger would play.
    const open = {
      ...doors,
      beats: {
        ...doors.beats,
        door: { ...doors.beats.door!, choices: doors.beats.door!.choices.map(({ when: _, ...rest }) => rest) },
      },
    };
    const source = JSON.stringify(doors);
    const forged = runCode(play(openStory(source, open), { choices: ['knock', 'open'] }));
    expect(verdictOn(openStory(source, doors), forged)).toBe('not-offered 1');
  });

  test('when it goes on after the end, or stops before it', () => {
    const source = JSON.stringify(doors);
    const longer = {
      ...doors,
      beats: {
        ...doors.beats,
        door: { ...doors.beats.door!, choices: doors.beats.door!.choices.map((choice) => ({ ...choice, to: 'hall' })) },
      },
    };
    const long = runCode(play(openStory(source, longer), { choices: ['knock', 'leave', 'wait'] }));
    expect(verdictOn(openStory(source, doors), long)).toBe('after-the-end null');
    expect(verdictOn(openStory(source, longer))).toBe('unfinished null');
  });
});

test('a scenario is known by its mark alone among those of the game', () => {
  const ids = readdirSync(join(root, 'scenarios'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(new Set(ids.map(({ name }) => scenarioMark(name))).size).toBe(ids.length);
});

test('a run of thirty choices takes no more than sixty characters, hyphens included', () => {
  const scenario = aScenario({
    beats: Object.fromEntries(
      Array.from({ length: 30 }, (_, at) => [
        `beat-${at}`,
        { choices: ['a', 'b', 'c', 'd'].map((id) => ({ id, to: at < 29 ? `beat-${at + 1}` : 'done' })) },
      ]),
    ),
  });
  const run = play(scenario, { choices: Array(30).fill('d'), seed: 0xffffffff });
  expect(runCode(run).length).toBeLessThanOrEqual(60);
  expect(bare(runCode(run)).length).toBeLessThanOrEqual(40);
  expect(readRunCode(runCode(rewind(run, 12))).ok).toBe(true);
});

test('no code of a real conversation is longer than a line', () => {
  for (const { name } of readdirSync(join(root, 'scenarios'), { withFileTypes: true }).filter((one) =>
    one.isDirectory(),
  )) {
    const source = readFileSync(join(root, 'scenarios', name, 'scenario.json'), 'utf8');
    const parsed = parse(source);
    if (!parsed.ok) throw new Error(name);
    const story = openStory(source, parsed.scenario);
    for (let seed = 0; seed < 50; seed += 1) {
      const run = walk(startRun(story, { runId: 'x', seed }), [seed, seed * 7, seed * 31]);
      const code = runCode(run);
      expect(code.length, `${name} ${run.choices.length}`).toBeLessThanOrEqual(60);
      expect(opened(story, code).choices).toEqual(run.choices);
    }
  }
});
