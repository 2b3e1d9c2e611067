import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultSettings, readSettings } from '../../src/ui/settings/settings.ts';

test('settings that were kept come back as they were', () => {
  const settings = { ...defaultSettings('en'), muted: true, textSize: 150, font: 'lexend', textSpeed: 'fast' } as const;
  expect(readSettings(JSON.parse(JSON.stringify(settings)), 'nl')).toEqual(settings);
});

test('a value that makes no sense falls back alone', () => {
  const kept = { textSize: 900, muted: true, volumes: { all: -3, effects: 20 }, language: 'fr', motion: 'less' };
  expect(readSettings(kept, 'en')).toEqual({
    ...defaultSettings('en'),
    muted: true,
    motion: 'less',
    volumes: { ...defaultSettings('en').volumes, effects: 20 },
  });
});

test('contrast kept as yes or no reads as more, or as the device asks', () => {
  expect([true, false].map((contrast) => readSettings({ contrast }, 'nl').contrast)).toEqual(['more', 'system']);
});

test('whatever is kept, settings come out', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (kept) => {
      expect(Object.keys(readSettings(kept, 'nl'))).toEqual(Object.keys(defaultSettings('nl')));
    }),
    { seed: 2 },
  );
});
