/**
 * Speed beside a peer, in one run: `npm run bench [-- engine|prove|page|lighthouse|board|stage] [--json]`.
 * A table for people; with --json one object a line. Exits 1 where a target is missed.
 */
import { parseArgs } from 'node:util';
import type { Row } from './row.ts';

const benches: Record<string, () => AsyncIterable<Row> | Iterable<Row>> = {
  engine: async function* () {
    yield* (await import('./engine.ts')).engine();
  },
  prove: async function* () {
    yield* (await import('./prove.ts')).proof();
  },
  page: async function* () {
    yield* (await import('./page.ts')).page();
  },
  lighthouse: async function* () {
    yield* (await import('./lighthouse.ts')).lighthouse();
  },
  board: async function* () {
    yield* (await import('./board.ts')).board();
  },
  stage: async function* () {
    yield* (await import('./stage.ts')).stage();
  },
};

const { values, positionals } = parseArgs({ options: { json: { type: 'boolean' } }, allowPositionals: true });
const unknown = positionals.filter((name) => !Object.hasOwn(benches, name));
if (unknown.length > 0) {
  process.stderr.write(`no bench "${unknown.join('", "')}"; there are: ${Object.keys(benches).join(', ')}\n`);
  process.exit(2);
}

let missed = 0;
for (const name of positionals.length > 0 ? positionals : Object.keys(benches)) {
  for await (const measured of benches[name]?.() ?? []) {
    if (!measured.holds) missed += 1;
    process.stdout.write(values.json ? `${JSON.stringify(measured)}\n` : `${inWords(measured)}\n`);
  }
}
process.exitCode = missed > 0 ? 1 : 0;

function inWords({ what, unit, ours, peer, peerName, ratio, target, holds }: Row): string {
  const beside = peer === null ? '' : `${peerName} ${peer} ${unit}`;
  const verdict = target === null ? '' : `${holds ? 'holds' : 'MISSED'} (${ratio}, target ${target})`;
  return `${what.padEnd(62)} ${`${ours} ${unit}`.padStart(14)}  ${beside.padEnd(22)} ${verdict || (peer === null ? '' : `(${ratio})`)}`;
}
