/**
 * Text to Scenario, or everything that is wrong with it. A scenario that comes out can be played:
 * every name in it exists and every value is within bounds. Whether it can be won is another question: see `core/proof`.
 */
import { findNodeAtLocation, parseTree, type Node } from 'jsonc-parser';
import { positionIn, readJson } from './json.ts';
import { placeOf, type Finding, type Problem } from './problem.ts';
import { checkReferences } from './references.ts';
import { idPattern, limits, type Scenario } from './schema.ts';
import { checkShape } from './shape.ts';

export type ParseResult = { ok: true; scenario: Scenario } | { ok: false; problems: Problem[] };

/**
 * Never throws, whatever the text. At most `limits.problems` problems, in the order of the file:
 * of the text, or else of the values, or else of the names.
 */
export function parse(source: string): ParseResult {
  const json = readJson(source);
  if (!json.ok) return json;
  const shape = checkShape(json.value);
  const findings = shape.ok ? checkReferences(shape.scenario) : shape.findings;
  if (shape.ok && findings.length === 0) return { ok: true, scenario: shape.scenario };
  return { ok: false, problems: locate(findings, source) };
}

/** Gives findings their lines, looked up in a source that is valid JSON, and puts them in the order of the file. */
export function locate(findings: readonly Finding[], source: string): Problem[] {
  if (findings.length === 0) return [];
  const root = parseTree(source);
  const position = positionIn(source);
  const problems = findings.map((finding): Problem => {
    const { code, path, found = '', expected = '', suggestion = null, severity = 'error' } = finding;
    const offset = root ? offsetOf(root, finding) : 0;
    return {
      code,
      place: placeOf(path),
      ...position(offset),
      found,
      expected,
      suggestion,
      severity,
      choice: choiceAt(root, path),
    };
  });
  const places = new Set<string>();
  return problems
    .sort((a, b) => a.line - b.line || a.column - b.column)
    .filter(({ code, place, expected }) => {
      const key = `${place} ${code} ${expected}`;
      return !places.has(key) && places.add(key);
    })
    .slice(0, limits.problems);
}

/** Where a finding stands; where nothing stands there, what it should have stood in. */
function offsetOf(root: Node, { path, atKey }: Finding): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = findNodeAtLocation(root, path.slice(0, length));
    if (!node) continue;
    const key = node.parent?.type === 'property' ? node.parent.children?.[0] : undefined;
    return (atKey && length === path.length && key ? key : node).offset;
  }
  return root.offset;
}

function choiceAt(root: Node | undefined, path: Finding['path']): string | null {
  if (!root || path[0] !== 'beats' || path[2] !== 'choices' || path.length < 4) return null;
  const id: unknown = findNodeAtLocation(root, [...path.slice(0, 4), 'id'])?.value;
  return typeof id === 'string' && id.length <= 60 && idPattern.test(id) ? id : null;
}
