// The floor of a plant: a roller door, a line that runs, a workbench in front.
import { brush } from '../brush.mjs';
import { at, circle, clock, colour, drawn, ellipse, ledge, path, pen, rect } from './shapes.mjs';

const steel = '#c3ccd2';
const safety = '#e8bd4a';

const truss = (y) =>
  brush(`M-60 ${y}H1340M-60 ${y + 34}H1340`, 5, { color: '#b3bdc6', taper: 0 }) +
  brush(Array.from({ length: 14 }, (_, i) => `M${-50 + i * 100} ${y + 34}l50 -34 50 34`).join(''), 3, {
    color: '#bfc8d0',
    taper: 0,
  });

const hallLamp = (x) =>
  path(`M${x - 30} 92L${x - 96} 330H${x + 96}L${x + 30} 92Z`, '#fff8e0', 0.28) +
  brush(`M${x} 34V70`, 3, { color: pen.mid, taper: 0 }) +
  drawn(`M${x - 38} 92c0-30 76-30 76 0z`, '#8fa3ad', 4, pen.mid) +
  rect(x - 30, 91, 60, 7, '#fff3cf', 3);

const carton = (x, size) =>
  drawn(`M${x} ${404 - size}h${size}v${size}h${-size}z`, '#d0ab82', 4, pen.mid) +
  rect(x + size * 0.42, 404 - size, size * 0.16, size, '#b98f66');

const roller = (x) => circle(x, 418, 8, '#8b98a5');

export const layers = () => ({
  back:
    rect(-60, 0, 1400, 720, '#e6ebee') +
    rect(-60, 116, 1400, 66, '#d3e6ee') +
    Array.from({ length: 15 }, (_, i) => rect(-60 + i * 100, 116, 6, 66, '#b9c6cf')).join('') +
    truss(28),
  wall:
    // Floor with its walkway
    rect(-60, 470, 1400, 250, '#cfd3d2') +
    path('M-60 470H1340V482H-60z', '#b5bcbf') +
    path('M520 482H540L420 720H380zM760 482H780L900 720H860z', safety) +
    path('M-60 540H496L490 552H-60zM804 540H1340V552H810z', safety, 0.75) +
    // Roller door
    rect(-20, 168, 296, 312, '#b3bdc6') +
    rect(0, 190, 256, 290, '#dfe5e8') +
    Array.from({ length: 9 }, (_, i) => rect(0, 218 + i * 30, 256, 4, '#bcc7ce')).join('') +
    [0, 1, 2, 3, 4, 5, 6, 7].map((i) => path(`M${i * 32} 480l16 -20h16l-16 20z`, i % 2 ? '#4a566e' : safety)).join('') +
    brush('M-20 480V168H276V480M0 480V190H256V480', 5, { color: pen.mid }) +
    rect(286, 292, 26, 46, '#8b98a5', 4) +
    circle(299, 306, 6, colour.leaf) +
    circle(299, 324, 6, colour.brick) +
    // The machine with its window and its lamp
    drawn('M352 236h236v210h-236z', '#9fb9bd', 5, pen.mid) +
    rect(352, 236, 236, 22, '#7f9ea4') +
    drawn('M376 284h120v104h-120z', '#dbe9ea', 4, pen.mid) +
    path('M386 388l44-104h24l-44 104z', '#fff', 0.5) +
    brush('M436 286V330M420 330h32v18h-32z', 5, { color: '#5b7780' }) +
    path('M428 348h16l-8 22z', '#5b7780') +
    drawn('M514 278h58v76h-58z', '#4a566e', 4, pen.mid) +
    rect(522, 286, 42, 26, '#a9d0c4', 2) +
    [0, 1, 2].map((k) => circle(527 + k * 16, 330, 5, [safety, '#e4e8ea', colour.brick][k])).join('') +
    path('M376 404h172v8h-172zM376 420h172v8h-172z', '#7f9ea4') +
    rect(364, 446, 30, 30, '#6f8a91') +
    rect(548, 446, 30, 30, '#6f8a91') +
    brush('M566 236V196', 5, { color: pen.mid, taper: 0 }) +
    rect(557, 162, 18, 14, colour.brick) +
    rect(557, 176, 18, 14, safety) +
    rect(557, 190, 18, 14, colour.leaf) +
    // The conveyor with boxes
    rect(640, 404, 380, 28, steel) +
    [660, 700, 740, 780, 820, 860, 900, 940, 980, 1004].map(roller).join('') +
    brush('M640 404H1020M640 432H1020', 5, { color: pen.mid, taper: 0 }) +
    brush('M680 434V482M830 434V482M980 434V482', 7, { color: '#8b98a5', taper: 0 }) +
    carton(664, 60) +
    carton(764, 76) +
    carton(884, 60) +
    // A robot arm over the end of the line
    drawn('M1046 476v-52h76v52z', '#8b98a5', 5, pen.mid) +
    brush('M1084 424L1118 300 1020 236', 24, { color: '#d99c56', taper: 0 }) +
    brush('M1020 236L996 292', 14, { color: '#b9825a', taper: 0 }) +
    circle(1084, 424, 20, '#6f7d8a') +
    circle(1118, 300, 17, '#6f7d8a') +
    circle(1020, 236, 14, '#6f7d8a') +
    brush('M984 292h24M986 292v22M1006 292v22', 6, { color: pen.mid, taper: 0 }) +
    // Pallet rack
    [214, 318].map((y) => rect(1170, y, 190, 10, '#c98a52')).join('') +
    rect(1176, 150, 10, 330, '#6f86a0') +
    rect(1300, 150, 10, 330, '#6f86a0') +
    [
      [1196, 170, 44],
      [1248, 154, 60],
      [1192, 264, 54],
      [1252, 274, 44],
      [1200, 386, 92],
    ]
      .map(([x, y, h]) => drawn(`M${x} ${y}h44v${h}h-44z`, '#d6b691', 4, pen.mid))
      .join('') +
    clock(640, 224, 30) +
    // Fire extinguisher
    drawn('M1128 396c0-14 26-14 26 0v62h-26z', '#c96a58', 4, pen.mid) +
    brush('M1141 386v-12h14', 4, { color: pen.mid }) +
    hallLamp(330) +
    hallLamp(740) +
    hallLamp(1090),
  ledge:
    ledge('#8d5b3a', '#ac7549', '#633c24', true) +
    brush('M-60 690H1340', 6, { color: '#633c24', taper: 0 }) +
    // Vice
    at(
      1076,
      530,
      ellipse(40, 84, 110, 10, '#3a1f12', 0.4) +
        drawn('M-30 84h150l-18-28h-20V34H10v22h-22z', '#5f7387', 6) +
        drawn('M-52 0h56v40h-56z', '#7388a0', 5.5) +
        drawn('M40 -6h74v44H40z', '#7388a0', 5.5) +
        brush('M4 20H40', 12, { color: '#3c4658', taper: 0 }) +
        brush('M114 16H156M156 -14V48', 9, { color: '#3c4658', taper: 0 }),
    ) +
    // Hard hat
    at(
      190,
      582,
      ellipse(4, 46, 100, 9, '#3a1f12', 0.35) +
        drawn('M-72 40C-72 -40 72 -48 76 36Z', '#f1c84c', 6) +
        drawn('M-84 44C-60 26 70 22 100 38 92 54-66 58-84 44Z', '#e0b03a', 5) +
        brush('M-20 -22C-26 0-26 20-24 32M22 -26C28 -4 30 14 30 30', 5) +
        path('M-52 14C-48 -8-40 -16-30 -20', '#fff', 0.5),
    ) +
    // Spanner and nuts
    at(
      560,
      650,
      drawn('M0 0l104 -12c6-18 26-24 40-16l-16 14 8 12 20-4c-4 20-26 26-42 14L4 22C-8 20-10 4 0 0Z', '#a9b5bf', 5),
    ) +
    [
      [486, 630],
      [512, 648],
    ]
      .map(([x, y]) => drawn(`M${x} ${y}l10-6 10 6v10l-10 6-10-6z`, '#c3ccd2', 4))
      .join('') +
    // Work order on a board
    at(
      760,
      606,
      drawn('M0 0h190l28 70H-16z', '#9c6a44', 5) +
        path('M14 8h162l20 54H4z', colour.paper) +
        brush('M26 20h80M22 34h120M18 48h96', 3, { color: pen.mid }) +
        drawn('M74 -8h42l4 14H70z', '#8b98a5', 4),
      2,
    ),
});
