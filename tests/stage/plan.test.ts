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
    beats: { call: { place: 'phone', present: ['ineke'], lines: [says('ineke', 'neutral'), says('ineke', 'warm')] } },
  });
  const [, cool, warm] = momentsAfter(scenario) as [Moment, Moment, Moment];
  const moves = plan(cool, warm);
  expect(only(moves, 'express')).toEqual([{ do: 'express', who: 'ineke', mood: 'warm', pose: 'open', lean: 'in' }]);
  expect(only(moves, 'gesture')).toEqual([{ do: 'gesture', who: 'ineke', gesture: 'nod' }]);
});

test('there are three ways to stand, and who trusts you unfolds the arms', () => {
  const poseAt = (mood: (typeof moods)[number], trust: number) => {
    const beats = { call: { place: 'phone', present: ['ineke'], lines: [says('ineke', mood)] } };
    const [first] = momentsAfter(aPlay({ meters: { trust }, beats })) as [Moment];
    return only(plan(null, first), 'express')[0]?.pose;
  };
  expect(poseAt('happy', 5)).toBe('open');
  expect(poseAt('thinking', 5)).toBe('closed');
  expect(poseAt('annoyed', 5)).toBe('firm');
  expect(poseAt('neutral', 5)).toBe('closed');
  expect(poseAt('neutral', 8)).toBe('open');
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

test('who comes in is waited for, and so is who leaves', () => {
  const scenario = aPlay({
    beats: {
      alone: { place: 'phone', present: ['ineke'], choices: [{ id: 'wait', to: 'both' }] },
      both: { place: 'phone', present: ['ineke', 'terpstra'], lines: [says('terpstra', 'angry')] },
    },
  });
  const [before, after] = around(scenario, 'wait');
  const moves = plan(before, after);
  expect(kinds(moves)).not.toContain('enter');
  expect(only(moves, 'seat')).toMatchObject([{ came: ['terpstra'], left: [] }]);
  expect(only(moves, 'seat')[0]?.people.map(({ id }) => id)).toEqual(['ineke', 'terpstra']);
  expect(kinds(moves).indexOf('hold')).toBe(kinds(moves).indexOf('seat') + 1);
  expect(only(moves, 'express').map(({ who }) => who)).toEqual(['terpstra']);
  expect(
    only(
      plan({ ...after, view: { ...after.view, step: 0 } }, { ...before, view: { ...before.view, step: 1 } }),
      'seat',
    ),
  ).toMatchObject([{ came: [], left: ['terpstra'] }]);
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
  expect(plan(...around(scenario, 'hurt'))[0]).toMatchObject({ do: 'hold', grim: true });
  expect(kinds(plan(...around(scenario, 'dent')))).not.toContain('hold');
});

test('trust won, the reason behind it all and a good ending hold a beat that is not grim', () => {
  const scenario = aPlay({
    meters: { trust: 5 },
    facts: { why: { kind: 'reason' }, wish: { kind: 'need' } },
    endings: { deal: { meaning: 'good' }, so: { meaning: 'mixed' } },
    beats: {
      call: {
        place: 'phone',
        present: ['ineke'],
        choices: [
          { id: 'win', to: 'call', effects: [effect.add('trust', 2)] },
          { id: 'hear', to: 'call', effects: [effect.learn('why')] },
          { id: 'note', to: 'call', effects: [effect.learn('wish')] },
          { id: 'close', to: 'deal' },
          { id: 'shrug', to: 'so' },
        ],
      },
    },
  });
  for (const choice of ['win', 'hear', 'close']) {
    expect(plan(...around(scenario, choice))[0]).toMatchObject({ do: 'hold', grim: false });
  }
  for (const choice of ['note', 'shrug']) expect(kinds(plan(...around(scenario, choice)))).not.toContain('hold');
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

test('a temper that is lost gets a hard cut to its face, and the next line one back', () => {
  const scenario = aPlay({
    beats: {
      call: {
        place: 'phone',
        present: ['ineke'],
        lines: [says('ineke', 'neutral'), says('ineke', 'angry'), says('ineke', 'neutral')],
      },
    },
  });
  const [, calm, angry, , again] = momentsAfter(scenario) as [Moment, Moment, Moment, Moment, Moment];
  expect(only(plan(calm, angry), 'frame')).toEqual([{ do: 'frame', on: 'ineke', near: 1, cut: true }]);
  expect(only(plan(angry, again), 'frame')).toEqual([{ do: 'frame', on: null, near: 0, cut: true }]);
});

test('the camera comes nearer to who leans in, slowly', () => {
  const scenario = aPlay({
    beats: { call: { place: 'phone', present: ['ineke'], lines: [says('ineke', 'neutral'), says('ineke', 'warm')] } },
  });
  const [, calm, warm] = momentsAfter(scenario) as [Moment, Moment, Moment];
  const [frame] = only(plan(calm, warm), 'frame');
  expect(frame).toMatchObject({ on: 'ineke', cut: false });
  expect(frame?.near).toBeGreaterThan(0);
  expect(frame?.near).toBeLessThan(1);
});

test('the first words after broken trust are close, those after them are not', () => {
  const scenario = aPlay({
    meters: { trust: 5 },
    beats: {
      call: {
        place: 'phone',
        present: ['ineke'],
        choices: [
          {
            id: 'hurt',
            to: 'call',
            effects: [effect.add('trust', -2)],
            reply: [says('you'), says('ineke', 'sceptical'), says('ineke')],
          },
        ],
      },
    },
  });
  const shots = momentsAfter(scenario, 'hurt').flatMap((moment, i, all) =>
    only(plan(all[i - 1] ?? null, moment), 'frame'),
  );
  expect(shots.map(({ near, cut }) => [near === 1, cut])).toEqual([
    [false, false],
    [true, true],
    [false, true],
  ]);
});

/** Three in the office: Ineke, Terpstra, Joyce. */
const aMeeting = (...lines: ReturnType<typeof says>[]) =>
  momentsAfter(
    aPlay({
      cast: {
        ineke: { name: 'Ineke', role: inBoth('secretary'), look: 'ineke', voice: 'high' },
        terpstra: { name: 'Wiebe', role: inBoth('director'), look: 'terpstra', voice: 'low' },
        joyce: { name: 'Joyce', role: inBoth('partner'), look: 'joyce', voice: 'mid' },
      },
      beats: { talk: { place: 'office', present: ['ineke', 'terpstra', 'joyce'], lines } },
    }),
  );

test('in company heads turn to who speaks, and stay there while you speak', () => {
  const moments = aMeeting(says('joyce'), says('ineke'), says('you'), says('joyce'));
  const looks = moments.map((moment, i) => only(plan(moments[i - 1] ?? null, moment), 'look'));
  expect(looks.flat()).toEqual([
    { do: 'look', who: 'terpstra', round: true },
    { do: 'look', who: 'terpstra', round: false },
  ]);
  expect(looks[2]).toHaveLength(1);
});

test('a friendly face nods when somebody else has finished, not after a hostile word', () => {
  const nods = (mood: (typeof moods)[number]) => {
    const moments = aMeeting(says('joyce', 'warm'), says('terpstra', mood), says('you'));
    return only(plan(moments[2] as Moment, moments[3] as Moment), 'gesture');
  };
  expect(nods('neutral')).toEqual([{ do: 'gesture', who: 'joyce', gesture: 'nod' }]);
  expect(nods('annoyed')).toEqual([]);
});

test('marks stay apart: a shake of the head takes the place of one too many', () => {
  const moments = aMeeting(says('joyce', 'thinking'), says('joyce', 'sceptical'), says('joyce', 'surprised'));
  const marks = moments.map((moment, i) => only(plan(moments[i - 1] ?? null, moment), 'emote'));
  const shown = moments.flatMap((moment, i) => (moment.speaking ? [marks[i]?.map(({ emote }) => emote)] : []));
  // The first moment sets the stage; the last mark weighs more than the one it would have followed.
  expect(shown).toEqual([[], [], ['exclaim']]);
  expect(only(plan(moments[1] as Moment, moments[2] as Moment), 'gesture')).toMatchObject([{ gesture: 'shake' }]);
});

test('doubt that gives way is an idea', () => {
  const moments = aMeeting(
    says('you'),
    says('you'),
    says('joyce', 'thinking'),
    says('you'),
    says('you'),
    says('you'),
    says('joyce', 'warm'),
  );
  const marks = moments.flatMap((moment, i) => only(plan(moments[i - 1] ?? null, moment), 'emote'));
  expect(marks.map(({ emote }) => emote)).toEqual(['silence', 'idea']);
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
