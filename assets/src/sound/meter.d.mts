/** Samples are mono floats at 48 kHz. */
export function peak(samples: Float32Array): number;
export function level(samples: Float32Array, from?: number, to?: number): number;
export function loudness(samples: Float32Array): number;
export function seam(samples: Float32Array, from: number, to: number): number;
export function shareAbove(samples: Float32Array, hertz: number): number;
export function centroid(samples: Float32Array): number;
