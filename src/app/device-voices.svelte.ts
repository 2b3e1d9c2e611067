/** The voices that the browser offers: they come late, and may come and go. */
import { createSubscriber } from 'svelte/reactivity';

// Some browsers have none of it.
const synthesis = (globalThis as { speechSynthesis?: SpeechSynthesis }).speechSynthesis;

const follow = createSubscriber((changed) => {
  synthesis?.addEventListener('voiceschanged', changed);
  return () => synthesis?.removeEventListener('voiceschanged', changed);
});

/** All of them, those that send text away too; asking the first time makes the browser look for them. */
export function deviceVoices(): SpeechSynthesisVoice[] {
  follow();
  return synthesis?.getVoices() ?? [];
}

export const deviceSynthesis = (): SpeechSynthesis | undefined => synthesis;
