/**
 * Copies a layer in which nothing moves, so that a frame costs one plain copy instead of all its pictures scaled and clipped.
 */
import { GameObjects } from 'phaser';
import type { Cameras, Renderer, Scene } from 'phaser';
import { contextOf } from './canvas.ts';
import { release, show } from './picture.ts';

// What every object on Phaser's display list can do, though its types leave it out.
type Drawn = {
  renderCanvas(renderer: Renderer.Canvas.CanvasRenderer, self: unknown, camera: Cameras.Scene2D.Camera): void;
};

/** A copy of a layer with what lies on it, to stand right before both in the display list. */
export function createStill(
  scene: Scene,
  layer: GameObjects.Container,
  options: { opaque: boolean; veil?: GameObjects.Image },
) {
  const image = new GameObjects.Image(scene, 0, 0, '__DEFAULT').setOrigin(0).setVisible(false);
  let canvas: HTMLCanvasElement | null = null;

  return {
    image,

    /** From then on shows the copy. Above `top`, in pixels, the layer must be empty. */
    freeze(top: number): void {
      if (image.visible) return;
      const { width, height } = scene.game.canvas;
      if (canvas?.width !== width || canvas.height !== height - top) {
        release(scene, [canvas && { canvas }]);
        canvas = document.createElement('canvas');
        canvas.width = width;
        canvas.height = height - top;
        show(image, { canvas });
        image.setOrigin(0);
      }
      const context = contextOf(canvas, { alpha: !options.opaque });
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, width, height);
      const renderer = scene.game.renderer as Renderer.Canvas.CanvasRenderer;
      renderer.setContext(context);
      for (const each of options.veil?.visible ? [layer, options.veil] : [layer]) {
        each.y -= top;
        (each as unknown as Drawn).renderCanvas(renderer, each, scene.cameras.main);
        each.y += top;
      }
      renderer.setContext();
      image.setPosition(0, top).setVisible(true);
      layer.setVisible(false);
      options.veil?.setVisible(false);
    },

    thaw(): void {
      image.setVisible(false);
      layer.setVisible(true);
    },

    destroy(): void {
      image.destroy();
      release(scene, [canvas && { canvas }]);
    },
  };
}
