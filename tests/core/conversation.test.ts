import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rewind } from '../../src/core/run/run.ts';
import { view } from '../../src/core/run/view.ts';
import { conversation } from '../../src/core/score/conversation.ts';
import { anyPicks, anyScenario, walk } from '../support/generate.ts';
import { aScenario, inBoth, play } from '../support/scenario.ts';

const visit = aScenario({
  places: {
    hall: { name: inBoth('hall'), kind: 'room', backdrops: ['reception'] },
    office: { name: inBoth('office'), kind: 'room', backdrops: ['director-office'] },
  },
  clues: { sigh: { variants: ['plain'], text: inBoth('tired') } },
  beats: {
    hall: {
      place: 'hall',
      moment: inBoth('ten past two'),
      lines: [{ who: 'hilde', text: inBoth('Come in.'), thought: inBoth('Late again.') }],
      choices: [{ id: 'thank', reply: [{ text: inBoth('A sigh.'), clue: 'sigh' }], to: 'office' }, { id: 'joke' }],
    },
    office: {
      place: 'office',
      moment: inBoth('a quarter past'),
      lines: [{ who: 'hilde', text: inBoth('Sit down.') }],
      choices: [{ id: 'sit', reply: [{ who: 'hilde', text: inBoth('Well then.') }], to: 'later' }],
    },
    later: { place: 'office', moment: inBoth('half past three'), choices: [{ id: 'leave' }, { id: 'stay' }] },
  },
});

test('a conversation is told scene by scene, with thoughts, clues and choices where they fell', () => {
  const scenes = conversation(play(visit, { choices: ['thank', 'sit', 'leave'] }), 'nl');
  const brief = scenes.map(({ place, moment, told }) => [
    place,
    moment,
    told.map(({ line, choice }) =>
      choice ? `> ${choice.text}${choice.wasDecision ? '' : ' (one way on)'}` : line.text,
    ),
  ]);
  expect(brief).toEqual([
    ['hall', 'ten past two', ['Come in.', '> thank', 'A sigh.']],
    ['office', 'a quarter past', ['Sit down.', '> sit (one way on)', 'Well then.']],
    ['office', 'half past three', ['> leave']],
  ]);
  const [arrival] = scenes;
  expect(arrival?.told[0]?.line).toMatchObject({ name: 'Hilde Maes', thought: 'Late again.', clue: null });
  expect(arrival?.told[2]?.line).toMatchObject({ who: null, thought: null, clue: 'sigh' });
});

test('nothing that was on screen is left out or told twice, on any run', () => {
  fc.assert(
    fc.property(anyScenario(), anyPicks, (scenario, picks) => {
      const run = walk(play(scenario), picks);
      const told = conversation(run, 'en').flatMap((scene) => scene.told);
      const seen = run.states.flatMap((_, step) => view(rewind(run, step), 'en').scenes.flatMap(({ lines }) => lines));
      expect(told.flatMap(({ line }) => (line ? [line.key] : []))).toEqual(seen.map(({ key }) => key));
      expect(told.flatMap(({ choice }) => (choice ? [choice.step] : []))).toEqual(run.choices.map((_, step) => step));
      const keys = told.map(({ line, choice }) => line?.key ?? choice?.key);
      expect(new Set(keys).size).toBe(keys.length);
    }),
    { seed: 45 },
  );
});
