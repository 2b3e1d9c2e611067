/** Draws with an unsteady hand: filled shapes with an ink edge, in the units of the canvas. The same on every run. */
import { ink } from '../colours.ts';

export type Spot = readonly [x: number, y: number];
export type Pen = ReturnType<typeof createPen>;

const stride = 16; // units between two places where the hand may waver
const waver = 0.55; // units

/** Numbers in 0..1, the same row for the same seed. */
export function chance(seed: number): () => number {
  let state = (seed * 7919 + 17) % 2147483647;
  return () => {
    state = (state * 16807) % 2147483647;
    return state / 2147483647;
  };
}

export function createPen(context: CanvasRenderingContext2D, seed: number) {
  const next = chance(seed);
  const shake = () => (next() * 2 - 1) * waver;
  context.lineJoin = 'round';
  context.lineCap = 'round';

  function trace(spots: readonly Spot[], closed: boolean): void {
    context.beginPath();
    const round = closed ? [...spots, spots[0] ?? [0, 0]] : spots;
    for (const [index, [x, y]] of round.entries()) {
      const [fromX, fromY] = round[index - 1] ?? [x, y];
      const steps = Math.max(1, Math.round(Math.hypot(x - fromX, y - fromY) / stride));
      for (let step = index === 0 ? steps : 1; step <= steps; step++) {
        const [toX, toY] = [fromX + ((x - fromX) * step) / steps, fromY + ((y - fromY) * step) / steps];
        if (index === 0) context.moveTo(toX, toY);
        else context.lineTo(toX + shake(), toY + shake());
      }
    }
    if (closed) context.closePath();
  }

  function stroke(width: number, colour: string): void {
    context.lineWidth = width;
    context.strokeStyle = colour;
    context.stroke();
  }

  return {
    context,

    /** `edge` is the width of its ink, 0 for none. */
    shape(spots: readonly Spot[], fill: string, edge = 3): void {
      trace(spots, true);
      context.fillStyle = fill;
      context.fill();
      if (edge > 0) stroke(edge, ink);
    },

    box(x: number, y: number, width: number, height: number, fill: string, edge = 3): void {
      this.shape(
        [
          [x, y],
          [x + width, y],
          [x + width, y + height],
          [x, y + height],
        ],
        fill,
        edge,
      );
    },

    line(spots: readonly Spot[], width = 2, colour = ink): void {
      trace(spots, false);
      stroke(width, colour);
    },

    round(x: number, y: number, across: number, high: number, fill: string, edge = 3): void {
      context.beginPath();
      context.ellipse(x, y, across / 2 + shake(), high / 2 + shake(), 0, 0, Math.PI * 2);
      context.fillStyle = fill;
      context.fill();
      if (edge > 0) stroke(edge, ink);
    },
  };
}
