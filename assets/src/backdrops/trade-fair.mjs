// A stand at a fair: two walls, an aisle between them where people pass.
import { brush } from '../brush.mjs';
import { at, circle, colour, drawn, ellipse, ledge, path, pen, plant, rect } from './shapes.mjs';

/** A visitor as a shadow, standing on y. */
const visitor = (x, y, size, fill, walking) =>
  at(
    x,
    y,
    path('M-26 -104C-30 -136-16 -146 0 -146S30 -136 26 -104L22 -52H-22Z', fill) +
      path(walking ? 'M-22 -56H22L34 0H20L0 -40-16 0H-32Z' : 'M-22 -56H22L20 0H4L0 -44-4 0H-20Z', fill) +
      circle(0, -168, 19, fill),
    0,
    size,
  );

const banner = (x, fill, mark) =>
  brush(`M${x + 8} 20V64M${x + 102} 20V64`, 2.4, { color: '#9aa3b5', taper: 0 }) +
  path(`M${x} 62h110v150l-55 26-55-26z`, fill) +
  at(x + 55, 134, mark);

const spot = (x) =>
  path(`M${x - 8} 52L${x - 70} 300H${x + 50}Z`, '#fffbe8', 0.3) +
  drawn(`M${x - 14} 34h28l-6 22h-22z`, '#7d879b', 3.5, pen.mid);

const ring = (r, width, stroke) => `<circle r="${r}" fill="none" stroke="${stroke}" stroke-width="${width}"/>`;

export const layers = () => ({
  back:
    rect(-60, 0, 1400, 720, '#e9ecf1') +
    rect(-60, 0, 1400, 30, '#d6dbe5') +
    brush('M-60 18H1340M-60 42H1340', 3, { color: '#b5bdcb', taper: 0 }) +
    brush(Array.from({ length: 18 }, (_, i) => `M${-60 + i * 80} 42l40 -24 40 24`).join(''), 2, {
      color: '#c3cad6',
      taper: 0,
    }) +
    // Other stands, far off
    rect(470, 250, 110, 170, '#d3dae6') +
    rect(610, 230, 130, 190, '#dcd6e6') +
    rect(770, 256, 90, 164, '#d6e3e2') +
    rect(486, 268, 78, 40, '#bccbdc') +
    circle(675, 276, 22, '#c4b9d9') +
    rect(784, 272, 62, 34, '#b9d3d1') +
    rect(-60, 420, 1400, 300, '#d8d3cf') +
    path('M520 420H780L940 720H340Z', '#c9b9b4') +
    visitor(512, 432, 0.74, '#b3b9ca') +
    visitor(850, 436, 0.8, '#a9b0c4', true) +
    visitor(640, 430, 0.7, '#b9bfce') +
    visitor(682, 432, 0.74, '#aeb5c7') +
    visitor(795, 432, 0.74, '#b3b9ca'),
  wall:
    banner(455, '#8fb9b6', path('M-24 20L0 -28 24 20Z', '#f4f6f4')) +
    banner(585, '#e3bd7c', ring(24, 11, '#fdf8ec')) +
    banner(715, '#b3a6cb', path('M-26 -20h22v22h-22zM4 -20h22v22H4zM-26 8h22v22h-22zM4 8h22v22H4z', '#f5f1fa')) +
    visitor(744, 478, 1.12, '#8f98b0', true) +
    visitor(580, 470, 1.06, '#98a1b7') +
    // The left wall with a screen
    path('M-60 70H420V520H-60z', '#f3ece2') +
    path('M420 70L448 92V500L420 520z', '#ddd0bf') +
    rect(-60, 70, 480, 16, '#2f7f86') +
    rect(-60, 506, 480, 14, '#d6c7b1') +
    drawn('M96 150h250v152H96z', '#3f4a60', 5, pen.mid) +
    rect(108, 162, 226, 128, '#eaf2f1') +
    [0, 1, 2, 3, 4]
      .map((k) =>
        rect(
          126 + k * 40,
          276 - [34, 52, 46, 74, 92][k],
          24,
          [34, 52, 46, 74, 92][k],
          ['#7fb1b3', '#e3bd7c'][k > 2 ? 1 : 0],
        ),
      )
      .join('') +
    brush('M126 226L176 206 214 214 256 186 316 176', 4, { color: '#c98a72' }) +
    // The right wall with shelves
    path('M860 70H1340V520H860z', '#f3ece2') +
    path('M860 70L832 92V500L860 520z', '#ddd0bf') +
    rect(860, 70, 480, 16, '#2f7f86') +
    rect(860, 506, 480, 14, '#d6c7b1') +
    circle(1210, 190, 56, '#dfeceb') +
    at(1210, 190, ring(56, 9, '#8fb9b6') + path('M-28 26V4h14v22zM-7 26V-12h14v38zM14 26V-28h14v54z', '#2f7f86')) +
    [250, 340]
      .map((y) => rect(900, y, 210, 10, colour.woodLight) + brush(`M900 ${y + 11}h210`, 3, { color: pen.mid }))
      .join('') +
    drawn('M920 190h58v60h-58z', '#d6e3e2', 4, pen.mid) +
    drawn('M1000 206h84v44h-84z', '#e6a48f', 4, pen.mid) +
    drawn('M926 292h90v48h-90z', '#c9c0dc', 4, pen.mid) +
    drawn('M1040 276h44v64h-44z', '#f0d79c', 4, pen.mid) +
    // High table and stools
    drawn('M124 392h180v16H124z', colour.woodLight, 4, pen.mid) +
    brush('M214 410V516', 8, { color: pen.mid, taper: 0 }) +
    brush('M170 518h88', 6, { color: pen.mid }) +
    drawn('M40 436h74v14H40z', '#c98a72', 4, pen.mid) +
    brush('M56 452L46 518M98 452L108 518', 5, { color: pen.mid, taper: 0 }) +
    plant(1250, 424, '#8d80b5', 0.9) +
    spot(300) +
    spot(640) +
    spot(980),
  ledge:
    ledge('#9a5a3c', '#bb7a52', '#6e3d27', false) +
    path('M-60 640H1340V720H-60z', '#874c31') +
    brush('M-60 641H1340', 4, { taper: 0 }) +
    `<g opacity=".35">${[60, 320, 580, 840, 1100].map((x) => brush(`M${x} 646V720`, 4, { color: '#4f2a19' })).join('')}</g>` +
    // Folders in a stand
    at(
      1110,
      520,
      ellipse(44, 92, 96, 9, '#3a1f12', 0.4) +
        drawn('M14 -36l84 -8 6 110H16z', '#fffdf8', 5) +
        path('M30 -18l54-5 2 40-56 2z', '#8fb9b6') +
        brush('M32 36l50-2M32 48l38-1', 3, { color: pen.mid }) +
        drawn('M-22 18h136l-8 72H-12z', '#c9d3da', 5.5),
    ) +
    // Bowl of sweets
    at(
      430,
      590,
      ellipse(0, 46, 72, 8, '#3a1f12', 0.35) +
        circle(-26, 2, 13, colour.brick) +
        circle(0, -6, 13, colour.mustard) +
        circle(26, 2, 13, '#7fb1b3') +
        circle(-10, 4, 12, '#f4f0e6') +
        circle(14, 6, 12, '#b3a6cb') +
        drawn('M-56 6h112c-4 30-24 42-56 42s-52-12-56-42z', '#dfeaee', 5),
    ) +
    // Tablet, leaflets, badge
    at(
      640,
      606,
      drawn('M0 0h150l22 56H-16z', '#39465f', 5) +
        path('M12 6h126l16 42H0z', '#cfe3e4') +
        path('M30 40l20-20 24 10 26-20 26 30z', '#7fb1b3'),
      -2,
    ) +
    at(
      170,
      604,
      drawn('M10 -4h110l20 52H-4z', '#e3bd7c', 5) +
        drawn('M0 6h110l20 50H-14z', colour.paper, 5) +
        circle(60, 28, 12, '#2f7f86'),
      4,
    ) +
    at(
      900,
      618,
      drawn('M0 0h74l10 34H-8z', colour.paper, 4.5) +
        rect(10, 8, 20, 18, '#b3a6cb', 2) +
        brush('M40 13h26M40 22h20', 3, { color: pen.mid }) +
        brush('M34 0C20 -30-30 -20-44 10', 4, { color: colour.brick }),
    ),
});
