// What can be said of a sound in numbers. Samples are mono floats at 48 kHz.
import { filter, rate } from './dsp.mjs';

const decibels = (amplitude) => 20 * Math.log10(Math.max(amplitude, 1e-6));

/** The highest sample, in dBFS. */
export function peak(samples) {
  let most = 0;
  for (const value of samples) most = Math.max(most, Math.abs(value));
  return decibels(most);
}

/** Mean level of a stretch, in dBFS; from and to in seconds. */
export function level(samples, from = 0, to = samples.length / rate) {
  const stretch = samples.subarray(Math.round(from * rate), Math.round(to * rate));
  let sum = 0;
  for (const value of stretch) sum += value * value;
  return decibels(Math.sqrt(sum / Math.max(1, stretch.length)));
}

// How an ear weighs: ITU-R BS.1770-4, annex 1, tables 1 and 2.
const head = { b: [1.53512485958697, -2.69169618940638, 1.19839281085285], a: [-1.69065929318241, 0.73248077421585] };
const bass = { b: [1, -2, 1], a: [-1.99004745483398, 0.99007225036621] };

function weigh(samples, { b, a }) {
  const result = new Float64Array(samples.length);
  let [x1, x2, y1, y2] = [0, 0, 0, 0];
  for (let i = 0; i < samples.length; i++) {
    const x = samples[i];
    const y = b[0] * x + b[1] * x1 + b[2] * x2 - a[0] * y1 - a[1] * y2;
    [x2, x1, y2, y1] = [x1, x, y1, y];
    result[i] = y;
  }
  return result;
}

/**
 * Integrated loudness in LUFS (ITU-R BS.1770-4, EBU R128). A sound shorter than three seconds is measured repeated, as the
 * gate would refuse it: good for comparing sounds.
 */
export function loudness(samples) {
  const long = new Float32Array(samples.length * Math.ceil((3 * rate) / samples.length));
  for (let i = 0; i < long.length; i++) long[i] = samples[i % samples.length];
  const heard = weigh(weigh(long, head), bass);
  const step = rate / 10;
  const tenths = Array.from({ length: Math.floor(heard.length / step) }, (_, k) => {
    let sum = 0;
    for (let i = k * step; i < (k + 1) * step; i++) sum += heard[i] ** 2;
    return sum / step;
  });
  const blocks = tenths.slice(3).map((_, k) => mean(tenths.slice(k, k + 4)));
  const lufs = (power) => -0.691 + 10 * Math.log10(power);
  const above = (gate) => blocks.filter((power) => power > 0 && lufs(power) > gate);
  const open = above(-70);
  return open.length === 0 ? -Infinity : lufs(mean(above(Math.max(-70, lufs(mean(open)) - 10))));
}

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The step at which `samples` jump from index `to` back to `from`, in times their usual step around there. */
export function seam(samples, from, to) {
  const step = (i, j) => Math.abs(samples[i] - samples[j]);
  let most = 0;
  for (const at of [from, to]) for (let i = at - 480; i < at + 480; i++) most = Math.max(most, step(i, i - 1));
  return step(from, to - 1) / most;
}

/** The share of the power above a frequency, 0 to 1: what small speakers can give of it. */
export function shareAbove(samples, hertz) {
  const power = (values) => values.reduce((sum, value) => sum + value * value, 0);
  return power(filter(filter(samples, 'high', hertz, 0.7), 'high', hertz, 0.7)) / power(samples);
}

/** The middle of the power over the frequencies, in hertz: dark below 300, bright above 3000. */
export function centroid(samples) {
  // The mean frequency follows from how fast the signal changes against how large it is.
  let [change, size] = [0, 0];
  for (let i = 1; i < samples.length; i++) {
    change += (samples[i] - samples[i - 1]) ** 2;
    size += samples[i] ** 2;
  }
  return (rate / Math.PI) * Math.asin(Math.min(1, Math.sqrt(change / size) / 2));
}
