/**
 * A plugin of the build: what makes the game something to install: its manifest in two languages, its icons, and the
 * service worker with the list of files to keep.
 */
import { readFileSync } from 'node:fs';
import type { PluginOption } from 'vite';
import { VitePWA, type ManifestOptions } from 'vite-plugin-pwa';
import { en } from '../ui/offline/messages/en.ts';
import { nl } from '../ui/offline/messages/nl.ts';

const icons = [
  { name: 'icon-192', sizes: '192x192' },
  { name: 'icon-512', sizes: '512x512' },
  { name: 'icon-maskable-512', sizes: '512x512', purpose: 'maskable' },
];
const wall = '#f1e4d3';

const manifestFor = (lang: 'nl' | 'en', { description }: typeof nl): Partial<ManifestOptions> => ({
  name: 'Tegenspel',
  short_name: 'Tegenspel',
  description,
  lang,
  // Relative to the manifest: the game may live in any folder.
  start_url: './',
  scope: './',
  display: 'standalone',
  background_color: wall,
  theme_color: wall,
  categories: ['education', 'business'],
  icons: icons.map(({ name, ...rest }) => ({ src: `./app/${name}.png`, type: 'image/png', ...rest })),
});

export function offline(): PluginOption[] {
  return [
    {
      name: 'tegenspel-app-icons',
      apply: 'build',
      generateBundle() {
        for (const { name } of icons) {
          const source = readFileSync(new URL(`../../assets/app/${name}.png`, import.meta.url));
          this.emitFile({ type: 'asset', fileName: `app/${name}.png`, source });
        }
        for (const manifest of [manifestFor('nl', nl), manifestFor('en', en)])
          this.emitFile({
            type: 'asset',
            fileName: `manifest.${manifest.lang}.webmanifest`,
            source: JSON.stringify(manifest),
          });
      },
    },
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/app',
      filename: 'service-worker.ts',
      injectRegister: false,
      manifest: false, // ours come in two languages, and the page asks for one of them when it is quiet
      integration: { configureCustomSWViteBuild: (worker) => void (worker.logLevel = 'warn') },
      injectManifest: {
        rollupFormat: 'iife', // not every browser knows workers made of modules
        // Every browser that has service workers plays webm; where it likes mp3 better, that is kept once it is heard.
        globPatterns: ['**/*.{html,js,css,json,svg,png,webp,woff2,webm}'],
        globIgnores: ['app/*', 'service-worker.js', 'bare/*'],
        maximumFileSizeToCacheInBytes: 4_000_000,
      },
    }),
  ];
}
