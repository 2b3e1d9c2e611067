/** The direction of whole conversations, as their authors play them: lively, and not tiring. */
import { globSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { firstMoment, nextMoment, type Moment } from '../../src/core/run/moment.ts';
import { replayChoices } from '../../src/core/run/replay.ts';
import { rewind } from '../../src/core/run/run.ts';
import { openStory, seedForVariant } from '../../src/core/run/story.ts';
import { view } from '../../src/core/run/view.ts';
import { parse } from '../../src/core/scenario/parse.ts';
import { plan, type Move } from '../../src/stage/plan.ts';

const folder = join(import.meta.dirname, '../../scenarios');
const ids = globSync('*/scenario.json', { cwd: folder }).map((path) => path.split(/[\\/]/)[0] ?? '');

/** What is done on stage in every walk of a scenario, moment by moment. */
function walksOf(id: string): { name: string; steps: { moment: Moment; moves: Move[] }[] }[] {
  const source = readFileSync(join(folder, id, 'scenario.json'), 'utf8');
  const parsed = parse(source);
  if (!parsed.ok) throw new Error(`${id} does not parse`);
  const story = openStory(source, parsed.scenario);
  return globSync('walks/*.json', { cwd: join(folder, id) }).map((name) => {
    const walk = JSON.parse(readFileSync(join(folder, id, name), 'utf8')) as { variant: string; choices: string[] };
    const seed = seedForVariant(parsed.scenario, walk.variant);
    const played = replayChoices(story, { runId: name, seed, choices: walk.choices });
    if (!played.ok) throw new Error(`${id}, ${name}: ${played.reason}`);
    const steps: { moment: Moment; moves: Move[] }[] = [];
    let previous: Moment | null = null;
    for (let step = 0; step <= walk.choices.length; step += 1) {
      const said = (moment: Moment) => ({ ...moment, speaking: false });
      let moment: Moment | null = firstMoment(view(rewind(played.run, step), 'nl'));
      while (moment) {
        for (const now of moment.speaking ? [moment, said(moment)] : [moment]) {
          steps.push({ moment: now, moves: plan(previous, now) });
          previous = now;
        }
        moment = nextMoment(moment);
      }
    }
    return { name, steps };
  });
}

const walks = ids.flatMap((id) => walksOf(id).map((walk) => ({ ...walk, id })));

const of = <K extends Move['do']>(moves: Move[], kind: K) =>
  moves.filter((move): move is Extract<Move, { do: K }> => move.do === kind);

const counted = walks.map(({ id, name, steps }) => {
  const moves = steps.flatMap((step) => step.moves);
  const lines = steps.filter(({ moment }) => moment.speaking).length;
  return {
    walk: `${id}, ${name}`,
    lines,
    marks: of(moves, 'emote').length / lines,
    poses: of(moves, 'express').length / lines,
    shots: of(moves, 'frame').length / lines,
    cuts: of(moves, 'frame').filter(({ cut }) => cut).length,
    silences: of(moves, 'hold').map(({ ms }) => ms),
  };
});
const beyond = (wrong: (walk: (typeof counted)[number]) => boolean) => counted.filter(wrong).map(({ walk }) => walk);

test('in every walk something is done, and never too much', () => {
  expect(counted.length).toBeGreaterThan(20);
  // Marks: beside one line in fifteen to one in four. A body or face changes on a third of the lines at least.
  expect(beyond(({ marks }) => marks < 1 / 15 || marks > 1 / 4)).toEqual([]);
  expect(beyond(({ poses }) => poses < 1 / 3 || poses > 1.2)).toEqual([]);
  expect(beyond(({ shots }) => shots < 1 / 4 || shots > 4 / 5)).toEqual([]);
});

test('there are few cuts and few silences, and they are short', () => {
  expect(beyond(({ cuts, lines }) => cuts > lines / 3)).toEqual([]);
  expect(beyond(({ silences }) => silences.length < 1 || silences.length > 6)).toEqual([]);
  expect(beyond(({ silences }) => silences.reduce((sum, ms) => sum + ms, 0) > 4_000)).toEqual([]);
  // A calm conversation may do without a cut, a scenario may not.
  for (const id of ids) {
    expect(
      Math.max(...counted.filter(({ walk }) => walk.startsWith(`${id},`)).map(({ cuts }) => cuts)),
    ).toBeGreaterThan(2);
  }
});

test('a close-up is over in two lines, and there is never more than one mark at a time', () => {
  for (const { steps } of walks) {
    let near = 0;
    let lines = 0;
    for (const { moment, moves } of steps) {
      expect(of(moves, 'emote').length).toBeLessThanOrEqual(1);
      near = of(moves, 'frame').at(-1)?.near ?? near;
      if (near < 1) lines = 0;
      else if (moment.speaking) lines += 1;
      expect(lines).toBeLessThanOrEqual(2);
    }
  }
});

test('over all walks every mark and every pose is used', () => {
  const moves = walks.flatMap(({ steps }) => steps.flatMap((step) => step.moves));
  const marks = new Set(of(moves, 'emote').map(({ emote }) => `${emote}.svg`));
  expect([...marks].sort()).toEqual(readdirSync(join(import.meta.dirname, '../../assets/emotes')).sort());
  expect(new Set(of(moves, 'express').map(({ pose }) => pose))).toEqual(new Set(['open', 'closed', 'firm']));
});
