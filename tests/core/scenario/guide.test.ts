import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { check } from '../../../src/core/proof/check.ts';
import { prove } from '../../../src/core/proof/prove.ts';
import { nl } from '../../../src/core/proof/messages/nl.ts';
import { parse } from '../../../src/core/scenario/parse.ts';
import { endingOf } from '../../../src/core/rules/rules.ts';
import { stateOf } from '../../../src/core/run/run.ts';
import { openStory } from '../../../src/core/run/story.ts';
import { score } from '../../../src/core/score/score.ts';
import { play } from '../../support/scenario.ts';
import { root } from '../../support/sources.ts';

const guide = readFileSync(join(root, 'scenarios/README.md'), 'utf8');
const [dutch = '', english = ''] = guide.split('\n# Your first scenario in an hour');
const source = readFileSync(join(root, 'src/core/scenario/first-scenario.json'), 'utf8');
const example = JSON.parse(source) as Record<string, unknown>;

/** The pieces of JSON in the guide, each with the name behind its fence: where it stands in the example, or what it is. */
function pieces(text: string): { name: string; value: unknown }[] {
  return [...text.matchAll(/```json (\S+)\n([\s\S]*?)```/g)].map(([, name = '', json = '']) => {
    const isField = json.startsWith('"');
    const value = JSON.parse(isField ? `{${json}}` : json) as Record<string, unknown>;
    return { name, value: isField ? Object.values(value)[0] : value };
  });
}

const at = (path: string) =>
  path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], example);

test('every piece of the guide stands in the example, word for word', () => {
  const shown = pieces(guide).filter(({ name }) => name !== 'walk' && name !== 'catalogue');
  expect(shown.length).toBeGreaterThan(12);
  for (const { name, value } of shown) expect(value, name).toEqual(at(name));
  expect(guide.match(/```json\n/)).toBeNull();
});

test('both languages build up the same example', () => {
  expect(pieces(english)).toEqual(pieces(dutch));
});

test('the example checks clean and is proved fair', () => {
  const parsed = parse(source);
  if (!parsed.ok) throw new Error(parsed.problems[0]?.code);
  expect(check(parsed.scenario, source)).toEqual([]);
  const { complete, shortfalls, listening } = prove(openStory(source, parsed.scenario));
  expect({ complete, shortfalls, listening: listening?.mean }).toEqual({
    complete: true,
    shortfalls: [],
    listening: 100,
  });
});

test('the walk of the guide is the best conversation there is', () => {
  const parsed = parse(source);
  if (!parsed.ok) throw new Error(parsed.problems[0]?.code);
  for (const { value } of pieces(guide).filter(({ name }) => name === 'walk')) {
    const run = play(openStory(source, parsed.scenario), value as { variant: string; choices: string[] });
    expect(endingOf(run.rules, stateOf(run))).toBe('first-step');
    expect(score(run).score).toBe(100);
  }
});

test('a card as the guide shows it has what the catalogue asks', () => {
  const [card] = JSON.parse(readFileSync(join(root, 'scenarios/catalogue.json'), 'utf8')) as object[];
  for (const { value } of pieces(guide).filter(({ name }) => name === 'catalogue'))
    expect([...Object.keys(value as object), 'source']).toEqual(Object.keys(card ?? {}));
});

test('the conditions the guide shows are sound', () => {
  const shown = [...guide.matchAll(/`(\{ "visits".*?\})`/g)];
  expect(shown).toHaveLength(2);
  for (const [, condition = ''] of shown) {
    const changed = source.replace('{ "variant": "stuck" }', condition);
    expect(changed).not.toBe(source);
    expect(parse(changed)).toMatchObject({ ok: true });
  }
});

test('what the guide says may fall short are things the proof finds', () => {
  const codes = [...guide.matchAll(/^\| \*\*.*?\| `([a-z-]+)`:/gm)].map(([, code = '']) => code);
  expect(codes).toHaveLength(12);
  for (const code of codes) expect(Object.keys(nl.shortfalls)).toContain(code);
});
