import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { firstMoment, lastMoment, type Moment } from '../../src/core/run/moment.ts';
import { openStory } from '../../src/core/run/story.ts';
import { view, type View } from '../../src/core/run/view.ts';
import { backdrops } from '../../src/core/scenario/stagecraft.ts';
import { parse } from '../../src/core/scenario/parse.ts';
import type { Scenario } from '../../src/core/scenario/schema.ts';
import { cues, type Cue } from '../../src/sound/cues.ts';
import { plan } from '../../src/stage/plan.ts';
import { aPlay, around, momentsAfter } from '../stage/moments.ts';
import { effect, inBoth, play, type BeatParts, type ChoiceParts } from '../support/scenario.ts';
import { root } from '../support/sources.ts';

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
  expect(rooms(found)).toEqual(['quiet']);
});

test('a resumed run has its room, and no ring', () => {
  const scenario = aCall({ id: 'again', to: 'call' });
  const found = cues(null, momentsAfter(scenario, 'again').at(-1) as Moment);
  expect(heard(found)).toEqual([]);
  expect(rooms(found)).toEqual(['quiet']);
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

const soundsLike = {
  'desk-haarlem': 'office',
  reception: 'lobby',
  'director-office': 'quiet',
  'meeting-room': 'quiet',
  road: 'road',
  'video-call': 'screen',
  restaurant: 'restaurant',
  'factory-hall': 'factory',
  'trade-fair': 'fair',
  'hospital-corridor': 'corridor',
} as const;

const roomOf = (place: Partial<Scenario['places'][string]>) => {
  const there = { name: inBoth('there'), kind: 'room' as const, backdrops: ['reception' as const], ...place };
  const scenario = aPlay({ places: { there }, beats: { hello: { place: 'there', present: [] } } });
  return cues(null, momentsAfter(scenario)[0] as Moment).find((cue) => cue.do === 'ambience');
};

test.each(backdrops)('%s sounds like what it is, and on the phone it is heard through the line', (backdrop) => {
  const kind = soundsLike[backdrop];
  expect(roomOf({ backdrops: [backdrop] })).toEqual({ do: 'ambience', kind, far: false });
  expect(roomOf({ kind: 'phone', backdrops: ['desk-haarlem', backdrop] })).toEqual({ do: 'ambience', kind, far: true });
});

test('at night nobody types in the office', () => {
  expect(roomOf({ backdrops: ['desk-haarlem'], light: 'night' })).toMatchObject({ kind: 'quiet' });
  expect(roomOf({ backdrops: ['desk-haarlem'], light: 'evening' })).toMatchObject({ kind: 'office' });
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

test('broken trust hushes the room, and is heard when the silence is over', () => {
  const scenario = aCall({ id: 'hurt', to: 'call', effects: [effect.add('trust', -2)] });
  expect(cues(...around(scenario, 'hurt'))).toEqual([
    { do: 'hush', ms: 700 },
    { do: 'play', sound: 'trust_down', afterMs: 700, caption: null },
  ]);
});

test.each([
  ['won', ['sting_good']],
  ['lost', ['sting_bad']],
  ['so', ['sting_mixed']],
])('the ending %s is heard when its last word has been said', (ending, expected) => {
  const scenario = aCall({ id: 'end', to: ending, reply: [says('ineke'), says('ineke')] });
  const before = momentsAfter(scenario).at(-1) as Moment;
  const after = momentsAfter(scenario, 'end');
  const perMoment = after.map((moment, i) => heard(cues(after[i - 1] ?? before, moment)));
  expect(perMoment.at(-1)).toEqual(expected);
  expect(perMoment.slice(0, -1).flat()).toEqual([]);
});

type Walk = { variant: string; choices: string[] };

test('the room holds its breath exactly when and as long as the stage does', () => {
  let held = 0;
  for (const scenario of globSync('scenarios/*/scenario.json', { cwd: root })) {
    const source = readFileSync(join(root, scenario), 'utf8');
    const parsed = parse(source);
    if (!parsed.ok) throw new Error(scenario);
    const story = openStory(source, parsed.scenario);
    for (const path of globSync('walks/*.json', { cwd: join(root, dirname(scenario)) })) {
      const { variant, choices } = JSON.parse(readFileSync(join(root, dirname(scenario), path), 'utf8')) as Walk;
      const whole = play(story, { variant, choices });
      const after = (step: number): View =>
        view({ ...whole, choices: choices.slice(0, step), states: whole.states.slice(0, step + 1) }, 'nl');
      for (let step = 0; step < choices.length; step += 1) {
        const moments = [lastMoment(after(step)), firstMoment(after(step + 1))] as const;
        // The stage holds first of all; later on only to let somebody come in.
        const [first] = plan(...moments);
        const onStage = first?.do === 'hold' ? [first.ms] : [];
        const inRoom = cues(...moments).flatMap((cue) => (cue.do === 'hush' ? [cue.ms] : []));
        expect({ path, step, held: inRoom }).toEqual({ path, step, held: onStage });
        held += onStage.length;
      }
    }
  }
  expect(held).toBeGreaterThan(0);
});
