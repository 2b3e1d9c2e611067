import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type Plugin } from 'vite';
import { phaserCanvasOnly } from './src/stage/vite-phaser.ts';
import { projects } from './tests/projects.ts';

// Only what comes with the game itself may load or run; Svelte makes its templates through its own named policy.
const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "media-src 'self' blob: data:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types svelte-trusted-html',
].join('; ');

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
  plugins: [svelte(), phaserCanvasOnly(), contentSecurity()],
  build: {
    target: 'es2024',
    assetsInlineLimit: 0, // a data: address would be refused by connect-src
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  test: { allowOnly: false, projects },
});
