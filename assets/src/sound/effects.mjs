// The short sounds as functions that return samples; the same on every run.
import { add, buffer, decay, filter, marimba, noise, pink, rate, room, sine, soft } from './dsp.mjs';

const click = () => {
  const samples = buffer(0.09);
  const random = noise(11);
  add(samples, 0, (t) =>
    t > 0.05 ? null : 0.7 * sine(1500 - 9000 * t, t) * Math.exp(-t / 0.006) + 0.25 * random() * Math.exp(-t / 0.0018),
  );
  return filter(samples, 'low', 6500, 0.7);
};

const trustUp = () => {
  const samples = buffer(0.7);
  add(samples, 0, marimba(587.33, 0.55));
  add(samples, 0.095, marimba(880, 0.6));
  add(samples, 0.19, marimba(1174.66, 0.42));
  return room(samples, 0.2, 0.6);
};

const trustDown = () => {
  const samples = buffer(0.8);
  add(samples, 0, soft(369.99, 0.5, 0.22));
  add(samples, 0.15, soft(277.18, 0.55, 0.34));
  return room(filter(samples, 'low', 1800, 0.7), 0.18, 0.6);
};

// Two knocks, the latch, the swing.
const door = () => {
  const samples = buffer(1.15);
  const random = noise(13);
  for (const [at, gain] of [
    [0, 1],
    [0.19, 0.85],
  ]) {
    add(samples, at, (t) =>
      t > 0.2
        ? null
        : gain *
          (0.65 * sine(118 - 90 * t, t) * Math.exp(-t / 0.045) +
            0.6 * sine(330, t) * Math.exp(-t / 0.03) +
            0.5 * sine(610, t) * Math.exp(-t / 0.02) +
            0.35 * random() * Math.exp(-t / 0.006)),
    );
  }
  add(samples, 0.55, (t) =>
    t > 0.08 ? null : 0.5 * random() * Math.exp(-t / 0.004) + 0.3 * sine(1900, t) * Math.exp(-t / 0.01),
  );
  add(samples, 0.61, (t) =>
    t > 0.1 ? null : 0.35 * random() * Math.exp(-t / 0.006) + 0.25 * sine(900, t) * Math.exp(-t / 0.015),
  );
  const air = pink(Math.round(0.45 * rate), random);
  add(samples, 0.66, (t) => {
    const sample = air[Math.round(t * rate)];
    return sample === undefined ? null : sample * 0.5 * Math.sin(Math.PI * Math.min(1, t / 0.45));
  });
  return room(filter(samples, 'low', 5200, 0.7), 0.22, 0.7);
};

// One second of a desk phone's warble; the pauses between rings belong to the game.
const phoneRing = () => {
  let phase = 0;
  const samples = buffer(1).map((_, i) => {
    const t = i / rate;
    phase += (2 * Math.PI * (Math.floor(t * 22) % 2 ? 1320 : 1045)) / rate;
    const gain = Math.min(1, t / 0.01, (1 - t) / 0.03);
    return gain * (0.42 * Math.sin(phase) + 0.16 * Math.sin(2 * phase) + 0.07 * Math.sin(3 * phase));
  });
  return room(filter(samples, 'low', 5200, 0.7), 0.12, 0.4);
};

// The Dutch ringing tone is 425 Hz, one second on and four off.
const ringback = () => {
  const samples = buffer(1).map((_, i) => {
    const t = i / rate;
    return 0.5 * Math.min(1, t / 0.015, (1 - t) / 0.015) * sine(425, t);
  });
  return filter(filter(samples, 'high', 300, 0.7), 'low', 3200, 0.7);
};

const hangUp = () => {
  const samples = buffer(0.35);
  const random = noise(14);
  for (const at of [0, 0.07]) {
    add(samples, at, (t) =>
      t > 0.12
        ? null
        : 0.4 * sine(170, t) * Math.exp(-t / 0.02) +
          0.45 * sine(520, t) * Math.exp(-t / 0.014) +
          0.5 * random() * Math.exp(-t / 0.004) +
          0.2 * sine(1240, t) * Math.exp(-t / 0.012),
    );
  }
  return filter(samples, 'low', 4800, 0.7);
};

const paper = () => {
  const random = noise(15);
  const rustle = buffer(0.5).map((_, i) => {
    const t = i / rate;
    const motion = Math.max(0, sine(7, t)) * 0.5 + 0.5 * Math.abs(sine(13.7, t));
    return random() * motion * Math.sin((Math.PI * t) / 0.5) * (random() > 0.2 ? 1 : 0.2);
  });
  const high = filter(rustle, 'high', 1500, 0.7);
  const band = filter(rustle, 'band', 4300, 0.7);
  return filter(
    high.map((value, i) => 0.12 * value + 0.8 * band[i]),
    'low',
    6500,
    0.7,
  );
};

const whoosh = () => {
  const air = pink(buffer(0.42).length, noise(16));
  let [y1, y2] = [0, 0];
  return air.map((value, i) => {
    const u = i / air.length;
    const w = (2 * Math.PI * (350 + 2600 * Math.sin(Math.PI * u))) / rate;
    const alpha = Math.sin(w) / 1.8;
    const y = (alpha * value + 2 * Math.cos(w) * y1 - (1 - alpha) * y2) / (1 + alpha);
    [y2, y1] = [y1, y];
    return y * 3.2 * Math.sin(Math.PI * u) ** 1.5;
  });
};

const fanfare = () => {
  const samples = buffer(2.3);
  [523.25, 659.25, 783.99, 1046.5].forEach((hertz, i) => add(samples, i * 0.13, marimba(hertz, 0.42, 0.36)));
  for (const hertz of [523.25, 659.25, 783.99, 1046.5, 1318.5]) {
    add(samples, 0.62, soft(hertz, 0.19, 0.75));
  }
  for (const hertz of [261.63, 392]) add(samples, 0.62, soft(hertz, 0.22, 0.9));
  add(samples, 0.62, marimba(1046.5, 0.3, 0.5));
  add(samples, 0.8, marimba(1318.5, 0.24, 0.5));
  return room(samples, 0.26, 0.9);
};

const badSting = () => {
  const samples = buffer(1.3);
  for (const hertz of [233.08, 277.18, 329.63, 466.16]) add(samples, 0, soft(hertz, 0.22, 0.45));
  for (const hertz of [207.65, 261.63, 311.13, 415.3]) add(samples, 0.32, soft(hertz, 0.22, 0.6));
  return room(filter(samples, 'low', 2400, 0.7), 0.22, 0.7);
};

// Neither won nor lost: a bright step up that does not come home.
const mixedSting = () => {
  const samples = buffer(1.3);
  for (const hertz of [220, 329.63]) add(samples, 0, soft(hertz, 0.24, 0.45));
  add(samples, 0, marimba(659.25, 0.28, 0.34));
  for (const hertz of [196, 293.66, 440]) add(samples, 0.34, soft(hertz, 0.22, 0.6));
  add(samples, 0.34, marimba(587.33, 0.26, 0.4));
  return room(filter(samples, 'low', 3200, 0.7), 0.22, 0.6);
};

// A vowel: a pulse like the voice's own, through two or three formants.
function blip(pitch, formants) {
  const seconds = 0.085;
  let phase = 0;
  const pulse = buffer(seconds).map((_, i) => {
    phase = (phase + (pitch * (1 + 0.05 * Math.sin((Math.PI * i) / rate / seconds))) / rate) % 1;
    return (phase < 0.55 ? Math.sin((Math.PI * phase) / 0.55) : 0) - 0.35;
  });
  const voice = new Float32Array(pulse.length);
  formants.forEach(([hertz, gain], k) => {
    const band = filter(pulse, 'band', hertz, 5 + k);
    for (let i = 0; i < voice.length; i++) voice[i] += band[i] * gain;
  });
  const shaped = voice.map((value, i) => {
    const t = i / rate;
    return value * Math.min(1, t / 0.008) * Math.min(1, (seconds - t) / 0.03);
  });
  return filter(filter(shaped, 'high', pitch * 1.9, 0.7), 'low', 4200, 0.7);
}

const vowels = {
  a: [
    [730, 1],
    [1180, 0.9],
    [2500, 0.4],
  ],
  o: [
    [520, 1],
    [900, 0.5],
    [2400, 0.12],
  ],
  e: [
    [480, 1],
    [1850, 1.1],
    [2500, 0.5],
  ],
};
const voices = [
  ['low', 108, 0.93],
  ['mid', 172, 1],
  ['high', 236, 1.15],
];

const blips = Object.fromEntries(
  voices.flatMap(([name, pitch, tract]) =>
    Object.entries(vowels).map(([vowel, formants]) => [
      `blip_${name}_${vowel}`,
      () =>
        blip(
          pitch,
          formants.map(([hertz, gain]) => [hertz * tract, gain]),
        ),
    ]),
  ),
);

/** The sprite: name -> sound. `loudness` in LUFS. */
export const effects = {
  ...Object.fromEntries(Object.entries(blips).map(([name, make]) => [name, { make, loudness: -26 }])),
  click: { make: click, loudness: -26 },
  door: { make: door, loudness: -22 },
  hangup: { make: hangUp, loudness: -22 },
  paper: { make: paper, loudness: -23 },
  phone_ring: { make: phoneRing, loudness: -20 },
  ringback_nl: { make: ringback, loudness: -24 },
  sting_bad: { make: badSting, loudness: -20 },
  sting_good: { make: fanfare, loudness: -20 },
  sting_mixed: { make: mixedSting, loudness: -20 },
  trust_down: { make: trustDown, loudness: -21 },
  trust_up: { make: trustUp, loudness: -21 },
  whoosh: { make: whoosh, loudness: -22 },
};
