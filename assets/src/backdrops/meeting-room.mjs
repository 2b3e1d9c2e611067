// The big table, with Groningen and its tower in the window.
import { brush } from '../brush.mjs';
import {
  moon,
  at,
  circle,
  cloud,
  colour,
  framed,
  laptop,
  ledge,
  mug,
  path,
  pen,
  pencil,
  pendant,
  plant,
  rect,
  books,
  drawn,
  sheet,
  sky,
  wallWithHole,
  windowFrame,
} from './shapes.mjs';
import { blocks, gabledRow, tower } from './skyline.mjs';

const blind = (x, width) =>
  [0, 1, 2]
    .map((k) => rect(x, 60 + k * 13, width, 10, '#fdf9f1', 2) + rect(x, 70 + k * 13, width, 2, '#dccfbb'))
    .join('') +
  rect(x + width - 22, 98, 2, 64, '#b8a98f') +
  circle(x + width - 21, 164, 5, '#b8a98f');

const bar = (x, height, fill) => rect(x, 238 - height, 20, height, fill, 3);

/** Where lamps hang: x, y and how far they reach. */
export const lamps = [
  [330, 120, 620],
  [640, 108, 620],
  [950, 122, 620],
];

export const layers = () => {
  const lights = [];
  return {
  back:
    sky(80, 50, 880, 410) +
    circle(800, 140, 44, '#fff6df') +
    cloud(250, 150) +
    cloud(760, 220, 0.9) +
    blocks(80, 960, 450, 60, 130, '#c2d8e0') +
    tower(560, 452, '#8fb2c1', '#b9d2dc') +
    gabledRow(80, 960, 452, 58, ['#a7c2cd', '#9cbac7', '#b3cad2'], '#d6e5ea', lights) +
    path('M80 460v-22q60-22 120-6t120-4 130 6 150-8 160 6 200-4v28z', '#8fac97'),
  night: moon(800, 140),
  lights: lights.join(''),
  wall:
    wallWithHole(94, 56, 852, 388, '#f3e7d7') +
    rect(-60, 0, 1400, 14, '#e9dac5') +
    path('M960 70L1340 70V720H1010L960 470z', '#eddecb') +
    rect(-60, 520, 1400, 14, '#dcc8ae') +
    rect(-60, 534, 1400, 186, '#cbae91') +
    windowFrame(94, 56, 852, 388, [284, 568]) +
    [102, 388, 672].map((x) => blind(x, 266)).join('') +
    path('M985 90l150 40v250l-150-60z', '#fff8e6', 0.5) +
    framed(
      1020,
      120,
      190,
      140,
      bar(1040, 34, colour.teal) +
        bar(1072, 50, colour.teal) +
        bar(1104, 42, colour.teal) +
        bar(1136, 68, colour.mustard) +
        bar(1168, 88, colour.brick) +
        brush('M1040 186L1084 168 1112 176 1144 150 1186 134', 4, { color: pen.mid }) +
        brush('M1034 240h160', 3.2, { color: pen.mid }),
    ) +
    drawn('M1000 400h250v132h-250z', '#d3a983', 5, pen.mid) +
    rect(1002, 402, 246, 14, '#c49a74') +
    brush('M1124 420V528', 4, { color: pen.mid }) +
    circle(1108, 474, 6, pen.mid) +
    circle(1140, 474, 6, pen.mid) +
    books(1022, 400, [3, 1, 2, 5]) +
    at(
      1186,
      400,
      brush('M0 -50c-6-30-22-44-34-54M4 -50c2-34 4-50 16-70M7 -50c8-20 20-34 36-40', 3.5, { color: colour.leafDark }) +
        circle(-36, -106, 10, colour.mustard) +
        circle(22, -124, 11, colour.mustard) +
        circle(46, -92, 9, colour.mustard) +
        drawn('M-14 -1c-14-18-10-40 6-50h22c16 10 20 32 6 50z', colour.paper, 4, pen.mid),
    ) +
    pendant(330, 104, '#5f9ea3') +
    pendant(640, 92, '#5f9ea3') +
    pendant(950, 106, '#5f9ea3') +
    plant(40, 436, '#c98a72', 1),
  ledge:
    ledge(colour.wood, colour.woodLight, colour.woodDark, true) +
    laptop(1010, 572) +
    sheet(430, 610, -3) +
    pencil(640, 646, -14) +
    mug(250, 594, colour.paper) +
    // Water jug and glasses
    at(
      800,
      560,
      path('M-26 0h52l-6 70h-40z', '#cfe4ea', 0.9) +
        path('M-23 26h46l-4 44h-38z', '#9cc8d6', 0.9) +
        brush('M-26 0h52l-6 70h-40zM26 12c22 0 20 34-2 34', 5),
    ),
};
};
