import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { prove, type Shortfall } from '../../../src/core/proof/prove.ts';
import { exploreStates } from '../../../src/core/rules/explore.ts';
import { compileRules } from '../../../src/core/rules/rules.ts';
import type { Choice, Scenario, Stance } from '../../../src/core/scenario/schema.ts';
import { score } from '../../../src/core/score/score.ts';
import { anyPicks, anyScenario, walk } from '../../support/generate.ts';
import { aScenario, aStory, inBoth, play, type BeatParts } from '../../support/scenario.ts';

const decisions = 9;
const stances: Stance[] = ['ask', 'tell', 'offer'];

/**
 * A fair scenario: the opening line tells which of two variants it is, and what is right depends on it at each decision.
 * Right options stand first, second and third as often, in all stances, in words that give nothing away.
 */
function fairScenario(change: (scenario: Scenario) => void = () => undefined): Scenario {
  const beats: Record<string, BeatParts> = {};
  for (let at = 0; at < decisions; at += 1) {
    const rightWhenOpen = at % 3;
    const rightWhenShut = (at + 1 + (Math.floor(at / 3) % 2)) % 3;
    beats[`beat-${at}`] = {
      lines:
        at === 0
          ? [
              { who: 'hilde', text: inBoth('Come in, sit down.'), when: { variant: 'open' } },
              { who: 'hilde', text: inBoth('You have a minute.'), when: { variant: 'shut' } },
            ]
          : [{ who: 'hilde', text: inBoth(`And then, ${at}?`) }],
      choices: [0, 1, 2].map((place) => ({
        id: `option-${place}`,
        text: inBoth(`${'pqr'[place]}${at} words that weigh the same`),
        stance: stances[(place + Math.floor(at / 3)) % 3] ?? 'ask',
        evidence: [
          { principle: 'ask-open', points: place === rightWhenOpen ? 2 : -1, when: { variant: 'open' } },
          { principle: 'ask-open', points: place === rightWhenShut ? 2 : -1, when: { variant: 'shut' } },
        ],
        effects:
          place === rightWhenOpen
            ? [{ meter: 'open-right', add: 1 }]
            : place === rightWhenShut
              ? [{ meter: 'shut-right', add: 1 }]
              : [],
        to:
          at + 1 < decisions
            ? `beat-${at + 1}`
            : [
                { to: 'well', when: { all: [{ variant: 'open' }, { meter: 'open-right', atLeast: decisions - 1 }] } },
                { to: 'well', when: { all: [{ variant: 'shut' }, { meter: 'shut-right', atLeast: decisions - 1 }] } },
                { to: 'so-so' },
              ],
      })),
    };
  }
  const hidden = { start: 0, min: 0, max: decisions, visible: false };
  const scenario = aScenario({
    variants: ['open', 'shut'],
    meters: { 'open-right': hidden, 'shut-right': hidden },
    beats,
    endings: { well: { meaning: 'good' }, 'so-so': { meaning: 'mixed' } },
  });
  change(scenario);
  return scenario;
}

const proofOf = (scenario: Scenario) => prove(aStory(scenario));
const codes = (shortfalls: readonly Shortfall[]) => [...new Set(shortfalls.map(({ code }) => code))].sort();

/** Every choice that is right in a variant at its decision. */
function eachRight(scenario: Scenario, change: (choice: Choice, at: number) => void): void {
  for (const [at, beat] of Object.values(scenario.beats).entries())
    for (const choice of beat.choices) if (choice.evidence?.some(({ points }) => points === 2)) change(choice, at);
}

describe('a fair scenario', () => {
  const proof = proofOf(fairScenario());

  test('has nothing to be said against it', () => {
    expect(proof.shortfalls).toEqual([]);
    expect(proof.complete).toBe(true);
  });

  test('is won by who listens and by nobody else', () => {
    expect(proof.listening).toEqual({ mean: 100, variants: { open: 100, shut: 100 } });
    expect(proof.memoriser).toBe(0);
    for (const { strategies } of proof.variants) expect(Math.max(...Object.values(strategies))).toBeLessThan(45);
  });

  test('shows its numbers: runs, best run, and the scores an ending takes', () => {
    const [open] = proof.variants;
    expect(open).toMatchObject({ id: 'open', weight: 1, best: 2 * decisions, runs: 3 ** decisions });
    expect(open?.expected).toBeCloseTo(0, 9);
    expect(open?.bestRun).toHaveLength(decisions);
    const well = open?.endings.find(({ id }) => id === 'well');
    expect(well).toMatchObject({ reachable: true, highest: 100 });
    expect(well?.lowest).toBeGreaterThanOrEqual(60);
  });
});

describe('a planted fault is found:', () => {
  test('an ending behind a door that never opens', () => {
    const proof = proofOf(
      fairScenario((scenario) => {
        const lost = scenario.endings['so-so'];
        if (lost) scenario.endings['lost'] = { ...lost };
        const last = scenario.beats[`beat-${decisions - 1}`]?.choices[0];
        if (last) last.to = [{ to: 'lost', when: { meter: 'open-right', atLeast: 99 } }, { to: 'so-so' }];
      }),
    );
    expect(proof.shortfalls).toContainEqual(
      expect.objectContaining({ code: 'ending-unreachable', place: 'endings.lost' }),
    );
  });

  test('a state in which nothing can be done', () => {
    const proof = proofOf(
      fairScenario((scenario) => {
        for (const choice of scenario.beats['beat-4']?.choices ?? []) choice.when = { meter: 'open-right', atLeast: 1 };
      }),
    );
    expect(proof.shortfalls).toContainEqual(expect.objectContaining({ code: 'softlock', place: 'beats.beat-4' }));
  });

  test('the longest option is the right one', () => {
    const proof = proofOf(
      fairScenario((scenario) =>
        eachRight(scenario, (choice, at) => {
          const other = choice.evidence?.find(({ points }) => points === 2)?.when;
          if (other && 'variant' in other && other.variant === 'open')
            choice.text = inBoth(`${choice.text.nl} and so on ${at}`);
        }),
      ),
    );
    expect(codes(proof.shortfalls)).toEqual(expect.arrayContaining(['blind-strategy-scores', 'longest-is-best']));
    expect(proof.shortfalls.find(({ code }) => code === 'blind-strategy-scores')?.found).toContain('longest');
  });

  test('a variant that nothing tells of', () => {
    const proof = proofOf(
      fairScenario((scenario) => {
        for (const line of scenario.beats['beat-0']?.lines ?? []) line.text = inBoth('Good morning.');
      }),
    );
    expect(codes(proof.shortfalls)).toEqual(expect.arrayContaining(['clues-do-not-suffice', 'listening-mean-too-low']));
  });

  test('a good ending for free', () => {
    const proof = proofOf(
      fairScenario((scenario) => {
        const first = scenario.beats['beat-0']?.choices[2];
        if (first) first.to = 'well';
      }),
    );
    expect(codes(proof.shortfalls)).toContain('good-ending-too-cheap');
  });

  test('a good ending for free is allowed where the author says why', () => {
    const proof = proofOf(
      fairScenario((scenario) => {
        const first = scenario.beats['beat-0']?.choices[2];
        if (first) first.to = 'well';
        const well = scenario.endings['well'];
        if (well) well.luck = inBoth('She had decided before you came.');
      }),
    );
    expect(codes(proof.shortfalls)).not.toContain('good-ending-too-cheap');
  });

  test('words that only right answers use', () => {
    const proof = proofOf(
      fairScenario((scenario) =>
        eachRight(scenario, (choice) => {
          choice.text = { nl: choice.text.nl.replace('words', 'graag'), en: choice.text.en.replace('words', 'gladly') };
        }),
      ),
    );
    expect(proof.surface.accuracy).toBeGreaterThan(proof.surface.chance + 0.1);
    expect(proof.shortfalls).toContainEqual(
      expect.objectContaining({ code: 'wording-gives-away', bound: 'politeness' }),
    );
  });

  test('an option that its neighbour always outdoes', () => {
    const proof = proofOf(
      fairScenario((scenario) => {
        const choices = scenario.beats['beat-3']?.choices;
        const weak = choices?.find(({ effects }) => effects?.length === 0);
        if (weak)
          choices?.push({
            ...weak,
            id: 'weaker',
            text: inBoth('s3 words that weigh the same'),
            evidence: [{ principle: 'ask-open', points: -2 }],
          });
      }),
    );
    expect(proof.shortfalls).toContainEqual(
      expect.objectContaining({ code: 'choice-dominated', place: 'beats.beat-3.choices[3]', bound: 'option-1' }),
    );
  });

  test('two options that are one', () => {
    const proof = proofOf(
      fairScenario((scenario) => {
        const choices = scenario.beats['beat-3']?.choices;
        const [first] = choices ?? [];
        if (first) choices?.push({ ...first, id: 'again', text: inBoth('s3 words that weigh the same') });
      }),
    );
    expect(codes(proof.shortfalls)).toContain('choice-like-neighbour');
  });

  test('a line and a choice that nobody ever sees', () => {
    const proof = proofOf(
      fairScenario((scenario) => {
        const beat = scenario.beats['beat-2'];
        beat?.lines.push({ text: inBoth('Never.'), when: { meter: 'open-right', atLeast: 50 } });
        const [first] = beat?.choices ?? [];
        if (first) beat?.choices.push({ ...first, id: 'never', when: { meter: 'open-right', atLeast: 50 } });
      }),
    );
    expect(proof.shortfalls).toContainEqual(
      expect.objectContaining({ code: 'line-never-shown', place: 'beats.beat-2.lines[1]' }),
    );
    expect(proof.shortfalls).toContainEqual(
      expect.objectContaining({ code: 'choice-never-offered', place: 'beats.beat-2.choices[3]' }),
    );
  });
});

test('past its cap it says how far it came, and claims nothing', () => {
  const proof = prove(aStory(fairScenario()), { cap: 20 });
  expect(proof).toMatchObject({ complete: false, variants: [], listening: null });
  expect(codes(proof.shortfalls)).toEqual(['incomplete']);
});

test('no run of any scenario scores outside the bounds proved for its ending, and every witness is a run', () => {
  fc.assert(
    fc.property(anyScenario({ mostBeats: 5 }), anyPicks, fc.nat(1000), (scenario, picks, seed) => {
      const proof = proofOf(scenario);
      const run = walk(play(scenario, { seed }), picks);
      const variant = proof.variants.find(({ id }) => id === run.variant);
      const ending = run.rules.endings[(run.states[run.states.length - 1]?.at ?? 0) - run.rules.beats.length];
      const proved = variant?.endings.find(({ id }) => id === ending);
      const { score: mine } = score(run);
      expect(proved?.reachable).toBe(true);
      expect(mine).toBeGreaterThanOrEqual(proved?.lowest ?? 101);
      expect(mine).toBeLessThanOrEqual(proved?.highest ?? -1);
      for (const { id, reachable, witness } of variant?.endings ?? []) {
        if (!reachable) continue;
        const there = play(scenario, { seed, choices: witness });
        expect(there.rules.endings[(there.states[witness.length]?.at ?? 0) - there.rules.beats.length]).toBe(id);
        expect(witness.length).toBeLessThanOrEqual(id === ending ? run.choices.length : Infinity);
      }
    }),
    { seed: 11, numRuns: 150 },
  );
});

test('the listening player is never better than knowing the variant, nor worse than any blind strategy in the mean', () => {
  fc.assert(
    fc.property(anyScenario({ mostBeats: 4 }), (scenario) => {
      const { listening, variants } = proofOf(scenario);
      if (!listening) throw new Error('too many sets');
      const total = variants.reduce((sum, { weight }) => sum + weight, 0);
      for (const name of ['first', 'last', 'ask'] as const) {
        const blind = variants.reduce((sum, { weight, strategies }) => sum + weight * strategies[name], 0) / total;
        // Scores are cut off and rounded, points are not: two score points of grace.
        expect(listening.mean).toBeGreaterThanOrEqual(Math.min(blind, 100) - 2);
      }
    }),
    { seed: 12, numRuns: 100 },
  );
});

test('what no later condition reads is dropped from the state, and nothing else', () => {
  const scenario = aScenario({
    meters: { read: 0, unread: 0 },
    beats: {
      hello: {
        choices: [
          { id: 'a', effects: [{ meter: 'unread', add: 1 }], to: 'second' },
          { id: 'b', effects: [{ meter: 'unread', add: 2 }], to: 'second' },
          { id: 'c', effects: [{ meter: 'read', add: 1 }], to: 'second' },
        ],
      },
      second: { choices: [{ id: 'go' }, { id: 'more', when: { meter: 'read', atLeast: 1 } }] },
    },
  });
  expect(exploreStates(compileRules(scenario, 'plain')).size).toBe(4); // hello, second twice, the ending
});
