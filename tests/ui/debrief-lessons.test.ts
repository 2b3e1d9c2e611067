import { describe, expect, test } from 'vitest';
import type { Choice, Scenario } from '../../src/core/scenario/schema.ts';
import { debrief } from '../../src/core/score/debrief.ts';
import {
  byCompetency,
  numberOf,
  passes,
  principleLessons,
  takeAway,
  turningPoint,
  weightOf,
} from '../../src/ui/debrief/lessons.ts';
import { endingAgainstScore, scoreVerdict } from '../../src/ui/debrief/score-meaning.ts';
import { aScenario, play, type ChoiceParts } from '../support/scenario.ts';

const earns = (id: string, to: string, points: Record<string, number> = {}): ChoiceParts => ({
  id,
  to,
  evidence: Object.entries(points).map(([principle, points]): NonNullable<Choice['evidence']>[number] => ({
    principle,
    points,
  })),
});

/** Three decisions, with a drive between the second and the third that leaves no choice. */
const conversation: Scenario = aScenario({
  beats: {
    first: {
      choices: [
        earns('ask', 'second', { 'ask-open': 2 }),
        earns('pitch', 'second', { 'ask-open': -1, 'no-without-ego': 1 }),
      ],
    },
    second: { choices: [earns('wait', 'drive'), earns('nod', 'drive')] },
    drive: { choices: [earns('arrive', 'third')] },
    third: {
      choices: [
        earns('date', 'done', { 'which-stone': 2 }),
        earns('vague', 'done', { 'which-stone': -2 }),
        earns('half', 'done', { 'which-stone': 1 }),
      ],
    },
  },
});
const after = (...choices: string[]) => debrief(play(conversation, { choices }), 'nl');

describe('a decision', () => {
  const { decisions } = after('pitch', 'wait', 'arrive', 'date');

  test('cost points, was strong, or made no difference', () => {
    expect(decisions.map(weightOf)).toEqual(['costly', 'even', 'strong']);
  });

  test('passes its own filter and the one for all', () => {
    const shown = (filter: 'all' | 'costly' | 'strong') =>
      decisions.filter((decision) => passes(decision, filter)).map(({ beat }) => beat);
    expect(shown('all')).toEqual(['first', 'second', 'third']);
    expect(shown('costly')).toEqual(['first']);
    expect(shown('strong')).toEqual(['third']);
  });

  test('is numbered as the reader counts, past a step that left no choice', () => {
    expect(decisions.map(({ index }) => index)).toEqual([0, 1, 3]);
    expect(decisions.map(({ index }) => numberOf(index, decisions))).toEqual([1, 2, 3]);
    expect(numberOf(2, decisions)).toBe(3);
    expect(numberOf(4, decisions)).toBeNull();
  });
});

describe('the turning point', () => {
  test('is the decision that cost most', () => {
    expect(turningPoint(after('pitch', 'wait', 'arrive', 'vague').decisions)).toMatchObject({ beat: 'third', cost: 4 });
  });

  test('is the earliest of equals', () => {
    const twice = aScenario({
      beats: {
        first: { choices: [earns('a', 'second', { 'ask-open': 1 }), earns('b', 'second')] },
        second: { choices: [earns('a', 'done', { 'ask-open': 1 }), earns('b', 'done')] },
      },
    });
    const { decisions } = debrief(play(twice, { choices: ['b', 'b'] }), 'nl');
    expect(decisions.map(({ cost }) => cost)).toEqual([1, 1]);
    expect(turningPoint(decisions)?.beat).toBe('first');
  });

  test('does not exist where nothing was lost', () => {
    expect(turningPoint(after('ask', 'wait', 'arrive', 'date').decisions)).toBeNull();
  });
});

describe('the principles', () => {
  const result = after('pitch', 'wait', 'arrive', 'half');
  const lessons = principleLessons(result);

  test('stand with most to win first, with what was left and where', () => {
    expect(lessons.map(({ principle, left, leftAt, earnedAt }) => ({ principle, left, leftAt, earnedAt }))).toEqual([
      { principle: 'ask-open', left: 3, leftAt: [1], earnedAt: [] },
      { principle: 'which-stone', left: 1, leftAt: [3], earnedAt: [3] },
      { principle: 'no-without-ego', left: 0, leftAt: [], earnedAt: [1] },
    ]);
  });

  test('are grouped by competency, the one with most to win first, and no group is empty', () => {
    expect(
      byCompetency(lessons, result).map(({ competency, left, principles }) => [competency, left, principles.length]),
    ).toEqual([
      ['qualify', 4, 2],
      ['steady', 0, 1],
    ]);
  });

  test('give one to practise and another to keep', () => {
    const { practise, keep } = takeAway(lessons);
    expect(practise?.principle).toBe('ask-open');
    expect(keep?.principle).toBe('no-without-ego');
  });

  test('give nothing to practise after a perfect run, and nothing to keep after one without points', () => {
    expect(takeAway(principleLessons(after('ask', 'wait', 'arrive', 'date'))).practise).toBeNull();
    const { practise, keep } = takeAway(
      principleLessons(
        debrief(
          play(aScenario({ choices: [earns('a', 'done', { 'ask-open': 1 }), earns('b', 'done')] }), { choices: ['b'] }),
          'nl',
        ),
      ),
    );
    expect(practise?.principle).toBe('ask-open');
    expect(keep).toBeNull();
  });
});

test('where a line was weaker only by where it led, the principle harmed most is the one to practise', () => {
  const samePoints = aScenario({
    beats: {
      first: { choices: [earns('on', 'rich', { 'ask-open': -1 }), earns('off', 'done', { 'ask-open': -1 })] },
      rich: { choices: [earns('go', 'done', { 'which-stone': 2 })] },
    },
  });
  const other = debrief(play(samePoints, { choices: ['off'] }), 'nl');
  expect(turningPoint(other.decisions)?.cost).toBe(2);
  expect(takeAway(principleLessons(other)).practise).toMatchObject({ principle: 'ask-open', left: 0, points: -1 });
});

test('an ending that tells another story than the score is pointed out, a mixed one never', () => {
  const ended = (meaning: 'good' | 'mixed' | 'bad', passed: boolean) =>
    endingAgainstScore({ passed, ending: { id: 'done', title: '', text: '', later: '', meaning } });
  expect([ended('good', false), ended('bad', true)]).toEqual(['lucky', 'unlucky']);
  expect([ended('good', true), ended('bad', false), ended('mixed', true), ended('mixed', false)]).toEqual([
    null,
    null,
    null,
    null,
  ]);
});

test('a score is spoken of by its stars, and below the pass mark by how far it is from chance', () => {
  const verdict = (score: number, stars: 0 | 1 | 2 | 3) => scoreVerdict({ score, stars });
  expect([verdict(0, 0), verdict(19, 0), verdict(20, 0), verdict(59, 0)]).toEqual([
    'chance',
    'chance',
    'below',
    'below',
  ]);
  expect([verdict(60, 1), verdict(75, 2), verdict(90, 3)]).toEqual(['pass', 'strong', 'top']);
});
