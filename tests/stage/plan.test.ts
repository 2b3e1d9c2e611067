import { expect, test } from 'vitest';
import type { Moment } from '../../src/core/run/moment.ts';
import { moods } from '../../src/core/scenario/stagecraft.ts';
import { moodOf, plan, tensionOf, type Move } from '../../src/stage/plan.ts';
import { effect, inBoth, type ChoiceParts } from '../support/scenario.ts';
import { aPlay, around, momentsAfter } from './moments.ts';

const says = (who: string, mood?: (typeof moods)[number]) => ({ who, text: inBoth('…'), ...(mood && { mood }) });
const kinds = (moves: Move[]) => moves.map((move) => move.do);
const only = <K extends Move['do']>(moves: Move[], kind: K) =>
  moves.filter((move): move is Extract<Move, { do: K }> => move.do === kind);

/** One beat on the phone with Ineke, whose choices lead back to it. */
const aCall = (...choices: ChoiceParts[]) =>
  aPlay({
    meters: { trust: 5 },
    beats: {
      call: {
        place: 'phone',
        present: ['ineke'],
        lines: [says('ineke', 'neutral')],
        choices: [...choices, { id: 'stop' }],
      },
    },
  });

test('a first moment sets the stage before anybody moves', () => {
  const [first] = momentsAfter(aCall()) as [Moment];
  const moves = plan(null, first);
  expect(kinds(moves)).toEqual(['enter', 'seat', 'light', 'express', 'frame', 'talk']);
  expect(only(moves, 'enter')[0]?.place.kind).toBe('phone');
  expect(only(moves, 'seat')[0]?.people).toEqual([{ id: 'ineke', look: 'ineke' }]);
  expect(only(moves, 'talk')).toEqual([{ do: 'talk', who: 'ineke' }]);
});

test('nothing moves between a moment and itself', () => {
  const [first] = momentsAfter(aCall()) as [Moment];
  expect(plan(first, first)).toEqual([]);
});

test('the mouth stops when the line has been said', () => {
  const [spoken, said] = momentsAfter(aCall()) as [Moment, Moment];
  expect(plan(spoken, said)).toEqual([{ do: 'talk', who: null }]);
});

test('your own lines give you the word', () => {
  const scenario = aPlay({ beats: { call: { place: 'phone', present: ['ineke'], lines: [says('you')] } } });
  const [first] = momentsAfter(scenario) as [Moment];
  expect(only(plan(null, first), 'talk')).toEqual([{ do: 'talk', who: 'you' }]);
});

test('a mood brings a face, a body and a lean', () => {
  const scenario = aPlay({
    beats: { call: { place: 'phone', present: ['ineke'], lines: [says('ineke', 'sceptical'), says('ineke', 'warm')] } },
  });
  const [, cool, warm] = momentsAfter(scenario) as [Moment, Moment, Moment];
  const moves = plan(cool, warm);
  expect(only(moves, 'express')).toEqual([{ do: 'express', who: 'ineke', mood: 'warm', pose: 'open', lean: 'in' }]);
  expect(only(moves, 'gesture')).toEqual([{ do: 'gesture', who: 'ineke', gesture: 'nod' }]);
});

test('anger shows as a mark, disapproval as a shake of the head', () => {
  const scenario = aPlay({
    beats: {
      call: {
        place: 'phone',
        present: ['ineke'],
        lines: [says('ineke', 'warm'), says('ineke', 'annoyed'), says('ineke', 'angry')],
      },
    },
  });
  const [, warm, annoyed, , angry] = momentsAfter(scenario) as [Moment, Moment, Moment, Moment, Moment];
  expect(only(plan(warm, annoyed), 'gesture')).toEqual([{ do: 'gesture', who: 'ineke', gesture: 'shake' }]);
  expect(only(plan(annoyed, angry), 'emote')).toEqual([{ do: 'emote', who: 'ineke', emote: 'anger' }]);
});

test('a face stays until its next mood', () => {
  const scenario = aPlay({
    beats: {
      call: { place: 'phone', present: ['ineke'], lines: [says('ineke', 'happy'), says('you'), says('ineke')] },
    },
  });
  const last = momentsAfter(scenario).at(-1) as Moment;
  expect(moodOf(last, 'ineke')).toBe('happy');
  expect(moodOf(last, 'terpstra')).toBeNull();
});

test('who comes in takes a seat, in the same place', () => {
  const scenario = aPlay({
    beats: {
      alone: { place: 'phone', present: ['ineke'], choices: [{ id: 'wait', to: 'both' }] },
      both: { place: 'phone', present: ['ineke', 'terpstra'], lines: [says('terpstra', 'angry')] },
    },
  });
  const [before, after] = around(scenario, 'wait');
  const moves = plan(before, after);
  expect(kinds(moves)).not.toContain('enter');
  expect(only(moves, 'seat')[0]?.people.map(({ id }) => id)).toEqual(['ineke', 'terpstra']);
  expect(only(moves, 'express').map(({ who }) => who)).toEqual(['terpstra']);
});

test('a later time in the same place is a new scene', () => {
  const later = (moment?: string) =>
    aPlay({
      beats: {
        one: { place: 'phone', present: ['ineke'], choices: [{ id: 'on', to: 'two' }] },
        two: { place: 'phone', present: ['ineke'], lines: [says('ineke')], ...(moment && { moment: inBoth(moment) }) },
      },
    });
  expect(kinds(plan(...around(later('Friday'), 'on')))).toContain('enter');
  expect(kinds(plan(...around(later(), 'on')))).not.toContain('enter');
});

test('broken trust holds its beat of silence, a dent does not', () => {
  const scenario = aCall(
    { id: 'hurt', to: 'call', effects: [effect.add('trust', -2)] },
    { id: 'dent', to: 'call', effects: [effect.add('trust', -1)] },
  );
  expect(plan(...around(scenario, 'hurt'))[0]).toMatchObject({ do: 'hold' });
  expect(kinds(plan(...around(scenario, 'dent')))).not.toContain('hold');
});

test('a bad ending holds longer than broken trust, and only once', () => {
  const scenario = aPlay({
    meters: { trust: 5 },
    endings: { out: { meaning: 'bad' } },
    beats: {
      call: {
        place: 'phone',
        present: ['ineke'],
        choices: [{ id: 'snap', reply: [says('ineke', 'angry'), says('ineke')] }],
      },
    },
  });
  const before = momentsAfter(scenario).at(-1) as Moment;
  const after = momentsAfter(scenario, 'snap');
  const holds = after.flatMap((moment, i) => only(plan(after[i - 1] ?? before, moment), 'hold'));
  expect(holds).toHaveLength(1);
  expect(holds[0]?.ms).toBeGreaterThan(700);
});

test('a rewind sets the stage anew, without a silence', () => {
  const scenario = aCall({ id: 'hurt', to: 'call', effects: [effect.add('trust', -3)] });
  const before = momentsAfter(scenario).at(-1) as Moment;
  const later = momentsAfter(scenario, 'hurt', 'hurt').at(-1) as Moment;
  expect(kinds(plan(later, before))[0]).toBe('enter');
});

test('the light follows the angriest face and the trust there is', () => {
  const faced = (mood: (typeof moods)[number], trust: number) =>
    tensionOf(
      momentsAfter(
        aPlay({
          meters: { trust },
          beats: { call: { place: 'phone', present: ['ineke'], lines: [says('ineke', mood)] } },
        }),
      )[0] as Moment,
    );
  expect(faced('neutral', 5)).toBe(0);
  expect(faced('angry', 5)).toBeGreaterThan(faced('annoyed', 5));
  expect(faced('annoyed', 1)).toBeGreaterThan(faced('annoyed', 9));
  for (const mood of moods) {
    for (const trust of [0, 5, 10]) {
      expect(faced(mood, trust)).toBeGreaterThanOrEqual(0);
      expect(faced(mood, trust)).toBeLessThanOrEqual(1);
    }
  }
});

test('the camera goes to an angry speaker and leaves again', () => {
  const scenario = aPlay({
    beats: { call: { place: 'phone', present: ['ineke'], lines: [says('ineke', 'angry'), says('ineke', 'neutral')] } },
  });
  const [angry, , calm] = momentsAfter(scenario) as [Moment, Moment, Moment];
  expect(only(plan(null, angry), 'frame')).toMatchObject([{ on: 'ineke' }]);
  expect(only(plan(angry, calm), 'frame')).toEqual([{ do: 'frame', on: null, push: 0 }]);
});

test('on the road the kilometres run from what they were to what they are', () => {
  const scenario = aPlay({
    meters: { km: { max: 400 } },
    beats: {
      desk: { place: 'phone', present: [], choices: [{ id: 'drive', to: 'road', effects: [effect.add('km', 200)] }] },
      road: { place: 'road', present: [], lines: [says('you'), says('you')] },
    },
  });
  const [before, first] = around(scenario, 'drive');
  expect(only(plan(before, first), 'travel')).toEqual([{ do: 'travel', from: 0, to: 200 }]);
  const moments = momentsAfter(scenario, 'drive');
  expect(kinds(plan(moments[0] as Moment, moments[2] as Moment))).not.toContain('travel');
});
