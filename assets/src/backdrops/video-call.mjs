// Somebody at home, seen on the screen of the player's laptop.
import { brush } from '../brush.mjs';
import {
  at,
  books,
  circle,
  cloud,
  colour,
  drawn,
  path,
  pen,
  plant,
  rect,
  sky,
  wallWithHole,
  windowFrame,
  pendant,
} from './shapes.mjs';
import { gabledRow } from './skyline.mjs';

const shelfBoard = (y) => rect(880, y, 260, 10, colour.woodLight) + brush(`M880 ${y + 11}h260`, 3, { color: pen.mid });

const button = (x, fill, icon) => circle(x, 664, 26, fill) + at(x, 664, icon);

const white = (d) =>
  `<path d="${d}" fill="none" stroke="#fffdf8" stroke-width="4.5" stroke-linecap="round" stroke-linejoin="round"/>`;

export const layers = () => ({
  back:
    sky(120, 90, 330, 320) +
    cloud(240, 160, 0.8) +
    gabledRow(120, 450, 412, 56, ['#c9b3a4', '#b7a9b0', '#d3bfa8'], '#eef0ea'),
  wall:
    wallWithHole(134, 106, 296, 300, '#eaeee6') +
    windowFrame(134, 106, 296, 300, [148], 100) +
    // Curtains
    path('M84 74h56c8 120-2 240-30 350h-34z', '#d9b9a4') +
    path('M424 74h56l8 350h-34c-28-110-38-230-30-350z', '#d9b9a4') +
    brush('M70 76H494', 6, { color: pen.mid, taper: 0 }) +
    brush('M106 84c4 120-4 230-16 330M458 84c-4 120 4 230 16 330', 3, { color: '#b9947e' }) +
    // Bookcase
    [200, 296, 392].map(shelfBoard).join('') +
    books(890, 200, [2, 4, 1, 3, 5, 2, 3]) +
    plant(1096, 168, colour.brick, 0.32) +
    books(960, 296, [1, 5, 2, 4, 3, 1]) +
    at(916, 296, circle(0, -26, 22, '#e6a48f') + drawn('M-8 -6h16v6h-16z', colour.woodLight, 3, pen.mid)) +
    books(890, 392, [5, 3, 2]) +
    drawn('M1020 336h90v56h-90z', colour.paper, 4, pen.mid) +
    path('M1028 384l24-30 20 16 12-12 18 26z', '#8fb9a8') +
    // A picture and a lamp in the middle
    rect(566, 110, 180, 130, colour.paper, 4) +
    circle(690, 150, 18, '#f1cf7c') +
    path('M576 230v-30q50-40 90-14t70-10v54z', '#9cbfb0') +
    path('M576 230v-14q60-20 160 0v14z', '#7fa797') +
    brush('M566 110h180v130h-180z', 5, { color: pen.mid }) +
    pendant(800, 92, '#e0b765') +
    // Sofa
    rect(-60, 520, 1400, 200, '#d9c9b3') +
    drawn('M430 560v-100c0-24 12-36 36-36h340c24 0 36 12 36 36v100z', '#a9b9c4', 5, pen.mid) +
    brush('M636 430V556', 4, { color: '#8497a4' }) +
    drawn('M470 470l52-14 16 54-54 14z', '#e6a48f', 4, pen.mid) +
    plant(1190, 470, '#b98a6a', 0.9),
  ledge:
    // Screen edge, keyboard deck
    `<path fill-rule="evenodd" fill="#2d3446" d="M-60 0H1340V720H-60zM34 34c-8 0-12 4-12 12v546c0 8 4 12 12 12H1246c8 0 12-4 12-12V46c0-8-4-12-12-12z"/>` +
    brush(
      'M34 34H1246C1254 34 1258 38 1258 46V592C1258 600 1254 604 1246 604H34C26 604 22 600 22 592V46C22 38 26 34 34 34z',
      5,
    ) +
    circle(640, 17, 7, '#12151f') +
    circle(640, 17, 3, '#6c8fb0') +
    circle(662, 17, 2.5, '#7fd08a') +
    rect(-60, 612, 1400, 108, '#39435a') +
    brush('M-60 612H1340', 5, { taper: 0 }) +
    // The call's buttons
    button(550, '#55617c', white('M-5 -12a5 5 0 0 1 10 0v10a5 5 0 0 1-10 0zM-10 -2a10 10 0 0 0 20 0M0 8v5')) +
    button(640, colour.brick, white('M-13 4c-2-10 28-10 26 0l-6 2-2-5c-4-1-6-1-10 0l-2 5z')) +
    button(730, '#55617c', white('M-13 -8h17v16h-17zM4 -2l9-6v16l-9-6')) +
    // The player's own small picture
    rect(1084, 470, 150, 112, '#8fa7b3', 8) +
    path('M1106 582c2-50 106-50 108 0z', '#5d7488') +
    circle(1160, 520, 24, '#c8d3d8') +
    `<rect x="1084" y="470" width="150" height="112" rx="8" fill="none" stroke="#fffdf8" stroke-width="5"/>`,
});
