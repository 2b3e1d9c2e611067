/** Days in a row. A weekend without a conversation breaks nothing: selling is work for weekdays. */
import type { PlayedRun } from './findings.ts';

const shownDays = 14; // two weeks, which is what fits beside each other on a phone

export type Streak = {
  /** Days in the row that still stands, today's included once it is there. */
  current: number;
  longest: number;
  /** The last two weeks, today last. `day` counts local days from 1 January 1970. */
  days: { day: number; counts: boolean }[];
};

/**
 * A day counts when a conversation ended on it, for real or in practice; a what-if does not count, since one answer
 * can end it, nor does what was opened from a run code.
 * The row stands as long as no weekday has passed without one; today has not passed.
 */
export function streak(runs: readonly PlayedRun[], today: number): Streak {
  const counting = runs.filter(
    ({ result, isFork, received, day }) => result !== null && !isFork && !received && day <= today,
  );
  const days = [...new Set(counting.map(({ day }) => day))].sort((a, b) => a - b);
  let row = 0;
  let longest = 0;
  for (const [index, day] of days.entries()) {
    const previous = days[index - 1];
    row = previous !== undefined && isUnbroken(previous, day) ? row + 1 : 1;
    longest = Math.max(longest, row);
  }
  const last = days[days.length - 1];
  const counts = new Set(days);
  return {
    current: last !== undefined && isUnbroken(last, today) ? row : 0,
    longest,
    days: Array.from({ length: shownDays }, (_, index) => {
      const day = today - shownDays + 1 + index;
      return { day, counts: counts.has(day) };
    }),
  };
}

/** Whether only days of a weekend lie between two days. */
function isUnbroken(from: number, to: number): boolean {
  // Beyond three days there is a weekday in between.
  if (to - from > 3) return false;
  for (let day = from + 1; day < to; day += 1) if (!isWeekend(day)) return false;
  return true;
}

/** 1 January 1970 was a Thursday. */
const isWeekend = (day: number): boolean => (((day + 3) % 7) + 7) % 7 >= 5;
