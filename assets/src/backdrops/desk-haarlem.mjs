// The player's own desk in an old Haarlem office, with the great church outside.
import { brush } from '../brush.mjs';
import {
  deskLamp,
  moon,
  at,
  clock,
  cloud,
  colour,
  deskPhone,
  drawn,
  framed,
  laptop,
  ledge,
  mug,
  path,
  pen,
  pencil,
  plant,
  rect,
  shelf,
  sky,
  wallWithHole,
  windowFrame,
} from './shapes.mjs';
import { church, gabledRow } from './skyline.mjs';

const beam = (x) => path(`M${x} 0h56l8 34h-72z`, '#c9a988') + brush(`M${x - 8} 34h72`, 4, { color: pen.mid });

const tile = (x, y, i) =>
  rect(x, y, 40, 40, '#f7f8f6') +
  path(
    [
      `M${x + 10} ${y + 28}q10-24 20 0z`,
      `M${x + 20} ${y + 8}l4 12 10 2-10 4-4 8-4-8-10-4 10-2z`,
      `M${x + 8} ${y + 24}h24l-6 8H14zM${x + 19} ${y + 8}v14h10z`,
    ][i % 3],
    '#8fb0c9',
  );

/** Where lamps hang: x, y and how far they reach. */
export const lamps = [[925, 510, 520]];

export const layers = () => {
  const lights = [];
  return {
  back:
    sky(330, 56, 620, 380) +
    cloud(470, 120) +
    cloud(840, 168, 0.8) +
    church(640, 436, '#b4cbd6', '#93b3c3') +
    gabledRow(330, 950, 438, 74, ['#c9b3a4', '#b7a9b0', '#d3bfa8', '#a9b9bf'], '#eef0ea', lights),
  night: moon(500, 150),
  lights: lights.join(''),
  wall:
    wallWithHole(344, 66, 592, 360, '#f3e9da') +
    rect(-60, 0, 1400, 22, '#e6d8c3') +
    [60, 330, 610, 890, 1160].map(beam).join('') +
    rect(-60, 520, 1400, 14, '#dccbb2') +
    rect(-60, 534, 1400, 186, '#cdb498') +
    Array.from({ length: 35 }, (_, i) => tile(-58 + i * 40, 478, i)).join('') +
    brush('M-60 478H1340M-60 519H1340', 3, { color: '#b9ab98', taper: 0 }) +
    windowFrame(344, 66, 592, 360, [197, 395], 120) +
    // Pin board with notes
    rect(70, 110, 190, 150, '#d9b48a', 4) +
    brush('M70 110h190v150h-190z', 6, { color: pen.mid }) +
    at(90, 128, rect(0, 0, 52, 46, '#f4d36f'), -4) +
    at(160, 126, rect(0, 0, 58, 62, colour.paper) + brush('M8 14h40M8 26h34M8 38h40', 2.6, { color: pen.mid }), 3) +
    at(98, 190, rect(0, 0, 60, 50, colour.paper) + path('M6 44l14-20 12 12 10-22 12 30z', '#8fb9a8'), 4) +
    at(186, 200, rect(0, 0, 46, 42, '#e6a48f'), -5) +
    shelf(1000, 190, 210, [3, 1, 4, 2, 5, 3, 2]) +
    shelf(1000, 290, 210, [2, 5, 1, 3]) +
    plant(1160, 258, colour.paper, 0.3) +
    clock(1110, 92, 30) +
    plant(28, 424, '#b98a6a', 0.9),
  ledge:
    ledge(colour.wood, colour.woodLight, colour.woodDark, true) +
    deskPhone(410, 584) +
    framed(150, 560, 84, 74, path('M158 626l22-34 18 20 12-14 18 28z', '#8fb9a8')) +
    laptop(1000, 566) +
    mug(620, 590, colour.paper, 0.95) +
    deskLamp(872, 604) +
    at(196, 656, drawn('M0 0h130l18 46H-14z', '#3a4a68', 5) + brush('M-6 22h146', 3, { color: '#e8b23a' })) +
    pencil(720, 668, -12),
};
};
