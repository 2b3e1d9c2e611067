// Turns a black-and-white bust into a coloured one: fills under the ink, hand-drawn clothes over it.
import { and, dilate, draw, erode, flow, label, not, or, trace } from './raster.mjs';
import { bust, flipped, nearer, withoutBumps } from './peeps.mjs';

export const ink = '#222736';
export const bodyBox = [-150, 380, 1150, 880];

const scale = 1.2;
const gap = 6; // the pen lifts here and there; regions are found with the ink this much thicker
const massive = 15; // ink thicker than twice this is a black garment, not a line
const outline = 7;
const heavyOutline = 10; // where the whole bust was black, this is its only contour
const notch = 16; // marks in a black garment up to twice this wide are filled
const lineReach = 4; // colour runs this far under the ink

const pick = (labels, width, seeds, mirror) => {
  const wanted = new Set(
    seeds.map(([left, y]) => {
      const x = mirror ? 922 - left : left;
      const column = Math.round((x - bodyBox[0]) * scale);
      const row = Math.round((y - bodyBox[1]) * scale);
      return labels[row * width + column];
    }),
  );
  wanted.delete(0);
  return Uint8Array.from(labels, (value) => (wanted.has(value) ? 1 : 0));
};

/**
 * The markup of one body.
 * pose.bust: name in react-peeps. pose.keeps(part, index): which ink to keep (patterns go).
 * pose.regions / pose.masses: colour name -> points inside the white / black areas that get it.
 * pose.hands: path; skin outside it (below the neck) becomes sleeve.
 * pose.bumps: circles where a printed dot is taken off the outline.
 * pose.smooths: fills notches and stray marks of a black garment. pose.folds: ink drawn instead, or what draws it in the colours.
 * pose.silhouette: path, for a bust whose own is not whole.
 * pose.bends: [x, share] each; what reaches further out than x is drawn nearer. pose.mirror: the other way round.
 * pose.covers: markup laid over the ink, for what the pattern left at the outline.
 * pose.front: markup of hand-drawn clothes; it stays behind pose.before (path) and the hands and props.
 */
export function body(pose, colours) {
  const { silhouette, ink: inkPaths } = bust(pose.bust);
  const smooth = ({ d }) => {
    const clean = withoutBumps(d, pose.bumps ?? []);
    const short = (pose.bends ?? []).reduce((path, [from, share]) => nearer(path, from, share), clean);
    return pose.mirror ? flipped(short) : short;
  };
  const turned = (markup) => (pose.mirror && markup ? `<g transform="matrix(-1 0 0 1 922 0)">${markup}</g>` : markup);
  const outlineD = pose.silhouette ?? silhouette.map(smooth).join('');
  const lines = inkPaths
    .map(({ rule, parts }) => {
      const kept = parts.filter((part, i) => !pose.keeps || pose.keeps(part, i));
      return `<path fill-rule="${rule}" d="${kept.map(smooth).join('')}" fill="${ink}"/>`;
    })
    .join('');
  const { bits: shape, width, height } = draw(`<path d="${outlineD}"/>`, bodyBox, scale);
  const { bits: inked } = draw(lines, bodyBox, scale);
  const open = and(shape, not(inked));
  const thick = dilate(inked, width, height, gap * scale);
  const regions = flow(label(and(shape, not(thick)), width, height, 40), open, width, height);
  const paint = (bits, fill) => trace({ bits, width, height }, bodyBox, scale, fill);
  const spread = (bits) => {
    const wide = and(dilate(bits, width, height, lineReach * scale), dilate(shape, width, height, 1));
    return wide.map((bit, i) => (bit && (bits[i] || inked[i]) ? 1 : 0));
  };

  let fills = `<path d="${outlineD}" fill="${colours.jacket}"/>`;
  let near = new Uint8Array(shape.length); // hands and what they hold
  let held = new Uint8Array(shape.length); // every region with a colour of its own
  const hands = pose.hands && draw(turned(`<path d="${pose.hands}"/>`), bodyBox, scale).bits;
  for (const [name, seeds] of Object.entries(pose.regions)) {
    if (name === 'jacket') continue;
    let bits = pick(regions, width, seeds, pose.mirror);
    if (name === 'skin' && hands) {
      const neck = pick(regions, width, seeds.slice(0, 1), pose.mirror);
      bits = or(neck, and(bits, hands));
    }
    held = or(held, bits);
    if (name === 'skin') near = or(near, and(bits, not(pick(regions, width, seeds.slice(0, 1), pose.mirror))));
    if (name === 'prop') near = or(near, bits);
    fills += paint(spread(bits), colours[name]);
  }

  const masses = label(
    dilate(erode(inked, width, height, massive * scale), width, height, massive * scale),
    width,
    height,
    500,
  );
  let recoloured = '';
  for (const [name, seeds] of Object.entries(pose.masses ?? {})) {
    let bits = pick(masses, width, seeds, pose.mirror);
    if (pose.smooths) {
      const whole = dilate(and(inked, dilate(bits, width, height, 12)), width, height, notch * scale);
      bits = and(erode(whole, width, height, notch * scale), not(held));
      recoloured += paint(bits, ink);
    }
    const line = (pose.smooths ? heavyOutline : outline) * scale;
    recoloured += paint(erode(bits, width, height, line), colours[name]);
  }

  return (
    fills +
    lines +
    turned(pose.covers?.(colours) ?? '') +
    recoloured +
    turned(typeof pose.folds === 'function' ? pose.folds(colours) : (pose.folds ?? '')) +
    front() +
    shade(outlineD)
  );

  function front() {
    if (!pose.front) return '';
    const markup = pose.front(colours);
    const behind = paint(dilate(near, width, height, 9 * scale), '#000');
    const before = pose.before ? turned(`<path d="${pose.before}" fill="#000"/>`) : '';
    if (!behind && !before) return markup;
    const everything = 'x="-150" y="380" width="1150" height="880"';
    return `<mask id="front" maskUnits="userSpaceOnUse" ${everything}><rect ${everything} fill="#fff"/>${behind}${before}</mask><g mask="url(#front)">${markup}</g>`;
  }
}

// Light falls from the upper right; the chin darkens the neck.
function shade(d) {
  const everything = 'x="-150" y="380" width="1150" height="880"';
  return `<clipPath id="body"><path d="${d}"/></clipPath><mask id="lit" maskUnits="userSpaceOnUse" ${everything}><rect ${everything} fill="#fff"/><path d="${d}" transform="translate(58 -34)" fill="#000"/></mask><g clip-path="url(#body)"><rect ${everything} fill="#1d2240" opacity=".15" mask="url(#lit)"/><ellipse cx="452" cy="486" rx="128" ry="62" fill="#1d2240" opacity=".17"/></g>`;
}
