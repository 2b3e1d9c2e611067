/** The prover: the game's own scenarios, generated ones, and the state graph beside XState's. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getAdjacencyMap } from 'xstate/graph';
import { compileMachine } from '../../src/core/machine/machine.ts';
import { prove } from '../../src/core/proof/prove.ts';
import { exploreStates } from '../../src/core/rules/explore.ts';
import { compileRules } from '../../src/core/rules/rules.ts';
import { openStory } from '../../src/core/run/story.ts';
import { parse } from '../../src/core/scenario/parse.ts';
import { generateRealistic, generateStory, type GeneratedStory } from './generated-story.ts';
import { heapUsed } from './heap.ts';
import { median, row, type Row } from './row.ts';

const scenarios = join(import.meta.dirname, '../../scenarios');
const peerName = 'xstate/graph';
const peerLimit = 50_000; // it takes minutes from there
const copies = 50; // one alone is lost in the noise
const rounds = 7;

export function* proof(): Generator<Row> {
  const sources = readdirSync(scenarios, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => readFileSync(join(scenarios, name, 'scenario.json'), 'utf8'));
  const all = median(timesOf(3, () => sources.forEach(proveSource))) / 1_000;
  yield row(
    'prove',
    `all ${sources.length} scenarios proved, the listening player included`,
    's',
    all,
    null,
    { atMost: 5 },
    all,
  );

  for (const [beats, atMost] of [
    [200, 50],
    [2_000, 250],
  ] as const) {
    const told = generateRealistic(beats, 2026);
    const ms = median(timesOf(rounds, () => exploreAll(told)));
    yield row('prove', `every state of ${beats} generated beats`, 'ms', ms, null, { atMost }, ms);
    const whole = median(timesOf(3, () => prove(openStory(told.source, told.scenario))));
    yield row('prove', `the whole proof of ${beats} generated beats`, 'ms', whole, null, null, whole);
  }

  for (const beats of [50, 100]) {
    const told = generateRealistic(beats, 2026);
    const rules = compileRules(told.scenario, 'open');
    const ours = median(timesOf(rounds, () => exploreStates({ ...rules }))); // a copy: graphs are remembered by their rules
    let peer = peerName;
    const [theirs = NaN] = timesOf(1, () => {
      try {
        getAdjacencyMap(compileMachine(rules), {
          limit: peerLimit,
          events: ['c0', 'c1', 'c2'].map((choiceId) => ({ type: 'choose' as const, choiceId })),
        });
      } catch {
        peer = `${peerName}, stopped at ${peerLimit} steps`; // so the ratio is the least it can be
      }
    });
    const target = beats === 100 ? { atLeast: 300 } : null;
    yield row(
      'prove',
      `the state graph of ${beats} beats`,
      'ms',
      ours,
      { name: peer, figure: theirs },
      target,
      theirs / ours,
    );
    const before = heapUsed();
    const kept = Array.from({ length: copies }, () => exploreStates({ ...rules }));
    const kB = (heapUsed() - before) / 1_024 / copies;
    yield row('prove', `memory of that graph, ${kept[0]?.size ?? 0} states`, 'kB', kB, null, null, kB);
  }

  const free = compileRules(generateStory(60, 2026).scenario, 'only');
  let size = 0;
  const ms = median(timesOf(rounds, () => (size = exploreStates({ ...free }).size)));
  const perSecond = size / ms / 1_000;
  yield row('prove', 'states a second, six free meters', 'million', perSecond, null, { atLeast: 1 }, perSecond);
}

function proveSource(source: string): void {
  const parsed = parse(source);
  if (!parsed.ok) throw new Error(parsed.problems[0]?.code);
  const { complete, shortfalls } = prove(openStory(source, parsed.scenario));
  if (!complete || shortfalls.length > 0) throw new Error(`${parsed.scenario.id} is not proved`);
}

function exploreAll({ scenario }: GeneratedStory): void {
  for (const variant of Object.keys(scenario.variants)) {
    const { complete } = exploreStates(compileRules(scenario, variant));
    if (!complete) throw new Error('too many states');
  }
}

function timesOf(rounds: number, work: () => unknown): number[] {
  if (rounds > 1) work();
  return Array.from({ length: rounds }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
}
