/** Command-line arguments, checked: a slip of the pen is told, with what was probably meant. */
import { parseArgs } from 'node:util';
import { didYouMean } from '../core/scenario/did-you-mean.ts';
import type { Messages } from './terminal.ts';

/** Per option of a command: whether it takes a value. `--lang` goes without saying. */
export type Options = Readonly<Record<string, 'value' | 'switch'>>;

export type Arguments = {
  readonly names: readonly string[];
  readonly values: ReadonlyMap<string, string>;
  readonly switches: ReadonlySet<string>;
};

/** The arguments of a command, or what is wrong with them. */
export function readArguments(
  command: string,
  given: readonly string[],
  options: Options,
  words: Messages,
): { ok: true; arguments: Arguments } | { ok: false; message: string } {
  const known: Options = { ...options, lang: 'value' };
  const { tokens } = parseArgs({
    args: [...given],
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: Object.fromEntries(
      Object.entries(known).map(([name, kind]) => [name, { type: kind === 'value' ? 'string' : 'boolean' } as const]),
    ),
  });
  const names: string[] = [];
  const values = new Map<string, string>();
  const switches = new Set<string>();
  for (const token of tokens) {
    if (token.kind === 'positional') names.push(token.value);
    if (token.kind !== 'option') continue;
    const kind = Object.hasOwn(known, token.name) ? known[token.name] : undefined;
    if (kind === undefined) {
      const near = didYouMean(token.name, Object.keys(known));
      return refuse(
        words.unknownFlag(token.name, command),
        near === null ? words.seeHelp : words.didYouMean(`--${near}`),
      );
    }
    if (kind === 'switch') {
      if (token.value !== undefined) return refuse(words.needlessValue(token.name));
      switches.add(token.name);
    } else {
      if (token.value === undefined || token.value.startsWith('--')) return refuse(words.missingValue(token.name));
      values.set(token.name, token.value);
    }
  }
  return { ok: true, arguments: { names, values, switches } };
}

function refuse(...sentences: string[]): { ok: false; message: string } {
  return { ok: false, message: sentences.join(' ') };
}
