import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { check } from '../../../src/core/proof/check.ts';
import { parse } from '../../../src/core/scenario/parse.ts';
import type { Scenario } from '../../../src/core/scenario/schema.ts';
import { smallScenario } from './scenario-builder.ts';

const guide = readFileSync(join(import.meta.dirname, '../../../scenarios/README.md'), 'utf8');

test('the example of the guide is a sound beat', () => {
  const [, example = ''] = /```json\n([\s\S]*?)```/.exec(guide) ?? [];
  const beats = JSON.parse(`{${example}}`) as Scenario['beats'];
  const source = JSON.stringify({ ...smallScenario(), beats: { ...smallScenario().beats, ...beats } });
  const parsed = parse(source);
  expect(parsed).toMatchObject({ ok: true });
  // With one way on from "hello", nobody is ever lost.
  expect(parsed.ok && check(parsed.scenario, source).map(({ code }) => code)).toEqual(['ending-never-reached']);
});

test('the conditions the guide shows are sound', () => {
  for (const [, condition = ''] of guide.matchAll(/`(\{ "visits".*?\})`/g)) {
    const scenario = smallScenario();
    const source = JSON.stringify(scenario).replace('{"variant":"shut"}', condition);
    expect(source).not.toBe(JSON.stringify(scenario));
    expect(parse(source)).toMatchObject({ ok: true });
  }
});
