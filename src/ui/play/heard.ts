/** What the player has heard so far: a look back must not run ahead of the conversation. */
import type { SceneView, View } from '../../core/run/view.ts';

/** Index of the scene and of the line in it that is on screen. */
export type Heard = { scene: number; line: number };

/** The scenes of a view with the lines heard in them; all of them where `heard` is null. */
export function linesHeard(view: View, heard: Heard | null): SceneView[] {
  if (!heard) return view.scenes;
  return view.scenes
    .slice(0, heard.scene + 1)
    .map((scene, index) => (index < heard.scene ? scene : { ...scene, lines: scene.lines.slice(0, heard.line + 1) }));
}
