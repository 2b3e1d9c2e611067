/** What the profile says of somebody, rule by rule. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { badgeRules, badges, type BadgeId } from '../../../src/core/profile/badges.ts';
import { blindSpots, practicePlace, type Offers } from '../../../src/core/profile/blind-spots.ts';
import type { PlayedRun } from '../../../src/core/profile/findings.ts';
import { profileOf } from '../../../src/core/profile/profile.ts';
import { radar, recentRuns } from '../../../src/core/profile/radar.ts';
import { standings } from '../../../src/core/profile/standings.ts';
import { streak } from '../../../src/core/profile/streak.ts';
import { aRun, monday, type RunParts } from './played-runs.ts';

const variantOf = (runs: readonly PlayedRun[], variant = 'plain') =>
  standings(runs)
    .find(({ scenario }) => scenario === 'client')
    ?.variants.find((one) => one.variant === variant);

describe('what was reached with a client', () => {
  test('stars come from runs for real; practice and what-ifs have a best of their own', () => {
    const runs = [
      aRun({ score: 62 }),
      aRun({ score: 95, mode: 'practice' }),
      aRun({ score: 97, mode: 'practice', isFork: true }),
      aRun({ score: 99, mode: 'practice', received: true }),
      aRun({ score: 76, variant: 'odd' }),
    ];
    const [client] = standings(runs);
    expect(client).toMatchObject({ stars: 2, variantsSeen: 2 });
    expect(variantOf(runs)?.best).toMatchObject({ score: 62, stars: 1 });
    expect(variantOf(runs)?.bestInPractice).toMatchObject({ score: 97 });
  });

  test('a variant is seen once a run of it has ended, in whatever way it was played', () => {
    const runs = [aRun({ score: null }), aRun({ variant: 'odd', mode: 'practice' })];
    expect(variantOf(runs)?.seen).toBe(false);
    expect(variantOf(runs, 'odd')?.seen).toBe(true);
    expect(variantOf(runs, 'third')?.seen).toBe(false);
  });

  test('the first attempt is the first run for real, also when a better one follows', () => {
    const first = aRun({ score: 31 });
    expect(variantOf([aRun({ score: 80 }), first])?.first).toEqual({ runId: first.runId, score: 31 });
  });

  test('a first attempt that was left half-way stays the first attempt', () => {
    const left = aRun({ score: null });
    expect(variantOf([left, aRun({ score: 80 })])?.first).toEqual({ runId: left.runId, score: null });
  });

  test('who practised a variant first has no first attempt at it any more', () => {
    expect(variantOf([aRun({ mode: 'practice', score: null }), aRun({ score: 80 })])?.first).toBeNull();
    expect(variantOf([aRun({ mode: 'practice', isFork: true }), aRun({ score: 80 })])?.first).toBeNull();
    expect(variantOf([aRun({ mode: 'practice', variant: 'odd' }), aRun({ score: 80 })])?.first).not.toBeNull();
  });

  test('of two copies of one run, begun at the same time, the one that ended is the first attempt', () => {
    const half = aRun({ score: null });
    const whole = aRun({ score: 70, startedAt: half.startedAt });
    expect(variantOf([half, whole])?.first?.runId).toBe(whole.runId);
  });
});

describe('the radar', () => {
  const face = (runs: readonly PlayedRun[]) => radar(runs).competencies.find(({ competency }) => competency === 'face');

  test('now is the last five runs for real together; practice does not count', () => {
    const runs = [10, 0, 0, 0, 0, 5].map((points) => aRun({ competencies: { face: points } }));
    runs.push(aRun({ mode: 'practice', competencies: { face: 10 } }));
    expect(face(runs)).toMatchObject({ now: 10, before: 100, change: -90, course: [100, 50, 33, 25, 20, 10] });
  });

  test('a competency that was never at stake is neither nought nor full', () => {
    expect(face([aRun({ competencies: { ally: 5 } })])).toMatchObject({ now: null, before: null, change: null });
  });

  test('with one run there is nothing to compare', () => {
    expect(face([aRun({ competencies: { face: 5 } })])).toMatchObject({ now: 50, before: null, change: null });
  });
});

describe('days in a row', () => {
  const on = (...days: number[]) => days.map((one) => aRun({ day: one }));

  test('the row stands today, and tomorrow as long as that has not passed', () => {
    const runs = on(monday, monday + 1, monday + 2);
    expect(streak(runs, monday + 2)).toMatchObject({ current: 3, longest: 3 });
    expect(streak(runs, monday + 3)).toMatchObject({ current: 3 });
    expect(streak(runs, monday + 4)).toMatchObject({ current: 0, longest: 3 });
  });

  test('a weekend breaks nothing, and a conversation in it counts', () => {
    const friday = monday + 4;
    expect(streak(on(friday, friday + 3), friday + 3)).toMatchObject({ current: 2 });
    expect(streak(on(friday, friday + 1, friday + 3), friday + 3)).toMatchObject({ current: 3 });
    expect(streak(on(friday), friday + 4)).toMatchObject({ current: 0 });
  });

  test('two conversations on a day are one day; a what-if, one left half-way and one from a run code are none', () => {
    const runs = [
      ...on(monday, monday),
      aRun({ day: monday + 1, isFork: true }),
      aRun({ day: monday + 1, score: null }),
      aRun({ day: monday + 1, mode: 'practice', received: true }),
    ];
    expect(streak(runs, monday + 1)).toMatchObject({ current: 1, longest: 1 });
  });

  test('the last two weeks are there to draw, today last', () => {
    const { days } = streak(on(monday + 13), monday + 14);
    expect(days.map(({ day }) => day)).toEqual(Array.from({ length: 14 }, (_, index) => monday + 1 + index));
    expect(days.filter(({ counts }) => counts)).toEqual([{ day: monday + 13, counts: true }]);
  });
});

describe('badges', () => {
  const badge = (runs: readonly PlayedRun[], id: BadgeId) => badges(runs).find((one) => one.id === id);
  const shown = { points: 2 };
  const failed = { points: -1, lost: 1 };
  const threeOfFace = { 'leave-dignity': shown, 'read-the-pretext': shown, 'cover-the-decider': shown };

  test('a competency asks three principles, each shown with two clients', () => {
    const here = aRun({ scenario: 'a', principles: threeOfFace });
    expect(badge([here, aRun({ scenario: 'a', principles: threeOfFace })], 'face')).toMatchObject({
      earned: null,
      have: 0,
    });
    const there = aRun({ scenario: 'b', principles: threeOfFace });
    expect(badge([here, there], 'face')).toMatchObject({ earned: { at: there.endedAt, runId: there.runId }, have: 3 });
    expect(badge([here, there], 'ally')).toMatchObject({ earned: null, have: 0, need: 3 });
  });

  test('practice and what-ifs earn nothing', () => {
    const runs = ['a', 'b'].flatMap((scenario) => [
      aRun({ scenario, mode: 'practice', principles: threeOfFace }),
      aRun({ scenario, mode: 'practice', isFork: true, principles: threeOfFace }),
    ]);
    expect(badges(runs).filter(({ earned, have }) => earned !== null || have > 0)).toEqual([]);
  });

  test('a principle that was failed in one of its last two runs is not mastered', () => {
    const runs = [
      aRun({ scenario: 'a', principles: threeOfFace }),
      aRun({ scenario: 'b', principles: { ...threeOfFace, 'leave-dignity': { points: 1, lost: 1 } } }),
    ];
    expect(badge(runs, 'face')).toMatchObject({ earned: null, have: 2 });
    runs.push(aRun({ scenario: 'b', principles: threeOfFace }), aRun({ scenario: 'c', principles: {} }));
    expect(badge(runs, 'face')).toMatchObject({ have: 2 });
    runs.push(aRun({ scenario: 'a', principles: threeOfFace }));
    expect(badge(runs, 'face')?.earned).not.toBeNull();
  });

  test('a badge that was earned stays, also when it goes worse afterwards', () => {
    const runs = [
      aRun({ scenario: 'a', principles: threeOfFace }),
      aRun({ scenario: 'b', principles: threeOfFace }),
      aRun({ scenario: 'b', principles: { 'leave-dignity': failed } }),
    ];
    expect(badge(runs, 'face')).toMatchObject({ earned: { runId: runs[1]?.runId }, have: 2 });
  });

  test('every side of a client: each variant passed for real', () => {
    const runs = [aRun({ score: 60 }), aRun({ score: 59, variant: 'odd' }), aRun({ score: 99, variant: 'third' })];
    expect(badge(runs, 'every-side')).toMatchObject({ earned: null, have: 2, need: 3 });
    runs.push(aRun({ score: 88, variant: 'odd' }));
    expect(badge(runs, 'every-side')?.earned).not.toBeNull();
  });

  test('every side asks a client with three sides at least', () => {
    expect(badge([aRun({ score: 99, variants: ['plain'] })], 'every-side')).toMatchObject({ earned: null, have: 0 });
  });

  test('right the first time: first attempts passed with three clients', () => {
    const runs = ['a', 'b', 'c'].map((scenario) => aRun({ scenario, score: 60 }));
    expect(badge(runs, 'first-time')?.earned).not.toBeNull();
    const practised = aRun({ scenario: 'c', mode: 'practice', startedAt: 1 });
    expect(badge([...runs, practised], 'first-time')).toMatchObject({ earned: null, have: 2 });
  });

  test('come back: a first attempt not passed, and two stars later in the same variant', () => {
    const first = aRun({ score: 59 });
    expect(badge([first, aRun({ score: 75, variant: 'odd' }), aRun({ score: 74 })], 'come-back')?.earned).toBeNull();
    expect(badge([first, aRun({ score: 75 })], 'come-back')?.earned).not.toBeNull();
  });

  test('turned: failed in two runs, mastered after all', () => {
    const principles = { 'leave-dignity': shown };
    const runs = [
      aRun({ scenario: 'a', principles: { 'leave-dignity': failed } }),
      aRun({ scenario: 'a', principles }),
      aRun({ scenario: 'b', principles }),
    ];
    expect(badge(runs, 'turned')?.earned).toBeNull();
    expect(
      badge([aRun({ startedAt: 1, principles: { 'leave-dignity': failed } }), ...runs], 'turned')?.earned,
    ).not.toBeNull();
  });

  test('sure and right: eighteen of the last twenty answers given as sure', () => {
    const confidence = Array.from({ length: 10 }, () => 'sure' as const);
    const costs = (wrong: number) => Array.from({ length: 10 }, (_, index) => (index < wrong ? 1 : 0));
    const [bad, good] = [aRun({ confidence, costs: costs(3) }), aRun({ confidence, costs: costs(0) })];
    expect(badge([bad, good], 'sure')).toMatchObject({ earned: null, have: 17, need: badgeRules.sure.right });
    expect(badge([bad, good, aRun({ confidence, costs: costs(2) })], 'sure')?.earned).not.toBeNull();
  });
});

describe('blind spots', () => {
  const spots = (...runs: PlayedRun[]) => blindSpots(runs).map(({ principle }) => principle);
  const missed = (points: number) => ({ chances: 2, missedAt: 1, missed: points });

  test('the principles on which most was left lying, at most three', () => {
    const run = aRun({
      principles: {
        'ask-open': missed(2),
        'both-say-yes': missed(5),
        'joint-plan': missed(3),
        'map-influence': missed(4),
      },
    });
    expect(spots(run)).toEqual(['both-say-yes', 'map-influence', 'joint-plan']);
  });

  test('one point is a slip, and what mostly goes well is none', () => {
    const run = aRun({ principles: { 'ask-open': missed(1), 'both-say-yes': { chances: 4, missedAt: 1, missed: 3 } } });
    expect(spots(run)).toEqual([]);
  });

  test('what went wrong lately weighs more', () => {
    const [old, recent] = [{ 'ask-open': missed(3) }, { 'joint-plan': missed(3) }];
    expect(spots(aRun({ principles: old }), aRun({ principles: recent }))).toEqual(['joint-plan', 'ask-open']);
  });

  test('practice and what-ifs say nothing of it', () => {
    const principles = { 'ask-open': missed(4) };
    expect(spots(aRun({ principles, mode: 'practice' }), aRun({ principles, isFork: true }))).toEqual([]);
  });

  const offers = new Map<string, Offers>([
    ['a', { one: { 'ask-open': 5 }, two: { 'ask-open': 1, 'joint-plan': 1 } }],
    ['b', { one: { 'ask-open': 2, 'joint-plan': 1 }, two: { 'map-influence': 9 } }],
  ]);
  const wanted = ['ask-open', 'joint-plan'];

  test('are practised where most of them come up', () => {
    expect(practicePlace(wanted, offers, () => false)).toEqual({ scenario: 'b', variant: 'one', principles: wanted });
  });

  test('rather in a variant that was not seen', () => {
    const seen = (scenario: string) => scenario === 'b';
    expect(practicePlace(wanted, offers, seen)).toMatchObject({ scenario: 'a', variant: 'two' });
  });

  test('and nowhere when no client brings them up', () => {
    expect(practicePlace(['no-bypass-after-no'], offers, () => false)).toBeNull();
  });
});

const anyParts: fc.Arbitrary<RunParts> = fc.record({
  scenario: fc.constantFrom('a', 'b', 'c'),
  variant: fc.constantFrom('plain', 'odd', 'third'),
  mode: fc.constantFrom('practice', 'real'),
  isFork: fc.boolean(),
  received: fc.boolean(),
  score: fc.option(fc.integer({ min: 0, max: 100 })),
  day: fc.integer({ min: 0, max: 60 }),
  competencies: fc.record({ face: fc.integer({ min: 0, max: 10 }), ally: fc.integer({ min: 0, max: 10 }) }),
  principles: fc.dictionary(
    fc.constantFrom('leave-dignity', 'read-the-pretext', 'cover-the-decider', 'joint-plan'),
    fc.record({
      points: fc.integer({ min: 0, max: 4 }),
      chances: fc.integer({ min: 1, max: 3 }),
      lost: fc.integer({ min: 0, max: 1 }),
      missedAt: fc.integer({ min: 0, max: 1 }),
      missed: fc.integer({ min: 0, max: 3 }),
    }),
  ),
});
const anyRuns = fc.array(anyParts, { maxLength: 25 }).map((all) => all.map((parts) => aRun(parts)));

describe('whatever was played', () => {
  test('the order in which runs are read changes nothing', () => {
    fc.assert(
      fc.property(anyRuns, fc.infiniteStream(fc.nat()), (runs, dice: Iterator<number, undefined>) => {
        const shuffled = runs
          .map((run) => ({ run, at: dice.next().value ?? 0 }))
          .sort((a, b) => a.at - b.at)
          .map(({ run }) => run);
        expect(profileOf(shuffled, 61)).toEqual(profileOf(runs, 61));
      }),
      { seed: 1 },
    );
  });

  test('practice and what-ifs change no figure that is about runs for real', () => {
    fc.assert(
      fc.property(anyRuns, anyRuns, (runs, others) => {
        const real = runs.map((run): PlayedRun => ({ ...run, mode: 'real', isFork: false, received: false }));
        // Later than the runs for real: practice before them takes the first attempts away, which is a figure about them.
        const practice = others.map((run): PlayedRun => ({ ...run, mode: 'practice' }));
        const [alone, together] = [profileOf(real, 61), profileOf([...real, ...practice], 61)];
        for (const figure of ['radar', 'badges', 'mastered', 'blindSpots'] as const)
          expect(together[figure]).toEqual(alone[figure]);
        for (const { scenario, stars, variants } of alone.scenarios) {
          const same = together.scenarios.find((one) => one.scenario === scenario);
          expect(same?.stars).toBe(stars);
          expect(same?.variants.map(({ best, first }) => ({ best, first }))).toEqual(
            variants.map(({ best, first }) => ({ best, first })),
          );
        }
      }),
      { seed: 2 },
    );
  });

  test('playing on takes no badge, no first attempt, no star and no longest row away', () => {
    fc.assert(
      fc.property(anyRuns, anyRuns, (runs, later) => {
        const [before, after] = [profileOf(runs, 61), profileOf([...runs, ...later], 61)];
        for (const { id, earned } of before.badges)
          if (earned) expect(after.badges.find((one) => one.id === id)?.earned).toEqual(earned);
        expect(after.streak.longest).toBeGreaterThanOrEqual(before.streak.longest);
        for (const { scenario, stars, variants } of before.scenarios) {
          const now = after.scenarios.find((one) => one.scenario === scenario);
          expect(now?.stars).toBeGreaterThanOrEqual(stars);
          for (const { variant, first } of variants)
            if (first) expect(now?.variants.find((one) => one.variant === variant)?.first?.runId).toBe(first.runId);
        }
      }),
      { seed: 3 },
    );
  });

  test('percents are whole and between 0 and 100, with one entry a run', () => {
    fc.assert(
      fc.property(anyRuns, (runs) => {
        const { runs: measured, competencies } = radar(runs);
        for (const { course, now } of competencies) {
          expect(course.length).toBe(measured.length);
          expect(now).toBe(course.at(-1) ?? null);
          for (const percent of course) if (percent !== null) expect([...Array(101).keys()]).toContain(percent);
        }
        expect(recentRuns).toBe(5);
      }),
      { seed: 4 },
    );
  });
});
