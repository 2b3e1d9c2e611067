// The marks that pop up beside a head.
import { brush, ink, restart } from './brush.mjs';
import { writeSvg } from './files.mjs';

export const emoteBox = [0, 0, 120, 120];

const shape = (d, fill, width = 7) =>
  `<path d="${d}" fill="${fill}" stroke="${ink}" stroke-width="${width}" stroke-linejoin="round"/>`;

const line = (d, fill, width = 14) =>
  [
    [ink, width + 14],
    [fill, width],
  ]
    .map(
      ([colour, size]) =>
        `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${size}" stroke-linecap="round" stroke-linejoin="round"/>`,
    )
    .join('');

const shine = (d) => brush(d, 6, { color: '#fffdf8' });

export const emotes = {
  exclaim: () =>
    shape('M46 14C54 8 74 10 80 18C78 40 72 60 67 76C62 80 54 79 50 75C47 56 44 36 46 14Z', '#c8553d') +
    shape('M58 86C68 85 74 92 72 101C70 110 56 112 50 104C46 96 49 87 58 86Z', '#c8553d') +
    shine('M56 22C56 36 57 48 59 58'),
  question: () =>
    line('M38 40C38 16 84 12 86 38C88 58 60 56 60 78', '#2f7f86', 15) +
    shape('M60 90C69 89 74 96 72 103C69 111 56 112 52 104C49 97 52 91 60 90Z', '#2f7f86'),
  sweat: () =>
    shape('M64 10C52 36 32 58 34 82C36 104 56 112 70 108C88 103 94 86 88 70C82 50 70 34 64 10Z', '#7fb7cf') +
    shine('M48 80C48 90 54 97 62 99'),
  anger: () =>
    line(
      'M16 48C34 50 48 44 50 18M70 16C70 38 82 50 104 48M104 72C84 68 72 80 70 104M50 104C50 82 38 70 16 72',
      '#c8553d',
      11,
    ),
  idea: () =>
    brush('M60 4V16M20 20L29 29M100 20L91 29M6 58H18M114 58H102', 7, { taper: 0.1 }) +
    shape('M46 90C46 76 32 72 32 54C32 36 44 26 60 26C76 26 88 36 88 54C88 72 74 76 74 90Z', '#f0c04a') +
    shape('M46 90H74L72 104C66 112 54 112 48 104Z', '#cfd6dc', 6) +
    brush('M52 88C50 74 48 66 52 58C56 66 64 66 68 58C72 66 70 74 68 88', 5),
  silence: () =>
    shape(
      'M20 24C44 12 80 14 100 24C114 36 112 68 98 78C84 86 64 86 54 84C46 94 36 102 22 106C28 98 30 90 28 80C8 72 6 36 20 24Z',
      '#fffdf8',
    ) + [36, 60, 84].map((x, i) => `<ellipse cx="${x}" cy="${50 + (i % 2)}" rx="8" ry="8.5" fill="${ink}"/>`).join(''),
  spark: () =>
    shape('M58 8C62 36 72 48 108 56C76 62 66 74 62 110C56 78 46 66 12 60C46 52 54 40 58 8Z', '#f0c04a') +
    shape('M98 8C99 18 104 22 114 24C104 27 100 31 99 42C96 31 92 27 84 25C93 22 97 18 98 8Z', '#f0c04a', 5) +
    shine('M56 34C53 46 47 52 38 56'),
};

restart(7);
const sizes = Object.entries(emotes).map(([name, draw]) => writeSvg(`emotes/${name}.svg`, emoteBox, draw()));
console.log(`emotes: ${sizes.reduce((a, b) => a + b)} bytes gzipped`);
