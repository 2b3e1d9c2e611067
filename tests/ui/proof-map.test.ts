import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Scenario } from '../../src/core/scenario/schema.ts';
import { pathOf } from '../../src/ui/map/line.ts';
import { layOutMap, type MapNode } from '../../src/ui/proof/conversation-map.ts';
import { largeScenario, smallScenario } from '../core/scenario/scenario-builder.ts';
import { root } from '../support/sources.ts';

const rich = JSON.parse(readFileSync(join(root, 'scenarios/op-audientie/scenario.json'), 'utf8')) as Scenario;

/** A scenario of beats without words, given by where their choices lead. */
function leading(ways: Record<string, string[]>): Scenario {
  const scenario = smallScenario();
  const [beat] = Object.values(scenario.beats);
  if (!beat) throw new Error('no beat');
  scenario.beats = Object.fromEntries(
    Object.entries(ways).map(([id, targets]) => [
      id,
      { ...beat, choices: targets.map((to, index) => ({ ...beat.choices[0]!, id: `choice-${index}`, to })) },
    ]),
  );
  scenario.start = Object.keys(ways)[0] ?? '';
  return scenario;
}

const rowOf = (nodes: readonly MapNode[], id: string) => nodes.find((node) => node.id === id)?.y ?? NaN;

test('every beat and every ending has one box, and every way one line', () => {
  const { nodes, edges } = layOutMap(rich, 'nl');
  expect(nodes.map(({ id }) => id).sort()).toEqual([...Object.keys(rich.beats), ...Object.keys(rich.endings)].sort());
  for (const [from, { choices }] of Object.entries(rich.beats))
    for (const { id, to } of choices)
      for (const target of typeof to === 'string' ? [to] : to.map((one) => one.to))
        expect(
          edges.filter((edge) => edge.from === from && edge.to === target && edge.choices.includes(id)),
        ).toHaveLength(1);
});

test('ways run downwards, no boxes overlap, and all stays within the drawing', () => {
  for (const language of ['nl', 'en'] as const) {
    const { nodes, edges, width, height } = layOutMap(rich, language);
    for (const { from, to, isBack } of edges) if (!isBack) expect(rowOf(nodes, to)).toBeGreaterThan(rowOf(nodes, from));
    for (const [index, a] of nodes.entries()) {
      expect(a.x - a.width / 2).toBeGreaterThanOrEqual(0);
      expect(a.x + a.width / 2).toBeLessThanOrEqual(width);
      expect(a.y + a.height / 2).toBeLessThanOrEqual(height);
      for (const b of nodes.slice(index + 1))
        expect(Math.abs(a.x - b.x) >= (a.width + b.width) / 2 || Math.abs(a.y - b.y) >= (a.height + b.height) / 2).toBe(
          true,
        );
    }
  }
});

test('choices to the same moment are one line, and those back to an earlier one are marked', () => {
  const { edges } = layOutMap(leading({ hello: ['again', 'again'], again: ['hello', 'won', 'again'], lost: [] }), 'nl');
  expect(edges.find(({ from, to }) => from === 'hello' && to === 'again')).toMatchObject({
    choices: ['choice-0', 'choice-1'],
    isBack: false,
  });
  expect(edges.find(({ from, to }) => from === 'again' && to === 'hello')?.isBack).toBe(true);
  expect(edges.find(({ from, to }) => from === 'again' && to === 'again')?.isBack).toBe(true);
});

test('a moment no way leads to stands below the rest', () => {
  const { nodes } = layOutMap(leading({ hello: ['won'], alone: ['won'] }), 'nl');
  expect(rowOf(nodes, 'alone')).toBeGreaterThan(rowOf(nodes, 'won'));
  expect(rowOf(nodes, 'hello')).toBeLessThan(rowOf(nodes, 'won'));
});

test('the largest scenario a file may hold is laid out within two seconds', () => {
  const before = performance.now();
  const { nodes, edges } = layOutMap(largeScenario(2_000), 'nl');
  expect(performance.now() - before).toBeLessThan(2_000); // about 50 ms on a quiet machine
  expect(nodes).toHaveLength(2_002);
  expect(edges).toHaveLength(2_000);
});

test('a line begins and ends where its points do', () => {
  expect(
    pathOf([
      { x: 0, y: 0 },
      { x: 10, y: 20 },
    ]),
  ).toBe('M0 0C0 10 10 10 10 20');
  expect(
    pathOf(
      [
        { x: 0, y: 0 },
        { x: 20, y: 10 },
      ],
      'right',
    ),
  ).toBe('M0 0C10 0 10 10 20 10');
  expect(pathOf([])).toBe('');
});

test('a line through places on a slant goes straight through them', () => {
  const path = pathOf([0, 30, 60, 90].map((along) => ({ x: along, y: along })));
  expect(path).toBe('M0 0C0 15 20 20 30 30C40 40 50 50 60 60C70 70 90 75 90 90');
});
