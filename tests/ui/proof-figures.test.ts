import { expect, test } from 'vitest';
import { prove } from '../../src/core/proof/prove.ts';
import { aStory } from '../support/scenario.ts';
import { smallScenario } from '../core/scenario/scenario-builder.ts';
import {
  meanOf,
  momentAt,
  neverOffered,
  readRun,
  strategiesOf,
  strategiesOverall,
  titleOf,
} from '../../src/ui/proof/figures.ts';

const story = aStory(smallScenario());
const proof = prove(story);

test('a run is read as where it was and what was said', () => {
  const [variant] = proof.variants;
  expect(readRun(story, 'open', variant?.bestRun ?? [], 'nl')).toEqual([
    { beat: 'hello', at: 'hello', said: 'Is er geld voor?' },
    { beat: 'close', at: 'close', said: 'Afronden' },
  ]);
  expect(readRun(story, 'open', ['ask', 'nonsense'], 'en')).toEqual([]);
});

test('strategies stand from the best down, over all variants by their weight', () => {
  for (const variant of proof.variants) {
    const scores = strategiesOf(variant).map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  }
  const heavy = {
    ...proof,
    variants: proof.variants.map((variant, index) => ({
      ...variant,
      weight: index === 0 ? 3 : 1,
      strategies: { ...variant.strategies, first: index === 0 ? 20 : 60 },
    })),
  };
  expect(strategiesOverall(heavy).find(({ name }) => name === 'first')?.score).toBe(30);
  expect(
    meanOf([
      { name: 'first', score: 10 },
      { name: 'last', score: 21 },
    ]),
  ).toBe(16);
});

test('what a variant never offers is told by the moment', () => {
  const scenario = smallScenario();
  const [ask] = scenario.beats.hello?.choices ?? [];
  if (ask) ask.when = { variant: 'shut' };
  const guarded = prove(aStory(scenario));
  const open = guarded.variants.find(({ id }) => id === 'open');
  expect(open && neverOffered(scenario, open, 'nl')).toEqual([
    { beat: 'hello', title: 'hello', texts: ['Is er geld voor?'] },
  ]);
});

test('titles that two moments share are told apart', () => {
  const scenario = smallScenario();
  for (const beat of Object.values(scenario.beats)) beat.title = { nl: 'Koffie', en: 'Coffee' };
  expect(titleOf(scenario, 'hello', 'nl')).toBe('Koffie (hello)');
  expect(titleOf(scenario, 'won', 'nl')).toBe('Gelukt');
});

test('a shortfall is shown on the map where it is about a moment', () => {
  expect(momentAt('beats.first-call.choices[1].to')).toBe('first-call');
  expect(momentAt('endings.won')).toBe('won');
  expect(momentAt('variants.open')).toBeNull();
});
