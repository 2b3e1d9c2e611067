/** A promise to oneself: one principle, one real customer, one sentence, one day. Kept on this device and nowhere else. */
import { principles } from '../../../core/principles/principles.ts';

/** How it went: said and it worked, said and it went another way, not said. */
export const outcomes = ['worked', 'otherwise', 'not-said'] as const;
export type Outcome = (typeof outcomes)[number];

export type Commitment = {
  id: string;
  /** Id of a principle. */
  principle: string;
  customer: string;
  sentence: string;
  /** "2026-11-28", where the player is. */
  date: string;
  /** "09:30"; null for a whole day. */
  time: string | null;
  /** The run it was made after. */
  runId: string;
  /** Milliseconds since 1970. */
  madeAt: number;
  /** Null as long as nobody said how it went. */
  outcome: Outcome | null;
};

/** Most characters of a customer's name and of a sentence: what fits on a card. */
export const longest = { customer: 60, sentence: 240 } as const;

/** What was kept or brought by a file, if it is a commitment; null otherwise. Never throws. */
export function readCommitment(value: unknown): Commitment | null {
  if (typeof value !== 'object' || value === null) return null;
  const { id, principle, customer, sentence, date, time, runId, madeAt, outcome } = value as Partial<
    Record<keyof Commitment, unknown>
  >;
  if (!isText(id, 64) || !isText(principle, 64) || !principles.has(principle) || !isText(runId, 64)) return null;
  if (!isText(customer, longest.customer) || !isText(sentence, longest.sentence)) return null;
  if (typeof date !== 'string' || !isDay(date)) return null;
  return {
    id,
    principle,
    customer,
    sentence,
    date,
    time: typeof time === 'string' && isTime(time) ? time : null,
    runId,
    madeAt: typeof madeAt === 'number' && Number.isFinite(madeAt) ? madeAt : 0,
    outcome: outcomes.find((one) => one === outcome) ?? null,
  };
}

/** Whether a text is a day of the calendar, written "2026-11-28". */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && dayAfter(text, 0) === text;
}

export function isTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}

/** The day so many days later. '' for what is no day. */
export function dayAfter(day: string, days: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const then = new Date(Date.UTC(year, month - 1, date + days));
  return Number.isNaN(then.getTime()) ? '' : then.toISOString().slice(0, 10);
}

/** The day at a moment, where the player is. */
export function dayOf(at: number): string {
  const here = new Date(at);
  return [here.getFullYear(), here.getMonth() + 1, here.getDate()]
    .map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0'))
    .join('-');
}

/** A day to propose: a week from a day, on a working day. */
export function proposedDay(today: string): string {
  const inAWeek = dayAfter(today, 7);
  const weekday = new Date(`${inAWeek}T00:00:00Z`).getUTCDay();
  return dayAfter(inAWeek, weekday === 6 ? 2 : weekday === 0 ? 1 : 0);
}

/** Whether its day has come, so that one may ask how it went. */
export function isDue({ date, outcome }: Pick<Commitment, 'date' | 'outcome'>, today: string): boolean {
  return outcome === null && date <= today;
}

function isText(value: unknown, most: number): value is string {
  return typeof value === 'string' && value.trim() !== '' && value.length <= most;
}
