import { expect, test } from 'vitest';
import { comingAfter } from '../../src/core/run/coming.ts';
import { aScenario, inBoth, play, type ScenarioParts } from '../support/scenario.ts';

const world: ScenarioParts = {
  cast: {
    ineke: { name: 'Ineke', role: inBoth('secretary'), look: 'ineke', voice: 'mid' },
    wiebe: { name: 'Wiebe', role: inBoth('director'), look: 'terpstra', voice: 'low' },
    joyce: { name: 'Joyce', role: inBoth('partner'), look: 'joyce', voice: 'high' },
  },
  places: {
    phone: { name: inBoth('phone'), kind: 'phone', backdrops: ['desk-haarlem', 'reception'] },
    office: { name: inBoth('office'), kind: 'room', backdrops: ['director-office'] },
    fair: { name: inBoth('fair'), kind: 'room', backdrops: ['trade-fair'] },
  },
  facts: ['secret'],
  beats: {
    call: {
      place: 'phone',
      present: ['ineke'],
      choices: [
        { id: 'visit', to: 'talk' },
        { id: 'meet', to: 'stand', when: { fact: 'secret' } },
        { id: 'leave', to: 'done' },
      ],
    },
    talk: { place: 'office', present: ['wiebe', 'ineke'] },
    stand: { place: 'fair', present: ['joyce'] },
  },
};

test('what comes is who and where the choices on offer lead to, and nothing else', () => {
  expect(comingAfter(play(aScenario(world)))).toEqual({
    looks: ['terpstra', 'ineke'],
    backdrops: ['director-office'],
  });
});

test('nothing comes after an ending', () => {
  expect(comingAfter(play(aScenario(world), { choices: ['leave'] }))).toEqual({ looks: [], backdrops: [] });
});
