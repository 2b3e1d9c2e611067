// Rebuilds everything in assets/ but the credits. Needs potrace, ffmpeg and sox.
await import('./icons.mjs');
await import('./fonts.mjs');
await import('./people.mjs');
await import('./manifest.mjs'); // imports, and so writes, backdrops and emotes too
await import('./cards.mjs'); // puts together what the others wrote
await import('./sound.mjs');
