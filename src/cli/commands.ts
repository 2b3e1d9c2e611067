/** The commands and how they are called. Each has a file of its own. */
import { didYouMean } from '../core/scenario/did-you-mean.ts';
import type { Language } from '../core/scenario/schema.ts';
import { readArguments, type Arguments, type Options } from './arguments.ts';
import { backupOptions, restoreOptions, runBackup, runRestore } from './backup.ts';
import { checkOptions, runCheck } from './check.ts';
import { exportOptions, runExport } from './export.ts';
import { newOptions, runNew } from './new.ts';
import { playOptions, runPlay } from './play.ts';
import { proveOptions, runProve } from './prove.ts';
import { replayOptions, runReplay } from './replay.ts';
import { scenarioIds } from './scenario-files.ts';
import { runSchema, schemaOptions } from './schema.ts';
import { openTerminal, type ExitCode, type Streams, type Terminal } from './terminal.ts';
import { runWalk, walkOptions } from './walk.ts';

type Command = {
  options: Options;
  run: (given: Arguments, terminal: Terminal) => ExitCode | Promise<ExitCode>;
};

const commands: Record<string, Command> = {
  play: { options: playOptions, run: runPlay },
  check: { options: checkOptions, run: runCheck },
  prove: { options: proveOptions, run: runProve },
  replay: { options: replayOptions, run: runReplay },
  walk: { options: walkOptions, run: runWalk },
  new: { options: newOptions, run: runNew },
  schema: { options: schemaOptions, run: runSchema },
  backup: { options: backupOptions, run: runBackup },
  restore: { options: restoreOptions, run: runRestore },
  export: { options: exportOptions, run: runExport },
  help: { options: {}, run: help },
};

/** Runs the command that the arguments name, and gives the exit code. */
export async function runCommand(given: readonly string[], streams: Streams): Promise<ExitCode> {
  const asked = languageIn(given);
  const terminal = openTerminal(asked === 'en' ? 'en' : 'nl', streams);
  const { words, complain } = terminal;
  const [first = 'help', ...rest] = given;
  const name = first === '--help' || first === '-h' ? 'help' : first;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    const near = didYouMean(name, Object.keys(commands));
    complain(`${words.unknownCommand(name)} ${near === null ? words.seeHelp : words.didYouMean(near)}`);
    return 2;
  }
  if (rest.includes('--help') || rest.includes('-h')) return help(undefined, terminal);
  const read = readArguments(name, rest, command.options, words);
  if (!read.ok) {
    complain(read.message);
    return 2;
  }
  if (asked !== undefined && !isLanguage(asked)) {
    complain(words.badLanguage(asked));
    return 2;
  }
  return command.run(read.arguments, terminal);
}

function help(_given: unknown, { words, out }: Terminal): ExitCode {
  out(words.help(scenarioIds()));
  return 0;
}

/** Looked up before all else, so that a complaint about the other arguments is in the right language. */
function languageIn(given: readonly string[]): string | undefined {
  const at = given.findLastIndex((part) => part === '--lang' || part.startsWith('--lang='));
  if (at < 0) return undefined;
  return given[at] === '--lang' ? given[at + 1] : given[at]?.slice('--lang='.length);
}

function isLanguage(name: string): name is Language {
  return name === 'nl' || name === 'en';
}
