/**
 * What is wrong with a scenario that parses: conversations that get stuck or never end, parts nobody meets,
 * names that make no difference. Exact: it looks through every state of every variant on the rules the player runs.
 */
import { exploreStates, type StateGraph } from '../rules/explore.ts';
import { compileRules, type Rules } from '../rules/rules.ts';
import { locate } from '../scenario/parse.ts';
import { snippet, type Finding, type Problem } from '../scenario/problem.ts';
import type { Line, Scenario, Variant } from '../scenario/schema.ts';
import { walkThrough } from '../scenario/walk-through.ts';
import { seen } from './measures.ts';

/**
 * All problems of a parsed scenario, in the order of the file; none for a clean one. `source` gives them their lines.
 * Past `cap` states in a variant it says so, and says nothing about what is reachable.
 */
export function check(scenario: Scenario, source: string, cap?: number): Problem[] {
  const variants = Object.keys(scenario.variants).map((variant) => {
    const rules = compileRules(scenario, variant);
    return { rules, graph: exploreStates(rules, cap) };
  });
  return locate([...checkCourse(scenario, variants, cap), ...checkUse(scenario)], source);
}

type ExploredVariant = { rules: Rules; graph: StateGraph };

/** What can happen: everything here follows from the reachable states. */
function checkCourse(scenario: Scenario, variants: readonly ExploredVariant[], cap: number | undefined): Finding[] {
  const findings: Finding[] = [];
  const met = new Set<string>();
  const stuck = new Set<string>();
  const endless = new Map<string, string[]>();
  const givenClues = new Set<string>();
  const shownLines = new Set<Line>();
  for (const { rules, graph } of variants) {
    const { beats, endings, variant } = rules;
    for (let node = 0; node < graph.size; node += 1) {
      const at = graph.at[node] ?? 0;
      const beat = beats[at];
      if (!beat) {
        met.add(`ending ${endings[at - beats.length] ?? ''}`);
        continue;
      }
      met.add(`beat ${beat.id}`);
      const first = graph.firstEdge[node] ?? 0;
      const end = graph.firstEdge[node + 1] ?? first;
      for (let edge = first; edge < end; edge += 1) met.add(`choice ${beat.id} ${graph.choice[edge] ?? ''}`);
      if (first === end && !stuck.has(beat.id)) {
        stuck.add(beat.id);
        const found = [variant, ...wayTo(graph, node)].join(' > ');
        findings.push({ code: 'dead-end', path: ['beats', beat.id, 'choices'], found });
      }
    }
    if (!graph.complete) {
      findings.push({ code: 'too-many-states', path: ['variants', variant], found: String(graph.size) });
    } else if (graph.circleAt !== null) {
      endless.set(graph.circleAt, [...(endless.get(graph.circleAt) ?? []), snippet(variant)]);
    }
    for (const line of linesShown(rules, cap)) {
      shownLines.add(line);
      if (line.clue !== undefined) givenClues.add(line.clue);
    }
  }
  for (const [id, where] of endless)
    findings.push({ code: 'endless-loop', path: ['beats', id], found: where.join(', ') });
  if (variants.some(({ graph }) => !graph.complete)) return findings;
  const warn = (code: Finding['code'], ...path: Finding['path']) => findings.push({ code, path, severity: 'warning' });
  for (const id of Object.keys(scenario.endings)) {
    if (!met.has(`ending ${id}`)) warn('ending-never-reached', 'endings', id);
  }
  for (const [id, beat] of Object.entries(scenario.beats)) {
    if (!met.has(`beat ${id}`)) {
      warn('unreachable-beat', 'beats', id);
      continue;
    }
    beat.choices.forEach((_, index) => {
      if (!met.has(`choice ${id} ${index}`)) warn('choice-never-offered', 'beats', id, 'choices', index);
    });
  }
  for (const id of Object.keys(scenario.clues ?? {})) {
    if (!givenClues.has(id)) warn('clue-never-given', 'clues', id);
  }
  walkThrough(scenario, {
    line: (line, path) => {
      if (!shownLines.has(line) && met.has(`beat ${String(path[1])}`)) warn('line-never-shown', ...path);
    },
  });
  return findings;
}

/**
 * The lines that some run shows. Lines read more than the course of a conversation does, so they need a finer graph;
 * where that is too large, every line that this variant does not rule out counts as shown.
 */
function linesShown(rules: Rules, cap: number | undefined): Line[] {
  const graph = exploreStates(rules, cap, 'screen');
  const shown = graph.complete ? seen(graph).lines : null;
  return rules.beats.flatMap(({ id: beatId, lines, choices }) =>
    [
      ...lines.filter(({ index }) => shown?.has(`${beatId}:${index}`) ?? true),
      ...choices.flatMap(({ id, reply }) =>
        reply.filter(({ index }) => shown?.has(`${beatId}/${id}:${index}`) ?? true),
      ),
    ].map(({ line }) => line),
  );
}

/** The choices of a shortest way from the start to a node. */
function wayTo({ rules, firstEdge, choice, to, at, size }: StateGraph, node: number): string[] {
  const parent = new Map<number, { node: number; edge: number }>();
  // Nodes are numbered in the order they were found, so the first edge to a node is on a shortest way.
  for (let from = 0; from < size && !parent.has(node); from += 1) {
    for (let edge = firstEdge[from] ?? 0; edge < (firstEdge[from + 1] ?? 0); edge += 1) {
      const next = to[edge] ?? 0;
      if (next !== 0 && !parent.has(next)) parent.set(next, { node: from, edge });
    }
  }
  const way: string[] = [];
  for (let step = parent.get(node); step; step = parent.get(step.node)) {
    way.unshift(rules.beats[at[step.node] ?? 0]?.beat.choices[choice[step.edge] ?? 0]?.id ?? '');
  }
  return way;
}

/** What is written and makes no difference, or should have been written. */
function checkUse(scenario: Scenario): Finding[] {
  const findings: Finding[] = [];
  const warn = (code: Finding['code'], path: Finding['path'], found = '') =>
    findings.push({ code, path: [...path], found, severity: 'warning' });
  const read = { meter: new Set<string>(), fact: new Set<string>(), flag: new Set<string>() };
  const changed = { meter: new Set<string>(), fact: new Set<string>(), flag: new Set<string>() };
  const askedVariants: string[][] = [];
  for (const variant of Object.values(scenario.variants)) {
    variant.facts?.forEach((id) => changed.fact.add(id));
    variant.flags?.forEach((id) => changed.flag.add(id));
  }
  walkThrough(scenario, {
    condition: (condition) => {
      if ('meter' in condition) read.meter.add(condition.meter);
      else if ('fact' in condition) read.fact.add(condition.fact);
      else if ('flag' in condition) read.flag.add(condition.flag);
      else if ('variant' in condition) askedVariants.push([condition.variant].flat());
    },
    effect: (effect) => {
      if ('meter' in effect) changed.meter.add(effect.meter);
      else if ('fact' in effect) changed.fact.add(effect.fact);
      else if (effect.set !== false) changed.flag.add(effect.flag);
    },
    line: ({ who }, path, { present }) => {
      if (who !== undefined && who !== 'you' && !present.includes(who))
        warn('speaker-absent', [...path, 'who'], snippet(who));
    },
    choice: (choice, path, { choices }) => {
      // The only choice is how a conversation goes on, not a decision.
      if (choices.length < 2) return;
      if (choice.evidence === undefined) warn('choice-without-evidence', path);
      if (!choice.feedback?.length) warn('choice-without-feedback', path);
    },
  });
  for (const [id, { visible }] of Object.entries(scenario.meters)) {
    if (visible === false && !read.meter.has(id)) warn('meter-never-read', ['meters', id]);
    if (!changed.meter.has(id)) warn('meter-never-moved', ['meters', id]);
  }
  for (const id of Object.keys(scenario.facts)) {
    if (!read.fact.has(id)) warn('fact-never-read', ['facts', id]);
    if (!changed.fact.has(id)) warn('fact-never-learnt', ['facts', id]);
  }
  scenario.flags?.forEach((id, index) => {
    if (!read.flag.has(id)) warn('flag-never-read', ['flags', index], snippet(id));
    if (!changed.flag.has(id)) warn('flag-never-set', ['flags', index], snippet(id));
  });
  const twins = new Map<string, string>();
  for (const [id, variant] of Object.entries(scenario.variants)) {
    const signature = JSON.stringify([startOf(scenario, variant), askedVariants.map((asked) => asked.includes(id))]);
    const twin = twins.get(signature);
    if (twin === undefined) twins.set(signature, id);
    else warn('idle-variant', ['variants', id], snippet(twin));
  }
  return findings;
}

function startOf(scenario: Scenario, { meters, facts, flags }: Variant): unknown {
  const values = Object.entries(scenario.meters).map(([id, { start }]) => meters?.[id] ?? start);
  return [values, [...(facts ?? [])].sort(), [...(flags ?? [])].sort()];
}
