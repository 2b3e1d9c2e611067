/**
 * Scenarios in Vite. A build carries each as plain data that was checked once, here, so that the game need not do it on
 * somebody's phone; one that is not sound fails the build. In `npm run dev` a saved one goes to the running game as text,
 * instead of loading the page anew: what the game does with it, see `src/app/authoring.ts`.
 */
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { Plugin } from 'vite';
import { buildScenario } from '../core/run/story.ts';
import { parse } from '../core/scenario/parse.ts';
import { describeProblem } from '../core/scenario/problem.ts';
import { scenarioSaved, type SavedScenario } from '../core/scenario/saved-scenario.ts';

const scenarioPath = /(?:^|\/)scenarios\/([^/]+)\/scenario\.json$/;

/** Serves `scenario.json?built`: the address of the built scenario; empty in development. */
export function scenariosBuilt(): Plugin {
  let isBuild = false;
  return {
    name: 'scenarios-built',
    enforce: 'pre',
    configResolved: ({ command }) => void (isBuild = command === 'build'),
    load(name) {
      const [file = '', query] = name.split('?');
      const [, id] = scenarioPath.exec(file) ?? [];
      if (id === undefined || query !== 'built') return null;
      if (!isBuild) return 'export default ""';
      const source = readFileSync(file, 'utf8');
      const parsed = parse(source);
      if (!parsed.ok) {
        const told = parsed.problems.map(
          (problem) => `${file}:${problem.line}:${problem.column} ${problem.code}\n  ${describeProblem(problem, 'en')}`,
        );
        return this.error(told.join('\n'));
      }
      const built = this.emitFile({
        type: 'asset',
        name: `${id}.json`,
        source: JSON.stringify(buildScenario(source, parsed.scenario)),
      });
      return `export default import.meta.ROLLUP_FILE_URL_${built}`;
    },
  };
}

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
