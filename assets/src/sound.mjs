// Renders every sound, brings it to its loudness, packs the Howler sprite and measures the result.
// Needs ffmpeg and sox.
import { execSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { out } from './files.mjs';
import { rate } from './sound/dsp.mjs';
import { ambiences, effects } from './sound/sounds.mjs';

const ceiling = -2.5; // dBFS; leaves room for the overshoot of lossy coding
const work = mkdtempSync(join(tmpdir(), 'sound-'));
const run = (command) => execSync(command, { cwd: work, encoding: 'utf8' });
const round = (value, digits = 1) => Number(value.toFixed(digits));

function writeWav(name, samples, fadeOut) {
  const top = samples.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const wav = Buffer.alloc(44 + samples.length * 2);
  wav.write('RIFF', 0);
  wav.writeUInt32LE(36 + samples.length * 2, 4);
  wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(rate, 24);
  wav.writeUInt32LE(rate * 2, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36);
  wav.writeUInt32LE(samples.length * 2, 40);
  samples.forEach((value, i) => {
    const fade = fadeOut ? Math.min(1, (samples.length - i) / 480) : 1;
    wav.writeInt16LE(Math.round((value / top) * 0.7 * fade * 32767), 44 + i * 2);
  });
  writeFileSync(join(work, `${name}.wav`), wav);
}

// One-shots are too short for the meter's gate, so they are measured repeated: good for comparing.
function loudness(file) {
  const report = run(
    `ffmpeg -hide_banner -nostats -stream_loop 60 -i "${file}" -t 8 -af ebur128=framelog=verbose -f null - 2>&1`,
  );
  return Number([...report.matchAll(/I:\s+(-?[\d.]+)/g)].at(-1)[1]);
}

const peak = (file) =>
  Number(
    /max_volume: (-?[\d.]+)/.exec(run(`ffmpeg -hide_banner -nostats -i "${file}" -af volumedetect -f null - 2>&1`))[1],
  );

function levelled(name, { make, loudness: target }, fadeOut) {
  const samples = make();
  writeWav(name, samples, fadeOut);
  const gain = Math.min(target - loudness(`${name}.wav`), ceiling - peak(`${name}.wav`));
  run(`sox -D ${name}.wav ${name}-level.wav gain ${gain.toFixed(2)}`);
  return {
    file: `${name}-level.wav`,
    seconds: samples.length / rate,
    lufs: round(loudness(`${name}-level.wav`)),
    peak: round(peak(`${name}-level.wav`)),
    samples,
  };
}

function encode(from, name, opus, mp3) {
  run(
    `ffmpeg -y -loglevel error -i ${from} -map_metadata -1 -c:a libopus -ac 1 -b:a ${opus} -fflags +bitexact -flags:a +bitexact "${out(`sound/${name}.webm`)}"`,
  );
  run(
    `ffmpeg -y -loglevel error -i ${from} -map_metadata -1 -c:a libmp3lame -ac 1 ${mp3} -fflags +bitexact -flags:a +bitexact "${out(`sound/${name}.mp3`)}"`,
  );
}

const seam = (samples) => {
  let sum = 0;
  for (let i = 1; i < samples.length; i++) sum += Math.abs(samples[i] - samples[i - 1]);
  return Math.abs(samples[0] - samples.at(-1)) / (sum / samples.length);
};

mkdirSync(out('sound'), { recursive: true });
const sprite = {};
const slots = [];
const report = [];
let start = 0;
for (const [name, effect] of Object.entries(effects)) {
  const { file, seconds, lufs, peak } = levelled(name, effect, true);
  report.push({ name, seconds: round(seconds, 2), lufs, peak });
  sprite[name] = [Math.round(start * 1000), Math.round(seconds * 1000) + 20];
  // 150 ms of silence between sounds: a browser may stop a sprite late.
  const slot = Math.ceil((seconds + 0.15) * 10) / 10;
  run(`sox -D ${file} ${name}-slot.wav pad 0 ${(slot - seconds).toFixed(5)}`);
  slots.push(`${name}-slot.wav`);
  start += slot;
}
run(`sox -D ${slots.join(' ')} sfx.wav`);
encode('sfx.wav', 'sfx', '48k', '-q:a 6');
writeFileSync(out('sound/sfx.json'), JSON.stringify({ src: ['sfx.webm', 'sfx.mp3'], sprite }, null, 2) + '\n');
for (const [name, ambience] of Object.entries(ambiences)) {
  const { file, seconds, lufs, peak, samples } = levelled(name, ambience, false);
  report.push({ name, seconds, lufs, peak, seamStepToMeanStep: round(seam(samples), 2) });
  encode(file, name, ambience.opus, `-b:a ${ambience.mp3}`);
}
console.table(report);
for (const name of ['sfx', ...Object.keys(ambiences)]) {
  for (const ending of ['webm', 'mp3']) {
    const path = out(`sound/${name}.${ending}`);
    console.log(`${name}.${ending}`, statSync(path).size, 'bytes, peak', peak(path), 'dBFS');
  }
}
rmSync(work, { recursive: true });
