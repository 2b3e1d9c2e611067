// A table by the window: water and coffee by day; in the evening wine, and what a cigar leaves behind.
import { brush } from '../brush.mjs';
import {
  at,
  circle,
  cloud,
  colour,
  drawn,
  ellipse,
  framed,
  ledge,
  moon,
  mug,
  path,
  pen,
  pendant,
  plant,
  rect,
  sky,
  wallWithHole,
  windowFrame,
} from './shapes.mjs';
import { gabledRow } from './skyline.mjs';

const glow = (x, y, r) =>
  `<radialGradient id="glow${x}"><stop offset="0" stop-color="#ffe7ad" stop-opacity=".8"/><stop offset="1" stop-color="#ffe7ad" stop-opacity="0"/></radialGradient>` +
  circle(x, y, r, `url(#glow${x})`);

const wallLamp = (x) =>
  glow(x, 222, 110) +
  brush(`M${x} 250V278`, 6, { color: pen.mid, taper: 0 }) +
  path(`M${x - 26} 250l10 -54h32l10 54z`, '#ffe3a3') +
  brush(`M${x - 26} 250l10 -54h32l10 54z`, 4, { color: pen.mid });

const chair = (x) =>
  drawn(`M${x} 380c0-22 112-22 112 0v80h-112z`, '#a8745c', 4.5, pen.mid) +
  brush(`M${x + 28} 378V458M${x + 56} 374V458M${x + 84} 378V458`, 4, { color: '#855843' });

const glass = (x, y, wine) =>
  at(
    x,
    y,
    ellipse(0, 72, 34, 7, '#7d6a58', 0.35) +
      path('M-26 -42C-32 6-16 22 0 24 16 22 32 6 26 -42Z', '#eef3f2', 0.75) +
      path('M-29 -14C-28 8-14 20 0 22 14 20 28 8 29 -14Z', wine) +
      brush('M-26 -42C-34 6-16 22 0 24 16 22 34 6 26 -42M0 24V68', 4.5, { taper: 0 }) +
      ellipse(0, -42, 26, 5, '#fffdf8', 0.6) +
      drawn('M-24 70q24 -8 48 0z', '#eef3f2', 4),
  );

const bottle = (x, y) =>
  at(
    x,
    y,
    ellipse(0, 128, 50, 9, '#4a2f20', 0.35) +
      drawn('M-12 -70H12V-14C14 8 32 14 32 44V128H-32V44C-32 14-14 8-12 -14Z', '#3d5a48', 5.5) +
      path('M-14 -76H14V-46H-14z', '#8a3140') +
      rect(-31, 58, 62, 46, '#f1e4cd') +
      path('M-12 92l12-24 12 24z', '#c9963f') +
      path('M-22 48C-22 32-8 26-6 8', '#8fb09a', 0.5),
  );

const roll = (x, y, turn) =>
  at(
    x,
    y,
    drawn('M-40 6C-40 -24 40 -24 40 6 36 22-36 22-40 6Z', '#d9a25e', 4.5) +
      brush('M-20 -12l10 14M0 -16l10 14M20 -12l8 12', 4, { color: '#a56f38' }),
    turn,
  );

/** Where lamps hang: x, y and how far they reach. */
export const lamps = [
  [500, 130, 430],
  [790, 130, 430],
  [290, 230, 240],
  [1012, 230, 240],
];

export const layers = () => {
  const lights = [];
  return {
  back:
    sky(390, 50, 520, 380, '#cfe2ea', '#f7ead6') +
    cloud(470, 130, 0.8) +
    gabledRow(380, 920, 400, 96, ['#c4a99a', '#b09fa8', '#cdb79f'], '#eef0ea', lights) +
    rect(380, 396, 560, 40, '#a9c3cc') +
    [420, 540, 660, 800].map((x, i) => rect(x, 408 + (i % 2) * 8, 70, 3, '#c9dbe1', 2)).join(''),
  night: moon(812, 112),
  lights: lights.join('') +
    [440, 560, 706, 830].map((x, i) => rect(x, 404 + (i % 2) * 10, 40, 4, '#f3d9a0', 2)).join(''),
  wall:
    wallWithHole(404, 66, 492, 350, '#ead6c0') +
    rect(-60, 0, 1400, 20, '#d9bfa4') +
    rect(-60, 444, 1400, 12, '#b98d70') +
    rect(-60, 456, 1400, 264, '#cda88a') +
    [-40, 140, 320, 950, 1130].map((x) => brush(`M${x} 476h150v150h-150z`, 3, { color: '#b48b6d' })).join('') +
    windowFrame(404, 66, 492, 350, [164, 328], 116) +
    // Curtains held aside
    path('M352 46H470C474 150 452 250 404 318L398 440H352Z', '#b9705c') +
    path('M948 46H830C826 150 848 250 896 318L902 440H948Z', '#b9705c') +
    brush(
      'M378 56C382 180 380 300 372 430M420 56C420 160 408 240 384 300M922 56C918 180 920 300 928 430M880 56C880 160 892 240 916 300',
      3,
      {
        color: '#9a5747',
      },
    ) +
    rect(394, 312, 16, 12, colour.mustard, 3) +
    rect(890, 312, 16, 12, colour.mustard, 3) +
    brush('M336 44H964', 8, { color: '#8a5f49', taper: 0 }) +
    wallLamp(290) +
    wallLamp(1012) +
    // Pictures, and the bottles behind
    framed(70, 110, 130, 160, path('M80 262v-40q40-50 60-20t50-30v90z', '#8fa79a') + circle(160, 150, 16, '#e8b98a')) +
    rect(1086, 110, 176, 318, '#a8785c', 4) +
    [0, 1, 2, 3]
      .map((row) => {
        const y = 122 + row * 76;
        return (
          rect(1096, y, 156, 64, '#8a5f49') +
          [0, 1, 2, 3].map((k) => circle(1116 + k * 38, y + 44, 15, (row + k) % 3 ? '#587060' : '#8a4a50')).join('')
        );
      })
      .join('') +
    brush('M1086 110h176v318h-176z', 5, { color: pen.mid }) +
    chair(150) +
    chair(1010) +
    plant(20, 420, '#8a5f49', 0.9) +
    glow(500, 116, 110) +
    glow(790, 116, 110) +
    pendant(500, 92, '#a65b45') +
    pendant(790, 92, '#a65b45'),
  ledge:
    ledge('#7f4a30', '#9c623f', '#5a321f', true) +
    // The cloth, a corner over the edge
    path('M120 583C360 576 920 576 1170 583L1236 660 1080 654 640 720H560L210 656 60 664Z', '#fbf5ea') +
    path('M60 664L210 656 560 720H640L1080 654 1236 660 1220 690 1084 684 860 720H400L214 688 70 690Z', '#e6d6c0') +
    brush('M120 584L60 664 70 690 214 688 400 720M1170 584L1236 660 1220 690 1084 684 860 720', 5) +
    brush('M250 612C380 604 420 640 540 634M820 620C920 640 990 606 1100 622', 3, { color: '#d9c8b0' }) +
    // Plate and napkin
    ellipse(330, 626, 96, 20, '#cdb99f', 0.6) +
    drawn('M234 618C234 592 426 592 426 618 426 644 234 644 234 618Z', '#fffdf8', 5) +
    ellipse(330, 618, 60, 12, '#ece0cf') +
    brush('M204 604L216 650M450 604L440 652', 6, { color: '#8d97a5' }) +
    // Bread
    roll(606, 604, -6) +
    roll(676, 600, 8) +
    drawn('M548 612C600 622 690 622 740 610L722 652C700 664 590 664 566 654Z', '#b9814f', 5) +
    brush('M560 628C620 640 680 640 730 626M570 642C620 652 680 652 722 640', 3.4, { color: '#8a5a34' }),
  'ledge-day':
    // A carafe of water, glasses, coffee
    at(
      1112,
      536,
      ellipse(0, 118, 48, 8, '#4a2f20', 0.3) +
        path('M-16 -20H16V10C16 28 40 44 40 70V112C40 118-40 118-40 112V70C-40 44-16 28-16 10Z', '#e4f0f2', 0.85) +
        path('M-39 66H39V112C39 117-39 117-39 112Z', '#a9d2dd', 0.9) +
        brush('M-16 -20H16V10C16 28 40 44 40 70V112C40 118-40 118-40 112V70C-40 44-16 28-16 10Z', 5),
    ) +
    [
      [196, 590],
      [1020, 600],
    ]
      .map(([x, y]) =>
        at(
          x,
          y,
          ellipse(0, 60, 30, 6, '#7d6a58', 0.35) +
            path('M-24 0h48l-5 58h-38z', '#e4f0f2', 0.85) +
            path('M-22 24h44l-3 34h-38z', '#a9d2dd', 0.85) +
            brush('M-24 0h48l-5 58h-38z', 4.5),
        ),
      )
      .join('') +
    mug(846, 600, colour.paper, 0.9),
  'ledge-evening':
    // Ashtray with a cigar
    ellipse(866, 662, 72, 10, '#a8937c', 0.5) +
    drawn('M800 640C800 622 932 622 932 640L916 664C890 672 842 672 816 664Z', '#8fb4b8', 5) +
    ellipse(866, 638, 52, 9, '#5f8387') +
    drawn('M850 628L944 600 950 612 858 642Z', '#7a4a2e', 4.5) +
    path('M850 628l-14 5 4 11 18-2z', '#d9d4cc') +
    brush('M838 624C826 604 846 592 834 570 828 556 838 546 836 536', 4, { color: '#bfb3a8', taper: 1 }) +
    glass(190, 578, '#8a3140') +
    glass(1030, 584, '#8a3140') +
    bottle(1128, 520),
};
};
