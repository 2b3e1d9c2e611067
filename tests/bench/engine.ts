/** Our kernel and our machine beside inkjs, on the same generated story, in one run. */
import { Compiler } from 'inkjs/full';
import { Story as InkStory } from 'inkjs';
import { createActor } from 'xstate';
import { compileMachine } from '../../src/core/machine/machine.ts';
import { compileRules, hasEnded, offered, step, type Rules } from '../../src/core/rules/rules.ts';
import { replay } from '../../src/core/run/replay.ts';
import { choose, runLog, startRun, type Run } from '../../src/core/run/run.ts';
import { openStory } from '../../src/core/run/story.ts';
import { view } from '../../src/core/run/view.ts';
import { parse } from '../../src/core/scenario/parse.ts';
import { drawer, generateStory, type GeneratedStory } from './generated-story.ts';
import { heapUsed } from './heap.ts';
import { median, row, type Row } from './row.ts';

const peerName = 'inkjs';
const held = 200; // beats of the story that the targets speak of
const sizes = [20, 200, 2_000, 20_000];
const logLength = 30;

export function* engine(): Generator<Row> {
  for (const beats of sizes) {
    const told = generateStory(beats, 2026);
    const rules = compileRules(told.scenario, 'only');
    const ink = inkJsonOf(told);
    const at = `at ${beats} beats`;
    const target = (atLeast: number) => (beats === held ? { atLeast } : null);

    const [kernelNs, machineNs, inkNs] = stepTimes(rules, ink, beats > held ? 5 : 11);
    yield faster(`a step of the kernel ${at}`, 'us', kernelNs / 1e3, inkNs / 1e3, target(100));
    yield faster(`a step of a session on the machine ${at}`, 'us', machineNs / 1e3, inkNs / 1e3, target(5));

    if (beats >= held) {
      const [ours, peer] = verifyTimes(told, ink);
      yield faster(`a ${logLength}-choice run log verified ${at}`, 'us', ours / 1e3, peer / 1e3, target(100));
    }
    // A file of 1 MB holds about a thousand such beats; beyond, only the engine itself is measured.
    const opened = Math.min(beats, 1_000);
    if (beats <= 2_000) {
      const [ours, peer] = openTimes(opened === beats ? told : generateStory(opened, 2026), beats > held ? 3 : 9);
      yield faster(`from source text to first view at ${opened} beats`, 'ms', ours / 1e6, peer / 1e6, target(10));
    }
    const memory = memoryPerSession(rules, ink, beats);
    const most = (atMost: number) => (beats === held ? { atMost } : null);
    yield plain(`memory of a running session on the kernel ${at}`, 'kB', memory.kernel, memory.ink, most(1));
    yield plain(`memory of a running session on the machine ${at}`, 'kB', memory.machine, memory.ink, most(5));
  }
}

function faster(what: string, unit: string, ours: number, peer: number, target: { atLeast: number } | null): Row {
  return row('engine', what, unit, ours, { name: peerName, figure: peer }, target, peer / ours);
}

function plain(what: string, unit: string, ours: number, peer: number, target: { atMost: number } | null): Row {
  return row('engine', what, unit, ours, { name: peerName, figure: peer }, target, ours);
}

function inkJsonOf({ ink }: GeneratedStory): string {
  const json = new Compiler(ink).Compile().ToJson();
  if (!json) throw new Error('inkjs did not compile the story');
  return json;
}

/** Nanoseconds per step, walking at random and starting over at the end; all three walk the same path. */
function stepTimes(rules: Rules, inkJson: string, repetitions: number): [number, number, number] {
  const machine = compileMachine(rules);
  const story = new InkStory(inkJson);
  const kernel = (steps: number, seed: number) => {
    const draw = drawer(seed);
    let state = rules.start;
    let open = offered(rules, state);
    for (let count = 0; count < steps; count += 1) {
      const stepped = step(rules, state, open[draw(open.length)]?.id ?? '');
      if (!stepped.ok) throw new Error(stepped.refusal);
      state = hasEnded(rules, stepped.state) ? rules.start : stepped.state;
      open = offered(rules, state);
    }
  };
  const session = (steps: number, seed: number) => {
    const draw = drawer(seed);
    let actor = createActor(machine).start();
    let open = offered(rules, actor.getSnapshot().context.state);
    for (let count = 0; count < steps; count += 1) {
      actor.send({ type: 'choose', choiceId: open[draw(open.length)]?.id ?? '' });
      let { state } = actor.getSnapshot().context;
      if (hasEnded(rules, state)) {
        actor = createActor(machine).start();
        state = rules.start;
      }
      open = offered(rules, state);
    }
  };
  const ink = (steps: number, seed: number) => {
    const draw = drawer(seed);
    story.ResetState();
    story.ContinueMaximally();
    for (let count = 0; count < steps; count += 1) {
      story.ChooseChoiceIndex(draw(story.currentChoices.length));
      story.ContinueMaximally();
      if (story.currentChoices.length === 0) {
        story.ResetState();
        story.ContinueMaximally();
      }
    }
  };
  const figures = { kernel: [] as number[], session: [] as number[], ink: [] as number[] };
  kernel(20_000, 1);
  session(2_000, 1);
  ink(500, 1);
  for (let round = 0; round < repetitions; round += 1) {
    figures.kernel.push(timed(() => kernel(100_000, round + 2)) / 100_000);
    figures.session.push(timed(() => session(5_000, round + 2)) / 5_000);
    figures.ink.push(timed(() => ink(500, round + 2)) / 500);
  }
  return [median(figures.kernel), median(figures.session), median(figures.ink)];
}

/** Nanoseconds to verify one log of `logLength` choices: ours from untrusted data to a verdict, inkjs by playing it. */
function verifyTimes(told: GeneratedStory, inkJson: string): [number, number] {
  const story = openStory(told.source, told.scenario);
  const draw = drawer(7);
  let run: Run = startRun(story, { runId: 'bench', seed: 1 });
  const inkChoices: number[] = [];
  while (run.choices.length < logLength) {
    const open = offered(run.rules, run.states[run.states.length - 1] ?? run.rules.start);
    const pick = draw(open.length);
    const next = choose(run, open[pick]?.id ?? '');
    if (!next.ok) throw new Error(next.refusal);
    inkChoices.push(pick);
    run = next.run;
  }
  const log: unknown = JSON.parse(JSON.stringify(runLog(run)));
  const ours = () => {
    for (let count = 0; count < 1_000; count += 1) if (!replay(story, log).ok) throw new Error('refused');
  };
  const ink = new InkStory(inkJson);
  const peer = () => {
    for (let count = 0; count < 10; count += 1) {
      ink.ResetState();
      ink.ContinueMaximally();
      for (const choice of inkChoices) {
        ink.ChooseChoiceIndex(choice);
        ink.ContinueMaximally();
      }
    }
  };
  return alternately(ours, 1_000, peer, 10, 11);
}

function openTimes(told: GeneratedStory, repetitions: number): [number, number] {
  const ours = () => {
    const parsed = parse(told.source);
    if (!parsed.ok) throw new Error(parsed.problems[0]?.code);
    view(startRun(openStory(told.source, parsed.scenario), { runId: 'bench', seed: 1 }), 'en');
  };
  const peer = () => {
    const story = new Compiler(told.ink).Compile();
    story.ContinueMaximally();
  };
  return alternately(ours, 1, peer, 1, repetitions);
}

/** Medians in nanoseconds per unit of work, the two in turn so that a drifting machine strikes both. */
function alternately(
  ours: () => void,
  oursCount: number,
  peer: () => void,
  peerCount: number,
  repetitions: number,
): [number, number] {
  ours();
  peer();
  const oursNs: number[] = [];
  const peerNs: number[] = [];
  for (let round = 0; round < repetitions; round += 1) {
    oursNs.push(timed(ours) / oursCount);
    peerNs.push(timed(peer) / peerCount);
  }
  return [median(oursNs), median(peerNs)];
}

function timed(work: () => void): number {
  const start = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - start);
}

/** Heap in kB that one more session of some twenty choices keeps, the compiled story itself left out for ours. */
function memoryPerSession(
  rules: Rules,
  inkJson: string,
  beats: number,
): { kernel: number; machine: number; ink: number } {
  const choices = Math.min(20, Math.floor(beats / 8));
  const walk = <T>(start: () => T, take: (session: T, draw: (count: number) => number) => T, seed: number) => {
    const draw = drawer(seed + 1);
    let session = start();
    for (let count = 0; count < choices; count += 1) session = take(session, draw);
    return session;
  };
  const machine = compileMachine(rules);
  const pick = (state: Rules['start'], draw: (count: number) => number) => {
    const open = offered(rules, state);
    return open[draw(open.length)]?.id ?? '';
  };
  return {
    kernel: heapPer(2_000, (seed) =>
      walk(
        () => rules.start,
        (state, draw) => {
          const stepped = step(rules, state, pick(state, draw));
          return stepped.ok ? stepped.state : state;
        },
        seed,
      ),
    ),
    machine: heapPer(2_000, (seed) =>
      walk(
        () => createActor(machine).start(),
        (actor, draw) => {
          const { state } = actor.getSnapshot().context;
          if (!hasEnded(rules, state)) actor.send({ type: 'choose', choiceId: pick(state, draw) });
          return actor;
        },
        seed,
      ),
    ),
    ink: heapPer(beats > 2_000 ? 2 : 10, (seed) =>
      walk(
        () => {
          const story = new InkStory(inkJson);
          story.ContinueMaximally();
          return story;
        },
        (story, draw) => {
          if (story.currentChoices.length > 0) {
            story.ChooseChoiceIndex(draw(story.currentChoices.length));
            story.ContinueMaximally();
          }
          return story;
        },
        seed,
      ),
    ),
  };
}

function heapPer(count: number, make: (seed: number) => unknown): number {
  make(0);
  const before = heapUsed();
  const kept = Array.from({ length: count }, (_, seed) => make(seed));
  const after = heapUsed();
  if (kept.length !== count) throw new Error('sessions were lost');
  return (after - before) / count / 1024;
}
