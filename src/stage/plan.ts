/**
 * What the stage does when one moment becomes the next: the staging every scenario shares.
 * Pure and Phaser-free: two moments in, moves out, in the order in which they are carried out.
 */
import { isElsewhere, leadsTo, lineOf, nextMoment, sceneOf } from '../core/run/moment.ts';
import type { Moment } from '../core/run/moment.ts';
import { silenceMs, turnBetween, turnOf } from '../core/run/turning-point.ts';
import type { LineView, PersonView, PlaceView, View } from '../core/run/view.ts';
import type { Mood } from '../core/scenario/stagecraft.ts';

/** firm is how somebody stands who puts a foot down. */
export type Pose = 'open' | 'closed' | 'firm';
export type Lean = 'in' | 'out' | 'upright';
/** Files of `assets/emotes`. */
export type Emote = 'exclaim' | 'question' | 'sweat' | 'anger' | 'silence' | 'spark' | 'idea';
export type Seat = Pick<PersonView, 'id' | 'look'>;

export type Move =
  /** A held beat of silence before what follows; a grim one darkens the place. */
  | { do: 'hold'; ms: number; grim: boolean }
  /** Another place, or a later time in the same one. */
  | { do: 'enter'; place: PlaceView }
  /** Who is there from now on, from left to right; who has come in, and who goes out. */
  | { do: 'seat'; people: Seat[]; came: string[]; left: string[] }
  /** 0 at ease, 1 about to break. */
  | { do: 'light'; tension: number }
  | { do: 'express'; who: string; mood: Mood; pose: Pose; lean: Lean }
  /** Looks where the body faces, or turned round, the other way. */
  | { do: 'look'; who: string; round: boolean }
  | { do: 'gesture'; who: string; gesture: 'nod' | 'shake' }
  | { do: 'emote'; who: string; emote: Emote }
  /** The camera: how near (0 to 1) and to whom; null is everybody. With a cut it is there at once. */
  | { do: 'frame'; on: string | null; near: number; cut: boolean }
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
  annoyed: { pose: 'firm', lean: 'out', heat: 0.45, favour: -2, emote: null },
  angry: { pose: 'firm', lean: 'in', heat: 0.75, favour: -3, emote: 'anger' },
  embarrassed: { pose: 'closed', lean: 'out', heat: 0.2, favour: -1, emote: 'sweat' },
  thinking: { pose: 'closed', lean: 'upright', heat: 0.1, favour: 0, emote: 'silence' },
  surprised: { pose: 'open', lean: 'out', heat: 0.15, favour: 0, emote: 'exclaim' },
  shouting: { pose: 'firm', lean: 'in', heat: 1, favour: -4, emote: 'anger' },
};

/** A mark that says more may come soon after one that says less. */
const weight: Record<Emote, number> = { anger: 3, exclaim: 3, sweat: 2, idea: 2, spark: 1, question: 1, silence: 1 };
const doubting = new Set<Mood>(['thinking', 'sceptical']);
const fierce = new Set<Mood>(['angry', 'shouting']);

const markless = 3; // lines after a mark before the next
const atEase = 0.7; // of all the trust there can be: arms come down
const closeUp = 1;
const leaning = 0.3; // how near the camera comes to somebody who leans in
const nearestPush = 0.6;
const doorMs = 450; // somebody comes in or leaves: all look up

/**
 * The moves from one moment to the next.
 * With null, or a moment that does not lead to the next (a rewind, another run), the stage is set anew.
 */
export function plan(previous: Moment | null, next: Moment): Move[] {
  const before = previous && leadsTo(previous, next) ? previous : null;
  const moves: Move[] = [];

  const turn = turnBetween(before, next);
  if (turn) moves.push({ do: 'hold', ms: silenceMs[turn], grim: turn === 'bad-ending' || turn === 'trust-broken' });

  const scene = sceneOf(next);
  const entering = !before || isElsewhere(before, next);
  if (entering) moves.push({ do: 'enter', place: scene.place });
  const was = entering ? null : before;

  const people = scene.present.map(({ id, look }) => ({ id, look }));
  const seated = was ? sceneOf(was).present : [];
  if (!was || !sameSeats(seated, people)) {
    const came = was ? idsNotIn(people, seated) : [];
    const left = was ? idsNotIn(seated, people) : [];
    moves.push({ do: 'seat', people, came, left });
    if (!turn && came.length + left.length > 0) moves.push({ do: 'hold', ms: doorMs, grim: false });
  }

  const tension = tensionOf(next);
  if (!was || tensionOf(was) !== tension) moves.push({ do: 'light', tension });

  const mark = was && markBetween(was, next);
  for (const { id } of people) {
    const mood = moodOf(next, id);
    if (mood === null) continue;
    const pose = poseOf(next, mood);
    const old = was && moodOf(was, id);
    if (mood !== old || !was || pose !== poseOf(was, mood)) {
      moves.push({ do: 'express', who: id, mood, pose, lean: manner[mood].lean });
    }
    if (!old || mood === old) continue;
    const { favour } = manner[mood];
    if (mark?.who === id) moves.push({ do: 'emote', who: id, emote: mark.emote });
    else if (favour > 0 && manner[old].favour <= 0) moves.push({ do: 'gesture', who: id, gesture: 'nod' });
    else if (favour < 0 && manner[old].favour > favour) moves.push({ do: 'gesture', who: id, gesture: 'shake' });
  }

  for (const { id } of people) {
    const round = looksRound(next, id);
    if (round !== (was !== null && isPresent(was, id) && looksRound(was, id)))
      moves.push({ do: 'look', who: id, round });
  }
  const agrees = was && agreesWith(was, next);
  if (agrees) moves.push({ do: 'gesture', who: agrees, gesture: 'nod' });

  const shot = shotOf(next);
  const oldShot = was && shotOf(was);
  if (!oldShot || oldShot.on !== shot.on || oldShot.near !== shot.near) {
    const cut = oldShot !== null && (shot.near === closeUp || oldShot.near === closeUp);
    moves.push({ do: 'frame', ...shot, cut });
  }

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
  const shown = heard(moment).findLast((line) => line.who === who && line.mood !== null);
  return shown?.mood ?? sceneOf(moment).present.find(({ id }) => id === who)?.mood ?? null;
}

/** How tense it is, 0 to 1 in hundredths: the angriest face, made lighter or heavier by the trust there is. */
export function tensionOf(moment: Moment): number {
  const heats = sceneOf(moment).present.map(({ id }) => manner[moodOf(moment, id) ?? 'neutral'].heat);
  const heat = heats.length > 0 ? Math.max(...heats) : 0;
  const tension = heat + (0.5 - trustIn(moment.view)) * 0.5;
  return inHundredths(Math.min(1, Math.max(0, tension)));
}

/** The trust there is, as a share of all there can be; half of it where a scenario has none. */
function trustIn({ meters }: View): number {
  const trust = meters.find(({ id }) => id === trustMeter);
  return trust && trust.max > trust.min ? (trust.value - trust.min) / (trust.max - trust.min) : 0.5;
}

/** Who trusts you does not keep the arms folded. */
function poseOf({ view }: Moment, mood: Mood): Pose {
  return mood === 'neutral' && trustIn(view) >= atEase ? 'open' : manner[mood].pose;
}

const idsNotIn = (these: readonly Seat[], those: readonly Seat[]) =>
  these.map(({ id }) => id).filter((id) => !those.some((other) => other.id === id));

function sameSeats(old: readonly Seat[], now: readonly Seat[]): boolean {
  return old.length === now.length && old.every(({ id, look }, i) => id === now[i]?.id && look === now[i]?.look);
}

const heard = (moment: Moment): LineView[] => sceneOf(moment).lines.slice(0, moment.line + 1);

const isPresent = (moment: Moment, who: string) => sceneOf(moment).present.some(({ id }) => id === who);

function talkerOf(moment: Moment): string | null {
  return moment.speaking ? (lineOf(moment)?.who ?? null) : null;
}

type Mark = { who: string; emote: Emote };

/** The mark that a line puts beside a head: never two at once, and not on every line. */
function markBetween(was: Moment, next: Moment): Mark | null {
  if (was.view === next.view) return was.scene === next.scene && was.line === next.line ? null : marksIn(next).now;
  const earlier = marksIn(was);
  return marksIn(next, earlier).now;
}

type Marks = { now: Mark | null; since: number; last: Emote | null };

/** Goes through a view as far as a moment, and gives the mark of its last line. */
function marksIn(moment: Moment, from: Omit<Marks, 'now'> = { since: markless, last: null }): Marks {
  let marks: Marks = { ...from, now: null };
  moment.view.scenes.slice(0, moment.scene + 1).forEach((scene, s) => {
    const faces = new Map(scene.present.map(({ id, mood }) => [id, mood]));
    const until = s === moment.scene ? moment.line + 1 : scene.lines.length;
    for (const { who, mood } of scene.lines.slice(0, until)) {
      const old = who === null ? undefined : faces.get(who);
      const emote = who !== null && mood && old && mood !== old ? emoteFor(old, mood) : null;
      if (who !== null && mood) faces.set(who, mood);
      const fits = emote && (marks.since >= markless || (marks.last && weight[emote] > weight[marks.last]));
      marks =
        fits && who !== null
          ? { now: { who, emote }, since: 0, last: emote }
          : { now: null, since: marks.since + 1, last: marks.last };
    }
  });
  return marks;
}

function emoteFor(old: Mood, mood: Mood): Emote | null {
  // Doubt that gives way is an idea.
  if (doubting.has(old) && manner[mood].favour > 0) return 'idea';
  return manner[mood].emote;
}

/** In a company of three or more, heads turn to who speaks or spoke last; two face each other already. */
function looksRound(moment: Moment, who: string): boolean {
  const { place, present } = sceneOf(moment);
  const seats = present.map(({ id }) => id);
  if (seats.length < 3 || (place.kind !== 'room' && place.kind !== 'video')) return false;
  const speaker = heard(moment).findLast((line) => line.who !== null && seats.includes(line.who))?.who ?? who;
  if (speaker === who) return false;
  // Bodies face the middle of the row.
  const facesLeft = seats.indexOf(who) > (seats.length - 1) / 2;
  return seats.indexOf(speaker) < seats.indexOf(who) !== facesLeft;
}

/** Who nods when somebody has finished: a friendly face, where nobody hostile spoke. */
function agreesWith(was: Moment, next: Moment): string | null {
  const line = lineOf(next);
  if (!was.speaking || next.speaking || was.view !== next.view || line === null || line.who === null) return null;
  const after = nextMoment(next);
  if (after && lineOf(after)?.who === line.who) return null;
  if (isPresent(next, line.who) && manner[moodOf(next, line.who) ?? 'neutral'].favour < 0) return null;
  const friend = sceneOf(next).present.find(
    ({ id }) => id !== line.who && manner[moodOf(next, id) ?? 'neutral'].favour > 0,
  );
  return friend?.id ?? null;
}

// The camera goes to the one who speaks when it matters: it stays with everybody while all is well.
function shotOf(moment: Moment): { on: string | null; near: number } {
  const who = lineOf(moment)?.who ?? null;
  if (who === null || !isPresent(moment, who)) return { on: null, near: 0 };
  // One line at a time: a face that stays close says less.
  if (deservesCloseUp(moment) && !deservesCloseUp({ ...moment, line: moment.line - 1 }))
    return { on: who, near: closeUp };
  const tension = tensionOf(moment);
  const lean = manner[moodOf(moment, who) ?? 'neutral'].lean;
  const near = Math.max(lean === 'in' ? leaning : 0, tension > 0.4 ? tension * nearestPush : 0);
  return near > 0 ? { on: who, near: inHundredths(near) } : { on: null, near: 0 };
}

/** The first words after a turning point, a temper that is lost, the last words of a good or bad ending. */
function deservesCloseUp(moment: Moment): boolean {
  const { view } = moment;
  const who = lineOf(moment)?.who ?? null;
  if (who === null || !isPresent(moment, who)) return false;
  const turn = turnOf(view);
  if (turn === 'bad-ending' || turn === 'good-ending') return nextMoment(moment) === null;
  if (turn !== null) {
    const lines = view.scenes.slice(0, moment.scene).flatMap((scene) => scene.lines);
    const earlier = [...lines, ...heard(moment).slice(0, -1)];
    if (!earlier.some((line) => line.who === who)) return true;
  }
  const mood = lineOf(moment)?.mood ?? null;
  const old = moodOf({ ...moment, line: moment.line - 1 }, who);
  return mood !== null && fierce.has(mood) && old !== null && !fierce.has(old);
}

const inHundredths = (value: number) => Math.round(value * 100) / 100;
