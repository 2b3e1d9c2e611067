// A corridor of a hospital by day, with a trolley in the way.
import { brush } from '../brush.mjs';
import {
  at,
  circle,
  clock,
  cloud,
  colour,
  drawn,
  ellipse,
  ledge,
  path,
  pen,
  plant,
  rect,
  sky,
  wallWithHole,
  windowFrame,
} from './shapes.mjs';

const tree = (x, y, size, fill) =>
  rect(x - 5, y - 30, 10, 34, '#a58a76') + ellipse(x, y - 52 * size, 44 * size, 40 * size, fill);

const doorLeaf = (x, hinge) =>
  drawn(`M${x} 132h104v388h-104z`, '#d9c3a5', 5, pen.mid) +
  drawn(`M${x + 30} 172h44v120h-44z`, '#dcebec', 4, pen.mid) +
  path(`M${x + 36} 292l24-116h12l-24 116z`, '#fff', 0.6) +
  rect(x + 6, 440, 92, 66, '#c3cdd0', 3) +
  rect(hinge, 340, 8, 64, '#8b98a5', 4);

const seat = (x) =>
  drawn(`M${x} 376c0-14 84-14 84 0v62h-84z`, '#8fb9b6', 4.5, pen.mid) +
  drawn(`M${x - 4} 438h92v16h-92z`, '#7fa9a6', 4.5, pen.mid);

export const layers = () => ({
  back:
    sky(100, 80, 420, 300) +
    cloud(220, 140) +
    cloud(440, 190, 0.7) +
    path('M90 380v-60q70-22 140-6t130-8 160 6v68z', '#a9c4a4') +
    tree(160, 350, 1, '#8db394') +
    tree(300, 362, 1.2, '#7fa686') +
    tree(452, 352, 1, '#94b99b'),
  wall:
    wallWithHole(120, 100, 384, 262, '#eef1ea') +
    rect(-60, 0, 1400, 44, '#dfe5e1') +
    [190, 600, 1010].map((x) => rect(x, 8, 190, 22, '#fffdf4', 6)).join('') +
    rect(-60, 430, 1400, 90, '#d6e3df') +
    rect(-60, 520, 1400, 14, '#b5c6c2') +
    rect(-60, 534, 1400, 186, '#d9d2c6') +
    path('M-60 600H1340V612H-60z', '#cbbfae') +
    windowFrame(120, 100, 384, 262, [128, 256]) +
    // Handrail
    rect(-60, 424, 640, 16, '#c79a6e', 7) +
    rect(1080, 424, 320, 16, '#c79a6e', 7) +
    brush('M-60 441H580M1080 441H1340', 3, { color: '#9a7450', taper: 0 }) +
    [40, 300, 540, 1110].map((x) => rect(x, 440, 10, 12, '#9a7450')).join('') +
    // Seats under the window
    seat(150) +
    seat(248) +
    seat(346) +
    brush('M150 456H434M180 458V520M404 458V520', 6, { color: pen.mid, taper: 0 }) +
    // Double doors
    rect(752, 116, 244, 404, '#c3b096') +
    doorLeaf(768, 852) +
    doorLeaf(876, 888) +
    rect(814, 70, 120, 36, '#e4ede9', 6) +
    path('M864 80h20v16h-20zM846 84h12v8h-12z', '#7fb1a8') +
    path('M896 88l10-8v5h16v6h-16v5z', '#7fb1a8') +
    clock(646, 140, 36) +
    // Notices, the dispenser and the next door
    rect(592, 220, 104, 132, colour.paper, 4) +
    path('M644 246c-10-16-34-8-30 12 3 16 22 26 30 34 8-8 27-18 30-34 4-20-20-28-30-12z', '#e6a48f') +
    brush('M610 312h68M610 328h48', 3, { color: pen.mid }) +
    brush('M592 220h104v132h-104z', 4, { color: pen.mid }) +
    drawn('M1030 264h40v62h-40z', '#fffdf8', 4, pen.mid) +
    rect(1038, 272, 24, 26, '#a9d0d6', 3) +
    brush('M1050 326v10', 5, { color: pen.mid }) +
    drawn('M1130 132h120v388h-120z', '#d9c3a5', 5, pen.mid) +
    rect(1230, 340, 8, 54, '#8b98a5', 4) +
    drawn('M1154 176h52v64h-52z', '#e4ede9', 3.5, pen.mid) +
    path('M1180 190a9 9 0 1 1 .1 0zM1164 232c2-26 30-26 32 0z', '#7fb1a8') +
    plant(676, 446, '#c98a72', 0.72) +
    plant(30, 448, '#8d80b5', 0.7),
  ledge:
    // The push bar, and the tray of the trolley
    brush('M-60 556H-20C0 556 4 566 4 590M1340 556H1300C1280 556 1276 566 1276 590', 12, {
      color: '#8b98a5',
      taper: 0,
    }) +
    ledge('#a26b4b', '#c08a62', '#774a31', false) +
    path('M-60 634H1340V720H-60z', '#8a5739') +
    brush('M-60 635H1340', 4.5, { taper: 0 }) +
    `<g opacity=".5">${[120, 420, 720, 1020].map((x) => brush(`M${x} 654h220v58h-220z`, 3.4, { color: '#5d3721' })).join('')}</g>` +
    [230, 530, 830, 1130].map((x) => rect(x - 34, 676, 68, 10, '#d6c1a8', 5)).join('') +
    // Folded linen
    at(
      1080,
      520,
      ellipse(76, 92, 112, 9, '#3a1f12', 0.35) +
        drawn('M-10 58h176c10 0 10 32 0 32H-10c-12 0-12-32 0-32z', '#8fb9b6', 5) +
        drawn('M0 28h160c10 0 10 30 0 30H0c-12 0-12-30 0-30z', '#fffdf8', 5) +
        drawn('M-4 0h166c10 0 10 28 0 28H-4c-12 0-12-28 0-28z', '#e6a48f', 5) +
        brush('M8 74h120M14 44h110M10 14h116', 3, { color: '#6f6f7d' }),
    ) +
    // Box of gloves
    at(
      150,
      548,
      ellipse(66, 76, 98, 9, '#3a1f12', 0.35) +
        path('M44 -2c4-26 20-18 20-32 10 4 10 18 24 16 6 8-2 14 0 18z', '#b7d3e6') +
        brush('M44 -2c4-26 20-18 20-32 10 4 10 18 24 16 6 8-2 14 0 18', 4) +
        drawn('M0 0h132v74H0z', '#dfe9ee', 5.5) +
        ellipse(66, 2, 34, 7, '#8fa9b9') +
        circle(66, 42, 18, '#8fb4c9'),
    ) +
    // Stethoscope
    brush('M470 622C420 600 440 648 500 642 560 634 548 604 600 606 636 608 640 630 616 640', 8, {
      color: '#39465f',
      taper: 0,
    }) +
    brush('M616 640L578 656M616 640L622 662', 6, { color: '#39465f', taper: 0 }) +
    circle(576, 657, 6, '#c3ccd2') +
    circle(623, 665, 6, '#c3ccd2') +
    circle(470, 622, 15, '#c3ccd2') +
    `<circle cx="470" cy="622" r="15" fill="none" stroke="#222736" stroke-width="5"/>` +
    // Clipboard and cup
    at(
      720,
      598,
      drawn('M0 0h170l24 54H-16z', '#6f86a0', 5) +
        path('M14 6h142l16 40H2z', colour.paper) +
        brush('M24 16l22 0 8 -6 8 14 8-8h70M20 34h110', 3, { color: '#c8553d' }) +
        drawn('M64 -8h40l4 13H60z', '#a9b5bf', 4),
      -2,
    ) +
    drawn('M960 588h46l-6 44h-34z', '#fffdf8', 5),
});
