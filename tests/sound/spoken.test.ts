import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Moment } from '../../src/core/run/moment.ts';
import { speechCue, speechOf, voicesFor } from '../../src/sound/spoken.ts';
import { aPlay, momentsAfter } from '../stage/moments.ts';
import { inBoth } from '../support/scenario.ts';

const voice = (name: string, lang: string, localService = true) => ({ name, lang, localService });
const xander = voice('Xander', 'nl-NL');
const ellen = voice('Ellen', 'nl-BE');
const claire = voice('Claire', 'nl_NL');
const daniel = voice('Daniel', 'en-GB');
const samantha = voice('Samantha', 'en-US');
const remote = voice('Google Nederlands', 'nl-NL', false);
const ineke = { id: 'ineke', voice: 'high' as const };
const terpstra = { id: 'terpstra', voice: 'low' as const };

test('a voice that sends the text away is never chosen', () => {
  expect(voicesFor([remote], 'nl')).toEqual([]);
  expect(speechOf(ineke, 'Goedemorgen.', 'nl', [remote, daniel])).toBeNull();
  expect(speechOf(ineke, 'Goedemorgen.', 'nl', [remote, xander])?.voice).toBe(xander);
  const anyVoice = fc.record({
    lang: fc.constantFrom('nl-NL', 'nl-BE', 'nl', 'en-GB', 'en-US', 'de-DE', ''),
    // What a browser may leave out counts as sent away.
    localService: fc.constantFrom(true, false, undefined as unknown as boolean),
  });
  fc.assert(
    fc.property(fc.array(anyVoice), fc.constantFrom('nl', 'en'), fc.string(), (all, language, id) => {
      const speech = speechOf({ id, voice: 'mid' }, 'Ja?', language, all);
      expect(speech === null || speech.voice.localService).toBe(true);
      expect(speech === null).toBe(!all.some((one) => one.localService && one.lang.startsWith(language)));
    }),
    { seed: 4 },
  );
});

test('voices from where the game is set go first, written either way; else those of one region', () => {
  expect(voicesFor([ellen, xander, claire], 'nl')).toEqual([xander, claire]);
  expect(voicesFor([samantha, daniel], 'en')).toEqual([daniel]);
  expect(voicesFor([samantha, voice('Karen', 'en-AU')], 'en')).toEqual([samantha]);
  expect(voicesFor([ellen], 'nl')).toEqual([ellen]);
  expect(voicesFor([voice('Nld', 'nld')], 'nl')).toEqual([]);
});

test('people keep their voice, and differ where the device has but one', () => {
  const say = (who: typeof ineke | typeof terpstra) => speechOf(who, 'Ja.', 'nl', [xander]);
  expect(say(ineke)).toEqual(say(ineke));
  expect(say(ineke)?.pitch).toBeGreaterThan(say(terpstra)?.pitch ?? Infinity);
  for (const who of [ineke, terpstra]) {
    expect(say(who)?.pitch).toBeGreaterThan(0.6);
    expect(say(who)?.rate).toBeGreaterThan(0.9);
    expect(say(who)?.rate).toBeLessThan(1.1);
  }
});

const says = (who: string, words: string) => ({ who, text: inBoth(words) });
const scenario = aPlay({
  beats: {
    hello: {
      place: 'office',
      present: ['ineke'],
      lines: [
        says('ineke', 'Goedemorgen.'),
        { text: inBoth('Ze kijkt op.') },
        says('ineke', 'En u bent?'),
        says('you', 'Even zoeken.'),
      ],
      choices: [{ id: 'go', to: 'hello' }],
    },
  },
});
const moments = momentsAfter(scenario);
const at = (words: string, speaking = true) =>
  moments.find(
    (moment) => moment.speaking === speaking && moment.view.scenes[0]?.lines[moment.line]?.text === words,
  ) as Moment;

test('what people say is said, word for word as it is on screen', () => {
  expect(speechCue(null, at('Goedemorgen.'))).toMatchObject({
    do: 'say',
    who: { id: 'ineke', voice: 'high' },
    text: 'Goedemorgen.',
    language: 'nl',
  });
});

test('showing a line at once lets its voice go on; the next line ends it', () => {
  expect(speechCue(at('Goedemorgen.'), at('Goedemorgen.', false))).toBeNull();
  expect(speechCue(at('Goedemorgen.', false), at('Ze kijkt op.'))).toEqual({ do: 'stop' });
  expect(speechCue(at('Ze kijkt op.', false), at('En u bent?'))).toMatchObject({ do: 'say', text: 'En u bent?' });
});

test('your own words and what happens are left to the text', () => {
  expect(speechCue(null, at('Ze kijkt op.'))).toEqual({ do: 'stop' });
  expect(speechCue(at('En u bent?', false), at('Even zoeken.'))).toEqual({ do: 'stop' });
});

test('a choice ends what is being said and the answer is heard, the same words again too', () => {
  const [answer] = momentsAfter(scenario, 'go');
  expect(speechCue(at('Goedemorgen.', false), answer as Moment)).toMatchObject({ do: 'say', text: 'Goedemorgen.' });
});

test('a run that is taken up again is silent until somebody speaks', () => {
  expect(speechCue(null, moments.at(-1) as Moment)).toEqual({ do: 'stop' });
});
