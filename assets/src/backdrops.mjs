// Writes every backdrop: what is outside, the room, the table before it, what changes with the hour, and what scrolls past on the road.
import { restart } from './brush.mjs';
import { backdropBox } from './backdrops/shapes.mjs';
import { writeSvg } from './files.mjs';

export const backdrops = [
  'desk-haarlem',
  'reception',
  'director-office',
  'meeting-room',
  'road',
  'video-call',
  'restaurant',
  'factory-hall',
  'trade-fair',
  'hospital-corridor',
];

for (const id of backdrops) {
  const { layers, extra } = await import(`./backdrops/${id}.mjs`);
  restart(7);
  const sizes = Object.entries(layers()).map(([name, markup]) =>
    writeSvg(`backdrops/${id}/${name}.svg`, backdropBox, markup),
  );
  for (const [name, { box, markup }] of Object.entries(extra ?? {})) {
    sizes.push(writeSvg(`backdrops/${id}/${name}.svg`, box, markup()));
  }
  console.log(`${id}: ${sizes.join(' + ')} = ${sizes.reduce((a, b) => a + b)} bytes gzipped`);
}
