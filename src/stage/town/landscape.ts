/** Paints the town of a plan: the land with its roads and trees, each building, and the car. Evening, so that lit windows tell. */
import type { Painted } from '../art.ts';
import { contextOf } from '../canvas.ts';
import { ink } from '../colours.ts';
import type { Box } from '../layout.ts';
import { buildings } from './buildings.ts';
import { chance, createPen, type Pen, type Spot } from './pen.ts';
import type { PlannedBuilding, PlannedRoad, TownPlan } from './town-plan.ts';

const dusk = 'rgb(58 48 110 / 0.2)'; // what the evening lays over walls
const glass = { dark: '#39455f', shine: '#5a6885', lit: '#ffc861', hot: '#ffe3a0' };
const glow = ['rgb(255 165 60 / 0.26)', 'rgb(255 165 60 / 0)'] as const;
const land = {
  sky: ['#7f8cbf', '#e7b9b4', '#ffdda6'],
  far: '#9a9ac0',
  nearer: '#8391ad',
  water: ['#f2c7a6', '#8fb0bd'],
};
const grass = ['#a9b98a', '#7f9f7b', '#6a8d70'] as const;
const margin = 12; // pixels around a building for its glow

/** A canvas that covers `box` at `ratio` pixels a CSS pixel. */
function blank(box: Box, ratio: number): Painted & { context: CanvasRenderingContext2D } {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.ceil(box.width * ratio));
  canvas.height = Math.max(1, Math.ceil(box.height * ratio));
  const context = contextOf(canvas);
  context.setTransform(ratio, 0, 0, ratio, -box.x * ratio, -box.y * ratio);
  return { canvas, box, context };
}

function gradient(
  context: CanvasRenderingContext2D,
  [top, bottom]: readonly [number, number],
  colours: readonly string[],
): CanvasGradient {
  const filled = context.createLinearGradient(0, top, 0, bottom);
  for (const [index, colour] of colours.entries()) filled.addColorStop(index / Math.max(1, colours.length - 1), colour);
  return filled;
}

/** What a town is put together from. */
export type TownPictures = {
  land: Painted;
  /** In the order of the plan. */
  buildings: Painted[];
  car: Painted;
  puff: Painted;
};

/** Paints a piece at a time, so that nobody on the page has to wait for it. Null as soon as `wanted` says no. */
export async function paintTown(plan: TownPlan, ratio: number, wanted: () => boolean): Promise<TownPictures | null> {
  const land = paintLand(plan, ratio);
  const painted: Painted[] = [];
  for (const building of plan.buildings) {
    await new Promise((resolve) => setTimeout(resolve));
    if (!wanted()) return null;
    painted.push(paintBuilding(plan, building, ratio));
  }
  return { land, buildings: painted, car: paintCar(plan.scale, ratio), puff: paintPuff(plan.scale, ratio) };
}

function paintLand(plan: TownPlan, ratio: number): Painted {
  const { width, height, horizon, scale } = plan;
  const painted = blank({ x: 0, y: 0, width, height }, ratio);
  const { context } = painted;
  context.fillStyle = gradient(context, [0, horizon], land.sky);
  context.fillRect(0, 0, width, horizon + 2);
  paintSky(context, plan);
  paintFarBank(context, plan);

  const river = 20 * scale;
  context.fillStyle = gradient(context, [horizon, horizon + river], land.water);
  context.fillRect(0, horizon, width, river);
  const next = chance(5);
  for (let ripple = 0; ripple < width / 26; ripple++) {
    const [x, y] = [next() * width, horizon + (0.15 + next() * 0.7) * river];
    context.fillStyle = 'rgb(255 250 235 / 0.65)';
    context.fillRect(x, y, (8 + next() * 20) * scale, Math.max(1, 1.3 * scale));
  }
  paintBoat(context, plan, river);

  const bank = horizon + river;
  context.fillStyle = gradient(context, [bank, height], grass);
  context.beginPath();
  context.moveTo(0, bank);
  for (let x = 0; x <= width + 20; x += 20) context.lineTo(x, bank + Math.sin(x / 70) * 2.2 * scale);
  context.lineTo(width, height);
  context.lineTo(0, height);
  context.fill();
  context.lineWidth = Math.max(1.2, 2.2 * scale);
  context.strokeStyle = ink;
  context.beginPath();
  for (let x = 0; x <= width + 20; x += 20) context.lineTo(x, bank + Math.sin(x / 70) * 2.2 * scale);
  context.stroke();
  paintGrass(context, plan, bank);
  for (const each of plan.buildings) paintShadow(context, each);
  paintPaths(
    context,
    plan.roads.filter(({ open }) => !open),
    scale,
  );
  paintStreets(
    context,
    plan.roads.filter(({ open }) => open),
    scale,
  );
  for (const [index, tree] of plan.trees.entries()) {
    context.save();
    context.translate(tree.x, tree.y);
    context.scale(tree.size, tree.size);
    paintTree(createPen(context, index + 3), tree.tall, index);
    context.restore();
  }
  return painted;
}

function paintSky(context: CanvasRenderingContext2D, { width, horizon, scale }: TownPlan): void {
  const sun = { x: width * 0.4, y: horizon - 16 * scale };
  const halo = context.createRadialGradient(sun.x, sun.y, 0, sun.x, sun.y, 190 * scale);
  halo.addColorStop(0, 'rgb(255 240 190 / 0.85)');
  halo.addColorStop(1, 'rgb(255 226 160 / 0)');
  context.fillStyle = halo;
  context.fillRect(0, 0, width, horizon);
  context.fillStyle = '#fff3cf';
  context.beginPath();
  context.arc(sun.x, sun.y, 24 * scale, 0, Math.PI * 2);
  context.fill();
  const next = chance(23);
  context.fillStyle = 'rgb(255 244 226 / 0.5)';
  for (let cloud = 0; cloud < 5; cloud++) {
    const [x, y] = [((cloud + 0.2 + next() * 0.6) / 5) * width, (0.12 + next() * 0.42) * horizon];
    for (const [dx, dy, long] of [
      [0, 0, 64],
      [18, -7, 40],
      [-30, 5, 46],
    ] as const) {
      context.beginPath();
      context.ellipse(x + dx * scale, y + dy * scale, long * scale, 6.5 * scale, 0, 0, Math.PI * 2);
      context.fill();
    }
  }
  context.strokeStyle = 'rgb(34 39 54 / 0.6)';
  context.lineWidth = Math.max(1, 1.8 * scale);
  for (const [share, high] of [
    [0.2, 0.45],
    [0.225, 0.37],
    [0.245, 0.47],
  ] as const) {
    const [x, y, wing] = [share * width, high * horizon, 7 * scale];
    context.beginPath();
    context.moveTo(x - wing, y - wing / 2);
    context.quadraticCurveTo(x - wing / 3, y - wing / 2, x, y);
    context.quadraticCurveTo(x + wing / 3, y - wing / 2, x + wing, y - wing / 2);
    context.stroke();
  }
}

/** What lies across the river: a town in the haze, a church tower, a windmill. */
function paintFarBank(context: CanvasRenderingContext2D, { width, horizon, scale }: TownPlan): void {
  const next = chance(31);
  context.fillStyle = land.far;
  for (let x = -20; x < width;) {
    const [wide, high] = [(14 + next() * 26) * scale, (10 + next() * 26) * scale];
    context.fillRect(x, horizon - high, wide, high);
    if (next() < 0.5) {
      context.beginPath();
      context.moveTo(x, horizon - high);
      context.lineTo(x + wide / 2, horizon - high - 9 * scale);
      context.lineTo(x + wide, horizon - high);
      context.fill();
    }
    x += wide + next() * 10 * scale;
  }
  context.fillStyle = land.nearer;
  const tower = width * 0.265;
  for (const [half, from, to] of [
    [9, 0, 46],
    [6.5, 46, 64],
    [4, 64, 74],
  ] as const) {
    context.fillRect(tower - half * scale, horizon - to * scale, half * 2 * scale, (to - from) * scale);
  }
  context.beginPath();
  context.moveTo(tower - 4 * scale, horizon - 74 * scale);
  context.lineTo(tower, horizon - 96 * scale);
  context.lineTo(tower + 4 * scale, horizon - 74 * scale);
  context.fill();
  const mill = { x: width * 0.735, y: horizon - 44 * scale };
  context.beginPath();
  context.moveTo(mill.x - 13 * scale, horizon);
  context.lineTo(mill.x - 7 * scale, mill.y);
  context.lineTo(mill.x + 7 * scale, mill.y);
  context.lineTo(mill.x + 13 * scale, horizon);
  context.fill();
  context.strokeStyle = land.nearer;
  context.lineWidth = Math.max(1.5, 3.4 * scale);
  for (let sail = 0; sail < 4; sail++) {
    const angle = 0.5 + (sail * Math.PI) / 2;
    context.beginPath();
    context.moveTo(mill.x, mill.y);
    context.lineTo(mill.x + Math.cos(angle) * 31 * scale, mill.y + Math.sin(angle) * 31 * scale);
    context.stroke();
  }
  // The low dike on which it all stands.
  context.fillStyle = land.nearer;
  context.fillRect(0, horizon - 4 * scale, width, 4 * scale + 1);
}

function paintBoat(context: CanvasRenderingContext2D, { width, horizon, scale }: TownPlan, river: number): void {
  context.save();
  context.translate(width * 0.615, horizon + river * 0.62);
  context.scale(scale * 0.9, scale * 0.9);
  const pen = createPen(context, 9);
  pen.shape(
    [
      [-30, -6],
      [30, -6],
      [24, 4],
      [-26, 4],
    ],
    '#c8553d',
    2.4,
  );
  pen.box(-24, -14, 14, 8, '#fffdf8', 2);
  pen.shape(
    [
      [-2, -8],
      [-2, -40],
      [20, -10],
    ],
    '#fff3d1',
    2.2,
  );
  context.restore();
}

function paintGrass(context: CanvasRenderingContext2D, { width, height, scale }: TownPlan, bank: number): void {
  const next = chance(41);
  for (let field = 0; field < 9; field++) {
    const [x, y] = [next() * width, bank + (0.12 + next() * 0.85) * (height - bank)];
    context.fillStyle = field % 2 ? 'rgb(255 240 190 / 0.16)' : 'rgb(40 80 70 / 0.12)';
    context.beginPath();
    context.ellipse(x, y, (90 + next() * 120) * scale, (12 + next() * 14) * scale, 0, 0, Math.PI * 2);
    context.fill();
  }
  context.strokeStyle = 'rgb(34 56 50 / 0.5)';
  context.lineWidth = Math.max(0.9, 1.5 * scale);
  for (let tuft = 0; tuft < (width * (height - bank)) / 3200; tuft++) {
    const [x, y] = [next() * width, bank + (0.08 + next() * 0.9) * (height - bank)];
    context.beginPath();
    for (const lean of [-3, 0, 3]) {
      context.moveTo(x + lean * 0.6 * scale, y);
      context.lineTo(x + lean * 1.4 * scale, y - (5 + lean * lean * -0.2) * scale);
    }
    context.stroke();
  }
}

function paintShadow(context: CanvasRenderingContext2D, { foot, box, scale }: PlannedBuilding): void {
  context.fillStyle = 'rgb(30 40 70 / 0.22)';
  context.beginPath();
  context.ellipse(foot.x + 9 * scale, foot.y + 1 * scale, box.width * 0.54, 8 * scale, 0, 0, Math.PI * 2);
  context.fill();
}

function follow(context: CanvasRenderingContext2D, roads: readonly PlannedRoad[]): void {
  context.beginPath();
  let last: PlannedRoad | null = null;
  for (const each of roads) {
    const { from, by, to } = each;
    if (last?.to.x !== from.x || last.to.y !== from.y) context.moveTo(from.x, from.y);
    context.bezierCurveTo(by[0].x, by[0].y, by[1].x, by[1].y, to.x, to.y);
    last = each;
  }
}

/** Where nobody has gone yet: stepping stones. */
function paintPaths(context: CanvasRenderingContext2D, roads: readonly PlannedRoad[], scale: number): void {
  context.save();
  follow(context, roads);
  context.lineCap = 'round';
  for (const [colour, width] of [
    ['rgb(34 56 50 / 0.55)', 8.5],
    ['#f3e6cd', 5.5],
  ] as const) {
    context.strokeStyle = colour;
    context.lineWidth = Math.max(width * 0.5, width * scale);
    context.setLineDash([0.1, Math.max(9, 17 * scale)]);
    context.stroke();
  }
  context.restore();
}

function paintStreets(context: CanvasRenderingContext2D, roads: readonly PlannedRoad[], scale: number): void {
  context.save();
  context.lineCap = 'round';
  follow(context, roads);
  for (const [colour, width] of [
    [ink, 23],
    ['#e9d6b6', 18.5],
  ] as const) {
    context.strokeStyle = colour;
    context.lineWidth = width * scale;
    context.stroke();
  }
  context.strokeStyle = 'rgb(148 98 63 / 0.55)';
  context.lineWidth = Math.max(1, 1.8 * scale);
  context.setLineDash([9 * scale, 10 * scale]);
  context.stroke();
  context.restore();
}

function paintTree(pen: Pen, tall: boolean, index: number): void {
  const fill = ['#5c8a68', '#4f7f62', '#7c9a63'][index % 3] ?? '#5c8a68';
  pen.context.fillStyle = 'rgb(30 40 70 / 0.2)';
  pen.context.beginPath();
  pen.context.ellipse(4, 1, 15, 4.5, 0, 0, Math.PI * 2);
  pen.context.fill();
  pen.line(
    [
      [0, 0],
      [0, -18],
    ],
    4,
  );
  if (tall) {
    pen.round(0, -36, 19, 50, fill, 2.6);
    pen.line(
      [
        [-3, -50],
        [-4, -30],
      ],
      1.6,
      'rgb(255 245 210 / 0.5)',
    );
    return;
  }
  const crown: Spot[] = Array.from({ length: 18 }, (_, part) => {
    const angle = (part / 18) * Math.PI * 2;
    const reach = 15.5 + (part % 3 === 0 ? -2 : 1.2);
    return [Math.cos(angle) * reach, -30 + Math.sin(angle) * reach * 0.95];
  });
  pen.shape(crown, fill, 2.6);
  pen.line(
    [
      [-7, -38],
      [-2, -41],
      [3, -40],
    ],
    1.8,
    'rgb(255 245 210 / 0.55)',
  );
}

/** A building with the windows that are lit. */
function paintBuilding(plan: TownPlan, { kind, foot, scale, box, lit }: PlannedBuilding, ratio: number): Painted {
  const { draw, windows } = buildings[kind];
  const painted = blank(
    {
      x: box.x - margin,
      y: box.y - margin,
      width: box.width + margin * 2,
      height: box.height + margin * 2 + 12 * scale,
    },
    ratio,
  );
  const { context, canvas } = painted;
  context.translate(foot.x, foot.y);
  context.scale(scale, scale);
  const pen = createPen(context, Math.round(foot.x + plan.width));
  draw(pen);
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.globalCompositeOperation = 'source-atop';
  context.fillStyle = dusk;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.restore();

  const burning = someOf(windows.length, lit);
  for (const [index, { x, y, width, height }] of windows.entries()) {
    const burns = burning.has(index);
    pen.box(x, y, width, height, burns ? glass.lit : glass.dark, 2.4);
    if (burns) {
      context.fillStyle = glass.hot;
      context.fillRect(x + 2.5, y + height * 0.45, width - 5, height * 0.5 - 1);
    } else {
      pen.line(
        [
          [x + 3, y + height - 5],
          [x + width - 4, y + 5],
        ],
        1.6,
        glass.shine,
      );
    }
    if (width > 13 && width < 20) {
      pen.line(
        [
          [x + width / 2, y],
          [x + width / 2, y + height],
        ],
        1.5,
      );
    }
  }
  context.globalCompositeOperation = 'lighter';
  for (const index of burning) {
    const window = windows[index];
    if (!window) continue;
    const [x, y, reach] = [window.x + window.width / 2, window.y + window.height / 2, 24];
    const light = context.createRadialGradient(x, y, 0, x, y, reach);
    light.addColorStop(0, glow[0]);
    light.addColorStop(1, glow[1]);
    context.fillStyle = light;
    context.fillRect(x - reach, y - reach, reach * 2, reach * 2);
  }
  context.globalCompositeOperation = 'source-over';
  return painted;
}

/** `count` of the numbers below `all`, spread over them. */
function someOf(all: number, count: number): Set<number> {
  const next = chance(all + 2);
  const order = Array.from({ length: all }, (_, index) => ({ index, by: next() })).sort((a, b) => a.by - b.by);
  return new Set(order.slice(0, count).map(({ index }) => index));
}

/** The salesperson's car, heading right; its wheels stand on 0,0 of its box. */
function paintCar(scale: number, ratio: number): Painted {
  const size = Math.max(0.62, scale);
  const painted = blank({ x: -28 * size, y: -28 * size, width: 62 * size, height: 32 * size }, ratio);
  const { context } = painted;
  context.scale(size, size);
  const beam = context.createLinearGradient(18, 0, 34, 0);
  beam.addColorStop(0, 'rgb(255 224 140 / 0.8)');
  beam.addColorStop(1, 'rgb(255 224 140 / 0)');
  context.fillStyle = beam;
  context.beginPath();
  context.moveTo(18, -9);
  context.lineTo(34, -14);
  context.lineTo(34, 0);
  context.lineTo(18, -6);
  context.fill();
  const pen = createPen(context, 4);
  pen.shape(
    [
      [-20, -4],
      [-21, -12],
      [-14, -14],
      [-9, -22],
      [6, -22],
      [12, -14],
      [20, -11],
      [20, -4],
    ],
    '#e8b23a',
    2.4,
  );
  pen.shape(
    [
      [-8, -14],
      [-5, -19.5],
      [4, -19.5],
      [8, -14],
    ],
    '#d7ebf0',
    1.6,
  );
  for (const x of [-11, 11]) {
    pen.round(x, -3.5, 9, 9, '#222736', 0);
    pen.round(x, -3.5, 3.5, 3.5, '#e9d6b6', 0);
  }
  return painted;
}

/** A puff of smoke. */
function paintPuff(scale: number, ratio: number): Painted {
  const reach = 13 * scale;
  const painted = blank({ x: -reach, y: -reach, width: reach * 2, height: reach * 2 }, ratio);
  const { context } = painted;
  context.fillStyle = 'rgb(255 250 240 / 0.8)';
  context.beginPath();
  context.arc(0, 0, reach - 1, 0, Math.PI * 2);
  context.fill();
  return painted;
}
