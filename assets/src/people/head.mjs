// A head in two layers: skin, hair, ears, nose and beard below the face; glasses and headset above.
import { ink } from '../brush.mjs';
import { and, dilate, draw, erode, label, trace } from './raster.mjs';
import { beard, glasses, head, headInk, jawBeard } from './peeps.mjs';
import { cheeks, facePart } from './faces.mjs';

export const headBox = [-60, -130, 700, 780];

// Most hair is drawn as one black mass: recolour it and leave its rim as the outline.
function tint(name, hair) {
  const lines = headInk(name);
  if (!lines) return '';
  const box = [-120, -140, 760, 880];
  const scale = 1.6;
  const { bits, width, height } = draw(
    `<g fill="#000" fill-rule="evenodd" clip-rule="evenodd">${lines}</g>`,
    box,
    scale,
  );
  const thick = dilate(erode(bits, width, height, 15 * scale), width, height, 15 * scale);
  const masses = label(thick, width, height, 2500);
  const inside = and(
    Uint8Array.from(masses, (value) => (value ? 1 : 0)),
    bits,
  );
  const colour = erode(inside, width, height, 6.5 * scale);
  return trace({ bits: colour, width, height }, box, scale, hair);
}

const at = (x, y, markup) => `<g transform="translate(${x} ${y})">${markup}</g>`;

export function headLayers({ head: name, skin, hair, cloth = ink, blush, ...person }) {
  const colours = { skin, hair, cloth, ink };
  const below =
    head(name, colours) +
    tint(name, hair) +
    at(159, 186, cheeks(0.18, blush) + facePart('nose', 'Smile', person.rim)) +
    (person.jaw ? at(123, 338, jawBeard(person.jaw, colours)) : '') +
    (person.stubble ? at(123, 338, beard('full', { ...colours, ink: person.stubble })) : '') +
    (person.moustache ? at(123, 324, beard(person.moustache, colours)) : '') +
    (person.beard ? at(123, 338, beard(person.beard, colours)) : '') +
    (person.marks?.(colours) ?? '');
  const above = (person.glasses ? at(47, 241, glasses(person.glasses, colours)) : '') + (person.over ?? '');
  return { below, above };
}
