/** S1 and S2: scenario files as a stranger would send them, through the API. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as wire from '../../src/core/board/wire.ts';
import { check } from '../../src/core/proof/check.ts';
import { mix } from '../../src/core/run/chance.ts';
import { parse } from '../../src/core/scenario/parse.ts';
import { describeProblem } from '../../src/core/scenario/problem.ts';
import { call, serverKey, serveWorkshops, type Served } from '../support/workshop.ts';
import { smallSource } from './room.ts';
import { note, sized, within } from './size.ts';

let served: Served;
beforeAll(async () => {
  served = await serveWorkshops();
});
afterAll(() => served.stop());

const send = (source: string) => call(served.app, serverKey, 'POST', '/api/scenarios', { source, language: 'nl' });

type Json = Record<string, unknown>;
/** The small scenario with something done to it. */
function changed(
  change: (scenario: Json & { beats: Record<string, { choices: Json[] }>; meters: Json }) => void,
): string {
  const scenario = JSON.parse(smallSource) as Parameters<typeof change>[0];
  change(scenario);
  return JSON.stringify(scenario);
}
const inserted = (text: string) => smallSource.replace('"format": 1,', `"format": 1, ${text}`);
const firstBeat = (scenario: { beats: Record<string, { choices: Json[] }> }) => Object.values(scenario.beats)[0]!;

const hostile: Record<string, string> = {
  'nothing at all': '',
  'no JSON': 'Er was eens',
  'a million brackets': '['.repeat(1_000_000),
  'a million braces': '{"a":'.repeat(150_000),
  'objects within conditions': inserted(`"when": ${'{"not":'.repeat(5_000)}{}${'}'.repeat(5_000)}`),
  'half a million tokens': `[${'1,'.repeat(400_000)}1]`,
  'a forbidden name as a key': inserted('"__proto__": {"polluted": true}'),
  'a constructor as a key': inserted('"constructor": {"prototype": {"polluted": true}}'),
  'a forbidden name as an id': smallSource.replace(/"beats": \{/, '"beats": { "__proto__": {"choices": []},'),
  'one key twice': inserted('"minutes": 4, "minutes": 5'),
  'a byte order mark': `\ufeff${smallSource}`,
  'half a sign': changed((scenario) => (scenario.title = { nl: '\ud800', en: 'x' })),
  'a text that turns around': changed((scenario) => (scenario.title = { nl: '\u202eabc', en: 'x' })),
  'a number without end': inserted('"minutes": 1e999'),
  'a fraction': changed((scenario) => (scenario.minutes = 1.5)),
  'a comment': smallSource.replace('{', '{ /* hello */'),
  'a comma too many': smallSource.replace(/\}\s*$/, ',}'),
  'an unknown key': inserted('"onload": "alert(1)"'),
  'an address for a picture': smallSource.replace(
    /"backdrops": \[[^\]]*\]/,
    '"backdrops": ["https://evil.example/x.png"]',
  ),
  'thirteen choices': changed((scenario) => {
    const { choices } = firstBeat(scenario);
    for (let n = 0; n < 13; n += 1) choices.push({ ...choices[0], id: `more-${n}` });
  }),
  'a text of a book': changed((scenario) => (scenario.title = { nl: 'x'.repeat(5_000), en: 'x' })),
  'three thousand beats': changed((scenario) => {
    for (let n = 0; n < 3_000; n += 1) scenario.beats[`b-${n}`] = { choices: [] };
  }),
  'a way round without end': changed((scenario) => {
    const [id] = Object.keys(scenario.beats);
    for (const choice of firstBeat(scenario).choices) choice.to = id;
  }),
  'a meter beyond counting': changed((scenario) => (scenario.meters = { m: { start: 1e15 } })),
};

test(
  'a scenario file that is anything but one is refused with its place, and touches nothing',
  async () => {
    const before = Object.getOwnPropertyNames(Object.prototype).length;
    const wrong: string[] = [];
    const names = Object.keys(hostile);
    const worker = async () => {
      for (let name = names.shift(); name !== undefined; name = names.shift()) {
        const { status, body } = await send(hostile[name]!);
        const { code, problems = [] } = wire.refusal.parse(body);
        const isPlaced = problems.length > 0 && problems.every((problem) => /^\d+:\d+ ./.test(problem));
        if (status !== 422 || code !== 'bad-scenario' || !isPlaced)
          wrong.push(`${name}: ${status} ${code} ${problems[0] ?? ''}`);
      }
    };
    await Promise.all([worker(), worker(), worker()]);
    const large = await send(' '.repeat(wire.wireLimits.scenarioBytes + 1));
    const huge = await send(' '.repeat(3_000_000));
    expect(wrong).toEqual([]);
    expect([large.status, huge.status]).toEqual([400, 413]);
    expect(({} as Json).polluted).toBeUndefined();
    expect(Object.getOwnPropertyNames(Object.prototype)).toHaveLength(before);
    expect((await call(served.app, null, 'GET', '/healthz')).status).toBe(200);
    expect((await send(smallSource)).status).toBe(201);
    note('S1', { files: Object.keys(hostile).length + 2, wrong: wrong.length });
  },
  within(60_000),
);

const seed = 20_261_122;
const values: readonly unknown[] = [
  ...[null, true, 0, -1, 1e6 + 1, 1.5, 2 ** 53, '', ' ', 'x', '__proto__', 'constructor', 'tostring', '\u202e', '\0'],
  ...[
    '\ud800',
    'javascript:alert(1)',
    '../../etc/passwd',
    'a'.repeat(5_000),
    [],
    {},
    [[]],
    [null],
    { nl: 'x' },
    { id: 1 },
  ],
];
const pieces = [
  '"',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '-0',
  '1e999',
  '\\ud800',
  '"__proto__": 1,',
  '/*',
  '\ufeff',
  '\u{1f600}',
];

/** The small scenario, spoilt in one of four ways: bytes, values, names, pieces of text. */
function spoilt(n: number): string {
  const draw = (name: string, most: number) => mix(seed, `${n} ${name}`) % most;
  if (n % 4 === 0) {
    const bytes = new TextEncoder().encode(smallSource);
    for (let change = 0; change <= draw('changes', 4); change += 1)
      bytes[draw(`at ${change}`, bytes.length)] = draw(`byte ${change}`, 256);
    return new TextDecoder().decode(bytes);
  }
  if (n % 4 === 3) {
    const [from, length] = [draw('from', smallSource.length), draw('length', 40)];
    const piece =
      n % 8 === 3
        ? pieces[draw('piece', pieces.length)]
        : smallSource.slice(draw('other', smallSource.length)).slice(0, 60);
    return `${smallSource.slice(0, from)}${piece}${smallSource.slice(from + length)}`;
  }
  const scenario = JSON.parse(smallSource) as Json;
  const slots: [Json, string][] = [];
  const collect = (value: unknown) => {
    if (typeof value !== 'object' || value === null) return;
    for (const key of Object.keys(value)) {
      slots.push([value as Json, key]);
      collect((value as Json)[key]);
    }
  };
  collect(scenario);
  const [holder, key] = slots[draw('slot', slots.length)]!;
  if (n % 4 === 1) holder[key] = values[draw('value', values.length)];
  else {
    const [other, from] = slots[draw('other', slots.length)]!;
    if (n % 8 === 2) delete holder[key];
    else holder[key] = structuredClone(other[from]);
  }
  return JSON.stringify(scenario, null, 1);
}

/** What is wrong with a scenario file as a browser would tell it. */
function problemsOf(source: string): string[] {
  const parsed = parse(source);
  const problems = parsed.ok ? check(parsed.scenario, source) : parsed.problems;
  return problems
    .filter(({ severity }) => severity === 'error')
    .map((problem) => `${problem.line}:${problem.column} ${describeProblem(problem, 'nl')}`);
}

test(
  'of files that are spoilt at random the server takes those that a browser takes, and tells the same of all others',
  async () => {
    const before = Object.getOwnPropertyNames(Object.prototype).length;
    const wrong: string[] = [];
    const read = sized(300, 500_000);
    let [refused, slowestMs] = [0, 0];
    for (let n = 0; n < read; n += 1) {
      const source = spoilt(n);
      const started = process.cpuUsage();
      const parsed = parse(source);
      const { user, system } = process.cpuUsage(started);
      slowestMs = Math.max(slowestMs, (user + system) / 1_000);
      if (parsed.ok) continue;
      refused += 1;
      if (!parsed.problems.every(({ line, place }) => line >= 1 && place !== '')) wrong.push(`${n}: no place`);
    }
    const sent = sized(24, 1_000);
    const told: Record<number, number> = {};
    let next = 0;
    const worker = async () => {
      for (let n = (next += 1) - 1; n < sent; n = (next += 1) - 1) {
        const source = spoilt(n);
        const { status, body } = await send(source);
        const problems = problemsOf(source);
        told[status] = (told[status] ?? 0) + 1;
        const answer = status === 201 ? null : wire.refusal.parse(body);
        const fits =
          problems.length === 0
            ? status === 201 || answer?.code === 'unfair-scenario'
            : answer?.code === 'bad-scenario' && answer.problems?.join('\n') === problems.slice(0, 20).join('\n');
        if (!fits) wrong.push(`${n}: ${status} ${answer?.code} ${answer?.problems?.[0]}, not ${problems[0]}`);
      }
    };
    await Promise.all([worker(), worker()]);
    expect(wrong, `seed ${seed}`).toEqual([]);
    expect(refused).toBeGreaterThan(read / 2);
    expect(told[201]).toBeGreaterThan(0);
    expect(Object.getOwnPropertyNames(Object.prototype)).toHaveLength(before);
    expect((await call(served.app, null, 'GET', '/healthz')).status).toBe(200);
    note('S2', { seed, read, refused, slowestMs: Math.round(slowestMs), sent, ...told, wrong: wrong.length });
  },
  within(60_000),
);
