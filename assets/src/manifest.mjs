// Writes stage.json: all that the stage must know about the pictures.
import { readdirSync, writeFileSync } from 'node:fs';
import { backdrops } from './backdrops.mjs';
import { backdropBox } from './backdrops/shapes.mjs';
import { clouds, frames, perspective } from './backdrops/road.mjs';
import { emoteBox, emotes } from './emotes.mjs';
import { out } from './files.mjs';
import { bodyBox } from './people/body.mjs';
import { cast } from './people/cast.mjs';
import { blink, expressions, faceBox, talk } from './people/faces.mjs';
import { headBox } from './people/head.mjs';

// All on the body grid: where the head's and the face's grid begin, and where the head turns.
const headAt = [225, 0];
const faceAt = [384, 186];
const neck = [452, 545];

const extras = (id, extra = {}) =>
  Object.fromEntries(
    Object.entries(extra).map(([name, { box }]) => [
      name,
      { viewBox: box, ...(id === 'road' && name === 'verge' ? { frames } : {}) },
    ]),
  );

const described = {};
for (const id of backdrops) {
  const { layers, extra, lamps } = await import(`./backdrops/${id}.mjs`);
  described[id] = {
    layers: Object.keys(layers()),
    ...(lamps ? { lamps } : {}),
    ...(extra ? { extra: extras(id, extra) } : {}),
    ...(id === 'road' ? { perspective, clouds } : {}),
  };
}

const manifest = {
  grids: {
    body: { viewBox: bodyBox },
    head: { viewBox: headBox, at: headAt },
    face: { viewBox: faceBox, at: faceAt },
    backdrop: { viewBox: backdropBox },
    emote: { viewBox: emoteBox },
  },
  actors: Object.fromEntries(
    Object.entries(cast).map(([id, { poses, dark, over, glasses }]) => [
      id,
      {
        poses: Object.keys(poses),
        darkFace: Boolean(dark),
        front: Boolean(over || glasses),
        neck,
      },
    ]),
  ),
  expressions,
  talk,
  blink,
  backdrops: described,
  emotes: Object.keys(emotes),
};
writeFileSync(out('stage.json'), JSON.stringify(manifest, null, 2) + '\n');

// A part named here and missing there would show as a hole in a face.
const faces = new Set(readdirSync(out('faces')));
for (const { brows, eyes, mouth } of Object.values(expressions)) {
  for (const part of [`brows-${brows}`, eyes && `eyes-${eyes}`, `mouth-${mouth}`]) {
    for (const file of part ? [`${part}.svg`, `${part}-dark.svg`] : []) {
      if (!faces.has(file)) throw new Error(`stage.json names ${file}, which is not in faces/`);
    }
  }
}
console.log('stage.json');
