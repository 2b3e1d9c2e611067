/** The sounds as they are committed, decoded by a real browser and measured: nobody here can hear them all every day. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { level, loudness, peak, seam, shareAbove } from '../../assets/src/sound/meter.mjs';
import { meant } from '../../assets/src/sound/render.mjs';
import table from '../../assets/sound/table.json' with { type: 'json' };
import { makeSeamless } from '../../src/sound/seamless.ts';
import { launchChromium } from '../support/browser.ts';
import { root } from '../support/sources.ts';

const rate = 48_000;
const formats = ['webm', 'mp3'] as const;

let page: Page;
beforeAll(async () => {
  page = await (await launchChromium()).newPage();
});
afterAll(() => page.context().browser()?.close());

/** Samples of a committed file, mono at 48 kHz. */
async function decoded(name: string): Promise<Float32Array> {
  const file = readFileSync(join(root, 'assets/sound', name)).toString('base64');
  const samples = await page.evaluate(async (base64) => {
    const context = new OfflineAudioContext(1, 1, 48_000);
    const coded = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const buffer = await context.decodeAudioData(coded.buffer);
    const bytes = new Uint8Array(buffer.getChannelData(0).buffer);
    let text = '';
    for (let at = 0; at < bytes.length; at += 32_768) text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
    return btoa(text);
  }, file);
  return new Float32Array(new Uint8Array(Buffer.from(samples, 'base64')).buffer);
}

const inSamples = (ms: number) => Math.round((ms / 1000) * rate);

describe.each(formats)('as %s', (format) => {
  test.each(Object.entries(table.loops))('the sound of a place: %s', async (name, [startMs = 0, lengthMs = 0]) => {
    const samples = await decoded(`room-${name}.${format}`);
    const [from, to] = [inSamples(startMs), inSamples(startMs + lengthMs)];
    expect(samples.length, 'the loop and what follows it').toBeGreaterThanOrEqual(to + inSamples(100));
    makeSeamless(samples, { from, to, blend: inSamples(80) });
    const loop = samples.slice(from, to);

    expect(Math.abs(loudness(loop) - (meant[name] ?? 0)), 'loudness units off').toBeLessThanOrEqual(1);
    expect(peak(loop), 'dBFS').toBeLessThan(-12);
    expect(seam(samples, from, to), 'step at the seam, beside the largest around it').toBeLessThanOrEqual(1.5);
    const halves = Array.from({ length: Math.floor(lengthMs / 500) }, (_, i) => level(loop, i / 2, i / 2 + 0.5));
    expect(Math.max(...halves) - Math.min(...halves), 'dB between its loudest and quietest half second').toBeLessThan(
      12,
    );
    expect(shareAbove(loop, 250), 'of it is left on a laptop').toBeGreaterThan(0.35);
  });

  test('the short sounds', async () => {
    const all = await decoded(`effects.${format}`);
    expect(Object.keys(table.sprite).length).toBeGreaterThan(15);
    const wrong: string[] = [];
    for (const [name, [startMs = 0, lengthMs = 0]] of Object.entries(table.sprite)) {
      const [from, to] = [inSamples(startMs), inSamples(startMs + lengthMs)];
      const sound = all.slice(from, to);
      const body = sound.subarray(0, sound.length - inSamples(20)); // what is played, without its rest
      const top = peak(sound);
      // Sounds that begin with a knock are as loud as their peak allows.
      const off = loudness(body) - (meant[name] ?? 0);
      const say = (what: string, value: number) => wrong.push(`${name}: ${what} ${value.toFixed(1)}`);
      if (off > 1.5 || (off < -1.5 && top < -3.5)) say('loudness units off', off);
      if (top > -1) say('peak', top);
      const end = level(sound, (lengthMs - 5) / 1000);
      if (end > -40) say('ends at dB', end);
      const rest = level(all, (startMs + lengthMs + 10) / 1000, (startMs + lengthMs + 90) / 1000);
      if (rest > -50) say('the silence after it', rest);
      const share = shareAbove(body, 250);
      if (share < 0.2) say('left on a laptop', share);
    }
    expect(wrong).toEqual([]);
  });
});
