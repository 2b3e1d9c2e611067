import { expect, test } from 'vitest';
import table from '../../assets/sound/table.json' with { type: 'json' };
import { voices } from '../../src/core/scenario/stagecraft.ts';
import { createTalk, vowelOf, type Syllable } from '../../src/sound/talk.ts';
import { timetable } from '../../src/ui/play/typing.ts';

type Voice = (typeof voices)[number];
const ineke = { id: 'ineke', voice: 'high' as Voice };
const short = 'Goedemorgen, Noordhorst, met Ineke.';
const long = 'Dat is een lang verhaal en het wordt er niet korter op. '.repeat(6);

/** What is heard of a line that is typed out at the usual pace, and when. */
function heardOf(text: string, speaker = ineke, talk = createTalk(), startMs = 0): (Syllable & { atMs: number })[] {
  const letters = Array.from(text);
  return timetable(text, 'normal').flatMap((ms, i) => {
    const atMs = startMs + ms;
    const syllable = talk(speaker, { key: text, text }, letters[i] ?? '', atMs);
    return syllable ? [{ ...syllable, atMs }] : [];
  });
}

test('every syllable is a piece of the sprite', () => {
  for (const voice of voices) {
    const heard = heardOf(long, { id: 'x', voice });
    expect(heard.length).toBeGreaterThan(5);
    expect(heard.filter(({ sound }) => !(sound in table.sprite))).toEqual([]);
  }
});

test('syllables never come faster than a mouth can', () => {
  const gaps = heardOf(short).map(({ atMs }, i, all) => atMs - (all[i - 1]?.atMs ?? -1000));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(95);
});

test('over a line the syllables step back', () => {
  const volumes = heardOf('Een zin van een gewone lengte, waarin nog best wat te horen valt voor hij uit is.').map(
    ({ volume }) => volume,
  );
  expect(volumes[0]).toBe(1);
  expect(volumes.at(-1)).toBeLessThan(0.6);
  expect([...volumes].sort((a, b) => b - a)).toEqual(volumes);
});

test('of a long text only the beginning is heard', () => {
  const heard = heardOf(long);
  expect(heard.length).toBeLessThanOrEqual(14);
  expect(heard.at(-1)?.atMs).toBeLessThan(3000);
});

test('the next line is heard again', () => {
  const talk = createTalk();
  heardOf(long, ineke, talk);
  expect(heardOf(short, ineke, talk, 60_000)[0]?.volume).toBe(1);
});

test('somebody always speaks in the same range, another with the same voice in another', () => {
  const range = (id: string) => {
    const rates = heardOf(short, { id, voice: 'mid' }).map(({ rate }) => rate);
    return { low: Math.min(...rates), high: Math.max(...rates), all: rates };
  };
  const [els, samir] = [range('els'), range('samir')];
  expect(els).toEqual(range('els'));
  expect(els.low).not.toBe(samir.low);
  // Within a third of where somebody speaks: still the same person.
  expect(els.high / els.low).toBeLessThan(1.2);
  expect(new Set(els.all).size).toBeGreaterThan(2);
});

test('every letter has a vowel, signs have none', () => {
  const some = expect.any(String) as string;
  expect([...'aéÏøx7'].map(vowelOf)).toEqual(['a', 'e', 'e', some, some, some]);
  expect([...' .,?!"'].map(vowelOf)).toEqual([null, null, null, null, null, null]);
});
