// Renders every sound, packs the short ones into a sprite, and encodes them all. Only the encoding needs ffmpeg.
import { spawnSync } from 'node:child_process';
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rate } from './sound/dsp.mjs';
import { renderEffects, renderRoom, rooms } from './sound/render.mjs';

const out = (name) => fileURLToPath(new URL(`../sound/${name}`, import.meta.url));

// Noise asks less of a codec than tones that ring; what a codec loses of its loudness, in dB, it gets beforehand.
const coding = {
  effects: { opus: ['-b:a', '24k'], mp3: ['-ar', '24000', '-b:a', '32k'], lost: { opus: 0, mp3: 0.4 } },
  room: { opus: ['-b:a', '16k'], mp3: ['-ar', '16000', '-b:a', '16k'], lost: { opus: 1.4, mp3: 0.4 } },
};

function encode(samples, file, codec, options, gain) {
  // Nothing of the machine or the moment may come into the file.
  const same = ['-map_metadata', '-1', '-fflags', '+bitexact', '-flags:a', '+bitexact'];
  const raw = ['-f', 'f32le', '-ar', String(rate), '-ac', '1', '-i', 'pipe:0'];
  const { status, stderr } = spawnSync(
    'ffmpeg',
    ['-y', '-loglevel', 'error', ...raw, '-af', `volume=${gain}dB`, '-c:a', codec, ...options, ...same, out(file)],
    { input: Buffer.from(samples.buffer) },
  );
  if (status !== 0) throw new Error(`ffmpeg, ${file}: ${stderr}`);
}

mkdirSync(out('.'), { recursive: true });
const { samples, sprite } = renderEffects();
const table = { sprite, loops: {} };
write('effects', samples, coding.effects);
for (const name of rooms) {
  const { samples, loop } = renderRoom(name);
  table.loops[name] = loop;
  write(`room-${name}`, samples, coding.room);
}
writeFileSync(out('table.json'), JSON.stringify(table, null, 2) + '\n');

function write(name, samples, { opus, mp3, lost }) {
  encode(samples, `${name}.webm`, 'libopus', opus, lost.opus);
  encode(samples, `${name}.mp3`, 'libmp3lame', mp3, lost.mp3);
  const sizes = ['webm', 'mp3'].map((ending) => `${ending} ${statSync(out(`${name}.${ending}`)).size}`);
  console.log(`${name}: ${(samples.length / rate).toFixed(2)} s, ${sizes.join(', ')} bytes`);
}
