// How people stand: a bust of Open Peeps, and points inside its areas, in body units.
import { brush, ink } from '../brush.mjs';

const only =
  (...indices) =>
  (_, i) =>
    indices.includes(i);
export const crossed = {
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
export const pointing = {
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
export const raised = {
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
export const explaining = {
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
export const reading = {
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
export const mug = {
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
export const phone = {
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

/** Both palms up. */
export const shrugging = {
  bust: 'Whatever',
  bends: [
    [740, 0.72],
    [60, 0.85],
  ],
  regions: {
    skin: [
      [450, 543],
      [-55, 630],
      [-38, 675],
      [135, 958],
      [742, 970],
      [727, 887],
    ],
  },
  masses: {
    jacket: [
      [558, 788],
      [85, 792],
    ],
  },
  hands: 'M-200 560H190V772H-200ZM782 716L846 824 1000 840V560H782Z',
  folds: () => brush('M84 752C108 776 140 778 170 764M786 720C800 752 822 782 850 800', 10),
};
/** Arms folded with the sleeves down. */
export const folded = {
  bust: 'ArmsCrossed',
  regions: {
    skin: [
      [453, 543],
      [648, 835],
    ],
  },
  masses: {
    jacket: [
      [285, 688],
      [520, 1073],
    ],
  },
};
/** Hands on the hips. */
export const akimbo = {
  bust: 'PocketShirt',
  // The bust's own leaves out what is black.
  silhouette:
    'M392 440C420 424 520 424 534 440C536 500 548 530 592 544C650 560 690 576 720 602L868 806C900 840 934 920 924 970C912 1040 870 1110 830 1156H724L806 936 766 930 736 912 704 882 698 1146H172L166 842 26 910 -14 928 122 1132 112 1152H16C-40 1070 -96 985 -124 908L-46 782 120 584C180 556 260 548 322 540C372 530 392 500 392 440Z',
  // The sleeves go on below the elbow.
  folds: ({ jacket }) =>
    brush('M-30 802C-10 830 4 858 14 882M868 828C864 860 842 898 810 916', 26, { color: jacket, taper: 0 }),
  bends: [[150, 0.72]],
  keeps: only(0, 6),
  regions: { skin: [[458, 523]] },
  masses: { jacket: [[285, 723]] },
};
/** A laptop on the arm. */
export const computing = {
  bust: 'Geek',
  bends: [[640, 0.9]],
  covers: ({ jacket }) => `<path d="M52 900L236 950 228 992 48 968Z" fill="${jacket}"/>`,
  keeps: (_, i) => i !== 8 && i !== 9,
  regions: {
    skin: [
      [450, 500],
      [467, 932],
      [548, 932],
      [513, 980],
    ],
    prop: [[805, 837]],
  },
  folds: ({ shirt }) =>
    `<path d="M332 520L352 486 398 484 392 530Z" fill="${shirt}" stroke="${ink}" stroke-width="8" stroke-linejoin="round"/>` +
    `<circle cx="806" cy="840" r="22" fill="${shirt}"/>`,
};
/** A mug in both hands, in a hooded sweater. */
export const cradling = {
  bust: 'Gaming',
  keeps: (_, i) => ![5, 6, 7].includes(i),
  regions: {
    skin: [
      [450, 522],
      [472, 870],
      [723, 798],
      [735, 842],
      [632, 842],
      [738, 923],
    ],
  },
  masses: {
    prop: [
      [673, 803],
      [583, 768],
    ],
  },
};

/** The same stance the other way round. */
export const mirrored = (pose) => ({ ...pose, mirror: true });
