import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type Plugin } from 'vite';
import { offline } from './src/app/vite-offline.ts';
import { contentSecurityPolicy } from './src/server/content-security.ts';
import { scenariosBuilt, scenariosWhileWriting } from './src/cli/vite-scenarios.ts';
import { packedFiles } from './src/server/vite-compress.ts';
import { phaserCanvasOnly } from './src/stage/vite-phaser.ts';
import { projects } from './tests/projects.ts';

/** Writes the policy into the built page; the development server injects styles that it would forbid. */
function contentSecurity(): Plugin {
  return {
    name: 'content-security-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy },
        injectTo: 'head-prepend',
      },
    ],
  };
}

export default defineConfig({
  base: './', // any static host, any sub-path
  publicDir: false,
  plugins: [
    svelte({ configFile: false }),
    phaserCanvasOnly(),
    scenariosBuilt(),
    scenariosWhileWriting(),
    contentSecurity(),
    offline(),
    packedFiles(),
  ],
  build: {
    target: 'es2024',
    assetsInlineLimit: 0, // a data: address would be refused by connect-src
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // The first paint waits for one file, not for every piece that later screens share with it.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'home', tags: ['$initial'] }] } } },
  },
  test: { allowOnly: false, projects },
});
