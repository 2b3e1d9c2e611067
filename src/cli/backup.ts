/** `backup <file>` and `restore <file>`: the data of the workshops, copied while in use and put back. */
import { resolve } from 'node:path';
import { backUp, BackupProblem, restoreBackup, type BackupStep } from '../server/backup.ts';
import { storeAddress } from '../server/store/address.ts';
import type { Arguments, Options } from './arguments.ts';
import type { ExitCode, Terminal } from './terminal.ts';

export const backupOptions: Options = { data: 'value' };
export const restoreOptions: Options = { data: 'value', replace: 'switch' };

export function runBackup({ names, values }: Arguments, terminal: Terminal): Promise<ExitCode> {
  const { words } = terminal;
  return withFile(names, terminal, async (file, tell) => {
    await backUp(storeAddress(process.env, values.get('data')), file, tell);
    return words.data.backedUp(file);
  });
}

export function runRestore({ names, values, switches }: Arguments, terminal: Terminal): Promise<ExitCode> {
  const { words } = terminal;
  return withFile(names, terminal, async (file, tell) => {
    const address = storeAddress(process.env, values.get('data'));
    await restoreBackup(file, address, { replace: switches.has('replace') }, tell);
    return words.data.restored(file);
  });
}

/** Does the work on the one file that was named, with its progress told; `work` gives the last sentence. */
async function withFile(
  [name, ...others]: readonly string[],
  { words, out, complain }: Terminal,
  work: (file: string, tell: (step: BackupStep) => void) => Promise<string>,
): Promise<ExitCode> {
  if (name === undefined || others.length > 0) {
    complain(name === undefined ? words.data.missingFile : words.tooManyNames(others[0] ?? ''));
    return 2;
  }
  const tell = (step: BackupStep) => {
    if (step.step === 'copied') out(words.data.copied(step.bytes));
    else out(words.data.drilled(step.workshops, step.runs, step.played));
  };
  try {
    out(await work(resolve(name), tell));
    return 0;
  } catch (error) {
    if (!(error instanceof BackupProblem)) throw error;
    complain(words.data.problems[error.code](error.detail));
    return error.code === 'broken' || error.code === 'other-score' ? 1 : 2;
  }
}
