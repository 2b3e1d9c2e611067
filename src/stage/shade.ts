/** Darkness from the edges inwards: the tenser, the darker. It lies on the place, so that the people stand out. */
import { GameObjects } from 'phaser';
import type { Scene } from 'phaser';
import { contextOf } from './canvas.ts';
import { towards } from './camera.ts';
import { release, show } from './picture.ts';

const darkest = 0.8;
const easeMs = 300;
const dusk = '58 16 24';

export function createShade(scene: Scene) {
  const image = new GameObjects.Image(scene, 0, 0, '__DEFAULT').setVisible(false);
  let picture: HTMLCanvasElement | null = null;
  let now = 0;

  return {
    image,

    /** Paints it as large as the stage: copying is cheaper than enlarging. */
    fit(width: number, height: number): void {
      const old = picture;
      picture = vignette(width, height);
      show(image, { canvas: picture });
      image.setOrigin(0);
      release(scene, [old && { canvas: old }]);
    },

    /** Goes on towards a tension of 0 to 1; gives whether it changed. */
    move(tension: number, deltaMs: number | 'at once'): boolean {
      const step = deltaMs === 'at once' ? 1 : 1 - Math.exp(-deltaMs / easeMs);
      const before = now;
      now = towards(now, tension, step, 0.01);
      return now !== before;
    },

    /** Shows itself where there is anything to show. */
    lay(): void {
      image.setVisible(now > 0.04).setAlpha(now * darkest);
    },
  };
}

function vignette(width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = contextOf(canvas);
  context.scale(width / 160, height / 90);
  const gradient = context.createRadialGradient(80, 42, 28, 80, 45, 100);
  gradient.addColorStop(0, `rgb(${dusk} / 0)`);
  gradient.addColorStop(1, `rgb(${dusk} / 0.85)`);
  context.fillStyle = gradient;
  context.fillRect(0, 0, 160, 90);
  return canvas;
}
