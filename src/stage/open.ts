/** Starts Phaser with nothing but a canvas and a clock. */
import { CANVAS, Game, Scene } from 'phaser';

/** An empty scene in `host`. Rejects where there is no canvas to draw on. */
export function openScene(host: HTMLElement, background: string): Promise<Scene> {
  return new Promise((resolve, reject) => {
    class Play extends Scene {
      create(): void {
        this.game.canvas.setAttribute('aria-hidden', 'true');
        resolve(this);
      }
    }
    try {
      new Game({
        type: CANVAS,
        parent: host,
        width: 16,
        height: 9,
        scale: { mode: 0, expandParent: false }, // 0: the stage sizes itself
        // A place covers every pixel, so clearing first would be drawing twice.
        render: { clearBeforeRender: false, antialias: true, transparent: false },
        backgroundColor: background,
        banner: false,
        autoFocus: false,
        audio: { noAudio: true },
        input: { keyboard: false, mouse: false, touch: false, gamepad: false, windowEvents: false },
        scene: Play,
      });
    } catch (problem) {
      reject(problem instanceof Error ? problem : new Error(String(problem)));
    }
  });
}
