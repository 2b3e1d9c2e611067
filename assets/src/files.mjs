// Where things are read and written, and the last clean-up of every SVG.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { optimize } from 'svgo';

const folder = (relative) => (path) => fileURLToPath(new URL(relative + path, import.meta.url));

/** A path inside this folder. */
export const here = folder('./');

/** A path inside the folder of built assets, one up. */
export const out = folder('../');

export function tidy(svg, precision = 1) {
  return optimize(svg, {
    multipass: true,
    floatPrecision: precision,
    plugins: [
      {
        name: 'preset-default',
        // Opacities need their decimals where coordinates do not.
        params: { overrides: { cleanupNumericValues: { floatPrecision: Math.max(2, precision) } } },
      },
    ],
  }).data;
}

/** Writes one picture; viewBox is [x, y, width, height]. Returns its gzipped size in bytes. */
export function writeSvg(path, [x, y, width, height], markup, precision) {
  const svg = tidy(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${x} ${y} ${width} ${height}" width="${width}" height="${height}">${markup}</svg>`,
    precision,
  );
  mkdirSync(dirname(out(path)), { recursive: true });
  writeFileSync(out(path), svg + '\n');
  return gzipSync(svg, { level: 9 }).length;
}
