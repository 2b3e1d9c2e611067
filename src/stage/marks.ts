/** Marks that pop up beside a head: a question, a flash of anger. */
import { GameObjects } from 'phaser';
import type { Scene } from 'phaser';
import { drawing, paint } from './art.ts';
import type { Painted } from './art.ts';
import type { Drawing } from './canvas.ts';
import type { Point } from './layout.ts';
import { release, show } from './picture.ts';
import type { Emote } from './plan.ts';

const shownMs = 1500;

export function createMarks(scene: Scene, layer: GameObjects.Container) {
  const shown = new Set<() => void>();
  const kept = new Map<string, Painted>();

  // The same few marks at the same few sizes come back all the time.
  function paintedAt(emote: Emote, picture: Drawing, pixels: number): Painted {
    const key = `${emote} ${pixels.toFixed(2)}`;
    const painted = kept.get(key) ?? paint([picture], pixels);
    kept.set(key, painted);
    return painted;
  }

  return {
    /** Shows a mark for a moment: at a point in stage units, so many units high, `density` canvas pixels a unit. */
    async pop(emote: Emote, at: Point & { size: number }, density: number, still: boolean): Promise<void> {
      const picture = await drawing(`emotes/${emote}.svg`);
      if (!picture) return;
      const painted = paintedAt(emote, picture, (at.size / picture.box.height) * density);
      const image = new GameObjects.Image(scene, at.x, at.y, '__DEFAULT').setScale(1 / density);
      show(image, painted);
      layer.add(image);
      const remove = () => {
        if (!shown.delete(remove)) return;
        scene.tweens.killTweensOf(image);
        image.destroy();
      };
      shown.add(remove);
      scene.time.delayedCall(shownMs, remove);
      if (still) return;
      const grow = { scale: { from: 0, to: 1 / density }, angle: { from: -18, to: 0 } };
      scene.tweens.add({ targets: image, ...grow, duration: 320, ease: 'Back.out' });
    },

    clear(): void {
      for (const remove of shown) remove();
      release(scene, kept.values());
      kept.clear();
    },
  };
}
