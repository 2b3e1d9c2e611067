/**
 * The stage: what a view looks like. It is decoration; everything it shows is also said in text.
 * It never throws into the game: what goes wrong is reported through `onProblem`, and play goes on.
 */
import { GameObjects } from 'phaser';
import type { Moment } from '../core/run/moment.ts';
import type { PlaceView } from '../core/run/view.ts';
import { createActor, loadActor } from './actor.ts';
import { contextOf } from './canvas.ts';
import { closest, createCamera, towards } from './camera.ts';
import { paper } from './colours.ts';
import { createCurtain } from './curtain.ts';
import { createMarks } from './marks.ts';
import { openScene } from './open.ts';
import { plan } from './plan.ts';
import type { Move, Seat } from './plan.ts';
import { loadRoad } from './road.ts';
import { createSet } from './set.ts';
import type { Cast, StageSet } from './set.ts';
import { createShade } from './shade.ts';
import { createSharpness } from './sharpness.ts';
import { loadScenery } from './side.ts';
import type { Layers } from './side.ts';
import { createStill } from './still.ts';

export type Stage = {
  /** Shows the difference between two moments; with null the stage is set anew. */
  show(previous: Moment | null, next: Moment): void;
  /** Fetches people and places that come later, while nothing else is going on. */
  prepare(coming: { looks: readonly string[]; backdrops: readonly string[] }): void;
  setReducedMotion(reduced: boolean): void;
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

const smallWidth = 640; // CSS pixels; below it faces come closer
const restFrames = 6; // a slow move must not pay for a copy at every stop
const longestFrameMs = 100; // a tab that comes back goes on where it was

/** Builds the stage in `host`, whose size it follows. Rejects when there is no canvas to draw on. */
export async function createStage(host: HTMLElement, options: StageOptions): Promise<Stage> {
  const scene = await openScene(host, paper);
  const { game } = scene;
  const layer = () => new GameObjects.Container(scene);
  const layers: Layers = { behind: layer(), people: layer(), before: layer(), over: layer() };
  const shade = createShade(scene);
  const curtain = createCurtain(scene);
  const marks = createMarks(scene, layers.over);
  const camera = createCamera([
    { layer: layers.behind, depth: 0.8 },
    { layer: layers.people, depth: 1 },
    { layer: layers.before, depth: 1.2 },
    { layer: layers.over, depth: 1 },
  ]);
  const sharpness = createSharpness();
  const place = createStill(scene, layers.behind, { opaque: true, veil: shade.image });
  const table = createStill(scene, layers.before, { opaque: false });
  const order = [place.image, layers.behind, shade.image, layers.people, table.image, layers.before, layers.over];
  for (const object of [...order, curtain.image]) scene.sys.displayList.add(object);

  let reduced = options.reducedMotion;
  let destroyed = false;
  let set: StageSet | null = null;
  let watched: string | null = null; // whom the camera goes to
  let tension = 0;
  let held = 0; // milliseconds of silence left
  let grim = false;
  let rested = 0; // frames in which nothing but people moved
  const pointer = { aim: 0, now: 0 };

  let queue = Promise.resolve();
  let waiting = 0; // moments not on stage yet
  let lost = false; // something could not be shown: the next moment sets the stage anew

  const report = (problem: unknown) => options.onProblem?.(problem);
  const guard = (work: () => void) => {
    if (destroyed) return;
    try {
      work();
    } catch (problem) {
      report(problem);
    }
  };

  function fit(): void {
    const ratio = sharpness.ratio(host.clientWidth);
    const width = Math.max(1, Math.round(host.clientWidth * ratio));
    const height = Math.max(1, Math.round(host.clientHeight * ratio));
    if (game.canvas.width !== width || game.canvas.height !== height) game.scale.resize(width, height);
    game.canvas.style.width = `${host.clientWidth}px`;
    game.canvas.style.height = `${host.clientHeight}px`;
    shade.fit(width, height);
    thaw();
    if (!set) return coverWithPaper();
    aim(set.place.kind);
    set.arrange(camera.frame, camera.unit, false);
    frameSet();
    // Resizing empties the canvas; a paused stage would stay empty.
    if (!game.loop.running) game.loop.step(performance.now());
  }

  /** Chooses what of the painting is shown. The road keeps its dashboard, where the kilometres are. */
  function aim(kind: PlaceView['kind']): void {
    camera.fit(game.canvas.width, game.canvas.height, kind !== 'road' && host.clientWidth < smallWidth);
  }

  function frameSet(): void {
    if (set) camera.within(set.painting.box, set.painting.flat);
  }

  function coverWithPaper(): void {
    const context = contextOf(game.canvas);
    context.fillStyle = paper;
    context.fillRect(0, 0, game.canvas.width, game.canvas.height);
  }

  function update(time: number, delta: number): void {
    held = Math.max(0, held - delta);
    const pace = reduced ? 'at once' : delta;
    const drift = pointer.now;
    pointer.now = towards(pointer.now, reduced ? 0 : pointer.aim, reduced ? 1 : 1 - Math.exp(-delta / 300), 0.004);
    const moved = [
      camera.move(watched === null ? null : (set?.faceOf(watched) ?? null), pace),
      shade.move(held > 0 && grim ? 1 : tension, pace),
      set?.update(time, delta, { still: held > 0, reduced, drift: pointer.now }),
      pointer.now !== drift,
    ];
    if (moved.includes(true)) thaw();
    else if (++rested === restFrames) freeze();
  }

  function freeze(): void {
    if (!set) return;
    place.freeze(0);
    const top = Math.floor(layers.before.y + set.frontTop * layers.before.scaleY);
    table.freeze(Math.min(game.canvas.height - 1, Math.max(0, top)));
  }

  function thaw(): void {
    rested = 0;
    place.thaw();
    table.thaw();
    shade.lay();
  }

  async function perform(moves: readonly Move[]): Promise<void> {
    for (const [index, move] of moves.entries()) {
      if (destroyed) return;
      if (move.do === 'hold') await hold(move);
      else if (move.do === 'enter') return enter(move.place, moves.slice(index + 1));
      else if (move.do === 'seat') await seat(move.people);
      else carryOut(move, true);
    }
  }

  async function hold({ ms, grim: dark }: Extract<Move, { do: 'hold' }>): Promise<void> {
    set?.speak(null);
    if (waiting > 1) return;
    held = ms;
    grim = dark;
    await new Promise<void>((resolve) => scene.time.delayedCall(ms, resolve));
  }

  async function enter(next: PlaceView, moves: readonly Move[]): Promise<void> {
    const seats = moves.flatMap((move) => (move.do === 'seat' ? move.people : []));
    const [sceneries, people, passing] = await Promise.all([
      Promise.all(next.backdrops.map((one) => loadScenery(one, next.light))),
      load(seats),
      next.kind === 'road' ? loadRoad() : null,
    ]);
    if (destroyed) return;
    const change = () => {
      const old = set;
      aim(next.kind);
      set = createSet(scene, layers, next, sceneries, passing);
      set.arrange(camera.frame, camera.unit, false);
      set.seat(join(people, set), false);
      frameSet();
      old?.destroy();
      marks.clear();
      held = 0;
      for (const move of moves) carryOut(move, false);
      camera.move(watched === null ? null : set.faceOf(watched), 'at once');
      thaw();
    };
    if (reduced || waiting > 1) change();
    else await curtain.change(change, set === null);
  }

  async function seat(seats: readonly Seat[]): Promise<void> {
    if (!set) return;
    const old = set.cast;
    const stays = ({ id, look }: Seat) => old.some((member) => member.id === id && member.look === look);
    const newcomers = join(await load(seats.filter((one) => !stays(one))), set);
    const next = seats.flatMap(({ id, look }) => {
      const member = [...old, ...newcomers].find((one) => one.id === id && one.look === look);
      return member ? [member] : [];
    });
    thaw();
    set.seat(next, true);
    frameSet();
  }

  /** Whoever cannot be fetched is missing; the others play on. */
  async function load(seats: readonly Seat[]) {
    const found = await Promise.allSettled(seats.map(async (one) => ({ ...one, art: await loadActor(one.look) })));
    for (const one of found) if (one.status === 'rejected') report(one.reason);
    return found.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  }

  function join(people: Awaited<ReturnType<typeof load>>, into: StageSet): Cast {
    const how = { reduced: () => reduced, light: into.place.light };
    return people.map(({ id, look, art }) => ({ id, look, actor: createActor(scene, art, how) }));
  }

  function carryOut(move: Move, animate: boolean): void {
    switch (move.do) {
      case 'light':
        tension = move.tension;
        return;
      case 'express':
        set?.actor(move.who)?.express(move, animate);
        return;
      case 'gesture':
        set?.actor(move.who)?.gesture(move.gesture);
        return;
      case 'emote': {
        const at = set?.markOf(move.who);
        if (at) marks.pop(move.emote, at, camera.unit, reduced).catch(report);
        return;
      }
      case 'frame':
        watched = move.on;
        if (move.on !== null && move.near === 1) set?.actor(move.on)?.sharpen(closest);
        camera.approach(move.near, move.cut);
        return;
      case 'look':
        set?.actor(move.who)?.look(move.round, animate);
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

  const follow = (event: PointerEvent) => {
    const box = host.getBoundingClientRect();
    pointer.aim = Math.min(1, Math.max(-1, ((event.clientX - box.left) / Math.max(1, box.width)) * 2 - 1));
  };
  host.addEventListener('pointermove', follow);
  const observer = new ResizeObserver(() => guard(fit));
  observer.observe(host);
  scene.events.on('update', (time: number, delta: number) =>
    guard(() => {
      update(time, Math.min(delta, longestFrameMs));
      if (sharpness.tooSlow(game.loop.rawDelta, game.canvas.width)) fit();
    }),
  );
  guard(fit);

  return {
    show(previous, next) {
      waiting++;
      queue = queue
        .then(() => {
          const moves = plan(lost ? null : previous, next);
          lost = false;
          return perform(moves);
        })
        .catch((problem: unknown) => {
          lost = true;
          report(problem);
        })
        .finally(() => waiting--);
    },
    prepare({ looks, backdrops }) {
      const jobs = [
        ...looks.map((one) => () => loadActor(one)),
        // Between them these two hours need all that a place has.
        ...backdrops.flatMap((one) => (['day', 'night'] as const).map((light) => () => loadScenery(one, light))),
      ];
      const next = () => {
        const job = destroyed ? undefined : jobs.shift();
        // What fails now is fetched again, and reported, when it is needed.
        if (job) whenIdle(() => void job().then(next, next));
      };
      next();
    },
    setReducedMotion(value) {
      reduced = value;
    },
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
      observer.disconnect();
      host.removeEventListener('pointermove', follow);
      // Phaser takes itself down in its next frame, so there must be one.
      game.loop.wake();
      game.destroy(true);
    },
  };
}

function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in window) window.requestIdleCallback(work, { timeout: 2000 });
  else setTimeout(work, 200);
}
