/** What may be needed next: for fetching ahead, never for showing. */
import { offered } from '../rules/rules.ts';
import type { Scenario } from '../scenario/schema.ts';
import { stateOf, type Run } from './run.ts';

export type Coming = {
  looks: Scenario['cast'][string]['look'][];
  backdrops: Scenario['places'][string]['backdrops'];
};

/** The people and places of every beat that a choice on offer may lead to, each once; nothing when the run has ended. */
export function comingAfter(run: Run): Coming {
  const { rules } = run;
  const looks = new Set<Coming['looks'][number]>();
  const backdrops = new Set<Coming['backdrops'][number]>();
  for (const { targets } of offered(rules, stateOf(run))) {
    for (const { at } of targets) {
      const beat = rules.beats[at]?.beat;
      for (const id of beat?.present ?? []) {
        const person = rules.scenario.cast[id];
        if (person) looks.add(person.look);
      }
      for (const backdrop of beat ? (rules.scenario.places[beat.place]?.backdrops ?? []) : []) backdrops.add(backdrop);
    }
  }
  return { looks: [...looks], backdrops: [...backdrops] };
}
