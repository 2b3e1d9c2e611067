// Bitmaps of 0 and 1: drawing SVG into them, growing, shrinking, naming regions, tracing back.
import { execFileSync } from 'node:child_process';
import { Resvg } from '@resvg/resvg-js';

/** Draws markup inside viewBox [x, y, w, h]; anything more than half opaque is 1. */
export function draw(markup, [x, y, width, height], scale) {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${x} ${y} ${width} ${height}" width="${width}" height="${height}">${markup}</svg>`;
  const picture = new Resvg(svg, {
    fitTo: { mode: 'width', value: Math.round(width * scale) },
  }).render();
  const bits = new Uint8Array(picture.width * picture.height);
  const pixels = picture.pixels;
  for (let i = 0; i < bits.length; i++) bits[i] = pixels[i * 4 + 3] > 127 ? 1 : 0;
  return { bits, width: picture.width, height: picture.height };
}

// Squared distance to the nearest 1 (Felzenszwalb and Huttenlocher), exact.
function distances(bits, width, height) {
  const far = 1e9;
  const field = Float64Array.from(bits, (bit) => (bit ? 0 : far));
  const longest = Math.max(width, height);
  const at = new Int32Array(longest);
  const border = new Float64Array(longest + 1);
  const line = new Float64Array(longest);
  const along = (length, offset, step) => {
    for (let q = 0; q < length; q++) line[q] = field[offset + q * step];
    let k = 0;
    at[0] = 0;
    border[0] = -far;
    border[1] = far;
    for (let q = 1; q < length; q++) {
      let meet;
      do {
        const r = at[k];
        meet = (line[q] + q * q - (line[r] + r * r)) / (2 * q - 2 * r);
      } while (meet <= border[k] && --k > -1);
      k++;
      at[k] = q;
      border[k] = meet;
      border[k + 1] = far;
    }
    k = 0;
    for (let q = 0; q < length; q++) {
      while (border[k + 1] < q) k++;
      field[offset + q * step] = (q - at[k]) ** 2 + line[at[k]];
    }
  };
  for (let x = 0; x < width; x++) along(height, x, width);
  for (let y = 0; y < height; y++) along(width, y * width, 1);
  return field;
}

export const not = (bits) => bits.map((bit) => 1 - bit);
export const and = (a, b) => a.map((bit, i) => bit & b[i]);
export const or = (a, b) => a.map((bit, i) => bit | b[i]);

export function dilate(bits, width, height, radius) {
  const field = distances(bits, width, height);
  return bits.map((_, i) => (field[i] <= radius * radius ? 1 : 0));
}

export const erode = (bits, width, height, radius) => not(dilate(not(bits), width, height, radius));

const neighbours = (i, width, height, visit) => {
  const x = i % width;
  if (x > 0) visit(i - 1);
  if (x < width - 1) visit(i + 1);
  if (i >= width) visit(i - width);
  if (i < width * (height - 1)) visit(i + width);
};

/** Gives every connected region of at least `least` pixels its own number from 1; the rest is 0. */
export function label(bits, width, height, least) {
  const labels = new Int32Array(bits.length);
  let next = 1;
  for (let i = 0; i < bits.length; i++) {
    if (!bits[i] || labels[i]) continue;
    const region = [i];
    labels[i] = next;
    for (let k = 0; k < region.length; k++) {
      neighbours(region[k], width, height, (j) => {
        if (bits[j] && !labels[j]) {
          labels[j] = next;
          region.push(j);
        }
      });
    }
    if (region.length < least) for (const j of region) labels[j] = -1;
    else next++;
  }
  return labels.map((value) => Math.max(0, value));
}

/** Lets every region flow over what `allowed` leaves open, all at the same speed. */
export function flow(labels, allowed, width, height) {
  const result = Int32Array.from(labels);
  const queue = [];
  for (let i = 0; i < result.length; i++) if (result[i]) queue.push(i);
  for (let k = 0; k < queue.length; k++) {
    neighbours(queue[k], width, height, (j) => {
      if (allowed[j] && !result[j]) {
        result[j] = result[queue[k]];
        queue.push(j);
      }
    });
  }
  return result;
}

/** The outline of the 1s as path markup in the units of the viewBox, or '' when nothing is there. */
export function trace({ bits, width, height }, [x, y], scale, fill) {
  const row = Math.ceil(width / 8);
  const packed = Buffer.alloc(row * height);
  for (let i = 0; i < bits.length; i++) {
    const column = i % width;
    if (bits[i]) packed[((i / width) | 0) * row + (column >> 3)] |= 0x80 >> (column & 7);
  }
  const svg = execFileSync('potrace', ['-b', 'svg', '--flat', '-t', '20', '-a', '1.2', '-O', '1.6', '-o', '-'], {
    input: Buffer.concat([Buffer.from(`P4\n${width} ${height}\n`), packed]),
  }).toString();
  const d = [...svg.matchAll(/<path d="([^"]+)"/g)].map((m) => m[1].replace(/\n/g, ' ')).join('');
  if (!d) return '';
  const [, left, top, across, down] = /translate\(([^,]+),([^)]+)\) scale\(([^,]+),([^)]+)\)/.exec(svg);
  const transform = `translate(${x} ${y}) scale(${1 / scale}) translate(${left} ${top}) scale(${across} ${down})`;
  return `<path transform="${transform}" d="${d}" fill="${fill}"/>`;
}
