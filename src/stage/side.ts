/**
 * One place as it is painted, with the people in it: a whole room, one side of a phone call, one tile of a web meeting.
 * Behind the actors one picture, before them the table that hides where they end.
 */
import { GameObjects } from 'phaser';
import type { Display, Scene } from 'phaser';
import type { Actor } from './actor.ts';
import { drawing, paint } from './art.ts';
import type { Drawing, Light, Painted } from './art.ts';
import type { Box, Point } from './layout.ts';
import { release, show } from './picture.ts';

export type Scenery = { behind: Drawing[]; before: Drawing[] };
export type Side = ReturnType<typeof createSide>;

/** Fetches a backdrop. Rejects when none of its pictures can be had. */
export async function loadScenery(backdrop: string): Promise<Scenery> {
  const [back, wall, ledge] = await Promise.all(
    ['back', 'wall', 'ledge'].map((layer) => drawing(`backdrops/${backdrop}/${layer}.svg`)),
  );
  const there = (layers: (Drawing | null | undefined)[]) => layers.filter((layer) => layer !== null && layer !== undefined);
  const scenery = { behind: there([back, wall]), before: there([ledge]) };
  if (scenery.behind.length === 0) throw new Error(`assets/backdrops/${backdrop} is missing`);
  return scenery;
}

export function createSide(scene: Scene, scenery: Scenery, light: Light) {
  const root = new GameObjects.Container(scene);
  const back = new GameObjects.Image(scene, 0, 0, '__DEFAULT').setOrigin(0);
  const people = new GameObjects.Container(scene);
  const front = new GameObjects.Image(scene, 0, 0, '__DEFAULT').setOrigin(0);
  const marks = new GameObjects.Container(scene);
  root.add([back, people, front, marks]);
  let painted: { back: Painted; front: Painted | null; area: Box; density: number } | null = null;
  let outline: Path2D | null = null;
  let drawn: { x: number; y: number } = { x: 0, y: 0 };

  return {
    root,
    people,
    marks,
    actors: [] as Actor[],

    /** Shows `area` of the painting, `density` canvas pixels a unit. Paints again only when what is there does not do. */
    paint(area: Box, density: number): void {
      if (painted && painted.density === density && holds(painted.area, area)) return;
      const old = painted;
      const options = { within: area, light };
      painted = {
        back: paint(scenery.behind, density, options),
        front: scenery.before.length > 0 ? paint(scenery.before, density, options) : null,
        area,
        density,
      };
      for (const [image, picture] of [[back, painted.back], [front, painted.front]] as const) {
        image.setVisible(picture !== null);
        if (!picture) continue;
        show(image, picture);
        image.setScale(1 / density).setPosition(picture.box.x, picture.box.y);
      }
      drawn = { x: back.x, y: back.y };
      release(scene, old ? [old.back, old.front] : []);
    },

    /** Lets nothing out of these points, in units of the world; null shows everything. */
    clip(points: readonly Point[] | null, world: GameObjects.Container): void {
      outline = points && pathOf(points);
      const mask = {
        preRenderCanvas({ currentContext: context }: { currentContext: CanvasRenderingContext2D }) {
          context.save();
          if (!outline) return;
          context.setTransform(world.scaleX, 0, 0, world.scaleY, world.x, world.y);
          context.clip(outline);
        },
        postRenderCanvas({ currentContext: context }: { currentContext: CanvasRenderingContext2D }) {
          context.restore();
        },
      };
      // The two calls are all the Canvas renderer asks of a mask; Phaser's own brings the whole of Graphics with it.
      if (outline) root.mask = mask as unknown as Display.Masks.GeometryMask;
      else root.clearMask();
    },

    /** Moves the table and the people against the wall: -1 to 1. */
    drift(by: number): void {
      people.x = -by * 12;
      if (painted?.front) front.x = painted.front.box.x - by * 22;
      back.setPosition(drawn.x, drawn.y);
    },

    destroy(): void {
      for (const actor of this.actors) actor.destroy();
      root.clearMask();
      root.destroy();
      release(scene, painted ? [painted.back, painted.front] : []);
    },
  };
}

function pathOf(points: readonly Point[]): Path2D {
  const path = new Path2D();
  for (const { x, y } of points) path.lineTo(x, y);
  path.closePath();
  return path;
}

function holds(outer: Box, inner: Box): boolean {
  const slack = 0.5;
  return (
    inner.x >= outer.x - slack &&
    inner.y >= outer.y - slack &&
    inner.x + inner.width <= outer.x + outer.width + slack &&
    inner.y + inner.height <= outer.y + outer.height + slack
  );
}
