/** `new <id>`: a scenario to start from, that checks and proves clean. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { idPattern } from '../core/scenario/schema.ts';
import type { Arguments, Options } from './arguments.ts';
import { scenariosFolder, shownPath } from './scenario-files.ts';
import type { ExitCode, Terminal } from './terminal.ts';

export const newOptions: Options = {};

const firstScenario = join(import.meta.dirname, '../core/scenario/first-scenario.json');
const longestId = 60;

/** The name is an id, or the path of the folder to make: its last part is the id then. */
export function runNew({ names }: Arguments, { words, out, complain }: Terminal): ExitCode {
  const [name, surplus] = names;
  if (name === undefined || surplus !== undefined) {
    complain(name === undefined ? words.missingNewId : words.tooManyNames(surplus ?? ''));
    return 2;
  }
  const folder = /[/\\]/.test(name) ? resolve(name) : join(scenariosFolder, name);
  const id = basename(folder);
  if (!idPattern.test(id) || id.length > longestId) {
    complain(words.badNewId(id, idFrom(id)));
    return 2;
  }
  if (existsSync(folder)) {
    complain(words.folderExists(shownPath(folder)));
    return 2;
  }
  const source = readFileSync(firstScenario, 'utf8').replace(/"id": "[^"]+"/, `"id": "${id}"`);
  const file = join(folder, 'scenario.json');
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, source, { flag: 'wx' });
  out(words.newWritten(shownPath(file), id, dirname(folder) === scenariosFolder));
  return 0;
}

/** What was probably meant; '' when nothing of it can stay. */
function idFrom(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longestId)
    .replace(/^-+|-+$/g, '');
}
