// Every sound at its loudness, and where it lies in its file. Plain Node: no tool, no packages.
import { ambiences } from './ambience.mjs';
import { rate } from './dsp.mjs';
import { effects } from './effects.mjs';
import { loudness, peak } from './meter.mjs';

const ceiling = -2.5; // dBFS; leaves room for the overshoot of lossy coding
const pause = 0.15; // seconds between sounds: a browser may stop a sprite late
const lead = 0.003; // seconds of silence before each: a decoder may begin a little early, and a click is soon over
// Seconds of the loop again before and after it: the codec's warming up, and whatever it adds, lie outside the loop.
const margin = 0.15;

function levelled({ make, loudness: target }, prepare) {
  const samples = prepare(make());
  const gain = 10 ** (Math.min(target - loudness(samples), ceiling - peak(samples)) / 20);
  return samples.map((value) => value * gain);
}

/** Ends without a click, where the sound has really ended. */
function faded(samples) {
  let end = samples.length;
  while (end > 480 && Math.abs(samples[end - 1]) < 0.0006) end--;
  const fade = Math.min(480, end);
  return samples.slice(0, end).map((value, i) => value * Math.min(1, (end - i) / fade));
}

function withMargins(loop) {
  const extra = margin * rate;
  const samples = new Float32Array(loop.length + 2 * extra);
  samples.set(loop.subarray(loop.length - extra));
  samples.set(loop, extra);
  samples.set(loop.subarray(0, extra), extra + loop.length);
  return samples;
}

/** All short sounds after each other, and where each lies: [start, length] in milliseconds. */
export function renderEffects() {
  const pieces = Object.entries(effects).map(([name, effect]) => [name, levelled(effect, faded)]);
  const slots = pieces.map(([, samples]) => Math.ceil((lead + samples.length / rate + pause) * 20) / 20);
  const samples = new Float32Array(Math.round(slots.reduce((sum, slot) => sum + slot, 0) * rate));
  const sprite = {};
  let start = 0;
  for (const [index, [name, piece]] of pieces.entries()) {
    samples.set(piece, Math.round((start + lead) * rate));
    sprite[name] = [Math.round(start * 1000), Math.ceil((lead + piece.length / rate) * 1000) + 20];
    start += slots[index];
  }
  return { samples, sprite };
}

/** The sound of a place with its margins, and where the loop lies in it: [start, length] in milliseconds. */
export function renderRoom(name) {
  const loop = levelled(ambiences[name], (samples) => samples);
  return { samples: withMargins(loop), loop: [margin * 1000, (loop.length / rate) * 1000] };
}

export const rooms = Object.keys(ambiences);

/** The loudness each sound is meant to have, in LUFS. */
export const meant = Object.fromEntries(
  Object.entries({ ...effects, ...ambiences }).map(([name, { loudness: target }]) => [name, target]),
);
