/** `export [workshop] [--json]`: a workshop as a table for a spreadsheet, or as data; without a name which there are. */
import { existsSync } from 'node:fs';
import { joinCodeLength, readCode } from '../core/board/code.ts';
import { sentRun, verdictView } from '../server/board.ts';
import { csvOf } from '../server/csv.ts';
import { storeAddress } from '../server/store/address.ts';
import { StoreProblem } from '../server/store/problem.ts';
import { openStore, type Store, type Workshop } from '../server/store/store.ts';
import type { Arguments, Options } from './arguments.ts';
import type { ExitCode, Terminal } from './terminal.ts';

export const exportOptions: Options = { data: 'value', json: 'switch' };

export async function runExport({ names, values, switches }: Arguments, terminal: Terminal): Promise<ExitCode> {
  const { words, out, complain } = terminal;
  const [name, surplus] = names;
  if (surplus !== undefined) {
    complain(words.tooManyNames(surplus));
    return 2;
  }
  const address = storeAddress(process.env, values.get('data'));
  if ('sqlite' in address && !existsSync(address.sqlite)) {
    complain(words.data.problems['no-data'](address.sqlite));
    return 2;
  }
  let store: Store;
  try {
    store = await openStore(address);
  } catch (error) {
    const { newer, failed } = words.data.problems;
    const { message } = error as Error;
    complain(error instanceof StoreProblem ? newer('') : failed(message));
    return 2;
  }
  try {
    const workshops = await store.workshops();
    if (name === undefined) {
      if (workshops.length === 0) out(words.data.noWorkshops);
      for (const { id, code, title } of workshops) out(words.data.workshop(id, code, title));
      return 0;
    }
    const code = readCode(name, joinCodeLength);
    const found = workshops.find((one) => one.id === name || (code !== null && one.code === code));
    if (!found) {
      complain(words.data.unknownWorkshop(name));
      return 2;
    }
    out(
      switches.has('json')
        ? JSON.stringify(await asData(store, found), null, 2)
        : (await csvOf(store, found)).trimEnd(),
    );
    return 0;
  } finally {
    await store.close();
  }
}

/** All that a host may see; no keys, not even their hashes. */
async function asData(store: Store, workshop: Workshop): Promise<object> {
  const { id, title, language, scenarios, counts, teams, createdAt, endedAt, deleteAt } = workshop;
  const runs = Map.groupBy(await store.runs(id), ({ member }) => member);
  const members = (await store.members(id)).map(({ id: member, nickname, team, state, joinedAt }) => ({
    nickname,
    team,
    state,
    joinedAt,
    runs: (runs.get(member) ?? []).map((run) => ({
      ...sentRun(run),
      ...verdictView(run),
      acceptedAt: run.acceptedAt,
    })),
  }));
  return { workshop: { id, title, language, scenarios, counts, teams, createdAt, endedAt, deleteAt }, members };
}
