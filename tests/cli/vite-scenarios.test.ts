/** What a build carries of the scenarios: the same stories as their files, checked once. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type Rolldown } from 'vite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { scenarioIds, scenariosFolder } from '../../src/cli/scenario-files.ts';
import { scenariosBuilt } from '../../src/cli/vite-scenarios.ts';
import { replay } from '../../src/core/run/replay.ts';
import { runLog } from '../../src/core/run/run.ts';
import { buildScenario, openBuilt, openStory, type BuiltScenario } from '../../src/core/run/story.ts';
import { parse } from '../../src/core/scenario/parse.ts';
import { smallScenario } from '../core/scenario/scenario-builder.ts';
import { idsOffered, play } from '../support/scenario.ts';

let house: string;

beforeEach(() => {
  house = mkdtempSync(join(tmpdir(), 'tegenspel-'));
  mkdirSync(join(house, 'scenarios/small'), { recursive: true });
  writeFileSync(join(house, 'main.js'), `import address from '/scenarios/small/scenario.json?built'; fetch(address);`);
});

afterEach(() => rmSync(house, { recursive: true, force: true }));

async function built(source: string): Promise<Rolldown.RolldownOutput['output']> {
  writeFileSync(join(house, 'scenarios/small/scenario.json'), source);
  const made = await build({
    root: house,
    configFile: false,
    logLevel: 'silent',
    plugins: [scenariosBuilt()],
    build: { write: false, rolldownOptions: { input: join(house, 'main.js') } },
  });
  return (made as Rolldown.RolldownOutput).output;
}

test('a build carries a scenario as a file of its own, under a name that changes with what it says', async () => {
  const source = JSON.stringify(smallScenario(), null, 2);
  const [entry, ...others] = await built(source);
  const file = others.find(({ type }) => type === 'asset') as Rolldown.OutputAsset;
  expect(file.fileName).toMatch(/^assets\/small-[\w-]{8}\.json$/);
  expect(entry.code).toContain(file.fileName.slice('assets/'.length));
  const parsed = parse(source);
  if (!parsed.ok) throw new Error('the small scenario does not parse');
  expect(JSON.parse(String(file.source))).toEqual(buildScenario(source, parsed.scenario));
});

test('a scenario that is not sound fails the build, with the place and what to do', async () => {
  const source = JSON.stringify(smallScenario(), null, 2).replace(/"to": "[^"]*"/, '"to": "nowhere-at-all"');
  await expect(built(source)).rejects.toThrow(/scenario\.json:\d+:\d+ unknown-target\s+.*nowhere-at-all/);
});

test.each(scenarioIds())('%s is the same story built as read: its fingerprint, its rules, its runs', (id) => {
  const source = readFileSync(join(scenariosFolder, id, 'scenario.json'), 'utf8');
  const parsed = parse(source);
  if (!parsed.ok) throw new Error(`${id} does not parse`);
  const read = openStory(source, parsed.scenario);
  const carried = openBuilt(JSON.parse(JSON.stringify(buildScenario(source, parsed.scenario))) as BuiltScenario);
  expect(carried.sha256).toBe(read.sha256);
  expect(carried.scenario).toEqual(read.scenario);
  for (let seed = 1; seed <= 5; seed += 1) {
    const choices: string[] = [];
    for (let said = 0; said < 6; said += 1) {
      const offered = idsOffered(play(read, { seed, choices }));
      choices.push(...offered.slice(seed % offered.length, (seed % offered.length) + 1));
    }
    expect(replay(carried, runLog(play(read, { seed, choices })))).toMatchObject({ ok: true });
  }
});
