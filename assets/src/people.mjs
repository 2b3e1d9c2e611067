// Writes the layers of every actor and the face parts they share.
import { restart } from './brush.mjs';
import { headBox, headLayers } from './people/head.mjs';
import { body, bodyBox } from './people/body.mjs';
import { cast } from './people/cast.mjs';
import { cheeks, faceBox, facePart, usedParts } from './people/faces.mjs';
import { writeSvg } from './files.mjs';

// Lighter than any dark skin in the cast, so that the ink stands out from it.
const rim = '#bf8862';

let bytes = 0;
for (const [id, person] of Object.entries(cast)) {
  restart(7); // whoever is drawn before somebody does not move that pen
  const colours = { skin: person.skin, ...person.colours };
  const { below, above } = headLayers({ ...person, rim: person.dark ? rim : undefined });
  let own = writeSvg(`actors/${id}/head.svg`, headBox, below);
  own += writeSvg(`actors/${id}/front.svg`, headBox, above);
  for (const [name, pose] of Object.entries(person.poses)) {
    own += writeSvg(`actors/${id}/body-${name}.svg`, bodyBox, body(pose, colours), 0);
  }
  console.log(`${id}: ${own} bytes gzipped`);
  bytes += own;
}
console.log(`actors: ${bytes} bytes gzipped`);

let faces = writeSvg('faces/blush.svg', faceBox, cheeks(0.45));
faces += writeSvg('faces/blush-dark.svg', faceBox, cheeks(0.55, '#d9674f'));
for (const [kind, name] of usedParts()) {
  faces += writeSvg(`faces/${kind}-${name}.svg`, faceBox, facePart(kind, name), 0);
  faces += writeSvg(`faces/${kind}-${name}-dark.svg`, faceBox, facePart(kind, name, rim), 0);
}
console.log(`faces: ${faces} bytes gzipped`);
