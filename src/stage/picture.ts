/** Painted canvases as Phaser textures. */
import type { GameObjects, Scene } from 'phaser';

type Canvas = { canvas: HTMLCanvasElement };

let made = 0;
const keys = new WeakMap<HTMLCanvasElement, string>();

/** Shows a painted canvas on an image. Drawing on the canvas later shows at once. */
export function show(image: GameObjects.Image, { canvas }: Canvas): void {
  const { textures } = image.scene.sys;
  let key = keys.get(canvas);
  if (!key) {
    key = `painted-${++made}`;
    keys.set(canvas, key);
    // As an image: a Phaser canvas texture would read all pixels back first. The Canvas renderer draws either.
    textures.addImage(key, canvas as unknown as HTMLImageElement);
  }
  image.setTexture(key);
}

/** Gives back the memory of painted canvases that nothing shows any more. */
export function release(scene: Scene, painted: Iterable<Canvas | null>): void {
  for (const picture of painted) {
    const key = picture && keys.get(picture.canvas);
    if (!key) continue;
    scene.sys.textures.remove(key);
    keys.delete(picture.canvas);
  }
}
