/**
 * Plays the cues. Silent until the first gesture; never throws: without sound the game is the same game.
 */
import { Howl, Howler } from 'howler/dist/howler.core.min.js';
import type { PersonView } from '../core/run/view.ts';
import sprites from '../../assets/sound/sfx.json';
import { vowelOf } from './blip.ts';
import type { Ambience, CaptionKey, Cue } from './cues.ts';

/** Each 0 to 1; `master` lies over the other three. */
export type Volumes = { master: number; effects: number; voices: number; ambience: number };

export type SoundPlayer = {
  /** To be called in the first click, touch or key: loads the sounds. Nothing is heard before. */
  unlock(): void;
  play(cue: Cue): void;
  /** One syllable of talk for a letter that appears; itself leaves out what would tire the ear. */
  blip(voice: PersonView['voice'], letter: string): void;
  setVolumes(volumes: Volumes): void;
  mute(muted: boolean): void;
  /** Stops the room and whatever is still due: for a pause and for leaving. */
  rest(resting: boolean): void;
  /** Tells which meaningful sound is due, heard or not. Gives back how to stop listening. */
  onCaption(listener: (caption: CaptionKey) => void): () => void;
  destroy(): void;
};

const files = import.meta.glob<string>('/assets/sound/*.{webm,mp3}', { query: '?url', import: 'default', eager: true });
const sources = (name: string) => ['webm', 'mp3'].flatMap((format) => files[`/assets/sound/${name}.${format}`] ?? []);

const pieces = Object.fromEntries(
  Object.entries(sprites.sprite).map(([name, [startMs = 0, lengthMs = 0]]): [string, [number, number]] => [
    name,
    [startMs, lengthMs],
  ]),
);

const crossfadeMs = 1200;
const blipGapMs = 78; // faster than this it is a rattle
const longTalkMs = 2200; // from here on the syllables step back

export function createSound(options: { volumes: Volumes; muted?: boolean }): SoundPlayer {
  let { volumes } = options;
  let muted = options.muted ?? false;
  let unlocked = false;
  let resting = false;
  let effects: Howl | null = null;
  let room: { kind: Ambience; howl: Howl } | null = null;
  let wanted: Ambience | null = null;
  let hushed = false;
  const due = new Set<ReturnType<typeof setTimeout>>();
  const listeners = new Set<(caption: CaptionKey) => void>();
  const talk = { last: 0, since: 0 };

  /** Runs what a missing file or a blocked device may break. */
  const quietly = (work: () => void) => {
    try {
      work();
    } catch {
      // No sound, then. The text says it all.
    }
  };

  const later = (ms: number, work: () => void) => {
    const timer = setTimeout(() => {
      due.delete(timer);
      quietly(work);
    }, ms);
    due.add(timer);
  };

  const hear = () => quietly(() => Howler.mute(muted || document.hidden));

  function sprite(name: string, volume: number, rate = 1): void {
    if (!effects || resting || volume <= 0) return;
    const id = effects.play(name);
    effects.volume(volume, id);
    effects.rate(rate, id);
  }

  function roomVolume(): number {
    return hushed ? volumes.ambience * 0.12 : volumes.ambience;
  }

  function fillRoom(): void {
    if (!unlocked || resting || wanted === null || room?.kind === wanted) return;
    const old = room?.howl;
    const howl = new Howl({ src: sources(`amb-${wanted}`), loop: true, volume: 0 });
    room = { kind: wanted, howl };
    howl.play();
    howl.fade(0, roomVolume(), crossfadeMs);
    if (old) leaveRoom(old);
  }

  function leaveRoom(howl: Howl): void {
    howl.fade(howl.volume(), 0, crossfadeMs);
    setTimeout(() => quietly(() => howl.unload()), crossfadeMs + 100);
  }

  function swell(ms: number): void {
    room?.howl.fade(room.howl.volume(), roomVolume(), ms);
  }

  document.addEventListener('visibilitychange', hear);

  return {
    unlock() {
      if (unlocked) return;
      unlocked = true;
      quietly(() => {
        Howler.volume(volumes.master);
        hear();
        effects = new Howl({ src: sources('sfx'), sprite: pieces });
        fillRoom();
      });
    },

    play(cue) {
      if (cue.do === 'ambience') {
        wanted = cue.kind;
        quietly(fillRoom);
      } else if (cue.do === 'hush') {
        hushed = true;
        quietly(() => swell(120));
        later(cue.ms, () => {
          hushed = false;
          swell(1600);
        });
      } else {
        const { sound, caption } = cue;
        later(cue.afterMs, () => {
          if (caption !== null) for (const listener of listeners) listener(caption);
          sprite(sound, volumes.effects);
        });
      }
    },

    blip(voice, letter) {
      const vowel = vowelOf(letter);
      // Syllables that wait for the network would all come at once.
      if (vowel === null || effects?.state() !== 'loaded') return;
      const now = performance.now();
      if (now - talk.last < blipGapMs) return;
      // A pause begins a new sentence.
      if (now - talk.last > 600) talk.since = now;
      talk.last = now;
      const fresh = now - talk.since < longTalkMs ? 1 : 0.6;
      quietly(() =>
        sprite(
          `blip_${voice}_${vowel}`,
          volumes.voices * fresh * (0.85 + Math.random() * 0.15),
          0.95 + Math.random() * 0.1,
        ),
      );
    },

    setVolumes(next) {
      volumes = next;
      quietly(() => {
        Howler.volume(volumes.master);
        swell(150);
      });
    },

    mute(next) {
      muted = next;
      hear();
    },

    rest(next) {
      if (resting === next) return;
      resting = next;
      if (!next) return quietly(fillRoom);
      for (const timer of due) clearTimeout(timer);
      due.clear();
      hushed = false;
      quietly(() => {
        effects?.stop();
        if (room) leaveRoom(room.howl);
        room = null;
      });
    },

    onCaption(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    destroy() {
      this.rest(true);
      listeners.clear();
      document.removeEventListener('visibilitychange', hear);
      quietly(() => effects?.unload());
      effects = null;
    },
  };
}
