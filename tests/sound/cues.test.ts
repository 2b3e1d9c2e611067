import { expect, test } from 'vitest';
import type { Moment } from '../../src/core/run/moment.ts';
import { vowelOf } from '../../src/sound/blip.ts';
import { cues, type Cue } from '../../src/sound/cues.ts';
import { aPlay, around, momentsAfter } from '../stage/moments.ts';
import { effect, inBoth, type BeatParts, type ChoiceParts } from '../support/scenario.ts';

const heard = (found: Cue[]) => found.flatMap((cue) => (cue.do === 'play' ? [cue.sound] : []));
const rooms = (found: Cue[]) => found.flatMap((cue) => (cue.do === 'ambience' ? [cue.kind] : []));
const says = (who: string) => ({ who, text: inBoth('…') });

/** From one beat to another with the choice "go". */
const from = (first: BeatParts, second: BeatParts) =>
  around(
    aPlay({
      beats: {
        first: { present: [], choices: [{ id: 'go', to: 'second' }], ...first },
        second: { present: [], ...second },
      },
    }),
    'go',
  );

const aCall = (...choices: ChoiceParts[]) =>
  aPlay({
    meters: { trust: 5 },
    facts: ['budget'],
    endings: { won: { meaning: 'good' }, lost: { meaning: 'bad' }, so: { meaning: 'mixed' } },
    beats: {
      call: { place: 'phone', present: ['ineke'], lines: [says('ineke')], choices: [...choices, { id: 'stop' }] },
    },
  });

test('a run that begins on the phone begins with its ring', () => {
  const found = cues(null, momentsAfter(aCall())[0] as Moment);
  expect(heard(found)).toEqual(['phone_ring']);
  expect(rooms(found)).toEqual(['office']);
});

test('a resumed run has its room, and no ring', () => {
  const scenario = aCall({ id: 'again', to: 'call' });
  const found = cues(null, momentsAfter(scenario, 'again').at(-1) as Moment);
  expect(heard(found)).toEqual([]);
  expect(rooms(found)).toEqual(['office']);
});

test('the next line makes no sound of its own', () => {
  const [spoken, said] = momentsAfter(aCall()) as [Moment, Moment];
  expect(cues(spoken, said)).toEqual([]);
});

test('leaving the phone hangs up, and the door opens on a room', () => {
  const found = cues(...from({ place: 'phone' }, { place: 'office' }));
  expect(heard(found)).toEqual(['hangup', 'door']);
  expect(found).toMatchObject([{ caption: 'hang-up' }, { caption: 'door' }, { do: 'ambience' }]);
});

test.each([
  ['restaurant', 'restaurant'],
  ['factory-hall', 'hall'],
  ['trade-fair', 'hall'],
  ['hospital-corridor', 'office'],
] as const)('a %s sounds like one, seen or on the other end of the line', (backdrop, room) => {
  for (const place of [
    { name: inBoth('there'), kind: 'room' as const, backdrops: [backdrop] },
    { name: inBoth('on the phone'), kind: 'phone' as const, backdrops: ['desk-haarlem' as const, backdrop] },
  ]) {
    const scenario = aPlay({ places: { there: place }, beats: { hello: { place: 'there', present: [] } } });
    expect(rooms(cues(null, momentsAfter(scenario)[0] as Moment))).toEqual([room]);
  }
});

test('the road has a sound of its own', () => {
  const found = cues(...from({ place: 'office' }, { place: 'road' }));
  expect(heard(found)).toEqual(['whoosh']);
  expect(rooms(found)).toEqual(['road']);
});

test('a phone rings later in the day and rings out when you dial', () => {
  expect(heard(cues(...from({ place: 'office' }, { place: 'phone', moment: inBoth('Friday') })))).toEqual([
    'phone_ring',
  ]);
  expect(heard(cues(...from({ place: 'office' }, { place: 'phone' })))).toEqual(['ringback_nl']);
});

test('a second call ends the first', () => {
  expect(heard(cues(...from({ place: 'phone' }, { place: 'phone', moment: inBoth('Friday') })))).toEqual([
    'hangup',
    'phone_ring',
  ]);
});

test('trust is heard going up or down, once', () => {
  const scenario = aCall(
    { id: 'please', to: 'call', effects: [effect.add('trust', 1)] },
    { id: 'push', to: 'call', effects: [effect.add('trust', -1)] },
  );
  expect(heard(cues(...around(scenario, 'please')))).toEqual(['trust_up']);
  expect(heard(cues(...around(scenario, 'push')))).toEqual(['trust_down']);
  const after = momentsAfter(scenario, 'please');
  expect(cues(after[0] as Moment, after[1] as Moment)).toEqual([]);
});

test('what you learn is written down', () => {
  const scenario = aCall({ id: 'ask', to: 'call', effects: [effect.learn('budget')] });
  expect(heard(cues(...around(scenario, 'ask')))).toEqual(['paper']);
});

test('broken trust hushes the room', () => {
  const scenario = aCall({ id: 'hurt', to: 'call', effects: [effect.add('trust', -2)] });
  expect(cues(...around(scenario, 'hurt'))).toContainEqual({ do: 'hush', ms: 700 });
});

test.each([
  ['won', ['fanfare']],
  ['lost', ['sting_bad']],
  ['so', []],
])('the ending %s is heard when its last word has been said', (ending, expected) => {
  const scenario = aCall({ id: 'end', to: ending, reply: [says('ineke'), says('ineke')] });
  const before = momentsAfter(scenario).at(-1) as Moment;
  const after = momentsAfter(scenario, 'end');
  const perMoment = after.map((moment, i) => heard(cues(after[i - 1] ?? before, moment)));
  expect(perMoment.at(-1)).toEqual(expected);
  expect(perMoment.slice(0, -1).flat()).toEqual([]);
});

test('every letter has a vowel, signs have none', () => {
  expect([...'aéÏøx7'].map(vowelOf)).toEqual([
    'a',
    'e',
    'e',
    expect.any(String),
    expect.any(String),
    expect.any(String),
  ]);
  expect([...' .,?!"'].map(vowelOf)).toEqual([null, null, null, null, null, null]);
});
