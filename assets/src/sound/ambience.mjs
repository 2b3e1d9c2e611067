// What a place sounds like when nobody speaks: loops, the same on every run.
// Each is a bed of noise, blended into itself at the seam, and what happens on it, which may ring on past the seam.
// What comes back is either steady or has a beat of its own (a clock, a press, the joints of a road): a single odd sound
// would be known by heart after three rounds.
import { add, buffer, decay, filter, loop, noise, pink, rate, room, sine } from './dsp.mjs';

/** Noise between two frequencies. */
const air = (length, random, low, high) =>
  filter(filter(pink(length, random), 'low', high, 0.7), 'high', low, 0.7);

/** Distant talk: for each table a band of noise that opens and closes like syllables, in phrases. */
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

const tables = (count, from) =>
  Array.from({ length: count }, (_, i) => [from + i * (280 / count), 1000 + i * (1100 / count), 1 - (0.4 * i) / count]);

/** Samples in a large hard room, as long as they were. */
const inHall = (samples, wet, tail) => room(samples.slice(), wet, tail).subarray(0, samples.length);

const bed = (seconds, blend, make) => loop(make, seconds, blend);

/** What happens in a loop, heard in a hall (a share and seconds of echo) or dry; echoes go on at its start. */
function happening(seconds, draw, hall) {
  const once = buffer(seconds);
  draw(once);
  if (!hall) return once;
  const twice = new Float32Array(once.length * 2);
  twice.set(once);
  twice.set(once, once.length);
  return inHall(twice, ...hall).slice(once.length);
}

/** Adds other samples, as loud as told. */
function mix(samples, others, gain = 1) {
  for (let i = 0; i < samples.length; i++) samples[i] += others[i] * gain;
  return samples;
}

/** Steps of somebody who passes: from second `at`, `count` of them, coming near and going. */
function steps(samples, random, { at, count, every, gain, hertz }) {
  for (let step = 0; step < count; step++) {
    const near = Math.sin((Math.PI * (step + 0.5)) / count);
    const tone = hertz * (1 + 0.06 * random());
    add(samples, at + step * every, (t) =>
      t > 0.12
        ? null
        : gain * near * (sine(tone - tone * 2 * t, t) * decay(t, 0.002, 0.018) + 0.5 * random() * decay(t, 0.001, 0.006)),
    );
  }
}

function keys(samples, random, at, count) {
  for (let key = 0; key < count; key++) {
    add(samples, at + key * 0.115 + 0.05 * random(), (t) =>
      t > 0.04
        ? null
        : 0.035 * random() * Math.exp(-t / 0.003) + 0.025 * sine(620 + 60 * (key % 5), t) * Math.exp(-t / 0.007),
    );
  }
}

/** Hums in whole cycles a second, so that every loop holds them whole. */
function hum(samples, tones) {
  for (const [hertz, gain] of tones) add(samples, 0, (t) => gain * sine(hertz, t));
}

// An open office: air, colleagues on the phone further down, two bursts of typing.
function office() {
  const random = noise(21);
  const room = bed(8, 1.2, (length) => {
    const samples = air(length, random, 150, 700).map((value) => value * 0.26);
    mix(samples, filter(pink(length, random), 'band', 1900, 0.5), 0.22);
    return mix(samples, babble(length, random, tables(3, 400)), 0.55);
  });
  const typing = happening(8, (samples) => {
    keys(samples, random, 1.3, 17);
    keys(samples, random, 5.1, 14);
  });
  return mix(room, typing);
}

// A room with its door closed: the air, the street far below, and a clock.
function quiet() {
  const random = noise(25);
  const room = bed(8, 1, (length) => {
    const samples = air(length, random, 170, 800).map((value) => value * 0.24);
    mix(samples, filter(pink(length, random), 'band', 1500, 0.4), 0.2);
    return mix(samples, filter(babble(length, random, tables(2, 330)), 'low', 620, 0.7), 0.16);
  });
  const clock = happening(8, (samples) => {
    for (let second = 0; second < 8; second++) {
      const [gain, hertz] = second % 2 ? [0.011, 1850] : [0.014, 2150];
      add(samples, second + 0.25, (t) =>
        t > 0.06
          ? null
          : gain * (sine(hertz, t) * decay(t, 0.0006, 0.006) + 0.8 * random() * decay(t, 0.0004, 0.0015)),
      );
    }
  });
  return mix(room, clock);
}

// A hall with stone under foot: talk at the desk, heels that pass, the doors that turn.
function lobby() {
  const random = noise(26);
  const hall = bed(8, 1, (length) => {
    const samples = inHall(babble(length, random, tables(3, 380)), 0.5, 0.9).map((value) => value * 0.8);
    mix(samples, air(length, random, 150, 900), 0.2);
    const door = filter(pink(length, random), 'band', 700, 0.8);
    return samples.map((value, i) => value + door[i] * 0.07 * (1 + sine(0.5, i / rate)));
  });
  const heels = happening(
    8,
    (samples) => {
      steps(samples, random, { at: 0.7, count: 8, every: 0.54, gain: 0.09, hertz: 420 });
      steps(samples, random, { at: 5.2, count: 4, every: 0.61, gain: 0.05, hertz: 330 });
    },
    [0.5, 0.9],
  );
  return mix(hall, heels);
}

// A corridor of a hospital: ventilation, soft soles, a bed that is wheeled past, voices behind a door.
function corridor() {
  const random = noise(27);
  const still = bed(8, 1, (length) => {
    const samples = air(length, random, 160, 1100).map((value) => value * 0.26);
    mix(samples, filter(pink(length, random), 'band', 2100, 0.5), 0.14);
    return mix(samples, filter(babble(length, random, tables(2, 360)), 'low', 900, 0.7), 0.4);
  });
  const passing = happening(
    8,
    (samples) => {
      steps(samples, random, { at: 0.4, count: 9, every: 0.47, gain: 0.035, hertz: 230 });
      const wheels = filter(pink(samples.length, random), 'band', 1250, 1.1);
      for (let i = 0; i < samples.length; i++) {
        const t = i / rate;
        const near = t > 3.6 && t < 7.4 ? Math.sin((Math.PI * (t - 3.6)) / 3.8) ** 2 : 0;
        // The wheels rattle over the joints of the floor.
        samples[i] += wheels[i] * near * (0.35 + 0.65 * Math.max(0, sine(7, t)) ** 3) * 0.5;
      }
    },
    [0.5, 0.8],
  );
  return mix(still, passing);
}

// An evening restaurant: tables talking at their own pace, now and then a glass or a fork.
function restaurant() {
  const random = noise(23);
  const talk = bed(8, 1, (length) => {
    const samples = air(length, random, 150, 700).map((value) => value * 0.22);
    return mix(samples, babble(length, random, [...tables(3, 380), [640, 2100, 0.55]]), 1.5);
  });
  const glasses = happening(8, (samples) => {
    for (const [at, hertz, gain] of [
      [1.1, 3150, 0.016],
      [1.22, 2480, 0.011],
      [3.4, 4150, 0.012],
      [6.3, 2750, 0.015],
      [6.47, 3620, 0.009],
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
  });
  return mix(talk, glasses);
}

// A works floor: fans, a press that keeps its time, metal somewhere, hardly a voice.
function factory() {
  const random = noise(24);
  const fans = bed(8, 1, (length) => {
    const samples = air(length, random, 160, 900).map((value) => value * 0.3);
    mix(samples, filter(pink(length, random), 'band', 1500, 0.5), 0.2);
    return mix(samples, filter(babble(length, random, tables(2, 430)), 'low', 1500, 0.7), 0.2);
  });
  const work = happening(
    8,
    (samples) => {
      for (let stroke = 0; stroke < 5; stroke++) {
        add(samples, stroke * 1.6 + 0.3, (t) =>
          t > 0.4
            ? null
            : 0.14 * sine(230 - 130 * t, t) * decay(t, 0.006, 0.07) + 0.06 * random() * decay(t, 0.003, 0.03),
        );
        add(samples, stroke * 1.6 + 1, (t) => (t > 0.35 ? null : 0.04 * random() * decay(t, 0.05, 0.07)));
      }
      for (const [at, hertz] of [
        [2.35, 1320],
        [2.52, 1710],
        [6.1, 1480],
      ]) {
        add(samples, at, (t) =>
          t > 0.5 ? null : 0.022 * (sine(hertz, t) + 0.6 * sine(hertz * 1.73, t)) * decay(t, 0.001, 0.08),
        );
      }
      hum(samples, [
        [150, 0.012],
        [300, 0.009],
      ]);
    },
    [0.5, 0.9],
  );
  return mix(fans, work);
}

// A fair: a great many voices under one roof, none of them to be followed, and feet on carpet.
function fair() {
  const random = noise(28);
  return bed(8, 1, (length) => {
    const samples = inHall(babble(length, random, tables(9, 340)), 0.6, 1);
    mix(samples, air(length, random, 160, 1000), 0.45);
    const feet = filter(pink(length, random), 'band', 2300, 0.6);
    return samples.map((value, i) => value + feet[i] * 0.2 * (0.65 + 0.35 * sine(1.75, i / rate)));
  });
}

// Inside a car at motorway speed: engine, tyres, wind that swells, the joints of the road.
function road() {
  const random = noise(22);
  const ride = bed(8, 1, (length) => {
    const wind = filter(pink(length, random), 'band', 1100, 0.6);
    return air(length, random, 110, 420).map(
      (value, i) => value * 0.5 + wind[i] * 0.42 * (0.75 + 0.25 * sine(0.25, i / rate)),
    );
  });
  const below = happening(8, (samples) => {
    for (let joint = 0; joint < 8; joint++) {
      for (const axle of [0.4, 0.51]) {
        add(samples, joint + axle, (t) =>
          t > 0.12
            ? null
            : 0.16 * sine(150 - 300 * t, t) * decay(t, 0.006, 0.022) + 0.03 * random() * decay(t, 0.004, 0.012),
        );
      }
    }
    hum(samples, [
      [84, 0.045],
      [168, 0.032],
      [252, 0.018],
      [336, 0.012],
    ]);
  });
  return mix(ride, below);
}

// At the screen: the laptop's fan, and the hiss of a microphone that is open on the other side.
function screen() {
  const random = noise(29);
  const desk = bed(6, 1, (length) => {
    const samples = air(length, random, 200, 1000).map((value) => value * 0.2);
    mix(samples, filter(pink(length, random), 'band', 2600, 0.45), 0.24);
    return mix(samples, filter(babble(length, random, tables(1, 420)), 'band', 900, 0.5), 0.1);
  });
  const fan = happening(6, (samples) =>
    hum(samples, [
      [233, 0.002],
      [466, 0.0015],
    ]),
  );
  return mix(desk, fan);
}

/** Loops, each a file of its own: name -> sound. `loudness` in LUFS: a room with its door closed is quieter than a fair. */
export const ambiences = {
  corridor: { make: corridor, loudness: -35 },
  factory: { make: factory, loudness: -33 },
  fair: { make: fair, loudness: -33 },
  lobby: { make: lobby, loudness: -35 },
  office: { make: office, loudness: -35 },
  quiet: { make: quiet, loudness: -39 },
  restaurant: { make: restaurant, loudness: -33 },
  road: { make: road, loudness: -33 },
  screen: { make: screen, loudness: -39 },
};
