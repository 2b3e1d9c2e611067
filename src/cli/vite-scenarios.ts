/**
 * `npm run dev`: a saved scenario goes to the running game as text, instead of loading the page anew.
 * What the game does with it: see `src/app/authoring.ts`.
 */
import { relative } from 'node:path';
import type { Plugin } from 'vite';
import { scenarioSaved, type SavedScenario } from '../core/scenario/saved-scenario.ts';

const scenarioPath = /^scenarios\/([^/]+)\/scenario\.json$/;

export function scenariosWhileWriting(): Plugin {
  return {
    name: 'scenarios-while-writing',
    apply: 'serve',
    hotUpdate: {
      order: 'pre',
      async handler({ file, type, read, server }) {
        const [, id] = scenarioPath.exec(relative(server.config.root, file).replaceAll('\\', '/')) ?? [];
        if (id === undefined || type === 'delete') return undefined;
        if (this.environment.name === 'client') {
          const saved: SavedScenario = { id, source: await read() };
          this.environment.hot.send(scenarioSaved, saved);
        }
        return [];
      },
    },
  };
}
