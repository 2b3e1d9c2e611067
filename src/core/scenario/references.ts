/** What no schema can see: whether every name exists, each is used for one thing, and the bounds fit. */
import { principles } from '../principles/principles.ts';
import { didYouMean } from './did-you-mean.ts';
import { snippet, type Finding, type Path, type ProblemCode } from './problem.ts';
import { limits, type Condition, type Scenario } from './schema.ts';
import { walkThrough } from './walk-through.ts';

/** All faults between the parts of a scenario whose shape is right; empty for a scenario that can be played. */
export function checkReferences(scenario: Scenario): Finding[] {
  const findings: Finding[] = [];
  const named = (entries: object) => new Set(Object.keys(entries));
  const beats = named(scenario.beats);
  const endings = named(scenario.endings);
  const cast = named(scenario.cast);
  const places = named(scenario.places);
  const variants = named(scenario.variants);
  const meters = named(scenario.meters);
  const facts = named(scenario.facts);
  const flags = new Set(scenario.flags);
  const clues = named(scenario.clues ?? {});
  const targets = new Set([...beats, ...endings]);
  const speakers = new Set([...cast, 'you']);
  const principleIds = new Set(principles.keys());

  const known = (code: ProblemCode, id: string, ids: ReadonlySet<string>, path: Path, ...rest: Path) => {
    if (ids.has(id)) return;
    // Looking for the nearest name costs time, and no more than so many problems are shown.
    const suggestion = findings.length < limits.problems ? didYouMean(id, ids) : null;
    findings.push({ code, path: [...path, ...rest], found: snippet(id), suggestion });
  };
  const each = (code: ProblemCode, list: readonly string[] | undefined, ids: ReadonlySet<string>, ...path: Path) =>
    list?.forEach((id, index) => known(code, id, ids, path, index));
  const unique = (ids: readonly string[] | undefined, place: (index: number) => Path) => {
    const seen = new Set<string>();
    ids?.forEach((id, index) => {
      if (seen.has(id)) findings.push({ code: 'duplicate-id', path: place(index), found: snippet(id) });
      seen.add(id);
    });
  };
  const withinMeter = (id: string, value: number, ...path: Path) => {
    const meter = Object.hasOwn(scenario.meters, id) ? scenario.meters[id] : undefined;
    if (!meter || (value >= meter.min && value <= meter.max)) return;
    findings.push({ code: 'meter-range', path, found: String(value), expected: `${meter.min}..${meter.max}` });
  };

  if (cast.has('you')) findings.push({ code: 'reserved-id', path: ['cast', 'you'], found: '"you"', atKey: true });
  for (const id of endings) {
    if (beats.has(id)) findings.push({ code: 'shared-id', path: ['endings', id], found: snippet(id), atKey: true });
  }
  for (const [id, variant] of Object.entries(scenario.variants)) {
    for (const [meter, value] of Object.entries(variant.meters ?? {})) {
      if (meters.has(meter)) withinMeter(meter, value, 'variants', id, 'meters', meter);
      else {
        const path = ['variants', id, 'meters', meter];
        findings.push({
          code: 'unknown-meter',
          path,
          found: snippet(meter),
          suggestion: didYouMean(meter, meters),
          atKey: true,
        });
      }
    }
    each('unknown-fact', variant.facts, facts, 'variants', id, 'facts');
    each('unknown-flag', variant.flags, flags, 'variants', id, 'flags');
  }
  for (const [id, { start, min, max }] of Object.entries(scenario.meters)) {
    if (min > max) findings.push({ code: 'empty-range', path: ['meters', id], found: `${min}..${max}` });
    else withinMeter(id, start, 'meters', id, 'start');
  }
  unique(scenario.flags, (index) => ['flags', index]);
  for (const [id, clue] of Object.entries(scenario.clues ?? {})) {
    each('unknown-variant', clue.variants, variants, 'clues', id, 'variants');
    unique(clue.variants, (index) => ['clues', id, 'variants', index]);
  }
  known('unknown-beat', scenario.start, beats, ['start']);

  const checkCondition = (condition: Condition, path: Path) => {
    if ('variant' in condition) {
      if (typeof condition.variant === 'string') known('unknown-variant', condition.variant, variants, path, 'variant');
      else each('unknown-variant', condition.variant, variants, ...path, 'variant');
    } else if ('fact' in condition) known('unknown-fact', condition.fact, facts, path, 'fact');
    else if ('flag' in condition) known('unknown-flag', condition.flag, flags, path, 'flag');
    else if ('meter' in condition) known('unknown-meter', condition.meter, meters, path, 'meter');
    else if ('visits' in condition) known('unknown-beat', condition.visits, beats, path, 'visits');
    if ('atLeast' in condition || 'atMost' in condition) {
      const { atLeast, atMost } = condition;
      if (atLeast !== undefined && atMost !== undefined && atLeast > atMost) {
        findings.push({ code: 'empty-range', path: [...path], found: `${atLeast}..${atMost}` });
      }
    }
  };

  walkThrough(scenario, {
    beat: (beat, _id, path) => {
      known('unknown-place', beat.place, places, path, 'place');
      each('unknown-person', beat.present, cast, ...path, 'present');
      unique(beat.present, (index) => [...path, 'present', index]);
      unique(
        beat.choices.map(({ id }) => id),
        (index) => [...path, 'choices', index, 'id'],
      );
    },
    line: (line, path) => {
      if (line.who !== undefined) known('unknown-person', line.who, speakers, path, 'who');
      if (line.clue !== undefined) known('unknown-clue', line.clue, clues, path, 'clue');
    },
    effect: (effect, path) => {
      if ('fact' in effect) known('unknown-fact', effect.fact, facts, path, 'fact');
      else if ('flag' in effect) known('unknown-flag', effect.flag, flags, path, 'flag');
      else {
        known('unknown-meter', effect.meter, meters, path, 'meter');
        if ('set' in effect) withinMeter(effect.meter, effect.set, ...path, 'set');
      }
    },
    evidence: ({ principle }, path) => known('unknown-principle', principle, principleIds, path, 'principle'),
    target: (id, path) => known('unknown-target', id, targets, path),
    firstOf: (list, path) => {
      const open = list.findIndex(({ when }) => when === undefined);
      if (open < 0) findings.push({ code: 'conditional-last', path: [...path, list.length - 1, 'when'] });
      else if (open < list.length - 1) findings.push({ code: 'never-taken', path: [...path, open + 1] });
    },
    condition: checkCondition,
  });
  return findings;
}
