/**
 * A paper doll: a body and a face, each one picture, moved by breath, mood and speech.
 * The face is put together again only when it changes: a blink, another mouth, another mood.
 */
import { GameObjects } from 'phaser';
import type { Scene } from 'phaser';
import type { Mood } from '../core/scenario/stagecraft.ts';
import { around, drawing, lightPeople, paint } from './art.ts';
import { contextOf, type Drawing } from './canvas.ts';
import type { Light, Painted } from './art.ts';
import type { Box, Point, Spot } from './layout.ts';
import { release, show } from './picture.ts';
import type { Lean, Pose } from './plan.ts';
import { blink, expressions, grid, hasDarkFace, partNames, talkFor } from './wardrobe.ts';

const { neck, head: headAt, face: faceBox } = grid;
/** What an actor stands and leans on, below the edge of any table. */
const base = { x: neck.x, y: 1180 };
/** Where a mark pops up: beside the forehead, on the side the actor looks to. */
const markAt = { x: 752, y: 140 };

const doorway = 760; // stage units: from any seat to out of the picture
const mouthMs = 92; // about eleven shapes a second, the pace of speech
const leans: Record<Lean, { scale: number; angle: number; y: number }> = {
  in: { scale: 1.045, angle: 1.6, y: 4 },
  out: { scale: 0.975, angle: -1.8, y: 0 },
  upright: { scale: 1, angle: 0, y: 0 },
};

type Layers = { head: Drawing; front: Drawing | null; bodies: Record<Pose, Drawing>; parts: Map<string, Drawing> };
/** Where somebody comes from or goes to. */
export type Door = 'left' | 'right' | 'below';
export type Actor = ReturnType<typeof createActor>;

/** Fetches what an actor needs. Rejects when a picture cannot be had. */
export async function loadActor(look: string): Promise<Layers> {
  const need = async (file: string) => {
    const found = await drawing(file);
    if (!found) throw new Error(`assets/${file} is missing`);
    return found;
  };
  const suffix = hasDarkFace(look) ? '-dark' : '';
  const [head, front, open, closed, firm, parts] = await Promise.all([
    need(`actors/${look}/head.svg`),
    drawing(`actors/${look}/front.svg`),
    need(`actors/${look}/body-open.svg`),
    need(`actors/${look}/body-closed.svg`),
    need(`actors/${look}/body-firm.svg`),
    Promise.all(partNames().map(async (name) => [name, await need(`faces/${name}${suffix}.svg`)] as const)),
  ]);
  return { head, front, bodies: { open, closed, firm }, parts: new Map(parts) };
}

/** Puts an actor on stage; where, says `place`. */
export function createActor(scene: Scene, layers: Layers, options: { reduced: () => boolean; light: Light }) {
  const root = new GameObjects.Container(scene);
  const doll = new GameObjects.Container(scene);
  const body = new GameObjects.Image(scene, 0, 0, '__DEFAULT');
  const face = new GameObjects.Image(scene, 0, 0, '__DEFAULT');
  doll.add([body, face]);
  root.add(doll);

  // Nobody breathes in step.
  const phase = Math.random() * Math.PI * 2;
  const pace = 0.9 + Math.random() * 0.25;

  let spot: Spot = { x: 0, y: 0, scale: 1, flip: false };
  let density = 0; // pixels a grid unit
  let detail = 1; // how much finer than needed from afar: a close-up must not blur
  const bodies = new Map<Pose, Painted>();
  let head: Painted | null = null;
  let front: Painted | null = null;
  const features = new Map<string, Painted>();
  let sketch: { canvas: HTMLCanvasElement; context: CanvasRenderingContext2D; box: Box } | null = null;

  let mood: Mood = 'neutral';
  let pose: Pose = 'closed';
  let lean: Lean = 'upright';
  let mouth: string | null = null; // a shape of speech; null for the mood's own
  let eyesShut = false;
  let nextBlink = 600 + Math.random() * 2400;
  let opensAt = 0;
  let speaking = false;
  let nextMouth = 0;
  let bob = 0; // a nod, in grid units
  let sway = 0; // a shake of the head, in radians
  const turn = { value: 1 }; // of the head: 1 where the body faces, -1 the other way
  const squash = { wide: 1, high: 1 };
  const way = { done: 1 }; // of a walk
  let pixels = 1; // canvas pixels a stage unit

  /** Painted when first worn. */
  function bodyOf(wanted: Pose): Painted {
    const kept = bodies.get(wanted);
    if (kept) return kept;
    const picture = paint([layers.bodies[wanted]], density);
    lightPeople({ ...picture, context: contextOf(picture.canvas) }, options.light);
    bodies.set(wanted, picture);
    return picture;
  }

  function dress(): void {
    if (!sketch) return;
    const picture = bodyOf(pose);
    const { box } = picture;
    show(body, picture);
    body.setOrigin((base.x - box.x) / box.width, (base.y - box.y) / box.height);
    body.setPosition(0, 0);
  }

  function makeFace(): void {
    if (!head || !sketch) return;
    const { canvas, context, box } = sketch;
    const look = expressions[mood];
    context.clearRect(0, 0, canvas.width, canvas.height);
    const put = (painted: Painted | null, at: Point) => {
      if (!painted) return;
      const x = (at.x + painted.box.x - box.x) * density;
      const y = (at.y + painted.box.y - box.y) * density;
      context.drawImage(painted.canvas, Math.round(x), Math.round(y));
    };
    const feature = (name: string) => put(featureOf(name), faceBox);
    put(head, headAt);
    if (look.blush) blushOn(context, box);
    const eyes = eyesShut && look.eyes ? blink : look.eyes;
    if (eyes) feature(`eyes-${eyes}`);
    feature(`brows-${look.brows}`);
    feature(`mouth-${mouth ?? look.mouth}`);
    put(front, headAt);
    lightPeople(sketch, options.light);
  }

  /** Painted when first needed: a mouth changes eleven times a second. */
  function featureOf(name: string): Painted | null {
    const part = layers.parts.get(name);
    const painted = features.get(name) ?? (part ? paint([part], density) : null);
    if (painted) features.set(name, painted);
    return painted;
  }

  function blushOn(context: CanvasRenderingContext2D, box: Box): void {
    context.fillStyle = 'rgb(217 70 80 / 0.34)';
    for (const [x, y, rx, ry] of [
      [72, 172, 40, 24],
      [236, 168, 22, 22],
    ] as const) {
      context.beginPath();
      context.ellipse(
        (faceBox.x + x - box.x) * density,
        (faceBox.y + y - box.y) * density,
        rx * density,
        ry * density,
        0,
        0,
        Math.PI * 2,
      );
      context.fill();
    }
  }

  // The middle of the neck lies a little beside the point the head turns on.
  const turnShift = 9;

  function holdHead(y: number, rotation: number): void {
    const x = neck.x - base.x + turnShift * (1 - turn.value);
    face.setPosition(x, neck.y - base.y + y).setRotation(rotation * turn.value);
    face.setScale((turn.value * squash.wide) / density, squash.high / density);
  }

  function standStill(): void {
    holdHead(bob, sway);
    body.scaleY = body.scaleX;
  }

  function paintAll(): void {
    density = spot.scale * pixels * detail;
    const old = [...bodies.values(), sketch];
    bodies.clear();
    features.clear();
    head = paint([layers.head], density);
    front = layers.front ? paint([layers.front], density) : null;
    const shift = ({ box }: Painted): Box => ({ ...box, x: box.x + headAt.x, y: box.y + headAt.y });
    const box = [front, head]
      .filter((part) => part !== null)
      .map(shift)
      .reduce(around, faceBox);
    const canvas = document.createElement('canvas');
    canvas.width = Math.ceil(box.width * density);
    canvas.height = Math.ceil(box.height * density);
    sketch = { canvas, context: contextOf(canvas), box };
    dress();
    makeFace();
    show(face, sketch);
    face.setOrigin((neck.x - box.x) / box.width, (neck.y - box.y) / box.height);
    body.setScale(1 / density);
    standStill();
    release(scene, old);
  }

  function outside(door: Door): Point {
    if (door === 'below') return { x: spot.x, y: spot.y + 1000 * spot.scale };
    return { x: spot.x + (door === 'left' ? -1 : 1) * doorway, y: spot.y };
  }

  function walk(from: Point, to: Point, door: Door, gone?: () => void): void {
    const move = () => {
      const step = door === 'below' ? 0 : Math.abs(Math.sin(way.done * Math.PI * 4)) * 12;
      root.setPosition(from.x + (to.x - from.x) * way.done, from.y + (to.y - from.y) * way.done - step);
    };
    way.done = 0;
    move();
    scene.tweens.add({
      targets: way,
      done: 1,
      duration: door === 'below' ? 420 : 760,
      ease: gone ? 'Quad.in' : door === 'below' ? 'Back.out' : 'Quad.out',
      onUpdate: move,
      onComplete: () => gone?.(),
    });
  }

  function fade(from: number, to: number, gone?: () => void): void {
    root.setAlpha(from);
    scene.tweens.add({ targets: root, alpha: to, duration: 260, onComplete: () => gone?.() });
  }

  function takeLean(animate: boolean): void {
    const { scale, angle, y } = leans[lean];
    const to = { scaleX: scale, scaleY: scale, angle, y };
    scene.tweens.killTweensOf(doll);
    if (animate && !options.reduced()) scene.tweens.add({ targets: doll, ...to, duration: 420, ease: 'Back.out' });
    else doll.setScale(scale).setAngle(angle).setY(y);
  }

  return {
    root,
    get spot() {
      return spot;
    },

    /** Where a mark belongs, in units of the actor's parent. */
    mark(): { x: number; y: number } {
      return {
        x: spot.x + (markAt.x - base.x) * spot.scale * (spot.flip ? -1 : 1),
        y: spot.y + (markAt.y - base.y) * spot.scale,
      };
    },

    /** Paints the actor for this many pixels a stage unit; returns at once when that is done already. */
    place(to: Spot, unit: number, animate: boolean): void {
      const isNew = sketch === null;
      spot = to;
      pixels = unit;
      if (isNew || Math.abs((to.scale * unit * detail) / density - 1) > 0.02) paintAll();
      const look = { x: to.x, y: to.y, scaleX: to.scale * (to.flip ? -1 : 1), scaleY: to.scale };
      scene.tweens.killTweensOf(root);
      if (animate && !isNew && !options.reduced())
        scene.tweens.add({ targets: root, ...look, duration: 450, ease: 'Cubic.inOut' });
      else root.setPosition(look.x, look.y).setScale(look.scaleX, look.scaleY);
    },

    /** Stays sharp when looked at from so many times as near. */
    sharpen(times: number): void {
      if (times <= detail) return;
      detail = times;
      if (sketch) paintAll();
    },

    /** Another face, and the body that goes with it; a quick squash carries the change. */
    express(next: { mood: Mood; pose: Pose; lean: Lean }, animate: boolean): void {
      const change = () => {
        mood = next.mood;
        if (pose !== next.pose) {
          pose = next.pose;
          dress();
        }
        eyesShut = false;
        makeFace();
      };
      lean = next.lean;
      takeLean(animate);
      if (!animate || options.reduced()) return change();
      scene.tweens.killTweensOf(squash);
      Object.assign(squash, { wide: 1, high: 1 });
      // The new face is there even when the squash is cut short.
      change();
      scene.tweens.add({
        targets: squash,
        wide: 1.035,
        high: 0.955,
        duration: 90,
        yoyo: true,
        ease: 'Quad.out',
      });
      if (mood === 'angry' || mood === 'shouting') {
        scene.tweens.add({
          targets: root,
          x: { from: spot.x - 5, to: spot.x + 5 },
          duration: 48,
          yoyo: true,
          repeat: 4,
          onComplete: () => root.setX(spot.x),
        });
      }
    },

    gesture(gesture: 'nod' | 'shake'): void {
      if (options.reduced()) return;
      const state = { value: 0 };
      const nod = gesture === 'nod';
      scene.tweens.add({
        targets: state,
        value: 1,
        duration: nod ? 620 : 760,
        onUpdate: () => {
          const wave = Math.sin(state.value * Math.PI * (nod ? 4 : 6)) * (1 - state.value);
          bob = nod ? Math.max(0, wave) * 22 : 0;
          sway = nod ? wave * 0.05 : wave * 0.085;
        },
        onComplete: () => {
          bob = 0;
          sway = 0;
        },
      });
    },

    /** Turns the head to where the body faces, or round to the other side. */
    look(round: boolean, animate: boolean): void {
      const value = round ? -1 : 1;
      scene.tweens.killTweensOf(turn);
      if (animate && !options.reduced()) scene.tweens.add({ targets: turn, value, duration: 190, ease: 'Quad.inOut' });
      else turn.value = value;
    },

    /** Comes in: from the side on foot, from below where there is no floor to walk on. */
    enter(door: Door): void {
      if (options.reduced()) fade(0, 1);
      else walk(outside(door), spot, door);
    },

    /** Goes out; `gone` is called when nothing of them can be seen any more. */
    leave(door: Door, gone: () => void): void {
      scene.tweens.killTweensOf(root);
      if (options.reduced()) fade(1, 0, gone);
      else walk(spot, outside(door), door, gone);
    },

    speak(on: boolean): void {
      speaking = on;
      nextMouth = 0;
      if (!on && mouth !== null) {
        mouth = null;
        makeFace();
      }
    },

    /** One frame. `time` and `delta` in milliseconds; `still` while the beat is held. */
    update(time: number, delta: number, still: boolean): void {
      if (!sketch) return;
      if (speaking && !still) {
        nextMouth -= delta;
        if (nextMouth <= 0) {
          nextMouth = mouthMs * (0.8 + Math.random() * 0.5);
          const shapes: (string | null)[] = [null, ...talkFor(mood)].filter((shape) => shape !== mouth);
          mouth = shapes[Math.floor(Math.random() * shapes.length)] ?? null;
          makeFace();
        }
      }
      nextBlink -= delta;
      if (eyesShut && time >= opensAt) {
        eyesShut = false;
        makeFace();
      } else if (nextBlink <= 0) {
        nextBlink = 1900 + Math.random() * 2900;
        if (expressions[mood].blinks) {
          eyesShut = true;
          opensAt = time + 115;
          makeFace();
        }
      }
      if (options.reduced() || still) return standStill();
      const breath = Math.sin((time / 4200) * Math.PI * 2 * pace + phase);
      const idle = Math.sin((time / 6700) * Math.PI * 2 * pace + phase * 1.7);
      body.scaleY = body.scaleX * (1 + breath * 0.0055);
      holdHead(
        bob - breath * 3.4 - (speaking ? Math.abs(Math.sin(time / 210)) * 3 : 0),
        sway + idle * 0.014 + (speaking ? Math.sin(time / 260) * 0.012 : 0),
      );
    },

    destroy(): void {
      scene.tweens.killTweensOf([root, doll, squash, turn, way]);
      root.destroy();
      release(scene, [...bodies.values(), sketch]);
    },
  };
}
