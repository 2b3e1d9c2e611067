/**
 * A plugin of the build: the title screen is written into the page in both languages, with its styles and the few lines that
 * choose between them, so that it is there as soon as the page is. The game is asked for together with it, and runs after it.
 */
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build, runnerImport, type Plugin, type Rolldown } from 'vite';
import type * as TitlePage from './title-page.ts';

const pathOf = (name: string) => fileURLToPath(new URL(name, import.meta.url));

const place = '<div id="app"></div>';

export function firstPaint(): Plugin {
  return {
    name: 'first-paint',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      async handler(html, { bundle = {} }) {
        const chunks = Object.values(bundle).filter((made) => made.type === 'chunk');
        const withModule = (name: string) => chunks.find(({ moduleIds }) => moduleIds.includes(pathOf(name)));
        const [game, rest] = [withModule('main.ts'), withModule('rest.ts')];
        if (!game || !rest || !html.includes(place)) return this.error('the page is not as it was');
        const first = closure(game, chunks, []);
        const later = closure(rest, chunks, first);
        // The letters come with the stylesheet itself, after the first paint: another letter would be laid out twice.
        const css = stylesOf(first).map((name) =>
          textOf(bundle[name]).replaceAll(/@font-face\{[^}]*url\([^}]*\}/g, ''),
        );
        const [titles, choice] = await Promise.all([titlePages(), beforePaint()]);
        const head = [
          '<link rel="expect" blocking="render" href="#read">', // nothing is painted before the title is there
          `<style>${css.join('')}</style>`,
          ...first.map(({ fileName }) => link('rel="modulepreload"', fileName)),
        ];
        const [script = ''] = /<script type="module".*?<\/script>/.exec(html) ?? [];
        const next = [
          script,
          ...stylesOf(first).map((name) => link('rel="stylesheet"', name)),
          ...later.map(({ fileName }) => link('rel="modulepreload" fetchpriority="low"', fileName)),
          ...stylesOf(later).map((name) => link('rel="preload" as="style" fetchpriority="low"', name)),
        ];
        const body = [
          place,
          ...titles,
          `<template id="next">${next.join('')}</template>`,
          `<script>${choice}</script>`,
        ];
        return html
          .replace(/<script type="module".*?<\/script>|<link rel="(modulepreload|stylesheet)".*?>/g, '')
          .replace('</head>', () => `${head.join('\n')}\n</head>`)
          .replace(place, () => body.join('\n'));
      },
    },
  };
}

/** The title screen in each language, to choose from. */
async function titlePages(): Promise<string[]> {
  const { module } = await runnerImport<typeof TitlePage>(pathOf('title-page.ts'), {
    configFile: false,
    logLevel: 'warn',
    plugins: [svelte({ configFile: false, emitCss: false })], // the styles are in the page already
  });
  return (['nl', 'en'] as const).map(
    (language) => `<div data-title="${language}" hidden>${module.titlePage(language)}</div>`,
  );
}

async function beforePaint(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      rolldownOptions: {
        input: pathOf('before-paint.ts'),
        output: { format: 'iife' },
        checks: { bundlerTimings: false },
      },
    },
  });
  const [{ output }] = [built].flat() as [Rolldown.RolldownOutput];
  return output[0].code.trim();
}

/** A chunk with all that it imports, without those that are there already. */
function closure(
  chunk: Rolldown.OutputChunk,
  all: readonly Rolldown.OutputChunk[],
  there: readonly Rolldown.OutputChunk[],
): Rolldown.OutputChunk[] {
  const found = new Set<Rolldown.OutputChunk>();
  const collect = (one: Rolldown.OutputChunk | undefined): void => {
    if (!one || there.includes(one) || found.has(one)) return;
    found.add(one);
    for (const name of one.imports) collect(all.find(({ fileName }) => fileName === name));
  };
  collect(chunk);
  return [...found];
}

const stylesOf = (chunks: readonly Rolldown.OutputChunk[]): string[] =>
  chunks.flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]);

const textOf = (made: Rolldown.OutputAsset | Rolldown.OutputChunk | undefined): string =>
  made?.type === 'asset' ? Buffer.from(made.source).toString() : '';

const link = (attributes: string, fileName: string): string => `<link ${attributes} crossorigin href="./${fileName}">`;
