/** How near the stage is looked at, and where: it moves smoothly to what it is aimed at, or cuts to it. */
import type { GameObjects } from 'phaser';
import { frameOf } from './layout.ts';
import type { Box, Point } from './layout.ts';

/** How many times as large everything is in a close-up. */
export const closest = 1.45;

const nearingMs = 900; // a push is felt rather than seen
const leavingMs = 380;
const middle = 0.55; // how far a face comes from its own place to the middle of the picture
const eyeLevel = 0.41; // of the picture's height, where a face in close-up comes to

export type Layer = {
  layer: GameObjects.Container;
  /** How much nearer than the people this is: what is nearer grows faster. */
  depth: number;
};

export function createCamera(layers: readonly Layer[]) {
  let frame: Box = frameOf(1280, 720);
  let limits: Box = frame;
  let unit = 1;
  let flat = false;
  let near = 0;
  let jump = false;
  const now = { near: 0, x: 640, y: 300 };

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

    /** What is painted, in stage units; a flat picture has no depth: its parts must keep fitting together. */
    within(box: Box, isFlat: boolean): void {
      limits = box;
      flat = isFlat;
    },

    /** 0 shows everything, 1 is a close-up; at once, or in a movement. */
    approach(nearness: number, cut: boolean): void {
      near = nearness;
      jump ||= cut;
    },

    /** Moves on by so many milliseconds, or at once; gives whether anything moved. */
    move(face: Point | null, deltaMs: number | 'at once'): boolean {
      const before = { ...now };
      const step =
        deltaMs === 'at once' || jump ? 1 : 1 - Math.exp(-deltaMs / (near > now.near ? nearingMs : leavingMs));
      jump = false;
      now.near = towards(now.near, near, step, 0.002);
      now.x = towards(now.x, face?.x ?? frame.x + frame.width / 2, step, 0.5);
      now.y = towards(now.y, face?.y ?? frame.y + frame.height * 0.6, step, 0.5);
      // Where the face is on the picture: from its own place to the middle, as far as the camera is near.
      const share = now.near * middle;
      const at = {
        x: (now.x + (frame.x + frame.width / 2 - now.x) * share - frame.x) * unit,
        y: (now.y + (frame.y + frame.height * eyeLevel - now.y) * share - frame.y) * unit,
      };
      for (const { layer, depth } of layers) {
        const scale = unit * (1 + now.near * (closest - 1) * (flat ? 1 : depth));
        layer.setScale(scale);
        layer.setPosition(
          held(at.x - now.x * scale, limits.x, limits.width, frame.width * unit, scale),
          held(at.y - now.y * scale, limits.y, limits.height, frame.height * unit, scale),
        );
      }
      return now.near !== before.near || (near > 0 && (now.x !== before.x || now.y !== before.y));
    },
  };
}

/** Keeps what is painted over the whole of the picture, along one side. */
function held(position: number, from: number, length: number, shown: number, scale: number): number {
  return Math.min(-from * scale, Math.max(shown - (from + length) * scale, position));
}

/** A share of the way to the aim; the last bit in one step, so that movement ends. */
export function towards(now: number, aim: number, step: number, near: number): number {
  const next = now + (aim - now) * step;
  return Math.abs(next - aim) < near ? aim : next;
}
