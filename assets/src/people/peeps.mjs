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

const fillIn = (template, colours) =>
  template.replace(/\{\{(\w+)\}\}/g, (_, name) => colours[name]);

const template = (kind, name) =>
  dicebear[kind][name]({}, tokens)
    .replace(/#000(?![0-9a-f])/gi, '{{ink}}')
    .replace(/&#123;/g, '{');

export const head = (name, colours) => fillIn(template('head', name), colours);
export const beard = (name, colours) => fillIn(template('facialHair', name), colours);
export const glasses = (name, colours) => fillIn(template('accessories', name), colours);

/** The ink of a head alone, in black; '' for heads whose hair has a colour of its own. */
export function headInk(name) {
  const source = template('head', name);
  if (source.includes('{{hair}}')) return '';
  const inherited = /<g[^>]*fill="\{\{ink\}\}"/.test(source);
  return [...source.matchAll(/<path[^>]*>/g)]
    .map(([path]) => path)
    .filter((path) =>
      path.includes('fill="{{ink}}"') || (inherited && !path.includes('fill="')),
    )
    .map((path) => path.replace(/fill="[^"]*"/, 'fill="#000"'))
    .join('');
}

function subpaths(component) {
  const markup = renderToStaticMarkup(
    createElement(
      'svg',
      null,
      createElement(component, { strokeColor: 'INK', backgroundColor: 'BACK' }),
    ),
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
  const nose = parts.filter(
    ({ box }) =>
      box.y < 180 && box.y >= 118 && box.x >= 110 && box.x < 160 && box.width < 60,
  );
  const top = parts
    .filter((part) => !mouth.includes(part) && !nose.includes(part))
    .sort((a, b) => a.box.y - b.box.y);
  const count = oneBrow.has(name) ? 1 : 2;
  return { brows: top.slice(0, count), eyes: top.slice(count), nose, mouth };
}
