/**
 * The conversation as a map: every beat and ending on a row as far down as the longest way from the start leads, so that
 * ways run downwards. Pure numbers, in units of the drawing.
 */
import type { Ending, Language, Scenario } from '../../core/scenario/schema.ts';
import { wrapLabel } from '../parts/radar.ts';
import { layOutLayers, type Way } from '../map/layers.ts';
import type { Point } from '../map/line.ts';

export type MapNode = {
  id: string;
  /** Null for a beat. */
  meaning: Ending['meaning'] | null;
  /** The title, or the id where there is none, over lines. */
  label: string[];
  isStart: boolean;
  /** The middle of the box. */
  x: number;
  y: number;
  width: number;
  height: number;
};

/** All the choices that can lead from one moment to another, as one line. */
export type MapEdge = {
  from: string;
  to: string;
  /** Ids of the choices, in the order of the file. */
  choices: string[];
  /** From the edge of the one box to that of the other. */
  points: Point[];
  /** Leads back to an earlier row, or stays where it is. */
  isBack: boolean;
};

export type ConversationMap = { width: number; height: number; nodes: MapNode[]; edges: MapEdge[] };

const boxWidth = 176;
const lineHeight = 20;
const padding = 22; // above and below the lines of a label, together
const letters = 19; // of a label's line

/** Lays out the map of a scenario. Beats no way leads to stand on a row of their own below the rest. */
export function layOutMap(scenario: Scenario, language: Language): ConversationMap {
  const boxes = boxesOf(scenario, language);
  const { width, height, at, lines } = layOutLayers(scenario.start, boxes, choiceWays(scenario), {
    direction: 'down',
    between: 28,
    layerGap: 64,
    margin: 28,
  });
  return {
    width,
    height,
    nodes: boxes.map((box) => ({ ...box, ...(at.get(box.id) ?? { x: 0, y: 0 }) })),
    edges: lines.map(({ way: { from, to, choices }, points, isBack }) => ({ from, to, choices, points, isBack })),
  };
}

/** The moments a choice can lead to. */
export function targetsOf({ to }: Scenario['beats'][string]['choices'][number]): string[] {
  return typeof to === 'string' ? [to] : [...new Set(to.map((target) => target.to))];
}

function choiceWays(scenario: Scenario): (Way & { choices: string[] })[] {
  return Object.entries(scenario.beats).flatMap(([from, { choices }]) => {
    const byTarget = new Map<string, string[]>();
    for (const choice of choices)
      for (const to of targetsOf(choice)) byTarget.set(to, [...(byTarget.get(to) ?? []), choice.id]);
    return [...byTarget].map(([to, ids]) => ({ from, to, choices: ids, weight: 1 }));
  });
}

type Box = Omit<MapNode, 'x' | 'y'>;

function boxesOf(scenario: Scenario, language: Language): Box[] {
  const box = (id: string, title: string | undefined, meaning: Box['meaning']): Box => {
    const label = shorten(wrapLabel(title ?? id, letters));
    const lines = label.length + (meaning === null ? 0 : 1); // an ending says in a line of its own what it means
    const isStart = id === scenario.start;
    return { id, meaning, label, isStart, width: boxWidth, height: lines * lineHeight + padding };
  };
  return [
    ...Object.entries(scenario.beats).map(([id, { title }]) => box(id, title?.[language], null)),
    ...Object.entries(scenario.endings).map(([id, { title, meaning }]) => box(id, title[language], meaning)),
  ];
}

/** At most three lines; a line that is too long for the box is cut. */
function shorten(lines: readonly string[]): string[] {
  const kept = lines.slice(0, 3);
  return kept.map((line, index) => {
    const isCut = line.length > letters + 3 || (index === 2 && lines.length > 3);
    return isCut ? `${line.slice(0, letters - 1)}…` : line;
  });
}
