/** The picture of a group as its screens need it: which principles are at stake, what a choice leans to, where ways run. */
import { principles } from '../../../core/principles/principles.ts';
import type { Picture } from '../../../core/board/wire.ts';
import type { Language, Scenario } from '../../../core/scenario/schema.ts';
import type { Way } from '../../../core/score/knowledge.ts';
import { layOutPath, type PathEdge, type PathMap } from '../../debrief/path/path-map.ts';
import type { Direction } from '../../map/layers.ts';
import type { Point } from '../../map/line.ts';

export type Group = Extract<Picture['picture'], { ok: true }>;
export type Decision = Group['decisions'][number];
type Choice = Decision['choices'][number];

/** For and against a principle, or all of them together. */
export type Lean = 'for' | 'against' | 'neutral';

export type GroupEdge = PathEdge & {
  lean: Lean;
  /** Whole percents of those who left the moment it comes from; null where there was one way on, or too few left. */
  share: number | null;
  middle: Point;
};
export type GroupMap = Omit<PathMap, 'edges'> & {
  edges: GroupEdge[];
  /** How many came by, per moment; absent where that is not told. */
  met: ReadonlyMap<string, number>;
};

/** What a choice leans to; `principle` null weighs all of them together. */
export function leanOf({ marks }: Pick<Choice, 'marks'>, principle: string | null): Lean {
  const weight =
    principle === null ? Object.values(marks).reduce((sum, mark) => sum + mark, 0) : (marks[principle] ?? 0);
  return weight > 0 ? 'for' : weight < 0 ? 'against' : 'neutral';
}

/** Names of the principles a choice speaks for and against. */
export function leaningsOf({ marks }: Pick<Choice, 'marks'>, language: Language): { for: string[]; against: string[] } {
  const named = (wanted: (mark: number) => boolean) =>
    Object.entries(marks).flatMap(([id, mark]) => (wanted(mark) ? (principles.get(id)?.name[language] ?? []) : []));
  return { for: named((mark) => mark > 0), against: named((mark) => mark < 0) };
}

/** The principles that some choice of the group was about, by name. */
export function principlesIn({ decisions }: Group, language: Language): { id: string; name: string }[] {
  const ids = new Set(decisions.flatMap(({ choices }) => choices.flatMap(({ marks }) => Object.keys(marks))));
  return [...ids]
    .map((id) => ({ id, name: principles.get(id)?.name[language] ?? id }))
    .sort((a, b) => a.name.localeCompare(b.name, language));
}

/** The score in the middle of the group. */
export function middleOf({ scores }: Group): number {
  return scores[Math.floor((scores.length - 1) / 2)] ?? 0;
}

/** Lays out where the group went; what nobody saw lies in fog. */
export function layOutGroup(
  group: Group,
  scenario: Scenario,
  language: Language,
  direction: Direction,
  principle: string | null,
): GroupMap {
  const { ways, runs, endings } = group;
  const told = ways.flatMap(({ count, ...way }) => (count === null ? [] : [{ ...way, count }]));
  const left = sums(told.map(({ from, count }) => [from, count]));
  const met = sums([...told.map(({ to, count }): [string, number] => [to, count]), [scenario.start, runs]]);
  for (const { to, count } of ways) if (count === null) met.delete(to);
  for (const { id, count } of endings) met.set(id, count);
  const marksAt = new Map(
    group.decisions.flatMap(({ beat, choices }) => choices.map((choice) => [`${beat} ${choice.id}`, choice] as const)),
  );
  const knowledge = {
    beats: new Set([scenario.start, ...ways.flatMap(({ from, to }) => [from, to])]),
    endings: new Set(ways.map(({ to }) => to).filter((to) => to in scenario.endings)),
    variants: new Set([group.variant]),
    gone: ways,
    open: [],
  };
  // A way too few went to tell is drawn as if it were one.
  const countOf = new Map<Way, number>(ways.map((way) => [way, way.count ?? 1]));
  const weightOf = (way: Way) => (countOf.get(way) ?? 0) / runs;
  const map = layOutPath(scenario, language, knowledge, { moments: [...knowledge.beats], weightOf }, direction);
  return {
    ...map,
    met,
    edges: map.edges.map((edge): GroupEdge => {
      const own = told.filter(({ from, to }) => from === edge.from && to === edge.to);
      const count = own.reduce((sum, way) => sum + way.count, 0);
      const all = left.get(edge.from) ?? 0;
      const leans = own.map((way) => {
        const choice = marksAt.get(`${way.from} ${way.choice}`);
        return { lean: choice ? leanOf(choice, principle) : ('neutral' as const), count: way.count };
      });
      const weigh = (lean: Lean) => leans.reduce((sum, one) => sum + (one.lean === lean ? one.count : 0), 0);
      const [pro, contra] = [weigh('for'), weigh('against')];
      return {
        ...edge,
        lean: pro > contra ? 'for' : contra > pro ? 'against' : 'neutral',
        share: count === 0 || count === all ? null : Math.round((100 * count) / all),
        middle: middlePoint(edge.points),
      };
    }),
  };
}

function sums(entries: readonly (readonly [string, number])[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const [key, count] of entries) found.set(key, (found.get(key) ?? 0) + count);
  return found;
}

function middlePoint(points: readonly Point[]): Point {
  const [before, after] = [points[Math.ceil(points.length / 2) - 1], points[Math.floor(points.length / 2)]];
  return { x: ((before?.x ?? 0) + (after?.x ?? 0)) / 2, y: ((before?.y ?? 0) + (after?.y ?? 0)) / 2 };
}
