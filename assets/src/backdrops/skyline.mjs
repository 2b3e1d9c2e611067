// Dutch skylines in flat silhouettes.
import { random } from '../brush.mjs';
import { at, path, rect } from './shapes.mjs';

const whole = Math.round;

// Step, bell, neck and plain gables, as one sees them in Haarlem.
const gables = [
  (w, h) => {
    const step = w / 8;
    const rise = h / 4;
    let d = `M0 0V${-h}`;
    for (let i = 0; i < 3; i++) d += `v${-rise}h${step}`;
    d += `v${-rise}h${step * 2}v${rise}`;
    for (let i = 0; i < 3; i++) d += `h${step}v${rise}`;
    return `${d}V0z`;
  },
  (w, h) =>
    `M0 0V${-h}c${w * 0.25} 0 ${w * 0.2} ${-h * 0.5} ${w * 0.32} ${-h * 0.62}c${w * 0.1} ${-h * 0.12} ${w * 0.26} ${-h * 0.12} ${w * 0.36} 0c${w * 0.12} ${h * 0.12} ${w * 0.07} ${h * 0.62} ${w * 0.32} ${h * 0.62}V0z`,
  (w, h) =>
    `M0 0V${-h}h${w * 0.22}v${-h * 0.5}h${w * 0.12}l${w * 0.16} ${-h * 0.2} ${w * 0.16} ${h * 0.2}h${w * 0.12}v${h * 0.5}h${w * 0.22}V0z`,
  (w, h) => `M0 0V${-h}l${w / 2} ${-h * 0.5} ${w / 2} ${h * 0.5}V0z`,
];

const lamplight = '#ffd98a';

/** A row of gabled houses standing on `base`, from x to `end`. Where somebody is at home at night goes to `lights`. */
export function gabledRow(x, end, base, height, fills, glass, lights = []) {
  let markup = '';
  for (let i = 0; x < end; i++) {
    const w = whole(52 + random() * 26);
    const h = whole(height * (0.75 + random() * 0.5));
    const shape = gables[(i * 3 + whole(random() * 2)) % gables.length](w, h);
    const panes = [0.86, 0.56].flatMap((row) =>
      [0.18, 0.44, 0.7].map((column) => (fill) => rect(w * column, -h * row, w * 0.13, h * 0.18, fill)),
    );
    const home = panes.filter((_, k) => (i * 5 + k * 2) % 7 < 3);
    lights.push(at(x, base, home.map((pane) => pane(lamplight)).join('')));
    markup += at(
      x,
      base,
      path(
        shape.replace(/-?\d+\.\d+/g, (n) => whole(n)),
        fills[i % fills.length],
      ) + panes.map((pane) => pane(glass)).join(''),
    );
    x += w + 1;
  }
  return markup;
}

/** A great church: a long roof, and a slender tower with an onion over the crossing. */
export const church = (x, base, fill, dark) =>
  at(
    x,
    base,
    path('M-190 0V-96L-168 -168H150L176 -110V0z', fill) +
      path('M-60 0V-110L0 -196 60 -110V0z', dark) +
      path('M-8 -60c0-30 16-30 16 0v60H-8z', fill) +
      path(
        'M-20 -180V-250h4v-12h4v-34h-4c-2-14 8-18 10-30 2-12-2-16 3-22l3-56 3 56c5 6 1 10 3 22 2 12 12 16 10 30h-4v34h4v12h4v70z',
        dark,
      ) +
      [-160, -125, -92, 88, 120, 150].map((left) => path(`M${left} -14v-44c0-14 16-14 16 0v44z`, dark, 0.6)).join(''),
  );

/** A tall stepped tower of three storeys and a lantern. */
export const tower = (x, base, fill, dark) =>
  at(
    x,
    base,
    path(
      'M-44 0V-150h4v-10h-2v-86h6v-8h8v-44h4v-6h6c0-22 10-24 12-40h2l4-46 4 46h2c2 16 12 18 12 40h6v6h4v44h8v8h6v86h-2v10h4V0z',
      fill,
    ) +
      path(
        'M-22 -30v-86c0-16 14-16 14 0v86zM8 -30v-86c0-16 14-16 14 0v86zM-22 -172v-50c0-14 14-14 14 0v50zM8 -172v-50c0-14 14-14 14 0v50zM-12 -262v-28c0-10 8-10 8 0v28zM4 -262v-28c0-10 8-10 8 0v28z',
        dark,
      ),
  );

/** Plain city blocks with lit windows. */
export function blocks(x, end, base, low, high, fill, glass) {
  let markup = '';
  while (x < end) {
    const w = whole(40 + random() * 50);
    const h = whole(low + random() * (high - low));
    markup += rect(x, base - h, w, h, fill);
    if (random() > 0.5) markup += path(`M${x} ${base - h}l${w / 2} ${-18} ${w / 2} 18z`, fill);
    if (glass) {
      for (let y = base - h + 12; y < base - 14; y += 20) {
        for (let left = x + 8; left < x + w - 9; left += 15) {
          if (random() > 0.55) markup += rect(left, y, 6, 8, glass);
        }
      }
    }
    x += w + whole(random() * 6);
  }
  return markup;
}
