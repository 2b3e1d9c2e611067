/**
 * Where a listener is within a view: lines are heard one after the other.
 * The dialogue moves it; stage and sound show the difference between two of them.
 */
import type { LineView, SceneView, View } from './view.ts';

export type Moment = {
  view: View;
  /** Index in view.scenes. */
  scene: number;
  /** Index in that scene's lines; -1 in a scene without lines. */
  line: number;
  /** True while the line is being spoken (typed out). */
  speaking: boolean;
};

/** The first moment of a view, its first line being spoken. */
export function firstMoment(view: View): Moment {
  const line = view.scenes[0]?.lines.length ? 0 : -1;
  return { view, scene: 0, line, speaking: line >= 0 };
}

/** The last moment of a view, nothing being spoken: for a resumed run. */
export function lastMoment(view: View): Moment {
  const scene = view.scenes.length - 1;
  return { view, scene, line: (view.scenes[scene]?.lines.length ?? 0) - 1, speaking: false };
}

/** The next line's moment, or null when everything has been said and the choices are due. */
export function nextMoment(moment: Moment): Moment | null {
  const { view } = moment;
  if (moment.line + 1 < sceneOf(moment).lines.length) return { ...moment, line: moment.line + 1, speaking: true };
  if (moment.scene + 1 >= view.scenes.length) return null;
  const scene = moment.scene + 1;
  const line = view.scenes[scene]?.lines.length ? 0 : -1;
  return { view, scene, line, speaking: line >= 0 };
}

export function sceneOf(moment: Moment): SceneView {
  const scene = moment.view.scenes[moment.scene];
  if (!scene) throw new RangeError(`scene ${moment.scene} of ${moment.view.scenes.length}`);
  return scene;
}

export function lineOf(moment: Moment): LineView | null {
  return sceneOf(moment).lines[moment.line] ?? null;
}

/** Whether one moment is followed by the other in the same run: not after a rewind, nor from one scenario to another. */
export function leadsTo(previous: Moment, next: Moment): boolean {
  if (previous.view.scenario !== next.view.scenario) return false;
  return previous.view.step === next.view.step || previous.view.step + 1 === next.view.step;
}

/** Whether the other moment is in another place, or in the same one at a later time. */
export function isElsewhere(previous: Moment, next: Moment): boolean {
  const old = sceneOf(previous);
  const now = sceneOf(next);
  if (now.place.id !== old.place.id) return true;
  const sameScene = previous.view.step === next.view.step && previous.scene === next.scene;
  return !sameScene && now.moment !== null && now.moment !== old.moment;
}
