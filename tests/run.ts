/**
 * `npm test`: everything, in order, with progress; the last line reads "N passed, N failed".
 * A tool (type check, linter, formatter, build, browser) counts as one check, every test as one.
 * Nothing is skipped in silence: a test marked skip or todo, or a file without tests, counts as failed.
 */
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { startVitest } from 'vitest/node';
import { findChromium } from './support/browser.ts';

process.chdir(resolve(import.meta.dirname, '..'));

let passed = 0;
const failures: string[] = [];

const bin = (name: string) => `node_modules/.bin/${name}`;

// Two rows side by side, one for each of two processors.
const screens = '**/*.{svelte,svelte.ts}'; // the linter takes as long over them as over everything else
await Promise.all([
  tool('linter, screens', bin('eslint'), screens, '--max-warnings', '0')
    .then(() => tool('build', bin('vite'), 'build', '--logLevel', 'warn'))
    .then(() => check('a Chromium that starts', () => findChromium(console.log))),
  tool('types of everything, screens included', bin('svelte-check'), '--fail-on-warnings', '--output', 'human')
    .then(() => tool('types of the core, without DOM and Node', bin('tsc'), '-p', 'src/core'))
    .then(() => tool('linter, everything else', bin('eslint'), '.', '--ignore-pattern', screens, '--max-warnings', '0'))
    .then(() => tool('formatting', bin('prettier'), '--check', '.')),
]);
process.env.TEGENSPEL_BUILT = 'yes'; // once is enough; a build that failed has been told
await tests();

for (const failure of failures) console.log(`failed: ${failure}`);
console.log(`${passed} passed, ${failures.length} failed`);
process.exit(failures.length === 0 ? 0 : 1);

/** What `work` gives is told with its outcome. */
async function check(label: string, work: () => Promise<string>): Promise<void> {
  const started = performance.now();
  console.log(`\n── ${label} ...`);
  try {
    const told = await work();
    passed += 1;
    console.log(`\n── ${label}: ok, ${((performance.now() - started) / 1000).toFixed(1)} s\n${told}`);
  } catch (error) {
    failures.push(label);
    console.log(`\n── ${label}: failed\n${messageOf(error)}`);
  }
}

async function tool(label: string, command: string, ...parameters: string[]): Promise<void> {
  await check(
    label,
    () =>
      new Promise<string>((done, fail) => {
        const child = spawn(command, parameters, { stdio: ['ignore', 'pipe', 'pipe'] });
        let said = '';
        for (const stream of [child.stdout, child.stderr])
          stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
        child.on('error', fail);
        child.on('close', (code) =>
          code === 0 ? done(said) : fail(new Error(`${said}${command} ended with ${code}`)),
        );
      }),
  );
}

async function tests(): Promise<void> {
  console.log('\n── tests');
  const before = passed + failures.length;
  try {
    const vitest = await startVitest('test', [], { watch: false });
    for (const file of vitest.state.getTestModules()) {
      const cases = [...file.children.allTests()];
      if (cases.length === 0) failures.push(`${file.relativeModuleId}: no tests ran`);
      else if (file.errors().length > 0) failures.push(`${file.relativeModuleId}: before or after its tests`);
      for (const one of cases) {
        const { state } = one.result();
        if (state === 'passed') passed += 1;
        else failures.push(`${file.relativeModuleId}: ${one.fullName}${state === 'failed' ? '' : ` (${state})`}`);
      }
      for (const suite of file.children.allSuites()) {
        if (suite.errors().length > 0) failures.push(`${file.relativeModuleId}: ${suite.fullName}`);
      }
    }
    for (const error of vitest.state.getUnhandledErrors()) failures.push(`outside a test: ${messageOf(error)}`);
    await vitest.close();
  } catch (error) {
    failures.push(`tests: ${messageOf(error)}`);
  }
  if (passed + failures.length === before) failures.push('tests: none were found');
}

// Errors that crossed a thread are plain objects without a prototype.
function messageOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error
    ? String(error.message)
    : JSON.stringify(error);
}
