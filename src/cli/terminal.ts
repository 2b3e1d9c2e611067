/** What every command gets: where to write, in which language, how wide. */
import type { Readable, Writable } from 'node:stream';
import { stripVTControlCharacters, styleText } from 'node:util';
import type { Language } from '../core/scenario/schema.ts';
import { en } from './messages/en.ts';
import { nl } from './messages/nl.ts';

export type Messages = typeof nl;
export type Style = Parameters<typeof styleText>[0];

/** Standard input and output, of this process or of a test. */
export type Streams = { stdin: Readable; stdout: Writable & { columns?: number }; stderr: Writable };

export type Terminal = {
  readonly streams: Streams;
  readonly language: Language;
  readonly words: Messages;
  /** Writes a line to standard output. */
  readonly out: (line: string) => void;
  /** Writes a line to standard error. */
  readonly complain: (line: string) => void;
  /** Colours a text where standard output shows colours. */
  readonly paint: (style: Style, text: string) => string;
  /** Columns to wrap at. */
  readonly width: number;
};

/** How a command ended: 0 good, 1 not good, 2 unreadable or wrongly used. */
export type ExitCode = 0 | 1 | 2;

export function openTerminal(language: Language, streams: Streams): Terminal {
  const { stdout, stderr } = streams;
  return {
    streams,
    language,
    words: { nl, en }[language],
    out: (line) => stdout.write(`${line}\n`),
    complain: (line) => stderr.write(`${line}\n`),
    paint: (style, text) => styleText(style, text, { stream: stdout }),
    // Longer lines are hard to read.
    width: Math.min(stdout.columns ?? 80, 88),
  };
}

/** Breaks a text at spaces; following lines start with `indent`. */
export function wrap(text: string, width: number, indent = ''): string {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    const start = /^ */.exec(paragraph)?.[0] ?? '';
    let line = start;
    for (const word of paragraph.slice(start.length).split(' ')) {
      const longer = line.trim() === '' ? line + word : `${line} ${word}`;
      if (line.trim() !== '' && stripVTControlCharacters(longer).length > width) {
        lines.push(line);
        line = indent + word;
      } else line = longer;
    }
    lines.push(line);
  }
  return lines.join('\n');
}
