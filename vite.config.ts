import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type Plugin } from 'vite';
import { firstPaint } from './src/app/vite-first-paint.ts';
import { offline } from './src/app/vite-offline.ts';
import { policyWith } from './src/server/content-security.ts';
import { scenariosBuilt, scenariosWhileWriting } from './src/cli/vite-scenarios.ts';
import { packedFiles } from './src/server/vite-compress.ts';
import { phaserCanvasOnly } from './src/stage/vite-phaser.ts';
import { projects } from './tests/projects.ts';

/** Writes the policy into the built page, last of all; the development server injects styles that it would forbid. */
function contentSecurity(): Plugin {
  return {
    name: 'content-security-policy',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (page) => [
        {
          tag: 'meta',
          attrs: { 'http-equiv': 'Content-Security-Policy', content: policyWith(page) },
          injectTo: 'head-prepend',
        },
      ],
    },
  };
}

const drawn = /\/assets\/(?:actors|backdrops)\/([^/]+)\//;
const drawingsOf = (id: string): string => drawn.exec(id)?.[1] ?? 'drawings';

export default defineConfig({
  base: './', // any static host, any sub-path
  publicDir: false,
  plugins: [
    svelte({ configFile: false }),
    phaserCanvasOnly(),
    scenariosBuilt(),
    scenariosWhileWriting(),
    firstPaint(),
    contentSecurity(),
    offline(),
    packedFiles(),
  ],
  build: {
    target: 'es2024',
    assetsInlineLimit: 0, // a data: address would be refused by connect-src
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      checks: { bundlerTimings: false, ineffectiveDynamicImport: false },
      output: {
        codeSplitting: {
          groups: [
            // The first paint waits for one file, not for every piece that later screens share with it;
            { name: 'home', tags: ['$initial'], priority: 3 },
            // and what follows it, with all that it imports, is one more.
            { name: 'rest', test: /\/src\/app\/rest\.ts$/, priority: 2 },
            // On a slow line every file is a trip: what a conversation takes is one,
            { name: 'play', test: /\/src\/app\/(Briefing|Play)Screen\.svelte$/, priority: 1 },
            // and so are the drawings of each person and of each place.
            { name: drawingsOf, test: drawn },
          ],
        },
      },
    },
  },
  test: { allowOnly: false, projects },
});
