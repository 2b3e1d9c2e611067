/**
 * A place set up for its kind of meeting: one room, a phone call split between two or three sides,
 * the view from behind the wheel, a screen with people on it.
 */
import { GameObjects } from 'phaser';
import type { Scene } from 'phaser';
import type { PlaceView } from '../core/run/view.ts';
import type { Actor, Door } from './actor.ts';
import { contextOf } from './canvas.ts';
import { ink, paper } from './colours.ts';
import { carSpots, centre, cut, gapWidth, jag, painted, roomSpots, shares, sideOutline, sideSpots } from './layout.ts';
import type { Box, Point, Spot } from './layout.ts';
import { release, show } from './picture.ts';
import { createRoad } from './road.ts';
import type { RoadArt } from './road.ts';
import { createSide } from './side.ts';
import type { Layers, Scenery, Side } from './side.ts';

export type StageSet = ReturnType<typeof createSet>;
export type Cast = { id: string; look: string; actor: Actor }[];

const markSize = 240; // actor units
const drift = 22; // stage units the table moves at most against the wall
const stray = Math.max(...jag.map(({ x }) => Math.abs(x))) + gapWidth.white;

/** `sceneries` are those of `place.backdrops`, in the same order. */
export function createSet(
  scene: Scene,
  layers: Layers,
  place: PlaceView,
  sceneries: readonly Scenery[],
  passing: RoadArt | null,
) {
  const split = place.kind === 'phone';
  const sides = (split ? sceneries : sceneries.slice(0, 1)).map((scenery) =>
    createSide(scene, layers, scenery, place.light),
  );
  const gaps = sides.slice(1).map(() => new GameObjects.Image(scene, 0, 0, '__DEFAULT'));
  layers.before.add(gaps);
  // Who sits beside you is nearer than the dashboard.
  const cabin = new GameObjects.Container(scene);
  layers.over.addAt(cabin, 0);
  const road = place.kind === 'road' && passing ? createRoad(scene, layers, passing, place.light) : null;

  let cast: Cast = [];
  const leaving = new Set<Actor>();
  let frame: Box = painted;
  let density = 1;
  let speaking: string | null = null;
  let gap: HTMLCanvasElement | null = null;
  // Where the gaps are, and where they are going; from left to right, in stage units.
  let edges: number[] = [];
  let aims: number[] = [];

  const open = () => (split ? sides.slice(0, Math.min(sides.length, 1 + cast.length)) : sides.slice(0, 1));
  const sideOf = (index: number): Side | undefined => {
    const shown = open();
    return split ? shown[Math.min(index + 1, shown.length - 1)] : shown[0];
  };

  function speakingSide(): number | null {
    if (speaking === null) return null;
    if (speaking === 'you') return 0;
    const index = cast.findIndex(({ id }) => id === speaking);
    const side = index < 0 ? undefined : sideOf(index);
    return side ? open().indexOf(side) : null;
  }

  function edgesFor(side: number | null): number[] {
    let x = frame.x;
    return shares(open().length, side, frame)
      .slice(0, -1)
      .map((share) => (x += share * frame.width));
  }

  // What a side of its painting keeps in the middle: on your own desk, the telephone.
  const focus = (side: Side) => (side === sides[0] ? 560 : centre);

  // The part of its own painting that lies between two gaps.
  function area(side: Side, left: number, right: number): Box {
    const width = Math.min(painted.width, right - left);
    return { x: focus(side) - width / 2, y: frame.y, width, height: frame.height };
  }

  function slide(): void {
    const shown = open();
    shown.forEach((side, i) => {
      const left = edges[i - 1] ?? frame.x;
      const right = edges[i] ?? frame.x + frame.width;
      if (shown.length === 1) side.put(0, null);
      else {
        const [from, to] = [edges[i - 1] ?? null, edges[i] ?? null];
        const end = { left: frame.x - 100, right: frame.x + frame.width + 100 };
        side.put((left + right) / 2 - focus(side), {
          outline: sideOutline(from, to, frame),
          left: from === null ? end.left : from + cut,
          right: to === null ? end.right : to + cut,
        });
      }
    });
    gaps.forEach((image, i) => {
      const x = edges[i];
      image.setVisible(x !== undefined);
      if (x !== undefined) image.setPosition(x, frame.y + frame.height / 2);
    });
  }

  function drawGap(): void {
    const old = gap;
    const canvas = document.createElement('canvas');
    canvas.width = Math.ceil(stray * 2 * density);
    canvas.height = Math.ceil(frame.height * density);
    const context = contextOf(canvas);
    context.scale(density, density);
    context.translate(stray, 0);
    context.lineJoin = 'miter';
    const line = new Path2D();
    for (const { x, y } of jag) line.lineTo(x, y * frame.height);
    for (const [width, colour] of [
      [gapWidth.white + gapWidth.ink * 2, ink],
      [gapWidth.white, paper],
    ] as const) {
      context.lineWidth = width;
      context.strokeStyle = colour;
      context.stroke(line);
    }
    gap = canvas;
    for (const image of gaps) {
      show(image, { canvas });
      image.setScale(1 / density).setOrigin(0.5);
    }
    release(scene, [old && { canvas: old }]);
  }

  /** The nearer end of a room; elsewhere people come up from below. */
  function doorOf({ spot }: Actor): Door {
    if (place.kind !== 'room') return 'below';
    return spot.x < frame.x + frame.width / 2 ? 'left' : 'right';
  }

  function spots(): Map<string, Spot> {
    const found = new Map<string, Spot>();
    if (!split) {
      const spotsHere = place.kind === 'road' ? carSpots(cast.length, frame) : roomSpots(cast.length, frame);
      spotsHere.forEach((spot, i) => found.set(cast[i]?.id ?? '', spot));
      return found;
    }
    const rest = [frame.x, ...edgesFor(null), frame.x + frame.width];
    open().forEach((side, s) => {
      const here = cast.filter((_, i) => sideOf(i) === side);
      const places = sideSpots(here.length, area(side, rest[s] ?? 0, rest[s + 1] ?? 0), s > 0);
      here.forEach(({ id }, i) => {
        const spot = places[i];
        if (spot) found.set(id, spot);
      });
    });
    return found;
  }

  return {
    place,
    actor: (id: string): Actor | undefined => cast.find((member) => member.id === id)?.actor,
    get cast(): Cast {
      return cast;
    },

    /** Who is there from now on. Actors that stay keep their place in the row; who comes in or leaves is seen to. */
    seat(next: Cast, animate: boolean): void {
      const old = cast;
      cast = next;
      cast.forEach(({ actor }, i) => (place.kind === 'road' ? cabin : sideOf(i)?.people)?.add(actor.root));
      this.arrange(frame, density, animate);
      for (const { actor } of old) {
        if (cast.some((member) => member.actor === actor)) continue;
        const gone = () => {
          leaving.delete(actor);
          actor.destroy();
        };
        leaving.add(actor);
        if (animate) actor.leave(doorOf(actor), gone);
        else gone();
      }
      if (!animate) return;
      for (const { actor } of cast) if (!old.some((member) => member.actor === actor)) actor.enter(doorOf(actor));
    },

    /** What is painted, and whether it has no depth: sides of a call must keep meeting at their gap. */
    get painting(): { box: Box; flat: boolean } {
      if (open().length > 1) return { box: frame, flat: true };
      // A little less than is painted: things drift.
      const bleed = Math.min(drift, Math.max(0, (painted.width - frame.width) / 2));
      const box = { x: painted.x + bleed, y: frame.y, width: painted.width - 2 * bleed, height: frame.height };
      return { box, flat: false };
    },

    /** Fits the set to the stage: `shown` in stage units, `pixels` a unit. */
    arrange(shown: Box, pixels: number, animate: boolean): void {
      frame = shown;
      density = pixels;
      const sidesOpen = open();
      sides.forEach((side) => side.setVisible(sidesOpen.includes(side)));
      sidesOpen.forEach((side, s) => {
        if (sidesOpen.length === 1) return side.paint({ ...painted, y: frame.y, height: frame.height }, density);
        const grown = [frame.x, ...edgesFor(s), frame.x + frame.width];
        const left = (grown[s] ?? 0) - stray;
        const right = (grown[s + 1] ?? 0) + stray;
        side.paint(area(side, left, right), density);
      });
      if (sidesOpen.length > 1) drawGap();
      road?.paint(density);
      aims = edgesFor(speakingSide());
      if (!animate || edges.length !== aims.length) edges = [...aims];
      slide();
      const places = spots();
      for (const { id, actor } of cast) {
        const spot = places.get(id);
        if (spot) actor.place(spot, density, animate);
      }
    },

    speak(who: string | null): void {
      for (const { id, actor } of cast) actor.speak(id === who);
      speaking = who;
      // A side keeps its size through a silence, or the picture would pump.
      if (who !== null) aims = edgesFor(speakingSide());
    },

    /** Where somebody's face is, in stage units. */
    faceOf(id: string): Point | null {
      const index = cast.findIndex((member) => member.id === id);
      const member = cast[index];
      const side = sideOf(index);
      if (!member || !side) return null;
      const { x, y, scale } = member.actor.spot;
      return { x: side.x + x, y: y - 850 * scale };
    },

    /** Where a mark beside somebody's head belongs, and how large it is there, in stage units. */
    markOf(id: string): (Point & { size: number }) | null {
      const index = cast.findIndex((member) => member.id === id);
      const actor = cast[index]?.actor;
      const side = sideOf(index);
      if (!actor || !side) return null;
      const { x, y } = actor.mark();
      return { x: side.x + x, y, size: markSize * actor.spot.scale };
    },

    /** One frame. Gives whether anything but the people moved. */
    update(time: number, delta: number, options: { still: boolean; reduced: boolean; drift: number }): boolean {
      const moving = edges.some((edge, i) => Math.abs(edge - (aims[i] ?? edge)) > 0.3);
      if (moving) {
        const step = options.reduced ? 1 : 1 - Math.exp(-delta / 130);
        edges = edges.map((edge, i) => edge + ((aims[i] ?? edge) - edge) * step);
        slide();
      }
      if (!split) sides[0]?.drift(options.drift * Math.min(1, (painted.width - frame.width) / 2 / drift));
      for (const { actor } of cast) actor.update(time, delta, options.still);
      road?.update(delta, options.still || options.reduced);
      return moving;
    },

    travel(from: number, to: number, animate: boolean): void {
      road?.travel(from, to, animate);
    },

    /** Above this nothing hides the people, in stage units. */
    get frontTop(): number {
      const shown = open();
      return shown.length > 1 ? frame.y : Math.min(...shown.map((side) => side.frontTop)) - 24;
    },

    destroy(): void {
      for (const actor of [...cast.map((member) => member.actor), ...leaving]) actor.destroy();
      cabin.destroy();
      for (const side of sides) side.destroy();
      for (const image of gaps) image.destroy();
      road?.destroy();
      release(scene, [gap && { canvas: gap }]);
    },
  };
}
