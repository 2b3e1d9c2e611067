// A pen line of changing width, like the one the people are drawn with.
import { svgPathProperties } from 'svg-path-properties';

export const ink = '#222736';

let seed = 7;

/** The same row of numbers in 0..1 on every run; restart it per picture. */
export function random() {
  seed = (seed * 16807) % 2147483647;
  return seed / 2147483647;
}

export function restart(value) {
  seed = value;
}

function waves(count) {
  const heights = Array.from({ length: count }, () => random() * 2 - 1);
  return (t) => {
    const x = t * (count - 1);
    const i = Math.floor(x);
    const s = (x - i) ** 2 * (3 - 2 * (x - i));
    return heights[i] * (1 - s) + heights[Math.min(count - 1, i + 1)] * s;
  };
}

/** Draws every sub-path of d with a wavering pen of about `width` units, thin at loose ends. */
export function brush(d, width = 5, { color = ink, taper = 0.25, waver = 0.7 } = {}) {
  return d
    .split(/(?=M)/)
    .filter((part) => part.trim())
    .map((part) => stroke(part, width, color, taper, waver))
    .join('');
}

function stroke(d, width, color, taper, waver) {
  const closed = /z\s*$/i.test(d);
  const line = new svgPathProperties(d);
  const length = line.getTotalLength();
  if (!length) return '';
  const wave = (size) => waves(Math.max(4, Math.ceil(length / size)));
  const [thick, shiftX, shiftY] = [wave(70), wave(60), wave(60)];
  const left = [];
  const right = [];
  for (const distance of places(line, length)) {
    const t = distance / length;
    const at = line.getPropertiesAtLength(distance);
    const end = closed ? 1 : Math.min(1, (Math.min(t, 1 - t) * length) / (width * 6) + 1 - taper);
    const half = (width / 2) * end * (1 + 0.22 * thick(t));
    const x = at.x + shiftX(t) * waver;
    const y = at.y + shiftY(t) * waver;
    left.push([x - at.tangentY * half, y + at.tangentX * half]);
    right.push([x + at.tangentY * half, y - at.tangentX * half]);
  }
  const trail = (points) => points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L');
  return closed
    ? `<path fill="${color}" fill-rule="evenodd" d="M${trail(left)}ZM${trail(right)}Z"/>`
    : `<path fill="${color}" d="M${trail(left)}L${trail(right.reverse())}Z"/>`;
}

// Often in a bend, seldom on a straight, and right before and after every corner.
function places(line, length) {
  const result = [];
  let from = 0;
  for (const part of line.getParts()) {
    const straight = Math.hypot(part.end.x - part.start.x, part.end.y - part.start.y);
    const step = part.length - straight < 0.5 ? 34 : 9;
    const count = Math.max(1, Math.ceil(part.length / step));
    for (let i = 0; i <= count; i++) {
      const at = from + (part.length * i) / count;
      result.push(Math.min(length - 0.01, i === 0 ? at + 0.01 : i === count ? at - 0.01 : at));
    }
    from += part.length;
  }
  return result;
}
