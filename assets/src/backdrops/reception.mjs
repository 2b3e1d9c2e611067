// The reception of the consultancy in Groningen.
import { brush } from '../brush.mjs';
import {
  at,
  circle,
  clock,
  colour,
  deskPhone,
  drawn,
  ellipse,
  ledge,
  path,
  pen,
  pencil,
  plant,
  rect,
  sheet,
  shelf,
} from './shapes.mjs';

const panel = (x) => rect(x, 60, 6, 400, '#d7dae8');

export const layers = () => ({
  wall:
    rect(-60, 0, 1400, 720, '#e9ebf3') +
    rect(-60, 0, 1400, 40, '#dcdfeb') +
    [140, 360, 580, 800, 1020, 1240].map(panel).join('') +
    rect(-60, 478, 1400, 12, '#bfc4d8') +
    rect(-60, 490, 1400, 230, '#d0d4e3') +
    // The firm's mark: three rising strokes in a ring, no letters
    `<circle cx="770" cy="150" r="66" fill="none" stroke="#8d80b5" stroke-width="12"/>` +
    path('M734 178v-26h18v26zM761 178v-50h18v50zM788 178v-76h18v76z', colour.teal) +
    // Glass door to the corridor
    rect(1030, 96, 190, 384, '#c6d7de', 4) +
    path('M1050 110h60l-60 200zM1130 110h30l-110 360v-110z', '#fff', 0.35) +
    brush('M1030 96h190v384h-190zM1125 96v384', 6, { color: pen.mid }) +
    rect(1104, 280, 8, 60, colour.mustard, 4) +
    rect(1138, 280, 8, 60, colour.mustard, 4) +
    shelf(60, 170, 220, [1, 4, 2, 5, 3, 1, 4]) +
    shelf(60, 268, 220, [3, 2, 5, 1]) +
    plant(240, 236, colour.paper, 0.32) +
    shelf(60, 366, 220, [2, 4, 3, 5, 2, 1]) +
    clock(930, 120, 36) +
    // Waiting chairs
    [800, 900]
      .map(
        (x) =>
          drawn(`M${x} 392c0-18 80-18 80 0v70h-80zM${x} 462h80v18h-80z`, '#a8b6c4', 4.5, pen.mid) +
          brush(`M${x + 10} 482v30M${x + 70} 482v30`, 5, { color: pen.mid }),
      )
      .join('') +
    plant(-4, 424, colour.lilac, 0.85) +
    // Lamps
    [420, 860].map((x) => rect(x - 70, 0, 140, 12, '#fff8e0', 6)).join(''),
  ledge:
    ledge('#7d6b96', '#a394bd', '#5d4d78', false) +
    path('M-60 640H1340V720H-60z', '#6b5a84') +
    brush('M-60 641H1340', 4, { taper: 0 }) +
    `<g opacity=".35">${[80, 300, 520, 740, 960, 1180].map((x) => brush(`M${x} 646V720`, 4, { color: '#443563' })).join('')}</g>` +
    deskPhone(470, 566) +
    // Bell
    at(
      650,
      604,
      ellipse(0, 16, 40, 7, '#2f2345', 0.35) +
        drawn('M-30 10a30 30 0 0 1 60 0z', colour.mustard, 5) +
        drawn('M-36 10h72v8h-72z', '#55688a', 4) +
        circle(0, -23, 5, pen.near),
    ) +
    sheet(180, 600, -4) +
    pencil(360, 624, -10, colour.mustard) +
    // Monitor seen from behind
    at(
      1110,
      470,
      drawn('M-110 0h220v116h-220z', '#dfe4ea', 6) +
        circle(0, 56, 14, colour.lilac) +
        drawn('M-20 118h40l8 26h-56z', '#c3ccd6', 5),
    ) +
    // Flowers
    at(
      80,
      566,
      brush('M0 0c-6-30-22-44-34-54M4 0c2-34 4-50 16-70M8 0c8-20 20-34 36-40', 3.5, { color: colour.leafDark }) +
        circle(-36, -56, 12, colour.brick) +
        circle(22, -74, 13, colour.mustard) +
        circle(48, -42, 11, '#e6a48f') +
        drawn('M-14 50c-14-18-10-40 6-50h22c16 10 20 32 6 50z', colour.paper, 5),
    ),
});
