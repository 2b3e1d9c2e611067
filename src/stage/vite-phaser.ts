/**
 * Node side of the stage: makes `import … from 'phaser'` mean the few parts the stage draws with, Canvas renderer only.
 * Phaser's own package is one file of 354 kB gzip; its sources with the WebGL, sound and debug branches cut are under half.
 */
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import type { Plugin } from 'vite';

const entryId = '\0phaser-canvas-only';

/** What `src/stage` imports by name: Phaser's name for it, and where its source is. */
const parts: Record<string, string> = {
  Game: 'core/Game.js',
  Scene: 'scene/Scene.js',
  Container: 'gameobjects/container/Container.js',
  Image: 'gameobjects/image/Image.js',
};

/** Scene systems that only exist once their file has been loaded. */
const systems = [
  'cameras/2d/CameraManager.js',
  'events/EventEmitter.js',
  'gameobjects/DisplayList.js',
  'gameobjects/GameObjectCreator.js',
  'gameobjects/GameObjectFactory.js',
  'gameobjects/UpdateList.js',
  'scene/ScenePlugin.js',
  'time/Clock.js',
  'tweens/TweenManager.js',
];

// The compile-time questions Phaser's sources ask, as its own build answers them for a lean package.
const answers: Record<string, boolean> = {
  CANVAS_RENDERER: true,
  WEBGL_RENDERER: false,
  WEBGL_DEBUG: false,
  FEATURE_SOUND: false,
  PLUGIN_CAMERA3D: false,
  PLUGIN_FBINSTANT: false,
};
const questions = new RegExp(`typeof (${Object.keys(answers).join('|')})\\b`, 'g');

/**
 * Vite plugin for the production build. In development Vite's pre-bundled whole Phaser serves the same names.
 */
export function phaserCanvasOnly(): Plugin {
  const folder = join(dirname(createRequire(import.meta.url).resolve('phaser/package.json')), 'src');
  const at = (file: string) => JSON.stringify(join(folder, file));
  return {
    name: 'phaser-canvas-only',
    apply: 'build',
    enforce: 'pre',
    resolveId(id) {
      return id === 'phaser' ? entryId : null;
    },
    load(id) {
      if (id !== entryId) return null;
      return [
        ...systems.map((file) => `import ${at(file)};`),
        ...Object.entries(parts).map(([name, file]) => `import ${name} from ${at(file)};`),
        `export { Game, Scene };`,
        `export const GameObjects = { Container, Image };`,
        `export const CANVAS = 1;`,
      ].join('\n');
    },
    transform(code, id) {
      if (!id.startsWith(folder)) return null;
      return { code: code.replace(questions, (_, name: string) => String(answers[name])), map: null };
    },
  };
}
