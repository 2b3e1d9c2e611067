import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createActor } from 'xstate';
import { compileMachine } from '../../src/core/machine/machine.ts';
import { startSession } from '../../src/core/machine/session.ts';
import { endingOf, step } from '../../src/core/rules/rules.ts';
import { stateOf } from '../../src/core/run/run.ts';
import { anyPicks, anyScenario, walk } from '../support/generate.ts';
import { aScenario, effect, play } from '../support/scenario.ts';

test('machine and kernel agree after every step of any run of any scenario', () => {
  fc.assert(
    fc.property(anyScenario(), anyPicks, fc.nat(1000), (scenario, picks, seed) => {
      const run = walk(play(scenario, { seed }), picks);
      const actor = createActor(compileMachine(run.rules)).start();
      for (const [index, state] of run.states.entries()) {
        const snapshot = actor.getSnapshot();
        expect(snapshot.context.state).toEqual(state);
        expect(snapshot.value).toBe(run.rules.beats[state.at]?.id ?? endingOf(run.rules, state));
        expect(snapshot.status).toBe(index === run.choices.length ? 'done' : 'active');
        const choiceId = run.choices[index];
        if (choiceId !== undefined) actor.send({ type: 'choose', choiceId });
      }
    }),
    { seed: 3, numRuns: 2_000 },
  );
});

test('a session and the kernel refuse the same, with the same words, and stay where they were', () => {
  const names = fc.oneof(
    fc.string(),
    fc.constantFrom('always', 'guarded-0', 'guarded-1', 'back-0', '__proto__', 'xstate.init', '*'),
  );
  fc.assert(
    fc.property(anyScenario(), anyPicks, fc.nat(5), names, (scenario, picks, steps, name) => {
      const run = walk(play(scenario), picks, steps);
      const session = startSession(run.rules, run.choices);
      expect(session.state()).toEqual(stateOf(run));
      const stepped = step(run.rules, stateOf(run), name);
      expect(session.choose(name)).toEqual(stepped);
      expect(session.state()).toEqual(stepped.ok ? stepped.state : stateOf(run));
    }),
    { seed: 4, numRuns: 1_000 },
  );
});

test('a session tells of every new state until it is asked to stop', () => {
  const run = play(
    aScenario({
      meters: { trust: 0 },
      choices: [{ id: 'up', effects: [effect.add('trust', 1)], to: 'hello' }, { id: 'end' }],
    }),
  );
  const session = startSession(run.rules);
  const told: number[] = [];
  const quiet = session.subscribe(({ vars }) => told.push(vars[0] ?? NaN));
  session.choose('up');
  session.choose('nothing');
  session.choose('up');
  quiet();
  session.choose('up');
  expect(told).toEqual([1, 2]);
});

test('an event that is not a choice changes nothing', () => {
  const scenario = aScenario({
    meters: { trust: 0 },
    beats: { hello: { choices: [{ id: 'go', effects: [effect.add('trust', 1)], to: 'second' }] }, second: {} },
  });
  const run = play(scenario);
  const actor = createActor(compileMachine(run.rules)).start();
  for (const type of [
    '',
    'go',
    'hello',
    'done',
    'xstate.init',
    'xstate.after.1',
    'xstate.done.state.hello',
    '__proto__',
  ]) {
    actor.send({ type, choiceId: 'go' } as never);
    expect(actor.getSnapshot().context.state, type).toEqual(run.rules.start);
  }
});
