// Open Peeps (Pablo Stanley, CC0) as templates: heads from DiceBear, bodies and faces from react-peeps.
import { createRequire } from 'node:module';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import svgpath from 'svgpath';
import * as dicebear from '../node_modules/@dicebear/open-peeps/lib/components/index.js';

const require = createRequire(import.meta.url);
const peeps = require('react-peeps');
const commander = require('svg-path-commander');
const boxOf = (commander.default ?? commander).getPathBBox;

const tokens = { skin: '{{skin}}', headContrast: '{{hair}}', clothing: '{{cloth}}' };

const fillIn = (template, colours) => template.replace(/\{\{(\w+)\}\}/g, (_, name) => colours[name]);

// Sub-paths smaller than this are slips of the pen.
const speck = 4;

const onlyParts = (markup, keeps) =>
  markup.replace(/ d="([^"]+)"/g, (attribute, d) => {
    const parts = svgpath(d).abs().toString().split(/(?=M)/);
    const kept = parts.filter((part) => keeps(boxOf(part)));
    return kept.length === parts.length ? attribute : ` d="${kept.join('')}"`;
  });

// Hair wider or longer than the head's grid bends back inside: [axis, from where, how much of it].
const bends = { longCurly: ['x', 60, 0.66], hijab: ['y', 540, 0.85] };

/** Draws what lies beyond a line nearer to it; which side is beyond follows from where the middle is. */
const bent = (d, axis, from, share, middle) =>
  moved(d, (point) => {
    const i = axis === 'x' ? 0 : 1;
    const beyond = from > middle ? point[i] > from : point[i] < from;
    const to = [...point];
    if (beyond) to[i] = from + (point[i] - from) * share;
    return to;
  });

/** The path with every point taken elsewhere. */
function moved(d, take) {
  return svgpath(d)
    .abs()
    .unarc()
    .unshort()
    .iterate(([kind, ...numbers], _, x, y) => {
      if (kind === 'H') return [['L', ...take([numbers[0], y])]];
      if (kind === 'V') return [['L', ...take([x, numbers[0]])]];
      const points = [];
      for (let i = 0; i < numbers.length; i += 2) points.push(...take([numbers[i], numbers[i + 1]]));
      return [[kind, ...points]];
    })
    .round(2)
    .toString();
}

// The hijab's fold marks show the skin through the cloth.
const isFoldMark = ({ y, width, height }) => y > 430 && width < 140 && height < 60;

const template = (kind, name) => {
  const whole = dicebear[kind][name]({}, tokens);
  const drawnOver = kind === 'head' && name === 'hijab';
  const kept = onlyParts(
    whole,
    (box) => (box.width >= speck || box.height >= speck) && !(drawnOver && isFoldMark(box)),
  );
  const [axis, from, share] = (kind === 'head' && bends[name]) || [];
  const inside = axis ? kept.replace(/ d="([^"]+)"/g, (_, d) => ` d="${bent(d, axis, from, share, 250)}"`) : kept;
  return inside.replace(/#000(?![0-9a-f])/gi, '{{ink}}').replace(/&#123;/g, '{');
};

export const head = (name, colours) => fillIn(template('head', name), colours);
export const beard = (name, colours) => fillIn(template('facialHair', name), colours);

/** A full beard without its moustache, which would lie under the mouth and hide it. */
export const jawBeard = (name, colours) =>
  fillIn(
    onlyParts(template('facialHair', name), ({ x, y2 }) => x < 40 || y2 > 140),
    colours,
  );
export const glasses = (name, colours) => fillIn(template('accessories', name), colours);

/** The ink of a head alone, in black; '' for heads whose hair has a colour of its own. */
export function headInk(name) {
  const source = template('head', name);
  if (source.includes('{{hair}}')) return '';
  const inherited = /<g[^>]*fill="\{\{ink\}\}"/.test(source);
  return [...source.matchAll(/<path[^>]*>/g)]
    .map(([path]) => path)
    .filter((path) => path.includes('fill="{{ink}}"') || (inherited && !path.includes('fill="')))
    .map((path) => path.replace(/fill="[^"]*"/, 'fill="#000"'))
    .join('');
}

function subpaths(component) {
  const markup = renderToStaticMarkup(
    createElement('svg', null, createElement(component, { strokeColor: 'INK', backgroundColor: 'BACK' })),
  );
  const groups = [...markup.matchAll(/<g[^>]*transform="([^"]*)"/g)].map((m) => m[1]).reverse();
  return [...markup.matchAll(/<path[^>]*>/g)].map(([path]) => {
    const attribute = (name) => new RegExp(` ${name}="([^"]*)"`).exec(path)?.[1];
    let shape = svgpath(attribute('d')).abs();
    for (const transform of [attribute('transform'), ...groups]) {
      if (transform) shape = shape.transform(transform);
    }
    const parts = shape
      .abs()
      .round(2)
      .toString()
      .split(/(?=M)/)
      .filter(Boolean)
      .map((d) => ({ d, box: boxOf(d) }));
    return { fill: attribute('fill'), rule: attribute('fill-rule') ?? 'nonzero', parts };
  });
}

const between = (a, b, t) => [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];

/** Cuts a cubic curve into `count` cubics of the same shape, each as its last three points. */
function pieces([start, a, b, end], count) {
  if (count === 1) return [[a, b, end]];
  const t = 1 / count;
  const [p, q, r] = [between(start, a, t), between(a, b, t), between(b, end, t)];
  const [u, v] = [between(p, q, t), between(q, r, t)];
  const middle = between(u, v, t);
  return [[p, u, middle], ...pieces([middle, v, r, end], count - 1)];
}

/**
 * Takes what a printed dot left at an outline away: inside each circle [x, y, radius] the contour
 * goes straight from where it comes in to where it goes out.
 */
export function withoutBumps(d, circles) {
  if (circles.length === 0) return d;
  const inside = ([x, y]) => circles.some(([cx, cy, r]) => Math.hypot(x - cx, y - cy) < r);
  let result = '';
  let last;
  let first;
  svgpath(d).iterate(([kind, ...numbers]) => {
    if (kind === 'Z') {
      result += 'Z';
      last = first;
      return;
    }
    if (kind !== 'C') {
      if (kind !== 'M' && kind !== 'L') throw new Error(`cannot smooth a ${kind} segment`);
      if (kind === 'M') first = numbers;
      if (kind === 'M' || !inside(numbers)) result += kind + numbers.join(' ');
      last = numbers;
      return;
    }
    const curve = [last, numbers.slice(0, 2), numbers.slice(2, 4), numbers.slice(4)];
    last = curve[3];
    const cut = pieces(curve, 16);
    const hit = cut.map(([, , end]) => inside(end));
    if (!hit.includes(true) && !inside(curve[0])) {
      result += 'C' + numbers.join(' ');
      return;
    }
    let straight = inside(curve[0]);
    cut.forEach(([a, b, end], i) => {
      if (!hit[i]) result += straight ? `L${end.join(' ')}` : `C${[...a, ...b, ...end].join(' ')}`;
      straight = hit[i];
    });
  });
  return result;
}

/** The same shape the other way round, about the middle of the neck. */
export const flipped = (d) => moved(d, ([x, y]) => [922 - x, y]);

/** An arm that reaches beyond the grid comes nearer: x past `from` by this share. */
export const nearer = (d, from, share) => bent(d, 'x', from, share, 461);

/** A bust: the silhouette and the ink, each a list of sub-paths. */
export function bust(name) {
  const paths = subpaths(peeps.BustPose[name]);
  return {
    silhouette: paths.filter((p) => p.fill === 'BACK').flatMap((p) => p.parts),
    ink: paths.filter((p) => p.fill === 'INK'),
  };
}

// A face on its own grid: the nose sits in one place, the mouth below, brows are the topmost shapes.
const oneBrow = new Set(['EyesClosed', 'Suspicious']);

export function face(name) {
  const parts = subpaths(peeps.Face[name])
    .flatMap((path) => path.parts)
    .filter(({ box }) => box.width >= 2);
  const mouth = parts.filter(({ box }) => box.y >= 180);
  const nose = parts.filter(({ box }) => box.y < 180 && box.y >= 118 && box.x >= 110 && box.x < 160 && box.width < 60);
  const top = parts.filter((part) => !mouth.includes(part) && !nose.includes(part)).sort((a, b) => a.box.y - b.box.y);
  const count = oneBrow.has(name) ? 1 : 2;
  return { brows: top.slice(0, count), eyes: top.slice(count), nose, mouth };
}
