/** R1, R2, R4: no score that the rules do not give, whatever is sent. */
import { expect, test } from 'vitest';
import { judge } from '../../src/core/board/verdict.ts';
import * as wire from '../../src/core/board/wire.ts';
import { compileMachine } from '../../src/core/machine/machine.ts';
import { startSession } from '../../src/core/machine/session.ts';
import { offered } from '../../src/core/rules/rules.ts';
import { mix } from '../../src/core/run/chance.ts';
import { engineNumber, openStory, type Story } from '../../src/core/run/story.ts';
import { par } from '../../src/core/score/par.ts';
import { scenarioFrom } from '../support/generate.ts';
import { aScenario, aStory } from '../support/scenario.ts';
import { finishedRunOf, stories } from '../support/workshop.ts';
import { oracle } from './oracle.ts';
import { smallStory } from './room.ts';
import { note, sized, times, within } from './size.ts';

const seed = 20_261_122;
const workshop = 'proefdag';
let drawn = 0;
const draw = (count: number) => mix(seed, String((drawn += 1))) % Math.max(1, count);
const any = <T>(list: readonly T[]): T => list[draw(list.length)] as T;

const strange = [
  '__proto__',
  'constructor',
  'toString',
  'done',
  'xstate.init',
  '*',
  '',
  'ALWAYS',
  'always ',
  'аlways',
  'always\u200b',
];
const untyped = [null, 0, 1, -1, NaN, true, {}, [], [['always']], { id: 'always' }, 1e999];

test(
  'no run gets a score other than that of a judge written apart, and none is refused that deserves one',
  () => {
    const count = sized(100_000, 2_000_000);
    const worlds = Array.from({ length: sized(60, 500) }, (_, n) => {
      const scenario = { ...scenarioFrom(seed + n, 1 + (n % 6)), id: `story-${n}` };
      return worldOf(openStory(JSON.stringify(scenario), scenario));
    });
    worlds.push(worldOf(smallStory));
    const seen = { accepted: 0, refused: 0, unread: 0 };
    const wrong: unknown[] = [];
    for (let made = 0; made < count; made += 1) {
      const world = any(worlds);
      const attempt = 1 + draw(20);
      const honest = finishedRunOf(world.story, workshop, { player: draw(40), attempt, runId: `run-${made}` });
      const body = hostile(honest, world.story);
      const text = JSON.stringify(body);
      // As the server takes it: read, held to the version that the workshop has, played again.
      const read = wire.sentRun.safeParse(JSON.parse(text));
      if (!read.success) {
        seen.unread += 1;
        continue;
      }
      const sent = read.data;
      const isPinned = sent.scenario === world.story.scenario.id && sent.sha256 === world.story.sha256;
      const verdict = isPinned ? judge(world.story, world.measures, workshop, sent) : null;
      const found =
        verdict?.ok && verdict.ended ? { score: verdict.score, stars: verdict.stars, hours: verdict.hours } : null;
      const isOurs = isPinned && sent.engine === engineNumber;
      const name = JSON.stringify([sent.attempt, sent.choices]);
      const wanted = isOurs
        ? (world.known.get(name) ?? oracle(world.story.scenario, workshop, sent.attempt, sent.choices))
        : null;
      if (isOurs) world.known.set(name, wanted);
      if (JSON.stringify(found) !== JSON.stringify(wanted)) wrong.push({ text, found, wanted });
      seen[found ? 'accepted' : 'refused'] += 1;
    }
    expect(wrong).toEqual([]);
    for (const many of Object.values(seen)) expect(many).toBeGreaterThan(count / 20);
    note('R1', { seed, runs: count, scenarios: worlds.length, ...seen, wrong: wrong.length });
  },
  within(120_000),
);

function worldOf(story: Story) {
  const measures = new Map(
    Object.keys(story.scenario.variants).map((variant) => {
      const measured = par(story.rules(variant));
      if (!measured.ok) throw new Error(measured.problem);
      return [variant, measured.par] as const;
    }),
  );
  return { story, measures, known: new Map<string, ReturnType<typeof oracle>>() };
}

/** A run with something done to it; now and then nothing, so that honest ones are there too. */
function hostile(run: wire.SentRun, { scenario }: Story): object {
  const ids = Object.values(scenario.beats).flatMap(({ choices }) => choices.map(({ id }) => id));
  const choices: unknown[] = [...run.choices];
  const at = draw(choices.length + 1);
  switch (draw(14)) {
    case 0:
      return { ...run, choices: choices.toSpliced(at, 1, any(ids)) };
    case 1:
      return { ...run, choices: choices.slice(0, at) };
    case 2:
      return { ...run, choices: [...choices, any(ids)] };
    case 3:
      return { ...run, choices: choices.toSpliced(at, 0, ...run.choices.slice(draw(choices.length + 1))) };
    case 4:
      return { ...run, choices: choices.toReversed() };
    case 5:
      return { ...run, choices: choices.toSpliced(at, 1, any(strange)) };
    case 6:
      return { ...run, choices: choices.toSpliced(at, 1, any<unknown>(untyped)) };
    case 7:
      return { ...run, [any(['score', 'points', 'seed', 'variant', 'stars', 'verdict', 'member', '__proto__x'])]: 100 };
    case 8:
      return { ...run, attempt: any<unknown>([1, 2, 20, 0, -1, 21, 1.5, '1', null]) };
    case 9:
      return { ...run, engine: any([engineNumber, 0, 2, 99]) };
    case 10:
      return { ...run, [any(['runId', 'scenario', 'sha256', 'choices', 'attempt'])]: any<unknown>(untyped) };
    case 11:
      return { ...run, sha256: any(['0'.repeat(64), run.sha256.toUpperCase(), run.sha256]) };
    case 12:
      return { ...run, choices: Array.from({ length: draw(8) }, () => any(ids)) };
    default:
      return run;
  }
}

test('no event but a choice on offer changes anything, whatever it is called', () => {
  const corpus = [
    ...strange,
    ...[
      'xstate.stop',
      'xstate.done.state.x',
      'xstate.after.0.x',
      'xstate.error.actor.x',
      'choose.*',
      'CHOOSE',
      'choose ',
      'сhoose',
    ],
  ];
  const forged = sized(10_000, 10_000);
  let changed = 0;
  for (let made = 0; made < forged; made += 1) {
    const story = made % 2 === 0 ? smallStory : stories.get('op-audientie')!;
    const rules = story.rules(any(Object.keys(story.scenario.variants)));
    const session = startSession(rules);
    const before = session.state();
    const open = offered(rules, before).map(({ id }) => id);
    const choiceId = any<unknown>([
      ...corpus,
      ...untyped,
      ...rules.beats.map(({ id }) => id),
      ...rules.endings,
      ...rules.beats.flatMap(({ choices }) => choices.map(({ id }) => id)),
      { type: 'choose', choiceId: open[0] },
      [open[0]],
      `${open[0] ?? ''} `,
      open[0]?.toUpperCase(),
    ]);
    if (open.includes(choiceId as string)) continue;
    const answer = session.choose(choiceId as string);
    if (answer.ok || session.state() !== before) changed += 1;
    session.stop();
  }
  expect(changed).toBe(0);
  for (const story of [smallStory, ...stories.values()])
    for (const variant of Object.keys(story.scenario.variants))
      expect(compileMachine(story.rules(variant)).events).toEqual(['choose']);
  note('R2', { seed, forged, changed });
});

test('the longest run of the heaviest scenario is judged before anybody notices', () => {
  const guard = {
    all: Array.from({ length: 10 }, () => ({ any: [{ flag: 'f' }, { meter: 'm', atMost: 1_000_000 }] })),
  };
  const heavy = aScenario({
    meters: { m: { start: 0, max: 1_000_000 }, hours: 0 },
    flags: ['f'],
    beats: {
      hello: {
        effects: Array.from({ length: 20 }, () => ({ meter: 'm', add: 1, when: guard })),
        choices: [
          ...Array.from({ length: 11 }, (_, n) => ({
            id: `again-${n}`,
            to: 'hello',
            when: { all: [guard, { visits: 'hello', atMost: 600 }] },
            effects: Array.from({ length: 20 }, () => ({ meter: 'hours', add: 1, when: guard })),
            evidence: [{ principle: 'p', points: 1, when: guard }],
          })),
          { id: 'end', to: 'done' },
        ],
      },
    },
  });
  const story = aStory(heavy);
  const choices = [...Array.from({ length: wire.wireLimits.choices - 1 }, (_, n) => `again-${n % 11}`), 'end'];
  const sent = { runId: 'r', scenario: heavy.id, sha256: story.sha256, engine: engineNumber, attempt: 1, choices };
  const measures = new Map([['plain', { best: 500, expected: 10 }]]);
  const taken: number[] = []; // of this thread's own time: the machine may have more to do
  for (let made = 0; made < sized(200, 1_000); made += 1) {
    const before = process.threadCpuUsage();
    const verdict = judge(story, measures, workshop, sent);
    const { user, system } = process.threadCpuUsage(before);
    taken.push((user + system) / 1_000);
    expect(verdict).toMatchObject({ ok: true, ended: true });
  }
  expect(times(taken).p99Ms).toBeLessThanOrEqual(20);
  note('R4', { choices: choices.length, runs: taken.length, ...times(taken) });
});
