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

  for (const beats of [20, 50]) {
    const told = generateRealistic(beats, 2026);
    const rules = compileRules(told.scenario, 'open');
    const graphOf = () => exploreStates({ ...rules }); // a copy, as graphs are remembered by their rules
    const ours = median(timesOf(rounds, graphOf));
    const adjacency = () =>
      getAdjacencyMap(compileMachine(rules), {
        limit: 1_000_000,
        events: ['c0', 'c1', 'c2'].map((choiceId) => ({ type: 'choose' as const, choiceId })),
      });
    let theirs: unknown;
    const peerMs = median(timesOf(1, () => (theirs = adjacency())));
    const target = beats === 50 ? { atLeast: 300 } : null;
    yield row(
      'prove',
      `the state graph of ${beats} beats`,
      'ms',
      ours,
      { name: peerName, figure: peerMs },
      target,
      peerMs / ours,
    );
    theirs = undefined;
    if (!target) continue; // too small to weigh
    const kB = heapOf(graphOf);
    const peerKB = heapOf(adjacency);
    yield row('prove', 'memory of that graph', 'kB', kB, { name: peerName, figure: peerKB }, null, peerKB / kB);
    if (theirs !== undefined) throw new Error('unreachable');
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

function heapOf(make: () => unknown): number {
  const before = heapUsed();
  const kept = make();
  const kB = (heapUsed() - before) / 1_024;
  if (kept === null) throw new Error('nothing was made');
  return kB;
}
