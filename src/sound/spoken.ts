/**
 * Spoken lines, by the voices the device itself has: who is heard in which voice, and when speaking begins and ends.
 * Pure: voices and moments in, speech out. The words are those on screen.
 */
import { lineOf, sceneOf } from '../core/run/moment.ts';
import type { Moment } from '../core/run/moment.ts';
import type { PersonView } from '../core/run/view.ts';
import type { Language } from '../core/scenario/schema.ts';
import { hashOf } from './talk.ts';

/** What must be known of a voice; `localService` is true where its text stays on the device. */
type DeviceVoice = Pick<SpeechSynthesisVoice, 'lang' | 'localService'>;

export type Speech<V> = {
  text: string;
  voice: V;
  /** 1 is as the voice is, 0.5 an octave down. */
  pitch: number;
  /** 1 is as the voice speaks. */
  rate: number;
};

/** Where the game is set: a voice from there sounds most like the person. */
const homes: Record<Language, string> = { nl: 'nl-nl', en: 'en-gb' };

/**
 * The voices for a language, all of one region, the home of the game's people first.
 * Never one that sends its text to somebody else's computer: what is not plainly local is left out.
 */
export function voicesFor<V extends DeviceVoice>(all: readonly V[], language: Language): V[] {
  const regionOf = ({ lang }: V) => lang.toLowerCase().replaceAll('_', '-');
  const fit = all.filter((voice) => voice.localService === true && regionOf(voice).split('-')[0] === language);
  const region = fit.some((voice) => regionOf(voice) === homes[language])
    ? homes[language]
    : fit[0] && regionOf(fit[0]);
  return fit.filter((voice) => regionOf(voice) === region);
}

const pitches: Record<PersonView['voice'], number> = { low: 0.8, mid: 1, high: 1.2 };

/** How somebody says a text; null where the device has no voice for the language. Always the same for the same person. */
export function speechOf<V extends DeviceVoice>(
  { id, voice: register }: Pick<PersonView, 'id' | 'voice'>,
  text: string,
  language: Language,
  all: readonly V[],
): Speech<V> | null {
  const voices = voicesFor(all, language);
  const own = hashOf(id);
  const voice = voices[own % voices.length];
  if (!voice) return null;
  // With one voice on the device, people still differ a little in pitch and pace.
  return { text, voice, pitch: pitches[register] + ((own % 5) - 2) * 0.03, rate: 1 + ((own % 3) - 1) * 0.05 };
}

type SpeechCue = { do: 'say'; who: PersonView; text: string; language: Language } | { do: 'stop' };

/**
 * What the next moment means for the voice; null where it goes on as it was.
 * Only what people say is spoken: not what happens, and not your own words. Showing a line at once does not stop its
 * voice; the next line does.
 */
export function speechCue(previous: Moment | null, next: Moment): SpeechCue | null {
  const line = lineOf(next);
  const before = previous && lineOf(previous);
  const isSame =
    before?.key === line?.key &&
    previous?.view.scenario === next.view.scenario &&
    previous?.view.language === next.view.language;
  if (previous && isSame) return null;
  const who = sceneOf(next).present.find(({ id }) => id === line?.who);
  if (!next.speaking || !line || !who) return { do: 'stop' };
  return { do: 'say', who, text: line.text, language: next.view.language };
}
