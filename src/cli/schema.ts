/** `schema [--write]`: the JSON Schema that lets an editor complete, explain and check a scenario while it is typed. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scenarioJsonSchema } from '../core/scenario/json-schema.ts';
import type { Arguments, Options } from './arguments.ts';
import { scenariosFolder, shownPath } from './scenario-files.ts';
import type { ExitCode, Terminal } from './terminal.ts';

export const schemaOptions: Options = { write: 'switch' };

export function runSchema({ names, switches }: Arguments, { words, out, complain }: Terminal): ExitCode {
  if (names[0] !== undefined) {
    complain(words.noNamesHere(names[0]));
    return 2;
  }
  const text = `${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`;
  if (!switches.has('write')) {
    out(text.trimEnd());
    return 0;
  }
  const path = join(scenariosFolder, 'scenario.schema.json');
  const isCurrent = existsSync(path) && readFileSync(path, 'utf8') === text;
  if (!isCurrent) writeFileSync(path, text);
  out(isCurrent ? words.schemaCurrent(shownPath(path)) : words.schemaWritten(shownPath(path)));
  return 0;
}
