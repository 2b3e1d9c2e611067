/** How many canvas pixels a CSS pixel gets: as many as the screen shows and the device can draw. */

const sharpest = 2; // more cannot be seen and costs a frame
const leastWidth = 1280; // canvas pixels; with fewer the pen lines fray
const slowMs = 24; // fewer than about forty frames a second
const spell = 120; // frames; two slow spells in a row are no accident

export function createSharpness() {
  let share = 1;
  let slow = 0;
  let gaps: number[] = [];

  return {
    ratio(cssWidth: number): number {
      const wanted = Math.min(sharpest, window.devicePixelRatio || 1) * share;
      return Math.max(wanted, Math.min(1, leastWidth / Math.max(1, cssWidth)));
    },

    /** Told the time since the last frame; gives whether fewer pixels are needed from now on. */
    tooSlow(gapMs: number, canvasWidth: number): boolean {
      gaps.push(gapMs);
      if (gaps.length < spell) return false;
      const median = gaps.toSorted((a, b) => a - b)[spell / 2] ?? 0;
      gaps = [];
      slow = median > slowMs ? slow + 1 : 0;
      if (slow < 2 || share < 0.5 || canvasWidth <= leastWidth) return false;
      slow = 0;
      share *= 0.75;
      return true;
    },
  };
}
