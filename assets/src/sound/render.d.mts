type Span = [startMs: number, lengthMs: number];
/** All short sounds after each other (mono, 48 kHz), and where each lies. */
export function renderEffects(): { samples: Float32Array; sprite: Record<string, Span> };
/** The sound of a place with its margins, and where the loop lies in it. */
export function renderRoom(name: string): { samples: Float32Array; loop: Span };
export const rooms: string[];
/** The loudness each sound is meant to have, in LUFS. */
export const meant: Record<string, number>;
