/** Canvases, and SVG as something that can be painted on them. */
import type { Box } from './layout.ts';

/** A picture ready to be painted at any size; `box` is what it covers, in the units it was drawn in. */
export type Drawing = { image: HTMLImageElement; box: Box };

/** Throws where there is no canvas to draw on. */
export function contextOf(
  canvas: HTMLCanvasElement,
  options?: CanvasRenderingContext2DSettings,
): CanvasRenderingContext2D {
  const context = canvas.getContext('2d', options);
  if (!context) throw new Error('no 2D canvas');
  return context;
}

/** Makes a picture of the text of an SVG. Rejects when it is none. */
export async function drawingOf(svg: string): Promise<Drawing> {
  const numbers = /viewBox="([^"]+)"/
    .exec(svg)?.[1]
    ?.split(/[\s,]+/)
    .map(Number);
  const [x = 0, y = 0, width = 1, height = 1] = numbers ?? [];
  // Some browsers paint an SVG at its own size and then enlarge the pixels.
  const large = svg.replace(/<svg[^>]*>/, (root) =>
    root
      .replace(/ (?:width|height)="[^"]*"/g, '')
      .replace('<svg', `<svg width="${Math.round(width * 2)}" height="${Math.round(height * 2)}"`),
  );
  const url = URL.createObjectURL(new Blob([large], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    return { image, box: { x, y, width, height } };
  } finally {
    URL.revokeObjectURL(url);
  }
}
