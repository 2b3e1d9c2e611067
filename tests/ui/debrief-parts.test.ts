/** The inner voice's steps, what a clue gives away, who gets a certificate, and what is taken for a code. */
import { describe, expect, test } from 'vitest';
import { conversation } from '../../src/core/score/conversation.ts';
import { belongingOf } from '../../src/ui/debrief/clues/belonging.ts';
import { nextThought, stepsOf } from '../../src/ui/debrief/inner-voice/steps.ts';
import { noCertificate } from '../../src/ui/debrief/keep/certificate.ts';
import { codeIn } from '../../src/ui/run-code/finding.ts';
import { aScenario, inBoth, play } from '../support/scenario.ts';

describe('the inner voice', () => {
  const scenario = aScenario({
    beats: {
      hello: {
        lines: [{ text: inBoth('A door.') }, { who: 'hilde', text: inBoth('Yes?'), thought: inBoth('Who is that?') }],
        choices: [
          { id: 'ask', reply: [{ who: 'hilde', text: inBoth('Hm.'), thought: inBoth('Fair.') }] },
          { id: 'go' },
        ],
      },
    },
  });
  const steps = stepsOf(conversation(play(scenario, { choices: ['ask'] }), 'nl'));

  test('goes through lines and choices one by one, and tells where a scene opens', () => {
    expect(steps.map(({ line, choice, opens }) => [line?.text ?? choice?.text, opens])).toEqual([
      ['A door.', true],
      ['Yes?', false],
      ['ask', false],
      ['Hm.', false],
    ]);
  });

  test('finds the next thought, and that there is none', () => {
    expect([nextThought(steps, 0), nextThought(steps, 1), nextThought(steps, 3)]).toEqual([1, 3, -1]);
  });
});

describe('a clue', () => {
  const pointsTo = (...ids: string[]) => ({ pointsTo: ids.map((id) => ({ id, name: `the ${id} story` })) });
  const met = new Set(['here', 'known']);

  test('belongs to this story alone, to others too, or to others only', () => {
    expect(belongingOf(pointsTo('here'), 'here', met)).toEqual({ kind: 'only', known: [], unknown: 0 });
    expect(belongingOf(pointsTo('here', 'known'), 'here', met).kind).toBe('also');
    expect(belongingOf(pointsTo('known'), 'here', met).kind).toBe('elsewhere');
  });

  test('names no story that was never met', () => {
    const told = belongingOf(pointsTo('known', 'secret', 'here', 'hidden'), 'here', met);
    expect(told).toEqual({ kind: 'also', known: ['the known story'], unknown: 2 });
    expect(JSON.stringify(told)).not.toMatch(/secret|hidden/);
  });
});

test('a certificate is for who passed for real, on this device, without turning back', () => {
  const real = { mode: 'real' as const, received: false, isWhatIf: false };
  expect(noCertificate({ passed: true }, real)).toBeNull();
  expect(noCertificate({ passed: false }, real)).toBe('failed');
  expect(noCertificate({ passed: true }, { ...real, mode: 'practice' })).toBe('practice');
  expect(noCertificate({ passed: true }, { ...real, isWhatIf: true })).toBe('practice');
  expect(noCertificate({ passed: true }, { ...real, mode: 'practice', received: true })).toBe('received');
});

test('a code is found in a link as well', () => {
  expect(codeIn(' 11EJ-9AW3 \n')).toBe('11EJ-9AW3');
  expect(codeIn('https://example.org/spel/#/code/11EJ-9AW3')).toBe('11EJ-9AW3');
});
