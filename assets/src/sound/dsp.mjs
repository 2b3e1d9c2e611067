// The few building blocks every sound is made of. Samples are mono floats at 48 kHz.
export const rate = 48000;

export const buffer = (seconds) => new Float32Array(Math.round(seconds * rate));

/** White noise in -1..1, the same for the same seed. */
export function noise(seed) {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return ((state >>> 0) / 4294967296) * 2 - 1;
  };
}

export function pink(length, random) {
  const samples = new Float32Array(length);
  let [low, middle, high] = [0, 0, 0];
  for (let i = 0; i < length; i++) {
    const white = random();
    low = 0.99765 * low + white * 0.099046;
    middle = 0.963 * middle + white * 0.2965164;
    high = 0.57 * high + white * 1.0526913;
    samples[i] = (low + middle + high + white * 0.1848) * 0.2;
  }
  return samples;
}

/** Adds voice(t) from second `at` on, until it returns null or the samples end. */
export function add(samples, at, voice) {
  const offset = Math.max(0, Math.round(at * rate));
  for (let i = 0; i + offset < samples.length; i++) {
    const value = voice(i / rate);
    if (value === null) return;
    samples[i + offset] += value;
  }
}

/** Second-order filter: 'low', 'high' or 'band' pass. */
export function filter(samples, kind, hertz, q) {
  const w = (2 * Math.PI * hertz) / rate;
  const cos = Math.cos(w);
  const alpha = Math.sin(w) / (2 * q);
  const [b0, b1, b2] = {
    low: [(1 - cos) / 2, 1 - cos, (1 - cos) / 2],
    high: [(1 + cos) / 2, -(1 + cos), (1 + cos) / 2],
    band: [alpha, 0, -alpha],
  }[kind];
  const result = new Float32Array(samples.length);
  let [x1, x2, y1, y2] = [0, 0, 0, 0];
  for (let i = 0; i < samples.length; i++) {
    const x = samples[i];
    const y = (b0 * x + b1 * x1 + b2 * x2 + 2 * cos * y1 - (1 - alpha) * y2) / (1 + alpha);
    [x2, x1, y2, y1] = [x1, x, y1, y];
    result[i] = y;
  }
  return result;
}

export const decay = (t, attack, time) => (t < attack ? t / attack : Math.exp(-(t - attack) / time));

export const sine = (hertz, t) => Math.sin(2 * Math.PI * hertz * t);

export const marimba =
  (hertz, gain = 1, time = 0.32) =>
  (t) =>
    t > time * 6
      ? null
      : gain *
        (sine(hertz, t) * decay(t, 0.003, time) +
          0.32 * sine(hertz * 3.93, t) * decay(t, 0.002, time * 0.28) +
          0.1 * sine(hertz * 9.5, t) * decay(t, 0.001, time * 0.1));

export const soft =
  (hertz, gain = 1, time = 0.4) =>
  (t) =>
    t > time * 6
      ? null
      : gain *
        (sine(hertz, t) +
          0.35 * sine(hertz * 2, t) * Math.exp(-t / (time * 0.5)) +
          0.12 * sine(hertz * 3, t) * Math.exp(-t / (time * 0.3))) *
        decay(t, 0.012, time);

/** A small room: six combs and three all-passes; the dry sound fades first, so the tail never clicks. */
export function room(dry, mix, seconds) {
  const fade = Math.min(dry.length * 0.35, rate * 0.4) | 0;
  for (let i = 0; i < fade; i++) {
    dry[dry.length - 1 - i] *= 0.5 - 0.5 * Math.cos((Math.PI * i) / fade);
  }
  const result = new Float32Array(dry.length + Math.round(seconds * rate));
  result.set(dry);
  const wet = new Float32Array(result.length);
  const combs = [1557, 1617, 1491, 1422, 1277, 1356].map((d) => Math.round((d * rate) / 44100));
  for (const delay of combs) {
    const line = new Float32Array(result.length);
    let damped = 0;
    for (let i = 0; i < line.length; i++) {
      damped = damped * 0.35 + (i >= delay ? line[i - delay] : 0) * 0.65;
      line[i] = (dry[i] ?? 0) + damped * 0.74;
      wet[i] += line[i] / combs.length;
    }
  }
  for (const delay of [225, 556, 441]) {
    const line = new Float32Array(result.length);
    for (let i = 0; i < line.length; i++) {
      const past = i >= delay;
      line[i] = -0.5 * wet[i] + (past ? wet[i - delay] : 0) + 0.5 * (past ? line[i - delay] : 0);
    }
    wet.set(line);
  }
  return result.map((value, i) => value * (1 - mix * 0.5) + wet[i] * mix);
}

/** Cuts a loop of `seconds` and blends what follows it into its start, so the seam is silent. */
export function loop(make, seconds, blend) {
  const long = make(Math.round((seconds + blend) * rate));
  const length = Math.round(seconds * rate);
  const overlap = Math.round(blend * rate);
  const result = long.slice(0, length);
  for (let i = 0; i < overlap; i++) {
    const u = i / overlap;
    result[i] = result[i] * Math.sqrt(u) + long[length + i] * Math.sqrt(1 - u);
  }
  return result;
}
