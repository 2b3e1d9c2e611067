/** What an editor shows an author who types a scenario. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getLanguageService, TextDocument, type CompletionItem } from 'vscode-json-languageservice';
import { expect, test } from 'vitest';
import { principles } from '../../../src/core/principles/principles.ts';
import { scenarioJsonSchema } from '../../../src/core/scenario/json-schema.ts';
import { smallScenario } from './scenario-builder.ts';

const schema = scenarioJsonSchema();
const editor = getLanguageService({
  clientCapabilities: { textDocument: { completion: { completionItem: { documentationFormat: ['plaintext'] } } } },
});
editor.configure({ schemas: [{ uri: 'file:///scenario.schema.json', fileMatch: ['*.json'], schema }] });

const valid = JSON.stringify(smallScenario(), null, 2);

/** Opens a text with the caret at `|`. */
function open(text: string) {
  const offset = text.indexOf('|');
  const document = TextDocument.create('file:///scenario.json', 'json', 1, text.replace('|', ''));
  return { document, json: editor.parseJSONDocument(document), at: document.positionAt(Math.max(0, offset)) };
}

async function offersAt(text: string): Promise<CompletionItem[]> {
  const { document, json, at } = open(text);
  return (await editor.doComplete(document, at, json))?.items ?? [];
}

async function hoverAt(text: string): Promise<string> {
  const { document, json, at } = open(text);
  // The editor escapes Markdown.
  return JSON.stringify((await editor.doHover(document, at, json))?.contents).replaceAll('\\', '');
}

async function complaintsIn(text: string): Promise<string[]> {
  const { document, json } = open(text);
  const found = await editor.doValidation(document, json);
  return found.map(
    ({ message, range }) => `${range.start.line + 1}: ${typeof message === 'string' ? message : message.value}`,
  );
}

test('the schema beside the scenarios is up to date: npm run schema', () => {
  const path = join(import.meta.dirname, '../../../scenarios/scenario.schema.json');
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(schema);
});

test('every field is explained', () => {
  const bare: string[] = [];
  const visit = (part: unknown, path: string): void => {
    if (typeof part !== 'object' || part === null) return;
    const { properties } = part as { properties?: Record<string, { description?: string; $ref?: string }> };
    for (const [name, field] of Object.entries(properties ?? {})) {
      const definition = (schema.definitions as Record<string, { description?: string }>)[
        field.$ref?.split('/').at(-1) ?? ''
      ];
      const text = field.description ?? definition?.description ?? '';
      if (text.length < 10) bare.push(`${path}.${name}`);
    }
    for (const [name, inner] of Object.entries(part)) visit(inner, `${path}/${name}`);
  };
  visit(schema, '');
  expect(bare).toEqual([]);
});

test('a valid scenario is valid in the editor too', async () => {
  expect(await complaintsIn(valid)).toEqual([]);
});

test('mistakes are underlined where they stand', async () => {
  const wrong = valid.replace('"look": "hilde"', '"look": "hida"').replace('"stance": "ask"', '"stanse": "ask"');
  const lines = wrong.split('\n');
  const complaints = await complaintsIn(wrong);
  const lineOf = (text: string) => lines.findIndex((line) => line.includes(text)) + 1;
  expect(complaints).toContainEqual(expect.stringMatching(new RegExp(`^${lineOf('hida')}: Value is not accepted`)));
  expect(complaints).toContainEqual(
    expect.stringMatching(new RegExp(`^${lineOf('stanse')}: Property stanse is not allowed`)),
  );
});

test('the fields of a choice are offered, with what they are for', async () => {
  const offers = await offersAt(valid.replace('"stance": "ask",', '|'));
  expect(offers.map(({ label }) => label).sort()).toEqual(['reply', 'stance', 'when']);
  const reply = offers.find(({ label }) => label === 'reply');
  expect(JSON.stringify(reply?.documentation)).toContain('The reaction, in the same place');
});

test('moods, stances and all principles are offered as values', async () => {
  const labels = async (text: string) => (await offersAt(text)).map(({ label }) => label.replaceAll('"', '')).sort();
  expect(await labels(valid.replace('"mood": "warm"', '"mood": |'))).toContain('embarrassed');
  expect(await labels(valid.replace('"stance": "ask"', '"stance": |'))).toEqual([
    'agree',
    'ask',
    'offer',
    'refuse',
    'tell',
  ]);
  expect(await labels(valid.replace('"principle": "qualify-before-investing"', '"principle": |'))).toEqual(
    [...principles.keys()].sort(),
  );
});

test('each kind of condition is offered', async () => {
  const offers = await offersAt(
    valid
      .replace('"when": {\n            "variant": "shut"\n          }', '"when": { | }')
      .replace(/"when": \{\s*"variant": "shut"\s*\}/, '"when": { | }'),
  );
  expect(offers.map(({ label }) => label).sort()).toEqual([
    'all',
    'any',
    'atLeast',
    'atMost',
    'fact',
    'flag',
    'meter',
    'not',
    'variant',
    'visits',
  ]);
});

test('a field explains itself under the mouse', async () => {
  expect(await hoverAt(valid.replace('"teaser"', '"tea|ser"'))).toContain(
    'One or two sentences for the card on the home screen.',
  );
  expect(await hoverAt(valid.replace('"points": 1', '"poi|nts": 1'))).toContain('-2 harms it, 2 honours it fully.');
  expect(await hoverAt(valid.replace('"atLeast": 3', '"at|Least": 3'))).toContain('Holds from this number upwards.');
});
