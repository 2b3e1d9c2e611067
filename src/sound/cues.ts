/**
 * What is heard when one moment becomes the next. Pure: two moments in, cues out.
 * Decided by what the view shows, never by a scenario.
 */
import { isElsewhere, leadsTo, nextMoment, sceneOf } from '../core/run/moment.ts';
import type { Moment } from '../core/run/moment.ts';
import type { PlaceView } from '../core/run/view.ts';

/** The one-off sounds of `assets/sound/sfx.json`, the talk blips apart. */
export type Sound =
  | 'click'
  | 'door'
  | 'fanfare'
  | 'hangup'
  | 'hover'
  | 'paper'
  | 'phone_ring'
  | 'ringback_nl'
  | 'sting_bad'
  | 'tick'
  | 'trust_down'
  | 'trust_up'
  | 'whoosh';
export type Ambience = 'office' | 'road' | 'restaurant' | 'hall';
/** Sounds that tell something the screen may not: the words are in the messages of the screens. */
export type CaptionKey = 'phone-rings' | 'ringing-out' | 'hang-up' | 'door' | 'driving-off';

export type Cue =
  | { do: 'play'; sound: Sound; afterMs: number; caption: CaptionKey | null }
  | { do: 'ambience'; kind: Ambience }
  /** The room holds its breath for so long. */
  | { do: 'hush'; ms: number };

const trustMeter = 'trust';
const brokenTrust = -2; // a fall by this much is a turning point: the stage holds its beat of silence too
const silenceMs = { brokenTrust: 700, badEnding: 1100 };
const afterEntering = 900; // a ring or a door has its say first

/**
 * The cues from one moment to the next. With null, or a moment that does not lead to the next, only the room is heard;
 * at the very start of a run also what opens it.
 */
export function cues(previous: Moment | null, next: Moment): Cue[] {
  const before = previous && leadsTo(previous, next) ? previous : null;
  const found: Cue[] = [];
  const play = (sound: Sound, afterMs = 0, caption: CaptionKey | null = null) =>
    found.push({ do: 'play', sound, afterMs, caption });

  const entering = !before || isElsewhere(before, next);
  const { place, moment: caption } = sceneOf(next);
  if (before && entering && sceneOf(before).place.kind === 'phone' && (place.kind !== 'phone' || caption !== null)) {
    play('hangup', 0, 'hang-up');
  }
  if (entering && (before || next.view.step === 0)) {
    const delay = found.length > 0 ? 450 : 0;
    if (place.kind === 'room') play('door', delay, 'door');
    else if (place.kind === 'road') play('whoosh', delay, 'driving-off');
    else if (place.kind === 'video') play('click', delay);
    // Later the same day somebody rings you; at the same moment it is you who has dialled.
    else if (!before || caption !== null) play('phone_ring', delay, 'phone-rings');
    else play('ringback_nl', delay, 'ringing-out');
  }
  if (entering) found.push({ do: 'ambience', kind: ambienceOf(place) });

  if (before && before.view.step !== next.view.step) {
    const delay = entering ? afterEntering : 0;
    const change = next.view.meters.find(({ id }) => id === trustMeter)?.change ?? 0;
    const bad = next.view.ending?.meaning === 'bad';
    const ms = bad ? silenceMs.badEnding : change <= brokenTrust ? silenceMs.brokenTrust : 0;
    if (ms > 0) found.push({ do: 'hush', ms });
    if (change !== 0) play(change > 0 ? 'trust_up' : 'trust_down', delay);
    if (next.view.notebook.some(({ isNew }) => isNew)) play('paper', delay + 500);
  }

  if (next.view.ending && isLast(next) && !(before && isLast(before) && before.view.step === next.view.step)) {
    if (before && next.view.ending.meaning === 'good') play('fanfare', 300);
    if (before && next.view.ending.meaning === 'bad') play('sting_bad', 300);
  }
  return found;
}

function isLast(moment: Moment): boolean {
  return !moment.speaking && nextMoment(moment) === null;
}

/** On the phone it is the other side that is heard: the last backdrop is never only one's own. */
function ambienceOf({ kind, backdrops }: PlaceView): Ambience {
  if (kind === 'road') return 'road';
  const there = backdrops.at(-1);
  if (there === 'restaurant') return 'restaurant';
  return there === 'factory-hall' || there === 'trade-fair' ? 'hall' : 'office';
}
