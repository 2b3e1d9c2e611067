/**
 * One place as it is painted, with the people in it: a whole room, one side of a phone call, one tile of a web meeting.
 * Behind the actors one picture, before them the table that hides where they end.
 */
import { GameObjects } from 'phaser';
import type { Display, Scene } from 'phaser';
import { drawing, lampsBurn, lightInside, lightOutside, paint, together } from './art.ts';
import type { Lamp, Light, Painted } from './art.ts';
import type { Drawing } from './canvas.ts';
import type { Box, Point } from './layout.ts';
import { release, show } from './picture.ts';
import { lampsOf } from './wardrobe.ts';

/**
 * `outside` is what is seen through the windows, `lights` what shines there at that hour.
 * `between` is what stands before the landscape and behind the people: a car's pillars and mirror.
 */
export type Scenery = Record<'outside' | 'lights' | 'inside' | 'between' | 'before', Drawing[]> & { lamps: Lamp[] };
/** In stage units: the outline of a side, and the upright lines its people are cut off at. */
export type Bounds = { outline: readonly Point[]; left: number; right: number };
export type Side = ReturnType<typeof createSide>;

/** Fetches a backdrop as it is at an hour. Rejects when none of its pictures can be had. */
export async function loadScenery(backdrop: string, light: Light): Promise<Scenery> {
  const late = lampsBurn(light);
  const fetched = (layer: string, wanted = true) => (wanted ? drawing(`backdrops/${backdrop}/${layer}.svg`) : null);
  const [back, lights, moon, wall, ledge, onIt] = await Promise.all([
    fetched('back'),
    fetched('lights', late),
    fetched('night', light === 'night'),
    fetched('wall'),
    fetched('ledge'),
    fetched(late ? 'ledge-evening' : 'ledge-day'),
  ]);
  const there = (layers: (Drawing | null)[]) => layers.filter((layer) => layer !== null);
  // On the road things pass between the landscape and the car.
  const apart = backdrop === 'road';
  const scenery = {
    outside: there([back]),
    lights: there([moon, lights]),
    inside: there(apart ? [] : [wall]),
    between: there(apart ? [wall] : []),
    before: there([ledge, onIt]),
    lamps: apart ? [] : lampsOf(backdrop),
  };
  if (scenery.outside.length + scenery.inside.length === 0) throw new Error(`assets/backdrops/${backdrop} is missing`);
  return scenery;
}

/** The layers of the whole stage, back to front; `over` is for what lies on everything. */
export type Layers = Record<'behind' | 'people' | 'before' | 'over', GameObjects.Container>;
type Depth = Exclude<keyof Layers, 'over'>;
const depths: readonly Depth[] = ['behind', 'people', 'before'];

export function createSide(scene: Scene, stage: Layers, scenery: Scenery, light: Light) {
  const layer = (name: Depth) => {
    const container = new GameObjects.Container(scene);
    stage[name].add(container);
    return container;
  };
  const behind = layer('behind');
  const people = layer('people');
  const before = layer('before');
  const roots = { behind, people, before };
  const back = new GameObjects.Image(scene, 0, 0, '__DEFAULT');
  const middle = new GameObjects.Image(scene, 0, 0, '__DEFAULT');
  const front = new GameObjects.Image(scene, 0, 0, '__DEFAULT');
  behind.add(back);
  people.add(middle);
  before.add(front);
  let painted: { back: Painted; middle: Painted | null; front: Painted | null; area: Box; density: number } | null =
    null;
  let bounds: Bounds | null = null;
  let outline = new Path2D();
  const maskFor = (name: Depth) =>
    maskOf((context) => {
      const { x, y, scaleX, scaleY } = stage[name];
      if (name === 'people') {
        // On whole pixels the canvas needs no soft edge.
        const [left, right] = [bounds?.left ?? 0, bounds?.right ?? 0].map((edge) => Math.round(x + edge * scaleX)) as [
          number,
          number,
        ];
        context.setTransform(1, 0, 0, 1, 0, 0);
        context.beginPath();
        context.rect(left, 0, right - left, context.canvas.height);
        context.clip();
      } else {
        context.setTransform(scaleX, 0, 0, scaleY, x, y);
        context.clip(outline);
      }
    });
  const masks = { behind: maskFor('behind'), people: maskFor('people'), before: maskFor('before') };
  const each = (work: (root: GameObjects.Container, name: Depth) => void) => {
    for (const name of depths) work(roots[name], name);
  };

  return {
    people,
    x: 0,

    setVisible(visible: boolean): void {
      each((root) => root.setVisible(visible));
    },

    /** Shows `area` of the painting, `density` canvas pixels a unit. Paints again only when what is there does not do. */
    paint(area: Box, density: number): void {
      if (painted && painted.density === density && holds(painted.area, area)) return;
      const old = painted;
      const painting = (layers: Drawing[], lit: (picture: Painted) => void) => {
        if (layers.length === 0) return [];
        const picture = paint(layers, density, area);
        lit(picture);
        return [picture];
      };
      const indoors = (picture: Painted) => lightInside(picture, light, scenery.lamps);
      painted = {
        // By day nothing is tinted, and one painting will do.
        back:
          light === 'day'
            ? paint([...scenery.outside, ...scenery.inside], density, area)
            : together(
                [
                  ...painting(scenery.outside, (picture) => lightOutside(picture, light)),
                  ...painting(scenery.lights, () => undefined),
                  ...painting(scenery.inside, indoors),
                ],
                density,
              ),
        middle: painting(scenery.between, indoors)[0] ?? null,
        front: painting(scenery.before, indoors)[0] ?? null,
        area,
        density,
      };
      for (const [image, picture] of [
        [back, painted.back],
        [middle, painted.middle],
        [front, painted.front],
      ] as const) {
        image.setVisible(picture !== null);
        if (!picture) continue;
        show(image, picture);
        image
          .setScale(1 / density)
          .setOrigin(0)
          .setPosition(picture.box.x, picture.box.y);
      }
      release(scene, old ? [old.back, old.middle, old.front] : []);
    },

    /** Where the painting hangs, in stage units, and what it may not get out of; null shows everything. */
    put(x: number, within: Bounds | null): void {
      this.x = x;
      bounds = within;
      outline = pathOf(within?.outline ?? []);
      each((root, name) => {
        root.x = x;
        if (within) root.mask = masks[name];
        else root.clearMask();
      });
    },

    /** Moves the table and the people against the wall: -1 to 1, at most 22 units. */
    drift(by: number): void {
      people.x = this.x - by * 12;
      before.x = this.x - by * 22;
    },

    /** Where the table or whatever hides the people begins, in stage units. */
    get frontTop(): number {
      return painted?.front?.box.y ?? Infinity;
    },

    destroy(): void {
      each((root) => {
        root.clearMask();
        root.destroy();
      });
      release(scene, painted ? [painted.back, painted.middle, painted.front] : []);
    },
  };
}

// The two calls are all the Canvas renderer asks of a mask; Phaser's own brings the whole of Graphics with it.
function maskOf(clip: (context: CanvasRenderingContext2D) => void): Display.Masks.GeometryMask {
  type Renderer = { currentContext: CanvasRenderingContext2D };
  const mask = {
    preRenderCanvas({ currentContext: context }: Renderer) {
      context.save();
      clip(context);
    },
    postRenderCanvas({ currentContext: context }: Renderer) {
      context.restore();
    },
  };
  return mask as unknown as Display.Masks.GeometryMask;
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
