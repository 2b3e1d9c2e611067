/**
 * The buildings of the town: what each looks like and where its windows are.
 * In units of their own: 0,0 is the middle of the foot of the front, y grows downwards, some two hundred wide.
 */
import { ink } from '../colours.ts';
import type { Box } from '../layout.ts';
import type { Pen, Spot } from './pen.ts';

export type Kind = 'manor' | 'metalworks' | 'doors' | 'warehouses' | 'hospital' | 'house';

type Building = {
  /** Roofs, masts and chimneys included. */
  width: number;
  height: number;
  windows: readonly Box[];
  /** All but the windows. */
  draw: (pen: Pen) => void;
};

const colour = {
  paper: '#fffdf8',
  cream: '#f3e6cd',
  sand: '#e2c9a3',
  brick: '#c8553d',
  brickDark: '#9c4231',
  slate: '#4a566e',
  steel: '#9fb0b8',
  teal: '#2f7f86',
  mustard: '#e8b23a',
  lilac: '#8d80b5',
  wood: '#b9825a',
  leaf: '#51805f',
};

const grid = (xs: readonly number[], ys: readonly number[], width: number, height: number): Box[] =>
  ys.flatMap((y) => xs.map((x) => ({ x, y, width, height })));

/** A church-like row of steps up to a top, as on an old Dutch front. */
const steppedFront = (left: number, right: number, eaves: number, top: number): Spot[] => {
  const steps = 4;
  const [dx, dy] = [(right - left) / 2 / (steps + 0.6), (eaves - top) / steps];
  const up: Spot[] = [];
  for (let step = 0; step < steps; step++) {
    up.push([left + dx * step, eaves - dy * step], [left + dx * step, eaves - dy * (step + 1)]);
  }
  const down = up.map(([x, y]): Spot => [left + right - x, y]).reverse();
  return [[left, 0], ...up, ...down, [right, 0]];
};

const hedge = (pen: Pen, x: number) => {
  pen.line(
    [
      [x, 0],
      [x, -8],
    ],
    3,
  );
  pen.round(x, -13, 13, 16, colour.leaf, 2.5);
};

export const buildings: Record<Kind, Building> = {
  /** A stiff advisers' house in the north. */
  manor: {
    width: 200,
    height: 182,
    windows: [...grid([-84, -59, 43, 68], [-87, -51], 16, 27), ...grid([-29, -8, 13], [-86], 16, 24)],
    draw(pen) {
      pen.box(-66, -158, 18, 34, colour.brickDark);
      pen.box(48, -158, 18, 34, colour.brickDark);
      pen.shape(
        [
          [-100, -98],
          [-70, -142],
          [70, -142],
          [100, -98],
        ],
        colour.slate,
      );
      pen.line(
        [
          [0, -142],
          [0, -180],
        ],
        3,
      );
      pen.shape(
        [
          [1, -179],
          [26, -174],
          [24, -162],
          [1, -160],
        ],
        colour.teal,
        2.5,
      );
      pen.box(-92, -98, 184, 98, colour.brick);
      pen.box(-92, -98, 184, 8, colour.cream, 2);
      pen.box(-36, -98, 72, 98, colour.cream, 2.5);
      pen.shape(
        [
          [-44, -98],
          [0, -128],
          [44, -98],
        ],
        colour.cream,
      );
      pen.round(0, -109, 13, 13, colour.mustard, 2.5);
      pen.box(-12, -42, 24, 42, colour.slate, 2.5);
      pen.line(
        [
          [0, -41],
          [0, -2],
        ],
        1.6,
      );
      pen.box(-34, -54, 68, 9, colour.paper, 2.5);
      for (const x of [-31, -19, 13, 25]) pen.box(x, -45, 6, 45, colour.paper, 2);
      pen.box(-42, -5, 84, 7, colour.sand, 2.5);
      for (const x of [-88, -50, 50, 88]) hedge(pen, x);
    },
  },

  /** A metal works with a roof like a saw. */
  metalworks: {
    width: 208,
    height: 160,
    windows: [
      ...grid([-94, -46, 2], [-88], 11, 22),
      ...grid([-22, 0, 22], [-50], 15, 18),
      ...grid([58, 79], [-82, -54], 14, 18),
    ],
    draw(pen) {
      pen.shape(
        [
          [66, -90],
          [69, -156],
          [84, -156],
          [87, -90],
        ],
        colour.brickDark,
      );
      pen.box(67, -150, 19, 8, colour.cream, 2);
      for (const left of [-100, -52, -4]) {
        pen.shape(
          [
            [left, -60],
            [left, -98],
            [left + 18, -98],
            [left + 50, -60],
          ],
          colour.slate,
        );
      }
      pen.box(-100, -62, 152, 62, colour.steel);
      for (let x = -90; x < 50; x += 12) {
        pen.line(
          [
            [x, -60],
            [x, -3],
          ],
          1,
          '#7d929d',
        );
      }
      pen.box(48, -92, 54, 92, colour.brick);
      pen.box(44, -97, 62, 8, colour.cream, 2.5);
      pen.box(-88, -46, 54, 46, colour.mustard);
      for (const y of [-36, -26, -16]) {
        pen.line(
          [
            [-86, y],
            [-36, y],
          ],
          1.6,
          '#a97a1d',
        );
      }
      pen.box(66, -30, 18, 30, colour.slate, 2.5);
      for (const [x, y] of [
        [2, -5],
        [16, -5],
        [30, -5],
        [9, -14],
        [23, -14],
      ] as const) {
        pen.round(x, y, 12, 9, colour.paper, 2);
      }
    },
  },

  /** A maker of doors, with one of them on the roof. */
  doors: {
    width: 184,
    height: 158,
    // The last is the doorway on the roof.
    windows: [...grid([-80, -62, -44], [-140, -116, -92, -68, -44], 12, 15), { x: 25, y: -131, width: 28, height: 57 }],
    draw(pen) {
      pen.box(-88, -152, 66, 152, colour.teal);
      pen.box(-92, -157, 74, 8, colour.cream, 2.5);
      pen.box(-66, -26, 22, 26, colour.slate, 2.5);
      pen.box(-22, -66, 112, 66, colour.cream);
      pen.box(-22, -72, 114, 9, colour.slate, 2.5);
      pen.box(18, -138, 42, 66, colour.wood);
      pen.shape(
        [
          [53, -131],
          [74, -124],
          [74, -68],
          [53, -72],
        ],
        colour.brick,
      );
      pen.round(70, -97, 4, 4, colour.mustard, 1.5);
      for (const [index, fill] of [colour.brick, colour.mustard, colour.lilac, colour.teal].entries()) {
        const x = -13 + index * 25;
        pen.box(x, -46, 19, 46, fill, 2.5);
        pen.box(x + 4, -40, 11, 14, 'rgb(255 253 248 / 0.35)', 1.2);
        pen.round(x + 15, -20, 3, 3, colour.paper, 1);
      }
    },
  },

  /** Three old warehouses with a crane: a firm that ships bicycles. */
  warehouses: {
    width: 206,
    height: 158,
    windows: [-98, -44, 10].flatMap((left) => [
      ...grid([left + 9, left + 31], [-86, -62], 13, 17),
      { x: left + 20, y: -116, width: 13, height: 16 },
    ]),
    draw(pen) {
      pen.line(
        [
          [86, 0],
          [86, -138],
        ],
        7,
        colour.slate,
      );
      pen.line(
        [
          [64, -112],
          [86, -138],
          [100, -150],
        ],
        5,
        colour.slate,
      );
      pen.line(
        [
          [100, -150],
          [100, -66],
        ],
        1.8,
      );
      pen.box(91, -66, 18, 16, colour.wood, 2.5);
      for (const [index, fill] of ['#a8523d', '#8a6a52', '#c0694a'].entries()) {
        const left = -98 + index * 54;
        pen.shape(steppedFront(left, left + 53, -94, -146 + (index === 1 ? -8 : 0)), fill);
        pen.line(
          [
            [left + 12, -96],
            [left + 41, -96],
          ],
          2,
          colour.cream,
        );
        pen.shape(
          [
            [left + 14, 0],
            [left + 14, -26],
            [left + 20, -34],
            [left + 33, -34],
            [left + 39, -26],
            [left + 39, 0],
          ],
          index === 1 ? colour.mustard : colour.teal,
        );
        pen.line(
          [
            [left + 26.5, -33],
            [left + 26.5, -2],
          ],
          1.8,
        );
      }
      pen.box(72, -14, 34, 14, colour.slate, 2.5);
      // A bicycle against the wall.
      for (const [width, wheels] of [
        [5.5, colour.paper],
        [2.4, ink],
      ] as const) {
        for (const x of [-57, -31]) {
          pen.context.beginPath();
          pen.context.arc(x, -9, 9, 0, Math.PI * 2);
          pen.context.lineWidth = width;
          pen.context.strokeStyle = wheels;
          pen.context.stroke();
        }
        pen.line(
          [
            [-57, -9],
            [-50, -23],
            [-35, -23],
            [-44, -9],
            [-57, -9],
          ],
          width,
          wheels,
        );
        pen.line(
          [
            [-44, -9],
            [-51, -27],
            [-55, -27],
          ],
          width,
          wheels,
        );
        pen.line(
          [
            [-31, -9],
            [-36, -29],
            [-30, -30],
          ],
          width,
          wheels,
        );
      }
    },
  },

  hospital: {
    width: 204,
    height: 156,
    windows: [...grid([-90, -66, -42, -18, 6], [-94, -68, -42], 16, 16), ...grid([48, 74], [-94, -68], 16, 16)],
    draw(pen) {
      pen.box(36, -150, 64, 150, colour.cream);
      pen.box(-98, -106, 134, 106, colour.paper);
      pen.box(-102, -112, 140, 9, colour.teal, 2.5);
      pen.box(32, -155, 72, 8, colour.teal, 2.5);
      // The H of road signs; a red cross is not anybody's to paint.
      pen.box(50, -142, 36, 36, colour.teal, 2.5);
      pen.box(57, -137, 6, 26, colour.paper, 0);
      pen.box(73, -137, 6, 26, colour.paper, 0);
      pen.box(61, -127, 14, 6, colour.paper, 0);
      pen.box(-98, -18, 134, 18, '#cfe0df', 2.5);
      pen.box(44, -34, 48, 34, colour.slate, 2.5);
      pen.line(
        [
          [68, -33],
          [68, -2],
        ],
        1.8,
        colour.paper,
      );
      pen.box(34, -42, 68, 9, colour.brick, 2.5);
      // An ambulance waits.
      pen.shape(
        [
          [-72, -5],
          [-72, -27],
          [-38, -27],
          [-28, -16],
          [-26, -5],
        ],
        colour.mustard,
        2.5,
      );
      pen.shape(
        [
          [-44, -24],
          [-39, -24],
          [-32, -16],
          [-44, -16],
        ],
        '#d7ebf0',
        1.8,
      );
      pen.box(-70, -17, 24, 4, colour.brick, 0);
      for (const x of [-62, -36]) pen.round(x, -4, 11, 11, colour.slate, 2.5);
    },
  },

  /** Somebody's own scenario. */
  house: {
    width: 72,
    height: 74,
    windows: [...grid([-22, 10], [-29], 12, 14), { x: -6, y: -53, width: 12, height: 11 }],
    draw(pen) {
      pen.box(12, -72, 10, 22, colour.brickDark, 2.5);
      pen.box(-28, -36, 56, 36, colour.cream, 2.8);
      pen.shape(
        [
          [-35, -34],
          [0, -68],
          [35, -34],
        ],
        colour.brick,
      );
      pen.box(-6, -21, 12, 21, colour.teal, 2.4);
    },
  },
};
