// Colours and the things that stand in more than one place.
import { brush, ink } from '../brush.mjs';

/** Wide enough to move a little behind the 1280 x 720 stage. */
export const backdropBox = [-60, 0, 1400, 720];

// Ink gets greyer with distance, so the people stay in front.
export const pen = { near: ink, mid: '#6b6f86' };

export const colour = {
  paper: '#fffdf8',
  cream: '#f6eee1',
  wood: '#b9825a',
  woodDark: '#94623f',
  woodLight: '#cf9a70',
  frame: '#4a566e',
  teal: '#2f7f86',
  mustard: '#e8b23a',
  brick: '#c8553d',
  lilac: '#8d80b5',
  leaf: '#6d9a78',
  leafDark: '#51805f',
};

const round = (value) => Math.round(value * 10) / 10;

export const rect = (x, y, width, height, fill, radius = 0) =>
  `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" fill="${fill}"${radius ? ` rx="${radius}"` : ''}/>`;

export const path = (d, fill, opacity = 1) =>
  `<path d="${d}" fill="${fill}"${opacity < 1 ? ` opacity="${opacity}"` : ''}/>`;

export const circle = (x, y, r, fill) => `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}"/>`;

export const ellipse = (x, y, rx, ry, fill, opacity = 1) =>
  `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="${fill}"${opacity < 1 ? ` opacity="${opacity}"` : ''}/>`;

/** A filled shape with a pen line around it. */
export const drawn = (d, fill, width = 5, color = pen.near) => path(d, fill) + brush(d, width, { color });

export const at = (x, y, markup, turn = 0, scale = 1) =>
  `<g transform="translate(${x} ${y})${turn ? ` rotate(${turn})` : ''}${scale === 1 ? '' : ` scale(${scale})`}">${markup}</g>`;

const box = (x, y, width, height) => `M${x} ${y}h${width}v${height}h${-width}z`;

export const framed = (x, y, width, height, inside) =>
  rect(x, y, width, height, colour.paper, 3) + inside + brush(box(x, y, width, height), 5, { color: pen.mid });

export function sky(x, y, width, height, top = '#d3e6ee', bottom = '#f7ead9') {
  const id = `sky${x + width}`;
  return (
    `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${top}"/><stop offset="1" stop-color="${bottom}"/></linearGradient>` +
    rect(x, y, width, height, `url(#${id})`)
  );
}

/** A window in a wall: frame, bars at the given places, sill and a shine on the glass. */
export function windowFrame(x, y, width, height, bars, crossAt) {
  const bar = colour.frame;
  return (
    rect(x - 14, y - 14, width + 28, 14, bar) +
    rect(x - 14, y, 14, height, bar) +
    rect(x + width, y, 14, height, bar) +
    rect(x - 14, y + height, width + 28, 16, bar) +
    bars.map((place) => rect(x + place - 5, y, 10, height, bar)).join('') +
    (crossAt ? rect(x, y + crossAt - 4, width, 8, bar) : '') +
    `<g opacity=".2">` +
    path(
      `M${x + width * 0.08} ${y}h${width * 0.09}l${-width * 0.13} ${height}h${-width * 0.04}v${-height * 0.6}zM${x + width * 0.55} ${y}h${width * 0.06}l${-width * 0.14} ${height}h${-width * 0.06}z`,
      '#fff',
    ) +
    '</g>' +
    rect(x - 28, y + height + 14, width + 56, 15, colour.cream) +
    rect(x - 28, y + height + 29, width + 56, 7, '#d6c7b1')
  );
}

const wallAround = (x, y, width, height) => `M-60 0H1340V720H-60ZM${x} ${y}v${height}h${width}v${-height}z`;

/** A wall with a hole for a window. */
export const wallWithHole = (x, y, width, height, fill) =>
  `<path fill-rule="evenodd" d="${wallAround(x, y, width, height)}" fill="${fill}"/>`;

/** A table or counter that hides where the people end. */
export const ledge = (top, light, dark, grain) =>
  path('M-60 590C220 572 1060 572 1340 590V720H-60z', top) +
  path('M-60 590C220 572 1060 572 1340 590V607C1060 589 220 589 -60 607z', light) +
  brush('M-60 590C220 572 1060 572 1340 590', 7, { taper: 0 }) +
  (grain
    ? `<g opacity=".35">${brush('M-40 656C240 638 600 646 820 634M500 694C760 676 1060 694 1330 668M60 706C160 700 260 702 330 696', 3.4, { color: dark })}</g>`
    : '');

const shadow = (x, y, rx) => ellipse(x, y, rx, 9, '#4a2f20', 0.3);

export const mug = (x, y, fill, scale = 1) =>
  at(
    x,
    y,
    shadow(24, 62, 46) +
      path('M52 12c22-4 24 30-3 30l1-9c13 0 12-15 1-13z', fill) +
      drawn('M-6 0h60l-5 56c-1 8-44 8-46 0z', fill, 5.5) +
      brush('M52 12c22-4 24 30-3 30', 5) +
      ellipse(24, 1, 28, 6, '#5b3a2a'),
    0,
    scale,
  );

export const sheet = (x, y, turn) =>
  at(
    x,
    y,
    drawn('M0 0h150l26 62H-18z', colour.paper) + brush('M14 14h74M10 26h118M6 38h96', 3, { color: pen.mid }),
    turn,
  );

export const pencil = (x, y, turn, fill = colour.teal) => at(x, y, drawn('M0 0h96l16 6-16 6H0z', fill, 4), turn);

export const laptop = (x, y, mark = colour.mustard) =>
  at(
    x,
    y,
    shadow(110, 92, 170) +
      drawn('M10 -66h196c8 0 12 4 13 12l14 122H-8L-3 -54c1-8 5-12 13-12z', '#e9edf0', 6) +
      drawn('M-26 66h272l14 18c0 6-300 6-300 0z', '#cfd6dc') +
      circle(110, 2, 15, mark),
  );

const keys = (x, y) =>
  [0, 1, 2]
    .flatMap((row) => [0, 1, 2].map((column) => rect(x + column * 17, y + row * 13, 11, 8, '#cfd6dc', 2)))
    .join('');

export const deskPhone = (x, y) =>
  at(
    x,
    y,
    shadow(56, 54, 84) +
      drawn('M0 0h110l14 52H-14z', '#39465f', 5.5) +
      keys(52, 9) +
      drawn('M-6 4c-8-22 58-22 50 0l-8 6c-10-8-24-8-34 0z', '#2b3448', 4) +
      brush('M-8 44c-22 8 -26 -10 -44 -2', 4),
  );

export function books(x, y, seeds) {
  const fills = [colour.teal, colour.lilac, colour.mustard, colour.brick, colour.paper, '#7c8ba5'];
  let left = x;
  return seeds
    .map((seed, i) => {
      const width = 13 + (seed % 3) * 4;
      const height = 40 + ((seed * 7) % 22);
      const book = rect(left, y - height, width, height, fills[(seed + i) % fills.length], 2);
      left += width + 2;
      return book;
    })
    .join('');
}

export const shelf = (x, y, width, seeds) =>
  books(x + 10, y, seeds) +
  rect(x, y, width, 10, colour.woodLight) +
  brush(`M${x} ${y + 11}h${width}`, 3.6, { color: pen.mid });

const leaf = (dx, dy, i) => {
  const [nx, ny] = [-dy * 0.22, dx * 0.22];
  const f = Math.round;
  return path(
    `M0 0C${f(dx * 0.3 + nx)} ${f(dy * 0.3 + ny)} ${f(dx + nx * 0.6)} ${f(dy + ny * 0.6)} ${dx} ${dy}C${f(dx - nx * 0.6)} ${f(dy - ny * 0.6)} ${f(dx * 0.3 - nx)} ${f(dy * 0.3 - ny)} 0 0z`,
    i % 2 ? colour.leaf : colour.leafDark,
  );
};

export const plant = (x, y, pot = colour.brick, scale = 1) =>
  at(
    x,
    y,
    [
      [-84, -86],
      [104, -64],
      [-60, -150],
      [84, -120],
      [-14, -196],
      [40, -178],
    ]
      .map(([dx, dy], i) => leaf(dx, dy, i))
      .join('') + drawn('M-56 96l14-96h84l14 96z', pot, 5, pen.mid),
    0,
    scale,
  );

export const pendant = (x, y, fill) =>
  brush(`M${x} 0V${y - 34}`, 3.2, { taper: 0 }) +
  path(`M${x - 20} ${y}a20 13 0 0 0 40 0z`, '#fff3cf') +
  drawn(`M${x - 46} ${y}c4-32 24-42 46-42s42 10 46 42z`, fill, 4.5);

export const clock = (x, y, r = 34) =>
  circle(x, y, r, colour.paper) +
  `<circle cx="${x}" cy="${y}" r="${r}" fill="none" stroke="${pen.mid}" stroke-width="6"/>` +
  brush(`M${x} ${y}V${y - r * 0.6}M${x} ${y}L${x + r * 0.42} ${y + r * 0.2}`, 5, { color: pen.mid });

export const cloud = (x, y, scale = 1) =>
  at(
    x,
    y,
    `<g fill="#fff" opacity=".75"><ellipse rx="84" ry="17"/><ellipse cx="34" cy="-15" rx="50" ry="20"/><ellipse cx="-26" cy="-11" rx="36" ry="15"/></g>`,
    0,
    scale,
  );

/** For the nights: where a sun may have been. */
export const moon = (x, y) =>
  circle(x, y, 46, '#46518a') + circle(x, y, 26, '#fbf1d4') + circle(x + 8, y - 6, 5, '#e9dcb8') + circle(x - 9, y + 8, 4, '#e9dcb8');

/** A reading lamp with its foot at x, y; it leans to the right. */
export const deskLamp = (x, y, fill = colour.mustard) =>
  at(
    x,
    y,
    shadow(4, 12, 62) +
      brush('M0 4L-26 -84L30 -148', 10, { taper: 0 }) +
      circle(-26, -84, 8, pen.near) +
      path('M20 -112L84 -84A40 24 22 0 1 20 -112z', '#fff3cf') +
      drawn('M18 -168C34 -184 62 -176 70 -158C80 -136 90 -106 96 -80L6 -118C6 -138 8 -156 18 -168z', fill, 5.5) +
      drawn('M-44 6C-44 -8 44 -8 44 6V14H-44z', '#39465f', 5),
  );
