/**
 * A plugin of the build: what follows the first paint is asked for together with it, so that on a slow line the conversations
 * cost no trip of their own. Nothing of it runs before its turn.
 */
import { basename } from 'node:path';
import type { HtmlTagDescriptor, Plugin, Rolldown } from 'vite';

const next = /\/src\/app\/rest\.ts$/;

export function firstPaint(): Plugin {
  return {
    name: 'first-paint',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle = {} }) {
        const chunks = Object.values(bundle).filter((made) => made.type === 'chunk');
        const named = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
        const entry = chunks.find(({ isEntry }) => isEntry);
        const rest = chunks.find(({ moduleIds }) => moduleIds.some((id) => next.test(id)));
        if (!entry || !rest) return this.error('the first paint and what follows it are not where they were');
        const wanted = new Set<Rolldown.OutputChunk>();
        const collect = (chunk: Rolldown.OutputChunk): void => {
          if (chunk === entry || wanted.has(chunk)) return;
          wanted.add(chunk);
          for (const name of chunk.imports) if (named.has(name)) collect(named.get(name)!);
        };
        collect(rest);
        return [...wanted].flatMap(({ fileName, viteMetadata }): HtmlTagDescriptor[] => [
          later({ rel: 'modulepreload', href: fileName }),
          ...[...(viteMetadata?.importedCss ?? [])].map((css) => later({ rel: 'preload', as: 'style', href: css })),
        ]);
      },
    },
  };
}

const later = ({ href, ...rest }: { rel: string; as?: string; href: string }): HtmlTagDescriptor => ({
  tag: 'link',
  attrs: { ...rest, crossorigin: true, fetchpriority: 'low', href: `./assets/${basename(href)}` },
  injectTo: 'head',
});
