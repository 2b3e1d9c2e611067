/** S1 and S2: scenario files as a stranger would send them, through the API. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as wire from '../../src/core/board/wire.ts';
import { call, serverKey, serveWorkshops, type Served } from '../support/workshop.ts';
import { smallSource } from './room.ts';
import { note, within } from './size.ts';

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
    note('S1', { files: Object.keys(hostile).length + 2, wrong: wrong.length });
    expect(wrong).toEqual([]);
    expect([large.status, huge.status]).toEqual([400, 413]);
    expect(({} as Json).polluted).toBeUndefined();
    expect(Object.getOwnPropertyNames(Object.prototype)).toHaveLength(before);
    expect((await call(served.app, null, 'GET', '/healthz')).status).toBe(200);
    expect((await send(smallSource)).status).toBe(201);
  },
  within(60_000),
);
