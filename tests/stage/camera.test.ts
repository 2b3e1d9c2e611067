import fc from 'fast-check';
import type { GameObjects } from 'phaser';
import { expect, test } from 'vitest';
import { closest, createCamera } from '../../src/stage/camera.ts';
import { painted } from '../../src/stage/layout.ts';

/** As much of a Phaser container as the camera moves. */
function aLayer(depth: number) {
  const at = { x: 0, y: 0, scale: 1 };
  const layer = {
    setScale: (scale: number) => Object.assign(at, { scale }),
    setPosition: (x: number, y: number) => Object.assign(at, { x, y }),
  };
  return { at, depth, layer: layer as unknown as GameObjects.Container };
}

function aCamera(width = 1280, height = 720) {
  const layers = [aLayer(0.8), aLayer(1), aLayer(1.2)];
  const camera = createCamera(layers);
  camera.fit(width, height, false);
  camera.within({ ...painted, y: camera.frame.y, height: camera.frame.height }, false);
  return { camera, layers };
}

test('what is painted covers the picture, whoever is looked at and however near', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 320, max: 1920 }),
      fc.integer({ min: 240, max: 1080 }),
      fc.float({ min: 0, max: 1, noNaN: true }),
      fc.integer({ min: 0, max: 1280 }),
      fc.integer({ min: 100, max: 400 }),
      (width, height, near, x, y) => {
        const { camera, layers } = aCamera(width, height);
        camera.approach(near, true);
        camera.move({ x, y }, 16);
        const { y: top, height: tall } = camera.frame;
        for (const { at } of layers) {
          expect(at.x + painted.x * at.scale).toBeLessThanOrEqual(1e-6);
          expect(at.x + (painted.x + painted.width) * at.scale).toBeGreaterThanOrEqual(width - 1e-6);
          expect(at.y + top * at.scale).toBeLessThanOrEqual(1e-6);
          expect(at.y + (top + tall) * at.scale).toBeGreaterThanOrEqual(height - 1e-6);
        }
      },
    ),
    { seed: 1 },
  );
});

test('a cut is there at once, a push takes its time, and both come to rest', () => {
  const face = { x: 400, y: 220 };
  const cut = aCamera();
  cut.camera.approach(1, true);
  cut.camera.move(face, 16);
  expect(cut.layers[1]?.at.scale).toBeCloseTo(closest);
  const push = aCamera();
  push.camera.approach(1, false);
  push.camera.move(face, 16);
  expect(push.layers[1]?.at.scale).toBeLessThan(1.05);
  for (const { camera } of [cut, push]) {
    for (let frame = 0; frame < 1_000; frame += 1) camera.move(face, 16);
    expect(camera.move(face, 16)).toBe(false);
  }
});

test('what is nearer grows faster, except in a picture without depth', () => {
  const scales = (flat: boolean) => {
    const { camera, layers } = aCamera();
    camera.within({ ...painted, y: 0, height: 720 }, flat);
    camera.approach(0.5, true);
    camera.move({ x: 640, y: 220 }, 16);
    return layers.map(({ at }) => at.scale);
  };
  const [wall = 0, people = 0, table = 0] = scales(false);
  expect(wall).toBeLessThan(people);
  expect(people).toBeLessThan(table);
  expect(new Set(scales(true)).size).toBe(1);
});
