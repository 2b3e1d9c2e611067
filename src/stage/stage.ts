/**
 * The stage: what a view looks like. It is decoration; everything it shows is also said in text.
 * It never throws into the game: what goes wrong is reported through `onProblem`, and play goes on.
 */
import { CANVAS, Game, GameObjects, Scene } from 'phaser';
import type { Moment } from '../core/run/moment.ts';
import type { PlaceView } from '../core/run/view.ts';
import { createActor, loadActor } from './actor.ts';
import { contextOf, drawing, paint } from './art.ts';
import { frameOf } from './layout.ts';
import { release, show as showPicture } from './picture.ts';
import { plan } from './plan.ts';
import type { Emote, Move, Seat } from './plan.ts';
import { createSet } from './set.ts';
import type { Cast, StageSet } from './set.ts';
import { loadRoad } from './road.ts';
import { loadScenery } from './side.ts';
import type { Layers } from './side.ts';
import { createStill } from './still.ts';

export type Stage = {
  /** Shows the difference between two moments; with null the stage is set anew. */
  show(previous: Moment | null, next: Moment): void;
  /** Fetches people and places that come later, while nothing else is going on. */
  prepare(coming: { looks: readonly string[]; backdrops: readonly string[] }): void;
  setReducedMotion(reduced: boolean): void;
  /** Fits the stage to its host. Happens by itself when the host changes size. */
  resize(): void;
  pause(paused: boolean): void;
  /** Resolves when everything shown so far is on screen. */
  settled(): Promise<void>;
  /** Draws one frame now and gives the milliseconds it took: for benches. */
  draw(): number;
  destroy(): void;
};

export type StageOptions = {
  reducedMotion: boolean;
  /** Told what went wrong; the stage then shows what it can. */
  onProblem?: (problem: unknown) => void;
};

const sharpest = 2; // canvas pixels a CSS pixel; more cannot be seen and costs a frame
const leastWidth = 1280; // canvas pixels; with fewer the pen lines fray
const smallWidth = 640; // CSS pixels; below it faces come closer
const slowMs = 24; // fewer than about forty frames a second
const nearest = 0.07; // how much the camera enlarges when it is as near as it gets
const paper = '#fffdf8';
const ink = '#222736';
const dusk = '58 16 24';

/** Builds the stage in `host`, which decides its size. Rejects when there is no canvas to draw on. */
export async function createStage(host: HTMLElement, options: StageOptions): Promise<Stage> {
  let reduced = options.reducedMotion;
  const report = (problem: unknown) => options.onProblem?.(problem);
  const scene = await open(host);
  const { game } = scene;

  const layer = () => new GameObjects.Container(scene);
  const layers: Layers = { behind: layer(), people: layer(), before: layer(), over: layer() };
  // The light lies on the place, not on the people: they stand out the more, the tenser it gets.
  const shade = new GameObjects.Image(scene, 0, 0, '__DEFAULT').setVisible(false);
  const curtain = new GameObjects.Image(scene, 0, 0, '__DEFAULT').setVisible(false);
  const stills = [
    createStill(scene, layers.behind, { opaque: true, veil: shade }),
    createStill(scene, layers.before, { opaque: false }),
  ] as const;
  for (const object of [
    stills[0].image,
    layers.behind,
    shade,
    layers.people,
    stills[1].image,
    layers.before,
    layers.over,
    curtain,
  ]) {
    scene.sys.displayList.add(object);
  }
  showPicture(curtain, { canvas: sheet() });

  let set: StageSet | null = null;
  let frame = frameOf(1280, 720);
  let density = 1;
  let held = 0; // milliseconds of silence left
  let waiting = 0; // moments not shown yet
  let queue = Promise.resolve();
  let destroyed = false;
  let quality = 1;
  let slow = 0; // spells in a row in which frames took too long
  const gaps: number[] = [];
  let dark: HTMLCanvasElement | null = null; // the picture of the shade
  let rested = 0; // frames in which nothing but people moved
  const pointer = { x: 0, now: 0 };
  const camera = { on: null as string | null, push: 0, zoom: 1, x: 640, y: 360 };
  const mood = { tension: 0, now: 0 };

  function fit(): void {
    const wanted = Math.min(sharpest, window.devicePixelRatio || 1) * quality;
    const ratio = Math.max(wanted, Math.min(1, leastWidth / Math.max(1, host.clientWidth)));
    const width = Math.max(1, Math.round(host.clientWidth * ratio));
    const height = Math.max(1, Math.round(host.clientHeight * ratio));
    if (game.scale.width !== width || game.scale.height !== height) game.scale.resize(width, height);
    game.canvas.style.width = `${host.clientWidth}px`;
    game.canvas.style.height = `${host.clientHeight}px`;
    if (set) aim(set.place.kind);
    const old = dark;
    dark = vignette(width, height);
    showPicture(shade, { canvas: dark });
    shade.setOrigin(0);
    release(scene, [old && { canvas: old }]);
    thaw();
    set?.arrange(frame, density, false);
    // Resizing empties the canvas; a paused stage would stay empty.
    if (!game.loop.running && set) game.loop.step(performance.now());
  }

  /** Chooses what of the painting is shown. The road keeps its dashboard, where the kilometres are. */
  function aim(kind: PlaceView['kind']): void {
    const { width, height } = game.canvas;
    frame = frameOf(width, height, kind !== 'road' && host.clientWidth < smallWidth);
    density = frame.unit;
  }

  /** Moves the camera; gives whether it moved. */
  function look(delta: number): boolean {
    const target = camera.on === null ? null : (set?.faceOf(camera.on) ?? null);
    const zoom = 1 + camera.push * nearest;
    const step = reduced ? 1 : 1 - Math.exp(-delta / 260);
    const before = { ...camera };
    camera.zoom = towards(camera.zoom, zoom, step, 0.0008);
    camera.x = towards(camera.x, target?.x ?? frame.x + frame.width / 2, step, 0.5);
    camera.y = towards(camera.y, target?.y ?? frame.y + frame.height * 0.6, step, 0.5);
    const scale = density * camera.zoom;
    for (const each of Object.values(layers)) {
      each.setScale(scale);
      each.setPosition(
        (camera.x - frame.x) * density - camera.x * scale,
        (camera.y - frame.y) * density - camera.y * scale,
      );
    }
    return camera.zoom !== before.zoom || (zoom !== 1 && (camera.x !== before.x || camera.y !== before.y));
  }

  function update(time: number, delta: number): void {
    held = Math.max(0, held - delta);
    const step = reduced ? 1 : 1 - Math.exp(-delta / 300);
    const was = { pointer: pointer.now, tension: mood.now };
    pointer.now = towards(pointer.now, reduced ? 0 : pointer.x, step, 0.004);
    mood.now = towards(mood.now, held > 0 ? 1 : mood.tension, step, 0.01);
    const cameraMoved = look(delta);
    const setMoved = set?.update(time, delta, { still: held > 0, reduced, drift: pointer.now }) ?? false;
    if (cameraMoved || setMoved || was.pointer !== pointer.now || was.tension !== mood.now) {
      thaw();
      shade.setVisible(mood.now > 0.04).setAlpha(mood.now * 0.8);
    }
    // A frame or two of rest, so that a slow move does not pay for a copy at every stop.
    else if (++rested === 6 && set) {
      stills[0].freeze(0);
      const top = Math.floor(layers.before.y + set.frontTop * layers.before.scaleY);
      stills[1].freeze(Math.min(game.canvas.height - 1, Math.max(0, top)));
    }
  }

  /** Draws fewer pixels on a device that cannot keep up. */
  function pace(): void {
    gaps.push(game.loop.rawDelta);
    if (gaps.length < 120) return;
    const median = gaps.sort((a, b) => a - b)[60] ?? 0;
    gaps.length = 0;
    slow = median > slowMs ? slow + 1 : 0;
    if (slow < 2 || quality < 0.5 || game.canvas.width <= leastWidth) return;
    slow = 0;
    quality *= 0.75;
    fit();
  }

  function thaw(): void {
    rested = 0;
    for (const still of stills) still.thaw();
  }

  const wait = (ms: number) => new Promise<void>((resolve) => scene.time.delayedCall(ms, resolve));

  /** Draws a sheet of paper across the stage, does the change behind it, and draws it away. */
  async function behindPaper(change: () => void): Promise<void> {
    if (reduced || waiting > 1) {
      change();
      curtain.setVisible(false);
      return;
    }
    const { width, height } = game.scale;
    const slanted = width + height * 0.5;
    curtain
      .setDisplaySize(slanted, height * 2.2)
      .setPosition(0, height / 2)
      .setAngle(8)
      .setVisible(true);
    const pull = (from: number, to: number, ease: string) =>
      new Promise<void>((resolve) => {
        curtain.x = from;
        scene.tweens.add({ targets: curtain, x: to, duration: 260, ease, onComplete: () => resolve() });
      });
    if (set) await pull(width + slanted / 2 + height * 0.3, width / 2, 'Cubic.in');
    change();
    await pull(width / 2, -slanted / 2 - height * 0.3, 'Cubic.out');
    curtain.setVisible(false);
  }

  async function load(
    seats: readonly Seat[],
  ): Promise<{ id: string; look: string; layers: Awaited<ReturnType<typeof loadActor>> }[]> {
    const loaded = await Promise.all(
      seats.map(async ({ id, look }) => {
        try {
          return [{ id, look, layers: await loadActor(look) }];
        } catch (problem) {
          report(problem);
          return [];
        }
      }),
    );
    return loaded.flat();
  }

  async function enter(place: Extract<Move, { do: 'enter' }>['place'], moves: readonly Move[]): Promise<void> {
    const seats = moves.flatMap((move) => (move.do === 'seat' ? move.people : []));
    const [sceneries, people, passing] = await Promise.all([
      Promise.all(place.backdrops.map(loadScenery)),
      load(seats),
      place.kind === 'road' ? loadRoad() : null,
    ]);
    if (destroyed) return;
    await behindPaper(() => {
      const old = set;
      aim(place.kind);
      set = createSet(scene, layers, place, sceneries, passing);
      set.arrange(frame, density, false);
      set.seat(join(people, set), false);
      old?.destroy();
      held = 0;
      thaw();
      for (const move of moves) carryOut(move, false);
      look(100_000);
    });
  }

  function join(people: Awaited<ReturnType<typeof load>>, into: StageSet): Cast {
    return people.map(({ id, look, layers }) => ({
      id,
      look,
      actor: createActor(scene, layers, { reduced: () => reduced, light: into.place.light }),
    }));
  }

  async function seat(seats: readonly Seat[]): Promise<void> {
    if (!set) return;
    const old = set.cast;
    const newcomers = seats.filter(({ id, look }) => !old.some((member) => member.id === id && member.look === look));
    const loaded = join(await load(newcomers), set);
    const next = seats.flatMap(({ id, look }) => {
      const member = [...old, ...loaded].find((one) => one.id === id && one.look === look);
      return member ? [member] : [];
    });
    thaw();
    set.seat(next, true);
    for (const { actor } of loaded)
      if (!reduced)
        scene.tweens.add({
          targets: actor.root,
          y: { from: actor.spot.y + 420, to: actor.spot.y },
          duration: 420,
          ease: 'Back.out',
        });
    for (const member of old) if (!next.includes(member)) member.actor.destroy();
  }

  function carryOut(move: Move, animate: boolean): void {
    switch (move.do) {
      case 'light':
        mood.tension = move.tension;
        return;
      case 'express':
        set?.actor(move.who)?.express(move, animate);
        return;
      case 'gesture':
        set?.actor(move.who)?.gesture(move.gesture);
        return;
      case 'emote':
        void pop(move.who, move.emote).catch(report);
        return;
      case 'frame':
        camera.on = move.on;
        camera.push = move.push;
        return;
      case 'travel':
        set?.travel(move.from, move.to, !reduced);
        return;
      case 'talk':
        set?.speak(move.who);
        return;
      default:
    }
  }

  /** A mark beside the head, for a second and a half. */
  async function pop(who: string, emote: Emote): Promise<void> {
    const picture = await drawing(`emotes/${emote}.svg`);
    const side = set?.sideOf(who);
    const actor = set?.actor(who);
    if (!picture || !side || !actor) return;
    const size = 120 * actor.spot.scale * 2;
    const painted = paint([picture], (size / picture.box.height) * density);
    const { x, y } = actor.mark();
    const mark = new GameObjects.Image(scene, side.x + x, y, '__DEFAULT');
    showPicture(mark, painted);
    layers.over.add(mark);
    const scale = 1 / density;
    if (reduced) mark.setScale(scale);
    else
      scene.tweens.add({
        targets: mark,
        scale: { from: 0, to: scale },
        angle: { from: -18, to: 0 },
        duration: 320,
        ease: 'Back.out',
      });
    await wait(1500);
    if (!mark.scene) return;
    mark.destroy();
    release(scene, [painted]);
  }

  async function perform(moves: readonly Move[]): Promise<void> {
    for (const [index, move] of moves.entries()) {
      if (destroyed) return;
      if (move.do === 'hold') {
        held = move.ms;
        set?.speak(null);
        if (waiting <= 1) await wait(move.ms);
      } else if (move.do === 'enter') {
        return enter(move.place, moves.slice(index + 1));
      } else if (move.do === 'seat') {
        await seat(move.people);
      } else {
        carryOut(move, true);
      }
    }
  }

  const onPointer = (event: PointerEvent) => {
    const box = host.getBoundingClientRect();
    pointer.x = Math.min(1, Math.max(-1, ((event.clientX - box.left) / Math.max(1, box.width)) * 2 - 1));
  };
  host.addEventListener('pointermove', onPointer);
  const observer = new ResizeObserver(() => guard(fit));
  observer.observe(host);
  const guard = (work: () => void) => {
    if (destroyed) return;
    try {
      work();
    } catch (problem) {
      report(problem);
    }
  };
  scene.events.on('update', (time: number, delta: number) =>
    guard(() => {
      update(time, Math.min(delta, 100));
      pace();
    }),
  );
  fit();

  return {
    show(previous, next) {
      waiting++;
      const moves = plan(previous, next);
      queue = queue
        .then(() => perform(moves))
        .catch(report)
        .finally(() => waiting--);
    },
    prepare({ looks, backdrops }) {
      const jobs = [...looks.map((one) => () => loadActor(one)), ...backdrops.map((one) => () => loadScenery(one))];
      const next = () => {
        const job = jobs.shift();
        if (!job || destroyed) return;
        whenIdle(() => void job().catch(report).finally(next));
      };
      next();
    },
    setReducedMotion(value) {
      reduced = value;
    },
    resize: () => guard(fit),
    pause(paused) {
      guard(() => (paused ? game.loop.sleep() : game.loop.wake()));
    },
    settled: () => queue,
    draw() {
      const start = performance.now();
      game.loop.step(start);
      return performance.now() - start;
    },
    destroy() {
      destroyed = true;
      // Phaser takes itself down in its next frame, so there must be one.
      game.loop.wake();
      observer.disconnect();
      host.removeEventListener('pointermove', onPointer);
      game.destroy(true);
    },
  };
}

function towards(now: number, aim: number, step: number, near: number): number {
  const next = now + (aim - now) * step;
  return Math.abs(next - aim) < near ? aim : next;
}

function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in window) window.requestIdleCallback(work, { timeout: 2000 });
  else setTimeout(work, 200);
}

/** Starts Phaser with nothing but a canvas and a clock. */
function open(host: HTMLElement): Promise<Scene> {
  return new Promise((resolve, reject) => {
    class Play extends Scene {
      create(): void {
        this.game.canvas.setAttribute('aria-hidden', 'true');
        resolve(this);
      }
    }
    try {
      new Game({
        type: CANVAS,
        parent: host,
        width: 16,
        height: 9,
        scale: { mode: 0, expandParent: false }, // 0: the stage sizes itself
        // The set covers every pixel, so clearing first would be drawn twice.
        render: { clearBeforeRender: false, antialias: true, transparent: false },
        backgroundColor: paper,
        banner: false,
        autoFocus: false,
        audio: { noAudio: true },
        input: { keyboard: false, mouse: false, touch: false, gamepad: false, windowEvents: false },
        scene: Play,
      });
    } catch (problem) {
      reject(problem instanceof Error ? problem : new Error(String(problem)));
    }
  });
}

/** Darkness from the edges inwards, as large as the stage: copying is cheaper than enlarging. */
function vignette(width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = contextOf(canvas);
  context.scale(width / 160, height / 90);
  const gradient = context.createRadialGradient(80, 42, 28, 80, 45, 100);
  gradient.addColorStop(0, `rgb(${dusk} / 0)`);
  gradient.addColorStop(1, `rgb(${dusk} / 0.85)`);
  context.fillStyle = gradient;
  context.fillRect(0, 0, 160, 90);
  return canvas;
}

/** A sheet of paper with an inked edge, to be stretched. */
function sheet(): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = 512;
  canvas.height = 4;
  const context = contextOf(canvas);
  context.fillStyle = ink;
  context.fillRect(0, 0, 512, 4);
  context.fillStyle = paper;
  context.fillRect(3, 0, 506, 4);
  return canvas;
}
