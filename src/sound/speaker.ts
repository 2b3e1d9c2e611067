/**
 * Says things through the browser's own voices. Play never waits for it: whatever goes wrong counts as having been said.
 */
import type { Speech } from './spoken.ts';

export type Speaker = {
  /** Says it, in place of what was being said; volume 0 to 1. */
  say(speech: Speech<SpeechSynthesisVoice>, volume: number): void;
  stop(): void;
};

/** Milliseconds a letter takes a voice at rate 1, rests left out. */
export const letterMs = 55;
const startsWithinMs = 2500; // a voice that has not begun by then will not

/** `onWord` hears how many letters (code points) have been begun, where the voice tells; `onEnd` that nothing is said any more. */
export function createSpeaker(
  synthesis: SpeechSynthesis,
  { onWord, onEnd }: { onWord: (upTo: number) => void; onEnd: () => void },
): Speaker {
  // Held here: an utterance that nobody holds is forgotten by some browsers before it ends.
  let current: SpeechSynthesisUtterance | null = null;
  let patience: ReturnType<typeof setTimeout> | undefined;

  function end(utterance: SpeechSynthesisUtterance): void {
    if (utterance !== current) return;
    current = null;
    clearTimeout(patience);
    onEnd();
  }

  function stop(): void {
    if (!current) return;
    const stopped = current;
    synthesis.cancel();
    end(stopped);
  }

  return {
    stop,
    say({ text, voice, pitch, rate }, volume) {
      stop();
      const utterance = new SpeechSynthesisUtterance(text);
      Object.assign(utterance, { voice, lang: voice.lang, pitch, rate, volume });
      utterance.onstart = () => clearTimeout(patience);
      utterance.onboundary = ({ charIndex }) => {
        if (utterance === current) onWord(Array.from(text.slice(0, charIndex)).length);
      };
      utterance.onend = () => end(utterance);
      utterance.onerror = () => end(utterance);
      current = utterance;
      patience = setTimeout(() => {
        if (utterance === current) stop();
      }, startsWithinMs);
      synthesis.speak(utterance);
    },
  };
}
