// The five people of the first scenario: who wears what, and how they stand.
import { brush } from '../brush.mjs';
import { blazer, collarAndTie, earring, headset, openOverTee, scarf, suit } from './clothes.mjs';

const only =
  (...indices) =>
  (_, i) =>
    indices.includes(i);
// Points inside the areas of each bust, in body units.
const crossed = {
  bust: 'Sweater',
  keeps: ({ box }, i) =>
    [0, 1, 2, 3, 5, 6, 7, 23, 26, 27, 28, 29, 30, 31].includes(i) || box.width >= 62 || box.height >= 46,
  regions: {
    skin: [
      [467, 494],
      [281, 955],
      [636, 945],
    ],
  },
  before: 'M-150 1260V900H240L300 884 480 876 700 900H1000V1260Z',
};
const pointing = {
  bust: 'DotJacket',
  keeps: only(0, 2, 6, 14, 17),
  regions: {
    skin: [
      [450, 535],
      [892, 643],
      [811, 859],
      [892, 680],
      [912, 707],
      [841, 713],
      [917, 738],
    ],
  },
  masses: { shirt: [[459, 742]] },
  bumps: [
    [278, 556, 17],
    [258, 684, 17],
    [130, 707, 16],
    [68, 873, 16],
    [64, 1034, 20],
    [186, 864, 28],
    [203, 1008, 18],
    [268, 796, 16],
    [317, 1019, 18],
    [679, 1035, 18],
    [684, 1118, 17],
    [806, 1066, 16],
  ],
};
const raised = {
  bust: 'PointingUp',
  keeps: only(0, 1, 2, 3),
  regions: {
    skin: [
      [475, 468],
      [805, 655],
      [808, 488],
      [825, 526],
      [779, 541],
    ],
  },
  masses: { jacket: [[468, 966]] },
  smooths: true,
  folds: brush('M206 930C196 1000 198 1070 204 1150M742 750C744 830 728 890 706 940', 9),
};
const explaining = {
  bust: 'Explaining',
  bumps: [[752, 708, 40]],
  keeps: only(0, 5),
  regions: {
    skin: [
      [461, 568],
      [131, 863],
    ],
  },
  masses: {
    jacket: [
      [470, 1000],
      [300, 700],
      [640, 900],
      [250, 800],
      [500, 760],
    ],
  },
  smooths: true,
  hands: 'M388 800L440 690 720 730 690 870 440 900Z',
  folds: brush('M386 806C392 840 410 870 436 892', 10),
};
const reading = {
  bust: 'Paper',
  keeps: ({ box }, i) => i === 0 || (box.x > 400 && box.y > 640 && box.y < 980 && box.width > 40),
  regions: {
    skin: [
      [489, 475],
      [522, 889],
      [751, 830],
    ],
    prop: [[704, 725]],
  },
  masses: { jacket: [[483, 629]] },
  smooths: true,
  folds: brush('M214 830C224 880 222 920 214 950C258 940 300 930 340 916M204 1104C260 1080 316 1058 366 1032', 9),
};
const mug = {
  bust: 'Coffee',
  keeps: (_, i) => i !== 13,
  regions: {
    skin: [
      [475, 496],
      [398, 924],
    ],
    prop: [[601, 851]],
  },
};
const phone = {
  bust: 'Device',
  covers: ({ jacket }) =>
    `<path d="M268 558L322 536V660L280 590ZM206 784H242V912L206 926ZM586 560L606 548 640 590 600 640Z" fill="${jacket}"/>` +
    brush('M284 546C300 540 316 534 330 528M596 548C620 562 640 576 660 590', 11, { taper: 0 }) +
    brush('M218 800C216 840 214 870 206 930', 9),
  before: 'M60 990L452 838 474 936 160 1126Z',
  keeps: only(0, 1, 4, 14),
  bumps: [
    [90, 774, 24],
    [76, 960, 24],
    [232, 1082, 20],
    [302, 1054, 28],
    [716, 1060, 16],
    [722, 1120, 26],
    [321, 658, 20],
    [522, 748, 24],
    [606, 704, 22],
    [224, 940, 30],
  ],
  regions: {
    skin: [
      [459, 574],
      [514, 859],
    ],
    prop: [[692, 717]],
  },
};

export const cast = {
  ineke: {
    skin: '#f0c6a8',
    hair: '#b0926e',
    head: 'medium1',
    glasses: 'glasses2',
    over: headset,
    colours: { jacket: '#6d5b97', scarf: '#e8b23a' },
    poses: {
      open: { ...raised, front: scarf },
      closed: { ...crossed, front: scarf },
    },
  },
  terpstra: {
    skin: '#ebb090',
    hair: '#cfcac2',
    head: 'short4',
    jaw: 'full4',
    glasses: 'glasses',
    colours: { jacket: '#33415c', lapel: '#43557a', shirt: '#fffdf8', tie: '#c8553d' },
    poses: {
      open: { ...pointing, front: collarAndTie },
      closed: { ...crossed, front: suit },
    },
  },
  hilde: {
    skin: '#f3c9a8',
    hair: '#d9a64e',
    head: 'medium3',
    colours: {
      jacket: '#2f7f86',
      lapel: '#3d949b',
      shirt: '#fbf3e4',
      prop: '#fffdf8',
      jewel: '#e8b23a',
    },
    poses: {
      open: { ...explaining, front: blazer },
      closed: { ...reading, front: blazer },
    },
  },
  joyce: {
    skin: '#95603f',
    hair: '#33211c',
    head: 'bun',
    cloth: '#2f7f86',
    over: earring('#e8b23a'),
    dark: true,
    blush: '#d9674f',
    colours: { jacket: '#e8b23a', lapel: '#f2c558', shirt: '#fbf3e4', prop: '#c8553d' },
    poses: {
      open: { ...raised, front: blazer },
      closed: { ...mug, front: blazer },
    },
  },
  samir: {
    skin: '#bd8056',
    hair: '#2d2a33',
    head: 'pomp',
    beard: 'chin',
    blush: '#d9674f',
    colours: {
      jacket: '#b9573a',
      lapel: '#cc6a4c',
      shirt: '#f4e6cf',
      prop: '#2d3550',
    },
    poses: {
      open: { ...pointing },
      closed: { ...phone, front: openOverTee },
    },
  },
};
