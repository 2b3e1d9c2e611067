/** The files of assets/sound before they are encoded, and what lies where in them ([start, length] in milliseconds). */
export function render(): {
  files: Record<string, Float32Array>;
  table: { sprite: Record<string, number[]>; loops: Record<string, number[]> };
};
/** The loudness each sound is meant to have, in LUFS. */
export const meant: Record<string, number>;
