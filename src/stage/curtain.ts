/** Changes the place behind a sheet of paper that is drawn across the stage. */
import { GameObjects } from 'phaser';
import type { Scene } from 'phaser';
import { contextOf } from './canvas.ts';
import { ink, paper } from './colours.ts';
import { show } from './picture.ts';

const drawMs = 260;

export function createCurtain(scene: Scene) {
  const image = new GameObjects.Image(scene, 0, 0, '__DEFAULT').setVisible(false);
  show(image, { canvas: sheet() });

  return {
    image,

    /** Makes the change while the sheet hides it; `open` when there is nothing yet to hide. */
    async change(work: () => void, open: boolean): Promise<void> {
      const { width, height } = scene.scale;
      const wide = width + height * 0.5; // slanted, it must still cover the corners
      const outside = wide / 2 + height * 0.3;
      image
        .setDisplaySize(wide, height * 2.2)
        .setPosition(open ? width / 2 : width + outside, height / 2)
        .setAngle(8)
        .setVisible(true);
      const pull = (x: number, ease: string) =>
        new Promise<void>((resolve) => {
          scene.tweens.add({ targets: image, x, duration: drawMs, ease, onComplete: () => resolve() });
        });
      try {
        if (!open) await pull(width / 2, 'Cubic.in');
        work();
        await pull(-outside, 'Cubic.out');
      } finally {
        image.setVisible(false);
      }
    },
  };
}

/** A sheet of paper with inked edges, to be stretched. */
function sheet(): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = 512;
  canvas.height = 4;
  const context = contextOf(canvas);
  context.fillStyle = ink;
  context.fillRect(0, 0, 512, 4);
  context.fillStyle = paper;
  context.fillRect(3, 0, 506, 4);
  return canvas;
}
