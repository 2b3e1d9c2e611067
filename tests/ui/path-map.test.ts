/** The map of the debrief: what it may show of a scenario, and that its boxes stand apart. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { view } from '../../src/core/run/view.ts';
import type { Run } from '../../src/core/run/run.ts';
import { openStory } from '../../src/core/run/story.ts';
import type { Scenario } from '../../src/core/scenario/schema.ts';
import { debrief } from '../../src/core/score/debrief.ts';
import { knowledgeOf, waysOf } from '../../src/core/score/knowledge.ts';
import { layOutPath, oneRun, type PathMap } from '../../src/ui/debrief/path/path-map.ts';
import { stopsOf } from '../../src/ui/debrief/path/stops.ts';
import { waysOn } from '../../src/ui/debrief/what-if/next.ts';
import { partingOf } from '../../src/ui/debrief/what-if/what-if.ts';
import { aScenario, aStory, inBoth, play } from '../support/scenario.ts';
import { root } from '../support/sources.ts';

const catalogue = ['op-audientie', 'te-mooi', 'gezichtsverlies', 'erop-en-erover', 'hemel-en-aarde'];

function finished(id: string, seed: number, stride: number): Run {
  const source = readFileSync(join(root, `scenarios/${id}/scenario.json`), 'utf8');
  const story = openStory(source, JSON.parse(source) as Scenario);
  let run = play(story, { seed });
  for (let turn = 0; view(run, 'nl').ending === null; turn += 1) {
    const { choices } = view(run, 'nl');
    run = play(story, { seed, choices: [...run.choices, choices[(turn * stride) % choices.length]?.id ?? ''] });
  }
  return run;
}

const mapOf = (run: Run, seenIn: readonly Run[], direction: 'down' | 'right' = 'right'): PathMap =>
  layOutPath(run.story.scenario, 'nl', knowledgeOf(seenIn), oneRun(waysOf(run)), direction);

/** Three ways from the start: one gone, one left, one only another variant has; behind the last there is more. */
const story = aStory(
  aScenario({
    variants: ['plain', 'secret'],
    endings: ['won', 'lost', 'hidden'],
    beats: {
      open: {
        title: inBoth('Opening'),
        choices: [
          { id: 'left', to: 'one' },
          { id: 'right', to: 'two' },
          { id: 'whisper', to: 'three', when: { variant: 'secret' } },
        ],
      },
      one: {
        title: inBoth('One'),
        choices: [
          { id: 'back', to: 'open' },
          { id: 'end', to: 'won' },
        ],
      },
      two: { title: inBoth('Two'), choices: [{ id: 'end', to: 'lost' }] },
      three: { title: inBoth('Three'), choices: [{ id: 'end', to: 'hidden' }] },
    },
  }),
);

describe('what the map may show', () => {
  const left = play(story, { variant: 'plain', choices: ['left', 'end'] });
  const right = play(story, { variant: 'plain', choices: ['right', 'end'] });

  test('what was never met has no name, no meaning and no way to it', () => {
    const map = mapOf(left, [left]);
    const fog = map.nodes.filter(({ sight }) => sight === 'fog');
    expect(fog.map(({ id }) => id).sort()).toEqual(['hidden', 'lost', 'three', 'two']);
    for (const { title, meaning } of fog) expect([title, meaning]).toEqual(['', null]);
    expect(map.edges.filter(({ to }) => to === 'three' || to === 'hidden' || to === 'lost')).toEqual([]);
  });

  test('what was one choice away is a stub into the fog', () => {
    const stub = mapOf(left, [left]).edges.find(({ to }) => to === 'two');
    expect(stub).toMatchObject({ from: 'open', kind: 'open', weight: 0 });
  });

  test('another run lifts the fog over what it met, off the way that is shown', () => {
    const map = mapOf(left, [left, right]);
    expect(map.nodes.find(({ id }) => id === 'two')).toMatchObject({ sight: 'seen', title: 'Two', visits: [] });
    expect(map.nodes.find(({ id }) => id === 'lost')).toMatchObject({ sight: 'seen', title: 'lost', meaning: 'mixed' });
    expect(map.edges.find(({ to }) => to === 'two')).toMatchObject({ kind: 'gone', weight: 0 });
  });

  test('the way of the run is whole, and a moment met twice is one box with both visits', () => {
    const round = play(story, { variant: 'plain', choices: ['left', 'back', 'left', 'end'] });
    const map = mapOf(round, [round]);
    expect(map.nodes.find(({ id }) => id === 'open')?.visits).toEqual([0, 2]);
    expect(map.edges.filter(({ weight }) => weight === 1).map(({ from, to }) => `${from} ${to}`)).toEqual(
      expect.arrayContaining(['open one', 'one open', 'one won']),
    );
    expect(map.edges.filter(({ weight }) => weight === 1)).toHaveLength(3);
  });

  test('a group gives each way its own weight', () => {
    const shares: Record<string, number> = { left: 0.75, right: 0.25 };
    const shown = { moments: [], weightOf: ({ choice }: { choice: string }) => shares[choice] ?? 0 };
    const map = layOutPath(story.scenario, 'nl', knowledgeOf([left, right]), shown, 'right');
    expect(map.edges.find(({ to }) => to === 'one')?.weight).toBe(0.75);
    expect(map.edges.find(({ to }) => to === 'two')?.weight).toBe(0.25);
  });
});

describe('the drawing', () => {
  test.for(catalogue.flatMap((id) => (['right', 'down'] as const).map((direction) => [id, direction] as const)))(
    'of %s, ways running %s: no boxes overlap and all lies within it',
    ([id, direction]) => {
      const runs = [finished(id, 2, 1), finished(id, 7, 2)];
      for (const seenIn of [runs.slice(0, 1), runs]) {
        const { nodes, width, height } = mapOf(runs[0]!, seenIn, direction);
        for (const [index, a] of nodes.entries()) {
          expect(a.x - a.width / 2).toBeGreaterThanOrEqual(0);
          expect(a.y - a.height / 2).toBeGreaterThanOrEqual(0);
          expect(a.x + a.width / 2).toBeLessThanOrEqual(width);
          expect(a.y + a.height / 2).toBeLessThanOrEqual(height);
          for (const b of nodes.slice(index + 1)) {
            const apart =
              Math.abs(a.x - b.x) >= (a.width + b.width) / 2 || Math.abs(a.y - b.y) >= (a.height + b.height) / 2;
            expect(apart, `${a.id} and ${b.id}`).toBe(true);
          }
        }
      }
    },
  );

  test('the way runs on in one direction, from the start to the ending', () => {
    const run = finished('op-audientie', 2, 1);
    for (const direction of ['right', 'down'] as const) {
      const { nodes } = mapOf(run, [run], direction);
      const along = nodes
        .filter(({ visits }) => visits.length > 0)
        .sort((a, b) => (a.visits[0] ?? 0) - (b.visits[0] ?? 0))
        .map(({ x, y }) => (direction === 'right' ? x : y));
      expect(along).toHaveLength(run.choices.length + 1);
      expect(along).toEqual(along.toSorted((a, b) => a - b));
    }
  });
});

test('the stops are every decision in order, and the ending', () => {
  const run = finished('op-audientie', 2, 1);
  const { decisions, ending } = debrief(run, 'nl');
  const stops = stopsOf(run, decisions, 'nl');
  expect(stops.flatMap(({ decision }) => decision?.number ?? [])).toEqual(decisions.map((_, index) => index + 1));
  expect(stops.flatMap(({ decision }) => decision?.review.title ?? [])).toEqual(
    stops.filter(({ isEnding }) => !isEnding).map(({ title }) => title),
  );
  expect(stops.at(-1)).toMatchObject({ isEnding: true, title: ending.title, said: '' });
});

test('a what-if parts where its first other choice is', () => {
  const origin = { choices: ['a', 'b', 'c'] };
  expect(partingOf(origin, { choices: ['a', 'x'] })).toBe(1);
  expect(partingOf(origin, { choices: ['a', 'b', 'c', 'd'] })).toBe(3);
  expect(partingOf(origin, { choices: ['a', 'b'] })).toBeNull();
});

test('what to play next: after practice for real, after a first story another', () => {
  const variants = ['one', 'two'];
  expect(waysOn('real', { variants, seen: new Set(['one']) })).toEqual(['other', 'same']);
  expect(waysOn('practice', { variants, seen: new Set(['one']) })).toEqual(['real', 'other', 'same']);
  expect(waysOn('real', { variants, seen: new Set(variants) })).toEqual(['real', 'same']);
  expect(waysOn('practice', { variants: ['one'], seen: new Set(['one']) })).toEqual(['real', 'same']);
});
