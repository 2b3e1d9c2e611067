/** Moments of real runs, for what stage and sound make of them. */
import { firstMoment, nextMoment, type Moment } from '../../src/core/run/moment.ts';
import { view } from '../../src/core/run/view.ts';
import type { Scenario } from '../../src/core/scenario/schema.ts';
import { aScenario, inBoth, play, type ScenarioParts } from '../support/scenario.ts';

const people: Scenario['cast'] = {
  ineke: { name: 'Ineke Hofman', role: inBoth('secretary'), look: 'ineke', voice: 'high' },
  terpstra: { name: 'Wiebe Terpstra', role: inBoth('director'), look: 'terpstra', voice: 'low' },
};

const places: Scenario['places'] = {
  phone: { name: inBoth('phone'), kind: 'phone', backdrops: ['desk-haarlem', 'reception', 'director-office'] },
  road: { name: inBoth('road'), kind: 'road', backdrops: ['road'] },
  office: { name: inBoth('office'), kind: 'room', backdrops: ['director-office'] },
  screen: { name: inBoth('screen'), kind: 'video', backdrops: ['video-call'] },
};

/** A scenario with Ineke and Terpstra, who can be met on the phone, on the road, in the office and on a screen. */
export function aPlay(parts: ScenarioParts): Scenario {
  return aScenario({ cast: people, places, ...parts });
}

/** Every moment of a view: each line while it is spoken and after. */
export function momentsAfter(scenario: Scenario, ...choices: string[]): Moment[] {
  const moments: Moment[] = [];
  let moment: Moment | null = firstMoment(view(play(scenario, { choices }), 'nl'));
  while (moment) {
    moments.push(moment);
    if (moment.speaking) moments.push({ ...moment, speaking: false });
    moment = nextMoment(moment);
  }
  return moments;
}

/** The last moment before a choice and the first after it. */
export function around(scenario: Scenario, choice: string): [Moment, Moment] {
  const before = momentsAfter(scenario).at(-1);
  const [after] = momentsAfter(scenario, choice);
  if (!before || !after) throw new Error('a view without moments');
  return [before, after];
}
