/**
 * Plays the cues. Never throws: without sound the game is the same game. Making it costs the device a moment (a sound
 * card is opened), so whoever makes it waits until nobody waits for the page.
 */
import { Howl, Howler } from 'howler/dist/howler.core.min.js';
import table from '../../assets/sound/table.json';
import type { Ambience, Cue } from './cues.ts';
import { createRoom } from './room.ts';
import type { Syllable } from './talk.ts';

/** Each 0 to 1; `master` lies over the other three. */
export type Volumes = { master: number; effects: number; voices: number; ambience: number };

export type SoundPlayer = {
  /** Plays a cue now, whatever its afterMs. */
  play(cue: Cue): void;
  /** Nothing of it is heard in a held silence. */
  blip(syllable: Syllable): void;
  setVolumes(volumes: Volumes): void;
  mute(muted: boolean): void;
  /** Whether somebody speaks aloud: the room makes way. */
  setSpoken(spoken: boolean): void;
  /** Stops the room: for a pause and for leaving. */
  rest(resting: boolean): void;
  destroy(): void;
};

const files = import.meta.glob<string>('/assets/sound/*.{webm,mp3}', { query: '?url', import: 'default', eager: true });
const sources = (name: string) => ['webm', 'mp3'].flatMap((format) => files[`/assets/sound/${name}.${format}`] ?? []);

const pieces = Object.fromEntries(
  Object.entries(table.sprite).map(([name, [startMs = 0, lengthMs = 0]]): [string, [number, number]] => [
    name,
    [startMs, lengthMs],
  ]),
);

const latestMs = 1500; // a sound that has had to wait longer for its file is not heard any more
const share = { hushed: 0.1, spoken: 0.45 }; // of the room's own loudness

let inUse = 0; // players not yet destroyed; the sound card is let go of when the last one is

/** `onProblem` hears of a sound that cannot be fetched or decoded. */
export function createSound(options: {
  volumes: Volumes;
  muted: boolean;
  onProblem: (problem: unknown) => void;
}): SoundPlayer {
  let { volumes, muted } = options;
  let resting = false;
  let spoken = false;
  let place: { kind: Ambience; far: boolean } | null = null;
  let hush: ReturnType<typeof setTimeout> | null = null;

  Howler.autoSuspend = false; // it does not know of the room
  Howler.volume(volumes.master);
  const context = Howler.ctx;
  inUse += 1;
  void context.resume().catch(() => {}); // put to sleep when the last conversation was left
  const effects = new Howl({
    src: sources('effects'),
    sprite: pieces,
    onloaderror: (_, problem) => options.onProblem(problem),
  });
  const room = createRoom(context, Howler.masterGain, (kind) => sources(`room-${kind}`), options.onProblem);

  const hear = () => Howler.mute(muted || document.hidden);

  function playSprite(name: string, volume: number, rate = 1): void {
    // What waits for the network, or for the first touch of the page, would come too late and all at once.
    if (resting || volume <= 0 || effects.state() !== 'loaded' || context.state !== 'running') return;
    const id = effects.play(name);
    effects.volume(volume, id);
    effects.rate(rate, id);
  }

  function balance(seconds: number): void {
    const heard = hush !== null ? share.hushed : spoken ? share.spoken : 1;
    room.setVolume(volumes.ambience * heard, seconds);
  }

  function unhush(): void {
    if (hush !== null) clearTimeout(hush);
    hush = null;
  }

  document.addEventListener('visibilitychange', hear);
  hear();
  balance(0);

  return {
    play(cue) {
      switch (cue.do) {
        case 'play': {
          const { sound } = cue;
          const asked = performance.now();
          const soon = () => performance.now() - asked < latestMs && playSprite(sound, volumes.effects);
          if (effects.state() === 'loading') effects.once('load', soon);
          else playSprite(sound, volumes.effects);
          return;
        }
        case 'ambience':
          place = cue;
          if (!resting) room.enter(cue.kind, cue.far);
          return;
        case 'hush':
          unhush();
          hush = setTimeout(() => {
            hush = null;
            balance(1.6);
          }, cue.ms);
          return balance(0.12);
      }
    },

    blip({ sound, volume, rate }) {
      if (hush === null) playSprite(sound, volumes.voices * volume, rate);
    },

    setVolumes(next) {
      volumes = next;
      Howler.volume(volumes.master);
      balance(0.15);
    },

    mute(next) {
      muted = next;
      hear();
    },

    setSpoken(next) {
      if (spoken === next) return;
      spoken = next;
      balance(0.5);
    },

    rest(next) {
      if (resting === next) return;
      resting = next;
      if (!next) {
        if (place) room.enter(place.kind, place.far);
        return;
      }
      unhush();
      balance(0);
      effects.stop();
      room.empty();
    },

    destroy() {
      this.rest(true);
      document.removeEventListener('visibilitychange', hear);
      // Unloaded while they are still being decoded, the library says that decoding failed.
      effects.off('loaderror');
      effects.unload();
      inUse -= 1;
      setTimeout(() => {
        if (inUse === 0) void context.suspend().catch(() => {});
      }, 2000);
    },
  };
}
