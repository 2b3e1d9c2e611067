/**
 * What is heard when one moment becomes the next. Pure: two moments in, cues out.
 * Decided by what the view shows, never by a scenario.
 */
import { isElsewhere, leadsTo, nextMoment, sceneOf } from '../core/run/moment.ts';
import type { Moment } from '../core/run/moment.ts';
import { silenceMs, turnBetween } from '../core/run/turning-point.ts';
import type { PlaceView } from '../core/run/view.ts';
import type table from '../../assets/sound/table.json';

/** The one-off sounds, the talk blips apart. */
export type Sound = Exclude<keyof typeof table.sprite, `blip_${string}`>;
/** What a place sounds like when nobody speaks. */
export type Ambience = keyof typeof table.loops;
/** Sounds that tell something the screen may not: the words are in the messages of the screens. */
export type CaptionKey = 'phone-rings' | 'ringing-out' | 'hang-up' | 'door' | 'driving-off';

export type Cue =
  | { do: 'play'; sound: Sound; afterMs: number; caption: CaptionKey | null }
  /** `far`: it is the other side of the line that is heard. */
  | { do: 'ambience'; kind: Ambience; far: boolean }
  /** The room holds its breath for so long. */
  | { do: 'hush'; ms: number };

const trustMeter = 'trust';
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
  if (entering) found.push({ do: 'ambience', ...ambienceOf(place) });

  if (before && before.view.step !== next.view.step) {
    // The stage holds its beat too; what the choice did is heard when faces change.
    const turn = turnBetween(before, next);
    const silence = turn ? silenceMs[turn] : 0;
    if (silence > 0) found.push({ do: 'hush', ms: silence });
    const delay = silence + (entering ? afterEntering : 0);
    const change = next.view.meters.find(({ id }) => id === trustMeter)?.change ?? 0;
    if (change !== 0) play(change > 0 ? 'trust_up' : 'trust_down', delay);
    if (next.view.notebook.some(({ isNew }) => isNew)) play('paper', delay + 500);
  }

  const { ending } = next.view;
  if (ending && before && isLast(next) && !(isLast(before) && before.view.step === next.view.step)) {
    play(`sting_${ending.meaning}`, 300);
  }
  return found;
}

function isLast(moment: Moment): boolean {
  return !moment.speaking && nextMoment(moment) === null;
}

const rooms: Record<PlaceView['backdrops'][number], Ambience> = {
  'desk-haarlem': 'office',
  reception: 'lobby',
  'director-office': 'quiet',
  'meeting-room': 'quiet',
  road: 'road',
  'video-call': 'screen',
  restaurant: 'restaurant',
  'factory-hall': 'factory',
  'trade-fair': 'fair',
  'hospital-corridor': 'corridor',
};

/** On the phone it is the other side that is heard: the last backdrop is never only one's own. */
function ambienceOf({ kind, backdrops, light }: PlaceView): { kind: Ambience; far: boolean } {
  const there = backdrops.at(-1);
  const room = kind === 'road' || !there ? 'road' : rooms[there];
  // At night nobody else is typing.
  return { kind: room === 'office' && light === 'night' ? 'quiet' : room, far: kind === 'phone' };
}
