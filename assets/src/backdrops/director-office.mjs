// The director's own room: panelling, a portrait of the founder, a lamp, a heavy desk.
import { brush } from '../brush.mjs';
import {
  at,
  books,
  circle,
  colour,
  drawn,
  ellipse,
  ledge,
  mug,
  path,
  pen,
  pencil,
  plant,
  rect,
  sheet,
} from './shapes.mjs';

const panelling = (x) =>
  rect(x, 34, 196, 380, '#b08c74') +
  rect(x + 18, 54, 160, 340, '#a9846c') +
  brush(`M${x + 18} 54h160v340h-160z`, 3, { color: '#8d6a55' });

const stand = '#8a5f49';

/** Where lamps hang: x, y and how far they reach. */
export const lamps = [
  [220, 180, 460],
  [1166, 560, 340],
];

export const layers = () => ({
  wall:
    rect(-60, 0, 1400, 720, '#a07c66') +
    rect(-60, 0, 1400, 22, '#c4a28a') +
    [-52, 164, 380, 596, 812, 1028, 1244].map(panelling).join('') +
    rect(-60, 414, 1400, 16, '#c4a28a') +
    rect(-60, 430, 1400, 110, '#98745f') +
    rect(-60, 540, 1400, 180, '#84614f') +
    // Light of the standing lamp on the panels
    path('M180 196L60 460H360L260 196z', '#ffe7b0', 0.28) +
    // Portrait of the founder
    '<g transform="translate(122)">' +
    rect(566, 52, 168, 206, '#d8ab52', 4) +
    rect(582, 68, 136, 174, '#8fa3a0') +
    path('M600 242c4-56 28-72 52-72s46 16 50 72z', '#4c5568') +
    path('M641 172h22l-4 20-7 30-7-30z', colour.paper) +
    path('M628 122c0-36 50-36 50 0 0 44-14 56-25 56s-25-12-25-56z', '#d9ac8c') +
    path('M624 126c-4-46 60-50 56 2l-6-12c-16 0-30-2-38-12-4 8-8 12-12 22z', '#7a6a60') +
    path('M640 152c8-6 18-6 26 0l-4 8c-8-4-10-4-18 0z', '#7a6a60') +
    circle(644, 132, 3, pen.mid) +
    circle(662, 132, 3, pen.mid) +
    brush('M566 52h168v206h-168z', 6, { color: pen.mid }) +
    '</g>' +
    // Standing lamp
    brush('M220 190V560', 8, { color: stand, taper: 0 }) +
    drawn('M180 196l16-84h48l16 84z', '#f3d58a', 5, pen.mid) +
    ellipse(220, 560, 44, 9, stand) +
    // Bookcase
    rect(940, 90, 260, 424, stand) +
    [186, 282, 378].map((y) => rect(952, y - 84, 236, 84, '#6f4b3b') + rect(940, y, 260, 12, '#9a6c53')).join('') +
    rect(952, 390, 236, 112, '#a3765c') +
    books(962, 186, [2, 4, 1, 3, 5, 2, 1, 3, 4, 2]) +
    books(962, 282, [1, 1, 4, 4, 2, 5]) +
    // Sailing cup and globe
    at(
      1146,
      282,
      drawn('M-16 -56h32c0 24-8 30-12 34v12h10v10h-28v-10h10v-12c-4-4-12-10-12-34z', colour.mustard, 4, pen.mid),
    ) +
    at(
      1080,
      344,
      circle(0, 0, 26, '#9cc0c6') +
        path('M-16 -14q14 -12 20 0t10 14-16 6-14-20z', colour.leaf) +
        brush('M0 26v8M-16 34h32', 5, { color: pen.mid }),
    ) +
    books(966, 378, [3, 5, 2]) +
    books(1126, 378, [4, 1, 2]) +
    brush('M940 90h260v424h-260zM1070 392V500', 6, { color: '#5d4033' }) +
    // Barometer and a small ship in a frame
    '<g transform="translate(-64)">' +
    rect(380, 116, 116, 90, colour.paper, 3) +
    path('M396 178h84v20h-84z', '#a9c6cc') +
    path('M410 178h52l-8 12h-34zM436 126v48h26zM431 136v38h-18z', '#5b6f86') +
    brush('M380 116h116v90h-116z', 5, { color: pen.mid }) +
    '</g>' +
    at(
      899,
      150,
      circle(0, 0, 34, '#d8ab52') + circle(0, 0, 25, colour.paper) + brush('M0 0L12 -16', 4, { color: pen.mid }),
    ) +
    plant(40, 470, '#7a5443', 0.85),
  ledge:
    ledge('#8a4f34', '#a9683f', '#5f3321', true) +
    sheet(420, 606, 2) +
    pencil(600, 660, -16, '#2b3448') +
    // Green desk lamp
    at(
      1150,
      520,
      ellipse(20, 96, 80, 9, '#3a1f12', 0.4) +
        drawn('M12 90h20l-3 -70h-14z', colour.mustard, 4) +
        drawn('M-26 88h92v10h-92z', colour.mustard, 4.5) +
        drawn('M-66 22c10-46 40-56 88-56s78 12 88 56z', '#3f7d5e', 6) +
        path('M-40 14c10-26 24-34 44-38', '#8fc0a4', 0.5),
    ) +
    mug(250, 592, colour.paper, 0.95) +
    at(880, 640, drawn('M0 0h130l16 40H-14z', '#5a2f28', 5) + brush('M4 12h120', 3, { color: colour.mustard })),
});
