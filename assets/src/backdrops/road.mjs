// The motorway north, from behind the wheel. Everything moves out of one vanishing point.
import { brush } from '../brush.mjs';
import { at, circle, cloud, colour, drawn, ellipse, path, pen, rect, sky } from './shapes.mjs';

const horizon = 340;

const turbine = (x, y, scale, turn) =>
  at(
    x,
    y,
    path('M-3 0L-1.5 -120h3L3 0z', '#f4f6f6') +
      at(
        0,
        -120,
        [0, 120, 240]
          .map((angle) => at(0, 0, path('M-2 0C-7 -20 -3 -50 0 -66 3 -50 5 -20 2 0z', '#fbfcfc'), angle + turn))
          .join('') + circle(0, 0, 4, '#dfe5e6'),
      ),
    0,
    scale,
  );

const windmill = (x, y, scale) =>
  at(
    x,
    y,
    path('M-26 0l8 -84h36l8 84z', '#8d7b70') +
      path('M-34 -34h68v6h-68z', '#6f6058') +
      path('M-20 -84c2 -22 38 -22 40 0z', '#5f6d6a') +
      at(
        0,
        -92,
        [20, 110, 200, 290]
          .map((angle) =>
            at(
              0,
              0,
              path('M-2 0V-84h4V0zM2 -14h14v-66H2z', '#e7e0d4') +
                path('M2 -30h14v3H2zM2 -48h14v3H2zM2 -64h14v3H2zM-2 0V-84h3V0z', '#7c6a5e'),
              angle,
            ),
          )
          .join('') + circle(0, 0, 5, '#5b4a42'),
      ),
    0,
    scale,
  );

const cow = (x, y, scale, flip) =>
  at(
    x,
    y,
    `<g transform="scale(${flip ? -1 : 1} 1)">` +
      path('M-32 -6v-26c0-8 6-10 14-10h36c10 0 14 4 14 12v24h-7v-12h-42v12z', '#fbfaf4') +
      path('M-26 -42h16c2 10-8 18-16 14zM4 -42h18c4 12-14 22-20 12z', '#3b4252') +
      path('M28 -40l14-8 10 10-4 12-12 2-8-6z', '#3b4252') +
      path('M46 -30l6 4-4 6-10 0z', '#e6b8a6') +
      path('M-32 -34c-8 4-8 14-8 22l3 0c0-8 2-12 6-16z', '#fbfaf4') +
      '</g>',
    0,
    scale,
  );

const farm = (x, y) =>
  at(
    x,
    y,
    path('M-60 0v-18l16-30h70l18 30V0z', '#b98f78') +
      path('M-66 -16l22-34h70l24 34z', '#a8604a') +
      [-84, -72, 62, 76].map((tree) => ellipse(tree, -22, 15, 24, '#7fa484')).join(''),
  );

export const layers = () => ({
  back:
    sky(-60, 0, 1400, horizon + 6, '#bfdcea', '#f6efdd') +
    [
      [150, 0.9, 10],
      [226, 0.8, 40],
      [296, 0.7, 75],
      [980, 0.75, 20],
      [1060, 0.9, 95],
      [1150, 1.05, 60],
    ]
      .map(([x, scale, turn]) => turbine(x, horizon, scale, turn))
      .join('') +
    // Far villages and tree rows
    path(
      `M-60 ${horizon}v-10q30-14 60 0t80 0 70-2 90 2 120-4 110 4 90-2 100 2 120-4 130 4 110-2 150 2 170-2v10z`,
      '#9dbbaa',
    ) +
    rect(-60, horizon, 1400, 380, '#a9c58c') +
    windmill(420, horizon + 4, 0.75) +
    farm(850, horizon + 6) +
    // Fields and ditches that run to the vanishing point
    path(`M640 ${horizon}L-60 430V392z`, '#bcd29a') +
    path(`M640 ${horizon}L-60 560V500z`, '#b7cf95') +
    path(`M640 ${horizon}L1340 430V390z`, '#bcd29a') +
    path(`M640 ${horizon}L1340 580V510z`, '#b7cf95') +
    path(`M640 ${horizon}L-60 500V478z`, '#a6cbd6') +
    path(`M640 ${horizon}L1340 500V480z`, '#a6cbd6') +
    cow(150, 452, 0.62) +
    cow(262, 428, 0.45, true) +
    cow(60, 474, 0.8, true) +
    cow(1120, 448, 0.6, true) +
    cow(1210, 466, 0.76) +
    // Two lanes and a hard shoulder; the car keeps right
    path(`M632 ${horizon}H650L1130 720H-110z`, '#8d939c') +
    path(`M633 ${horizon}h1L-40 720h-30zM645 ${horizon}h1L892 720h-24z`, '#f6f4ec'),
  // The car itself: pillars, roof, mirror, wipers
  wall:
    path('M-60 0H1340V26C1000 8 280 8 -60 26z', '#3a4254') +
    path('M-60 0H-10C24 150 44 330 46 560H-60z', '#3a4254') +
    path('M1340 0H1292C1258 150 1238 330 1236 560H1340z', '#3a4254') +
    brush('M-10 20C24 150 44 330 46 566M1292 20C1258 150 1238 330 1236 566M-60 27C280 9 1000 9 1340 27', 6, {
      taper: 0,
    }) +
    path('M70 40h150L110 480l-30 30c-2-170-6-320-10-470z', '#fff', 0.1) +
    // Mirror: the road behind
    brush('M640 14V50', 9, { taper: 0 }) +
    drawn('M540 50c0-10 6-14 16-14h168c10 0 16 4 16 14v38c0 10-8 14-18 14H558c-10 0-18-4-18-14z', '#39465f', 6) +
    path('M552 52c0-4 2-6 6-6h164c4 0 6 2 6 6v14H552z', '#cfe3ea') +
    path('M552 66h176v18c0 6-4 8-8 8H560c-4 0-8-2-8-8z', '#a9c58c') +
    path('M637 66h6l34 26h-74z', '#8d939c'),
  ledge:
    // Dashboard
    path('M-60 566C200 534 420 546 640 548C860 546 1080 534 1340 566V720H-60z', '#4a3f45') +
    path(
      'M-60 566C200 534 420 546 640 548C860 546 1080 534 1340 566V586C1080 556 860 566 640 568C420 566 200 556 -60 586z',
      '#5f5157',
    ) +
    brush('M-60 566C200 534 420 546 640 548C860 546 1080 534 1340 566', 7, { taper: 0 }) +
    // Vents and a navigation screen
    [-30, 1150]
      .map(
        (x) =>
          drawn(`M${x} 606h120c6 0 8 4 8 8v34h-136v-34c0-4 2-8 8-8z`, '#372e35', 5) +
          [618, 630].map((y) => rect(x + 6, y, 108, 4, '#6d5f66', 2)).join(''),
      )
      .join('') +
    drawn('M712 566h196c8 0 12 4 12 12v92c0 8-4 12-12 12H712c-8 0-12-4-12-12v-92c0-8 4-12 12-12z', '#2b3142', 6) +
    rect(712, 578, 196, 92, '#cfe0d6', 4) +
    path('M712 640l60-30 50 20 86-44v16l-84 44-52-20-60 30z', '#fffdf8') +
    path('M770 670l40-92h14l-38 92z', '#fffdf8') +
    path('M794 628l14-34 14 34-14-8z', colour.brick) +
    // Coffee in the holder
    at(
      980,
      556,
      path('M4 -34h52l-6 80H10z', colour.paper) +
        path('M6 -8h48l-3 30H9z', colour.brick) +
        brush('M4 -34h52l-6 80H10zM0 -36h60', 5) +
        rect(-2, -44, 64, 12, '#54443f', 4),
    ) +
    // Wheel
    path('M180 720C190 600 300 520 420 520S650 600 660 720H606C596 630 512 572 420 572S244 630 234 720z', '#2f2a33') +
    brush('M180 722C190 600 300 520 420 520S650 600 660 722M234 722C244 630 328 572 420 572S596 630 606 722', 6, {
      taper: 0,
    }) +
    drawn('M340 720c0-44 36-72 80-72s80 28 80 72z', '#4a3f4b', 6) +
    circle(420, 690, 20, '#c9ced6') +
    path('M238 690l110 10v22H234zM602 690l-110 10v22h114z', '#3a333d') +
    brush('M240 688l106 14M600 688l-106 14', 5) +
    `<g opacity=".5">${brush('M232 610C268 556 340 534 400 530', 5, { color: '#8b7d86' })}</g>` +
    // Dials
    [
      [372, 612],
      [470, 612],
    ]
      .map(
        ([x, y]) =>
          circle(x, y, 30, '#23202a') +
          `<circle cx="${x}" cy="${y}" r="30" fill="none" stroke="#8b7d86" stroke-width="4"/>` +
          brush(`M${x} ${y}l${x < 400 ? 16 : -12} -16`, 4, { color: colour.mustard }),
      )
      .join(''),
});

const signPost = '#8b93a0';

// Every thing stands with its foot in the middle of the bottom edge of its frame.
export const frames = {
  tree: [0, 0, 180, 260],
  bush: [180, 0, 160, 260],
  post: [340, 0, 60, 260],
  sign: [400, 0, 220, 260],
  lamp: [620, 0, 140, 260],
};

const foot = (name, markup) => {
  const [x, y, width, height] = frames[name];
  return at(x + width / 2, y + height, markup);
};

export const extra = {
  // One dash of the lane line, drawn where it is nearest; it keeps its shape when it shrinks
  // towards the vanishing point.
  'road-strip': {
    box: [-15, -72, 75, 74],
    markup: () => path('M-12 0H12L51 -68H32z', '#f6f4ec'),
  },
  cloud: { box: [-100, -50, 200, 80], markup: () => cloud(0, 0) },
  verge: {
    box: [0, 0, 760, 260],
    markup: () =>
      foot(
        'tree',
        brush('M0 0C-4 -50 2 -90 0 -130', 16, { color: '#7a5f4e', taper: 0 }) +
          drawn(
            'M-70 -150c-20-30 0-60 26-62 4-40 78-52 92-8 34 2 44 46 18 66 2 34-40 46-62 32-24 18-74 10-74-28z',
            '#7fa776',
            6,
            '#4f6b55',
          ) +
          path('M-40 -190c6-26 34-34 54-30-24 8-40 22-54 30z', '#9cc08f'),
      ) +
      foot(
        'bush',
        drawn('M-64 0c-14-30 8-56 30-54 6-30 58-34 66-4 28-4 44 30 30 58z', '#8bb07c', 6, '#4f6b55') +
          path('M-36 -34c8-16 24-18 34-16-14 4-22 12-34 16z', '#a9c99b'),
      ) +
      foot(
        'post',
        rect(-9, -120, 18, 120, '#f6f4ec', 3) +
          rect(-9, -104, 18, 26, colour.brick, 2) +
          brush('M-9 -120h18v120h-18z', 4, { color: pen.mid }),
      ) +
      foot(
        'sign',
        rect(-78, -120, 12, 120, signPost) +
          rect(66, -120, 12, 120, signPost) +
          drawn('M-100 -250h200v136h-200z', '#2f6f9f', 6, '#27435c') +
          path('M-92 -242h184v3h-184zM-92 -125h184v3h-184z', '#fff', 0.7) +
          path('M-30 -140v-56l-14 0 22 -32 22 32h-14v56z', '#fff') +
          rect(20, -214, 58, 12, '#fff', 3) +
          rect(20, -190, 44, 12, '#fff', 3) +
          rect(20, -160, 52, 12, '#fff', 3),
      ) +
      foot(
        'lamp',
        brush('M0 0V-230C0 -250 -20 -252 -44 -250', 9, { color: signPost, taper: 0 }) +
          drawn('M-66 -256h36l-4 12h-28z', '#f3e2b0', 4, pen.mid),
      ),
  },
};

/** Where clouds hang when one sets off: x, y, scale. */
export const clouds = [
  [250, 96, 1.5],
  [700, 150, 1.1],
  [1050, 80, 1.6],
  [480, 230, 0.7],
  [930, 246, 0.6],
];

/**
 * How things pass: at t in 0..1 a thing stands at vanishing + (target - vanishing) * t, scaled by t;
 * t grows like 1 / distance. Targets are the x of its foot at y = 720.
 */
export const perspective = {
  vanishing: [640, horizon],
  bottom: 720,
  dashes: [410],
  verges: [-420, 1460],
};
