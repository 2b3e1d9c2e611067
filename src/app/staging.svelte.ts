/**
 * What a conversation looks and sounds like: stage and sound, fetched when it has begun.
 * Both are decoration: play does not wait for them and goes on when they fail.
 */
import type { Attachment } from 'svelte/attachments';
import type { Coming } from '../core/run/coming.ts';
import type { Moment } from '../core/run/moment.ts';
import type { PersonView } from '../core/run/view.ts';
import type { CaptionKey, cues } from '../sound/cues.ts';
import type { SoundPlayer, Volumes } from '../sound/player.ts';
import type { Stage } from '../stage/stage.ts';
import { reducedMotion, settings } from './settings.svelte.ts';

const captionFor = 3000; // milliseconds

/** To be called while a component is being made; stops with it. */
export function createStaging() {
  let stage: Stage | null = null;
  let sound: { player: SoundPlayer; cues: typeof cues } | null = null;
  let last: Moment | null = null;
  let coming: Coming | null = null;
  let paused = false;
  let gone = false;
  let stageFailed = $state(false);
  let soundFailed = $state(false);
  let caption = $state.raw<CaptionKey | null>(null);
  let captionEnds: ReturnType<typeof setTimeout> | undefined;

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
      });
    return () => {
      removed = true;
      stage?.destroy();
      stage = null;
    };
  };

  async function fetchSound(): Promise<void> {
    const [{ createSound }, { cues }] = await Promise.all([import('../sound/player.ts'), import('../sound/cues.ts')]);
    if (gone) return;
    const player = createSound({ volumes: volumesNow(), muted: settings().muted });
    player.onCaption((key) => {
      caption = key;
      clearTimeout(captionEnds);
      captionEnds = setTimeout(() => (caption = null), captionFor);
    });
    // Whoever comes from another screen has touched the page already.
    if (navigator.userActivation?.hasBeenActive) player.unlock();
    sound = { player, cues };
    if (last) for (const cue of cues(null, last)) player.play(cue);
  }

  const unlock = () => sound?.player.unlock();

  $effect(() => {
    fetchSound().catch((problem: unknown) => {
      console.error(problem);
      soundFailed = true;
    });
    addEventListener('pointerdown', unlock);
    addEventListener('keydown', unlock);
    return () => {
      gone = true;
      removeEventListener('pointerdown', unlock);
      removeEventListener('keydown', unlock);
      clearTimeout(captionEnds);
      sound?.player.destroy();
    };
  });
  $effect(() => {
    const reduced = reducedMotion();
    stage?.setReducedMotion(reduced);
  });
  $effect(() => {
    const { muted } = settings();
    const volumes = volumesNow();
    sound?.player.mute(muted);
    sound?.player.setVolumes(volumes);
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
    follow: (previous: Moment | null, next: Moment) => {
      last = next;
      stage?.show(previous, next);
      if (sound) for (const cue of sound.cues(previous, next)) sound.player.play(cue);
    },
    /** Fetches people and places ahead, while nothing else is going on. */
    prepare: (next: Coming) => {
      coming = next;
      stage?.prepare(next);
    },
    /** A letter of a line appears. */
    letter: (voice: PersonView['voice'], letter: string) => {
      sound?.player.blip(voice, letter);
    },
    click: () => {
      sound?.player.play({ do: 'play', sound: 'click', afterMs: 0, caption: null });
    },
    pause: (now: boolean) => {
      paused = now;
      stage?.pause(now);
      sound?.player.rest(now);
    },
  };
}

function volumesNow(): Volumes {
  const { all, effects, voices, ambience } = settings().volumes;
  return { master: all / 100, effects: effects / 100, voices: voices / 100, ambience: ambience / 100 };
}
