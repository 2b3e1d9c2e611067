// Every sound of the game as a function that returns samples; the same on every run.
import { add, buffer, decay, filter, loop, marimba, noise, pink, rate, room, sine, soft } from './dsp.mjs';

const click = () => {
  const samples = buffer(0.09);
  const random = noise(11);
  add(samples, 0, (t) =>
    t > 0.05 ? null : 0.7 * sine(1500 - 9000 * t, t) * Math.exp(-t / 0.006) + 0.25 * random() * Math.exp(-t / 0.0018),
  );
  return filter(samples, 'low', 6500, 0.7);
};

const hover = () => {
  const samples = buffer(0.07);
  add(samples, 0, (t) => 0.35 * sine(2100, t) * decay(t, 0.004, 0.012));
  return samples;
};

// A pencil's check mark: a short stroke down, a longer one up, over the grain of the paper.
const tick = () => {
  const random = noise(12);
  const strokes = buffer(0.34).map((_, i) => {
    const t = i / rate;
    const down = t < 0.075 ? Math.sin((Math.PI * t) / 0.075) : 0;
    const u = (t - 0.1) / 0.17;
    const up = u > 0 && u < 1 ? Math.sin(Math.PI * u ** 0.7) ** 1.2 : 0;
    const grain = 0.65 + 0.35 * sine(130 + 40 * Math.sin(9 * t), t);
    return random() * (0.8 * down + up) * grain;
  });
  const body = filter(filter(strokes, 'band', 3300, 0.8), 'high', 900, 0.7);
  const edge = filter(strokes, 'band', 6400, 1.2);
  const samples = body.map((value, i) => 1.2 * value + 0.22 * edge[i]);
  add(samples, 0, (t) => (t > 0.03 ? null : 0.35 * sine(240, t) * Math.exp(-t / 0.006)));
  return samples;
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
  add(samples, 0, soft(311.13, 0.5, 0.22));
  add(samples, 0.15, soft(233.08, 0.55, 0.34));
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
          (0.8 * sine(118 - 90 * t, t) * Math.exp(-t / 0.045) +
            0.5 * sine(262, t) * Math.exp(-t / 0.025) +
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
        : 0.6 * sine(170, t) * Math.exp(-t / 0.02) +
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
  for (const hertz of [196, 233.08, 277.18]) add(samples, 0, soft(hertz, 0.25, 0.45));
  for (const hertz of [174.61, 207.65, 261.63]) add(samples, 0.32, soft(hertz, 0.25, 0.6));
  return room(filter(samples, 'low', 2400, 0.7), 0.22, 0.7);
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

// Air, a murmur down the corridor, two bursts of typing.
const office = () =>
  loop(
    (length) => {
      const random = noise(21);
      const air = filter(filter(pink(length, random), 'low', 520, 0.7), 'high', 140, 0.7);
      const hiss = filter(pink(length, random), 'band', 1900, 0.5);
      const murmur = [
        [420, 1],
        [720, 0.6],
        [1150, 0.25],
      ].map(([hertz, gain]) => [filter(pink(length, random), 'band', hertz, 2.4), gain]);
      let [level, target] = [0, 0];
      const samples = air.map((value, i) => {
        if (i % 3600 === 0) target = Math.max(0, random()) * (random() > -0.2 ? 1 : 0);
        level += (target - level) * 0.0007;
        const speech = murmur.reduce((sum, [band, gain]) => sum + band[i] * gain, 0);
        return value * 0.28 + hiss[i] * 0.3 + speech * level * 2.6;
      });
      for (let key = 0; key < 46; key++) {
        const at = (key < 23 ? 2.2 : 8.1) + (key % 23) * 0.115 + 0.05 * random();
        add(samples, at, (t) =>
          t > 0.04
            ? null
            : 0.035 * random() * Math.exp(-t / 0.003) + 0.025 * sine(620 + 60 * (key % 5), t) * Math.exp(-t / 0.007),
        );
      }
      return samples;
    },
    12,
    1.2,
  );

// Inside a car at motorway speed: engine, tyres, wind that swells, the joints of the road.
const road = () => {
  const seconds = 7;
  return loop(
    (length) => {
      const random = noise(22);
      const tyres = filter(filter(pink(length, random), 'low', 420, 0.7), 'high', 110, 0.7);
      const wind = filter(pink(length, random), 'band', 1100, 0.6);
      const samples = tyres.map((value, i) => {
        const t = i / rate;
        // Whole cycles in the loop, so that engine and swell meet themselves at the seam.
        const swell = 0.75 + 0.25 * sine(2 / seconds, t);
        const engine = 0.05 * sine(84, t) + 0.035 * sine(168, t) + 0.018 * sine(252, t) + 0.012 * sine(336, t);
        return value * 0.5 + wind[i] * 0.2 * swell + engine * (0.9 + 0.1 * sine(3 / seconds, t));
      });
      for (let joint = 0; joint < 8; joint++) {
        for (const axle of [0, 0.11]) {
          add(samples, joint + 0.4 + axle, (t) =>
            t > 0.12
              ? null
              : 0.16 * sine(150 - 300 * t, t) * decay(t, 0.006, 0.022) + 0.03 * random() * decay(t, 0.004, 0.012),
          );
        }
      }
      return samples;
    },
    seconds,
    1,
  );
};

// Distant talk: for each table a band of noise that opens and closes like syllables, in phrases.
function babble(length, random, tables) {
  const result = new Float32Array(length);
  for (const [low, high, gain] of tables) {
    const chest = filter(pink(length, random), 'band', low, 3);
    const mouth = filter(pink(length, random), 'band', high, 3.5);
    let [level, target, phrase] = [0, 0, 1];
    for (let i = 0; i < length; i++) {
      if (i % 33600 === 0) phrase = random() > -0.45 ? 1 : 0.12;
      if (i % 6200 === 0) target = phrase * (0.35 + 0.65 * Math.abs(random()));
      level += (target - level) * 0.0011;
      result[i] += (chest[i] + 0.55 * mouth[i]) * level * gain;
    }
  }
  return result;
}

// An evening restaurant: tables talking at their own pace, now and then a glass or a fork.
const restaurant = () =>
  loop(
    (length) => {
      const random = noise(23);
      const air = filter(filter(pink(length, random), 'low', 700, 0.7), 'high', 150, 0.7);
      const talk = babble(length, random, [
        [380, 1050, 1],
        [470, 1350, 0.9],
        [560, 1700, 0.8],
        [640, 2100, 0.55],
      ]);
      const samples = air.map((value, i) => value * 0.22 + talk[i] * 1.5);
      for (const [at, hertz, gain] of [
        [1.1, 3150, 0.016],
        [1.22, 2480, 0.011],
        [3.4, 4150, 0.012],
        [5.3, 2750, 0.015],
        [5.47, 3620, 0.009],
      ]) {
        add(samples, at, (t) =>
          t > 0.6
            ? null
            : gain *
              (sine(hertz, t) * decay(t, 0.002, 0.09) +
                0.5 * sine(hertz * 1.52, t) * decay(t, 0.001, 0.05) +
                0.6 * random() * decay(t, 0.001, 0.004)),
        );
      }
      return samples;
    },
    6.4,
    1,
  );

// A large hall, of a factory or a fair: ventilation, far voices, a thud and a trolley somewhere.
const hall = () => {
  const seconds = 6.4;
  const samples = loop(
    (length) => {
      const random = noise(24);
      const air = filter(filter(pink(length, random), 'low', 900, 0.7), 'high', 160, 0.7);
      const vent = filter(pink(length, random), 'band', 1500, 0.5);
      const talk = filter(
        babble(length, random, [
          [430, 1150, 1],
          [520, 1500, 0.9],
          [610, 1800, 0.7],
        ]),
        'low',
        1700,
        0.7,
      );
      const wheels = filter(pink(length, random), 'band', 950, 1.6);
      const result = air.map((value, i) => {
        const t = i / rate;
        const pass = Math.max(0, sine(0.5 / 2.2, t - 3.1)) * (t > 3.1 && t < 5.3 ? 1 : 0);
        return value * 0.3 + vent[i] * 0.16 + talk[i] * 0.85 + wheels[i] * pass * (0.6 + 0.4 * sine(11, t)) * 0.22;
      });
      for (const [at, gain] of [
        [1.5, 0.07],
        [1.78, 0.04],
        [5.7, 0.05],
      ]) {
        add(result, at, (t) =>
          t > 0.4
            ? null
            : gain * (sine(196 - 120 * t, t) * decay(t, 0.006, 0.07) + 0.35 * random() * decay(t, 0.003, 0.03)),
        );
      }
      return result;
    },
    seconds,
    1,
  );
  // After the seam, in whole cycles, so that the hum does not swell there.
  add(samples, 0, (t) => 0.012 * sine(150, t) + 0.009 * sine(300, t) * (1 + 0.3 * sine(3 / seconds, t)));
  return samples;
};

/** The sprite: name -> sound. `loudness` in LUFS; */
export const effects = {
  ...Object.fromEntries(Object.entries(blips).map(([name, make]) => [name, { make, loudness: -26 }])),
  click: { make: click, loudness: -26 },
  door: { make: door, loudness: -22 },
  fanfare: { make: fanfare, loudness: -20 },
  hangup: { make: hangUp, loudness: -21 },
  hover: { make: hover, loudness: -32 },
  paper: { make: paper, loudness: -22 },
  phone_ring: { make: phoneRing, loudness: -20 },
  ringback_nl: { make: ringback, loudness: -24 },
  sting_bad: { make: badSting, loudness: -20 },
  tick: { make: tick, loudness: -21 },
  trust_down: { make: trustDown, loudness: -20 },
  trust_up: { make: trustUp, loudness: -20 },
  whoosh: { make: whoosh, loudness: -22 },
};

/** Loops, each a file of its own. */
export const ambiences = {
  'amb-office': { make: office, loudness: -34, opus: '30k', mp3: '48k' },
  'amb-restaurant': { make: restaurant, loudness: -33, opus: '22k', mp3: '24k -ar 24000' },
  'amb-hall': { make: hall, loudness: -33, opus: '22k', mp3: '24k -ar 24000' },
  'amb-road': { make: road, loudness: -32, opus: '24k', mp3: '40k' },
};
