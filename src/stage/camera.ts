/** How near the stage is looked at, and where: it moves smoothly to what it is aimed at. */
import type { GameObjects } from 'phaser';
import { frameOf } from './layout.ts';
import type { Box, Point } from './layout.ts';

const nearest = 0.07; // how much it enlarges when it is as near as it gets
const easeMs = 260;

export function createCamera(layers: readonly GameObjects.Container[]) {
  let frame: Box = frameOf(1280, 720);
  let unit = 1;
  let push = 0;
  const now = { zoom: 1, x: 640, y: 360 };

  return {
    /** What of the painting is shown at rest, in stage units. */
    get frame() {
      return frame;
    },
    /** Canvas pixels a stage unit gets at rest. */
    get unit() {
      return unit;
    },

    /** Fits the picture to a canvas of this many pixels. */
    fit(width: number, height: number, close: boolean): void {
      ({ unit, ...frame } = frameOf(width, height, close));
    },

    /** 0 shows everything, 1 is as near as it gets. */
    approach(nearness: number): void {
      push = nearness;
    },

    /** Moves on by so many milliseconds, or at once; gives whether anything moved. */
    move(face: Point | null, deltaMs: number | 'at once'): boolean {
      const step = deltaMs === 'at once' ? 1 : 1 - Math.exp(-deltaMs / easeMs);
      const zoom = 1 + push * nearest;
      const before = { ...now };
      now.zoom = towards(now.zoom, zoom, step, 0.0008);
      now.x = towards(now.x, face?.x ?? frame.x + frame.width / 2, step, 0.5);
      now.y = towards(now.y, face?.y ?? frame.y + frame.height * 0.6, step, 0.5);
      const scale = unit * now.zoom;
      for (const layer of layers) {
        layer.setScale(scale);
        layer.setPosition((now.x - frame.x) * unit - now.x * scale, (now.y - frame.y) * unit - now.y * scale);
      }
      return now.zoom !== before.zoom || (zoom !== 1 && (now.x !== before.x || now.y !== before.y));
    },
  };
}

/** A share of the way to the aim; the last bit in one step, so that movement ends. */
export function towards(now: number, aim: number, step: number, near: number): number {
  const next = now + (aim - now) * step;
  return Math.abs(next - aim) < near ? aim : next;
}
