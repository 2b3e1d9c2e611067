/**
 * What the stage does when one moment becomes the next: the staging every scenario shares.
 * Pure and Phaser-free: two moments in, moves out, in the order in which they are carried out.
 */
import { isElsewhere, leadsTo, lineOf, sceneOf } from '../core/run/moment.ts';
import type { Moment } from '../core/run/moment.ts';
import type { PersonView, PlaceView } from '../core/run/view.ts';
import type { Mood } from '../core/scenario/stagecraft.ts';

export type Pose = 'open' | 'closed';
export type Lean = 'in' | 'out' | 'upright';
/** Files of `assets/emotes`. */
export type Emote = 'exclaim' | 'question' | 'sweat' | 'anger' | 'silence' | 'spark';
export type Seat = Pick<PersonView, 'id' | 'look'>;

export type Move =
  /** A held beat of silence before what follows. */
  | { do: 'hold'; ms: number }
  /** Another place, or a later time in the same one. */
  | { do: 'enter'; place: PlaceView }
  /** Who is there from now on, from left to right. */
  | { do: 'seat'; people: Seat[] }
  /** 0 at ease, 1 about to break. */
  | { do: 'light'; tension: number }
  | { do: 'express'; who: string; mood: Mood; pose: Pose; lean: Lean }
  | { do: 'gesture'; who: string; gesture: 'nod' | 'shake' }
  | { do: 'emote'; who: string; emote: Emote }
  /** The camera: how near (0 to 1) and to whom; null is everybody. */
  | { do: 'frame'; on: string | null; push: number }
  /** Kilometres on the counter. */
  | { do: 'travel'; from: number; to: number }
  /** Who has the word: an id of the cast, 'you', or null. */
  | { do: 'talk'; who: string | null };

/** Ids of the meters the staging listens to; a scenario without them is staged by its moods alone. */
const trustMeter = 'trust';
const kmMeter = 'km';

const manner: Record<Mood, { pose: Pose; lean: Lean; heat: number; favour: number; emote: Emote | null }> = {
  neutral: { pose: 'closed', lean: 'upright', heat: 0, favour: 0, emote: null },
  happy: { pose: 'open', lean: 'in', heat: -0.3, favour: 2, emote: 'spark' },
  warm: { pose: 'open', lean: 'in', heat: -0.2, favour: 2, emote: null },
  sceptical: { pose: 'closed', lean: 'out', heat: 0.25, favour: -1, emote: 'question' },
  annoyed: { pose: 'closed', lean: 'out', heat: 0.45, favour: -2, emote: null },
  angry: { pose: 'closed', lean: 'in', heat: 0.75, favour: -3, emote: 'anger' },
  embarrassed: { pose: 'closed', lean: 'out', heat: 0.2, favour: -1, emote: 'sweat' },
  thinking: { pose: 'closed', lean: 'upright', heat: 0.1, favour: 0, emote: 'silence' },
  surprised: { pose: 'open', lean: 'out', heat: 0.15, favour: 0, emote: 'exclaim' },
  shouting: { pose: 'open', lean: 'in', heat: 1, favour: -4, emote: 'anger' },
};

const brokenTrust = -2; // a fall by this much is a turning point
const silenceMs = { brokenTrust: 700, badEnding: 1100 };

/**
 * The moves from one moment to the next.
 * With null, or a moment that does not lead to the next (a rewind, another run), the stage is set anew.
 */
export function plan(previous: Moment | null, next: Moment): Move[] {
  const before = previous && leadsTo(previous, next) ? previous : null;
  const moves: Move[] = [];

  const silence = before ? silenceBefore(before, next) : 0;
  if (silence > 0) moves.push({ do: 'hold', ms: silence });

  const scene = sceneOf(next);
  const entering = !before || isElsewhere(before, next);
  if (entering) moves.push({ do: 'enter', place: scene.place });
  const was = entering ? null : before;

  const people = scene.present.map(({ id, look }) => ({ id, look }));
  if (!was || !sameSeats(sceneOf(was).present, people)) moves.push({ do: 'seat', people });

  const tension = tensionOf(next);
  if (!was || tensionOf(was) !== tension) moves.push({ do: 'light', tension });

  for (const { id } of people) {
    const mood = moodOf(next, id);
    const old = was && moodOf(was, id);
    if (mood === null || mood === old) continue;
    const { pose, lean, emote, favour } = manner[mood];
    moves.push({ do: 'express', who: id, mood, pose, lean });
    if (!old) continue;
    if (emote) moves.push({ do: 'emote', who: id, emote });
    else if (favour > 0 && manner[old].favour <= 0) moves.push({ do: 'gesture', who: id, gesture: 'nod' });
    else if (favour < 0 && manner[old].favour > favour) moves.push({ do: 'gesture', who: id, gesture: 'shake' });
  }

  const shot = shotOf(next);
  const oldShot = was && shotOf(was);
  if (!oldShot || oldShot.on !== shot.on || oldShot.push !== shot.push) moves.push({ do: 'frame', ...shot });

  const km = next.view.meters.find(({ id }) => id === kmMeter);
  if (scene.place.kind === 'road' && km && (!was || was.view !== next.view)) {
    moves.push({ do: 'travel', from: km.value - km.change, to: km.value });
  }

  const talker = talkerOf(next);
  if (!was ? talker !== null : talkerOf(was) !== talker) moves.push({ do: 'talk', who: talker });
  return moves;
}

/** The face somebody has at a moment; null for who is not there. */
export function moodOf(moment: Moment, who: string): Mood | null {
  const scene = sceneOf(moment);
  const heard = scene.lines.slice(0, moment.line + 1);
  const shown = heard.findLast((line) => line.who === who && line.mood !== null);
  return shown?.mood ?? scene.present.find(({ id }) => id === who)?.mood ?? null;
}

/** How tense it is, 0 to 1 in hundredths: the angriest face, made lighter or heavier by the trust there is. */
export function tensionOf(moment: Moment): number {
  const heats = sceneOf(moment).present.map(({ id }) => manner[moodOf(moment, id) ?? 'neutral'].heat);
  const heat = heats.length > 0 ? Math.max(...heats) : 0;
  const trust = moment.view.meters.find(({ id }) => id === trustMeter);
  const share = trust && trust.max > trust.min ? (trust.value - trust.min) / (trust.max - trust.min) : 0.5;
  const tension = heat + (0.5 - share) * 0.5;
  return Math.round(Math.min(1, Math.max(0, tension)) * 100) / 100;
}

function silenceBefore(previous: Moment, next: Moment): number {
  if (previous.view.step === next.view.step) return 0;
  if (next.view.ending?.meaning === 'bad') return silenceMs.badEnding;
  const trust = next.view.meters.find(({ id }) => id === trustMeter);
  return trust && trust.change <= brokenTrust ? silenceMs.brokenTrust : 0;
}

function sameSeats(old: readonly Seat[], now: readonly Seat[]): boolean {
  return old.length === now.length && old.every(({ id, look }, i) => id === now[i]?.id && look === now[i]?.look);
}

function talkerOf(moment: Moment): string | null {
  return moment.speaking ? (lineOf(moment)?.who ?? null) : null;
}

// The camera goes to the one who speaks when it matters: it stays with everybody while all is well.
function shotOf(moment: Moment): { on: string | null; push: number } {
  const tension = tensionOf(moment);
  const who = lineOf(moment)?.who ?? null;
  const present = who !== null && sceneOf(moment).present.some(({ id }) => id === who);
  const lean = present ? manner[moodOf(moment, who) ?? 'neutral'].lean : 'upright';
  const near = lean === 'in' ? 0.3 : 0;
  const push = Math.round(Math.max(near, tension > 0.4 ? tension : 0) * 100) / 100;
  return { on: push > 0 && present ? who : null, push };
}
