/**
 * What a conversation looks and sounds like: stage and sound, fetched when it has begun.
 * Both are decoration: play does not wait for them and goes on when they fail.
 */
import type { Attachment } from 'svelte/attachments';
import type { Coming } from '../core/run/coming.ts';
import type { Moment } from '../core/run/moment.ts';
import type { PersonView } from '../core/run/view.ts';
import { lineOf, sceneOf } from '../core/run/moment.ts';
import { cues, type CaptionKey, type Cue } from '../sound/cues.ts';
import type { SoundPlayer, Volumes } from '../sound/player.ts';
import { createSpeaker, letterMs, type Speaker } from '../sound/speaker.ts';
import { speechCue, speechOf } from '../sound/spoken.ts';
import { createTalk } from '../sound/talk.ts';
import type { Stage } from '../stage/stage.ts';
import { deviceSynthesis, deviceVoices } from './device-voices.svelte.ts';
import { reducedMotion, settings } from './settings.svelte.ts';

const captionFor = 3000; // milliseconds
const stageWithin = 4000; // milliseconds; a stage that takes longer does not keep the sound waiting

/** Somebody says the line aloud: how long a letter takes, and how many have certainly been said. */
type Aloud = { msPerLetter: number; upTo: number };

/** To be called while a component is being made; stops with it. */
export function createStaging() {
  let stage: Stage | null = null;
  let sound: SoundPlayer | null = null;
  let speaker: Speaker | null = null;
  let last: Moment | null = null;
  let coming: Coming | null = null;
  let paused = false;
  let gone = false;
  let stageFailed = $state(false);
  let soundFailed = $state(false);
  let caption = $state.raw<CaptionKey | null>(null);
  let captionEnds: ReturnType<typeof setTimeout> | undefined;
  let aloud = $state.raw<Aloud | null>(null);
  let isQuiet = $state(false);
  let touched = $state(navigator.userActivation?.hasBeenActive ?? false);
  const talk = createTalk();
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- nothing on screen shows it
  const due = new Set<ReturnType<typeof setTimeout>>();
  const drawn = Promise.withResolvers<void>();
  if (!settings().stage) drawn.resolve();

  const drawStage: Attachment<HTMLElement> = (host) => {
    let removed = false;
    import('../stage/stage.ts')
      .then(({ createStage }) => createStage(host, { reducedMotion: reducedMotion(), onProblem: console.error }))
      .then((made) => {
        if (removed) return made.destroy();
        stage = made;
        if (last) stage.show(null, last);
        if (coming) stage.prepare(coming);
        stage.pause(paused);
        return made.settled().then(() => host.setAttribute('data-stage', 'drawn'));
      })
      .catch((problem: unknown) => {
        console.error(problem);
        stageFailed = true;
      })
      .finally(drawn.resolve);
    return () => {
      removed = true;
      stage?.destroy();
      stage = null;
    };
  };

  const later = (ms: number, work: () => void) => {
    const timer = setTimeout(() => {
      due.delete(timer);
      work();
    }, ms);
    due.add(timer);
  };

  /** Captions come whether or not there is sound. */
  function perform(found: readonly Cue[]): void {
    for (const cue of found) {
      if (cue.do !== 'play') sound?.play(cue);
      else
        later(cue.afterMs, () => {
          if (cue.caption !== null) tell(cue.caption);
          sound?.play(cue);
        });
    }
  }

  function tell(key: CaptionKey): void {
    caption = key;
    clearTimeout(captionEnds);
    captionEnds = setTimeout(() => (caption = null), captionFor);
  }

  function soundProblem(problem: unknown): void {
    console.error(problem);
    soundFailed = true;
  }

  async function fetchSound(): Promise<void> {
    const { createSound } = await import('../sound/player.ts');
    if (gone) return;
    sound = createSound({ volumes: volumesNow(), muted: settings().muted, onProblem: soundProblem });
    sound.setSpoken(aloud !== null);
    sound.rest(paused);
    if (!last) return;
    const { view, scene, line } = last;
    const isOpening = view.step === 0 && scene === 0 && line <= 0;
    for (const cue of cues(null, last)) if (cue.do === 'ambience' || isOpening) sound.play(cue);
  }

  function speak(previous: Moment | null, next: Moment): void {
    const cue = speechCue(previous, next);
    if (cue === null) return;
    const speech = cue.do === 'say' && isSpoken() ? speechOf(cue.who, cue.text, cue.language, deviceVoices()) : null;
    const synthesis = deviceSynthesis();
    if (!speech || !synthesis) return speaker?.stop();
    speaker ??= createSpeaker(synthesis, {
      onWord: (upTo) => {
        if (aloud) aloud = { ...aloud, upTo };
      },
      onEnd: () => {
        aloud = null;
        sound?.setSpoken(false);
      },
    });
    const { master, voices } = volumesNow();
    speaker.say(speech, master * voices);
    aloud = { msPerLetter: letterMs / speech.rate, upTo: 0 };
    sound?.setSpoken(true);
  }

  const touch = () => (touched = true);
  const hush = () => speaker?.stop();
  const away = () => document.hidden && hush();

  $effect(() => {
    const patience = setTimeout(drawn.resolve, stageWithin);
    void drawn.promise.then(() => {
      // Safari knows no idle callback.
      if ('requestIdleCallback' in globalThis) requestIdleCallback(() => (isQuiet = true), { timeout: 1500 });
      else setTimeout(() => (isQuiet = true), 200);
    });
    addEventListener('pointerdown', touch);
    addEventListener('keydown', touch);
    addEventListener('pagehide', hush);
    document.addEventListener('visibilitychange', away);
    return () => {
      gone = true;
      clearTimeout(patience);
      removeEventListener('pointerdown', touch);
      removeEventListener('keydown', touch);
      removeEventListener('pagehide', hush);
      document.removeEventListener('visibilitychange', away);
      clearTimeout(captionEnds);
      for (const timer of due) clearTimeout(timer);
      hush();
      sound?.destroy();
    };
  });
  // Opening the sound card takes the page's time, so it waits until the first line is there and nobody waits for the
  // page; and a browser wants to be touched first. Who has muted the game has nothing to fetch.
  const wantsSound = $derived(isQuiet && touched && !settings().muted);
  let asked = false;
  $effect(() => {
    if (!wantsSound || asked) return;
    asked = true;
    fetchSound().catch(soundProblem);
  });
  $effect(() => {
    if (!isSpoken()) speaker?.stop();
    // The voices are there a moment after they are first asked for.
    else void deviceVoices();
  });
  $effect(() => {
    const reduced = reducedMotion();
    stage?.setReducedMotion(reduced);
  });
  $effect(() => {
    const { muted } = settings();
    const volumes = volumesNow();
    sound?.mute(muted);
    sound?.setVolumes(volumes);
  });

  return {
    /** Draws the stage into an element; null where the player wants none or it cannot be drawn. */
    get stage(): Attachment<HTMLElement> | null {
      return settings().stage && !stageFailed ? drawStage : null;
    },
    get stageFailed() {
      return stageFailed;
    },
    get soundFailed() {
      return soundFailed;
    },
    /** The meaningful sound of this moment. */
    get caption() {
      return caption;
    },
    /** Not null while somebody says the line of this moment. */
    get aloud() {
      return aloud;
    },
    follow: (previous: Moment | null, next: Moment) => {
      last = next;
      stage?.show(previous, next);
      perform(cues(previous, next));
      speak(previous, next);
    },
    /** Fetches people and places ahead, while nothing else is going on. */
    prepare: (next: Coming) => {
      coming = next;
      stage?.prepare(next);
    },
    /** A letter of a line appears. */
    letter: (_: PersonView['voice'], letter: string) => {
      const line = last && lineOf(last);
      const speaker = last && sceneOf(last).present.find(({ id }) => id === line?.who);
      if (!sound || !line || !speaker || aloud) return;
      const syllable = talk(speaker, line, letter, performance.now());
      if (syllable) sound.blip(syllable);
    },
    click: () => {
      sound?.play({ do: 'play', sound: 'click', afterMs: 0, caption: null });
    },
    pause: (now: boolean) => {
      paused = now;
      stage?.pause(now);
      sound?.rest(now);
      if (!now) return;
      for (const timer of due) clearTimeout(timer);
      due.clear();
      speaker?.stop();
    },
  };
}

/** Whether lines are to be said aloud now. */
function isSpoken(): boolean {
  const { spokenLines, muted, volumes } = settings();
  return spokenLines && !muted && volumes.all > 0 && volumes.voices > 0;
}

function volumesNow(): Volumes {
  const { all, effects, voices, ambience } = settings().volumes;
  return { master: all / 100, effects: effects / 100, voices: voices / 100, ambience: ambience / 100 };
}
