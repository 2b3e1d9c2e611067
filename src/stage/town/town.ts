/**
 * The town of the title screen: a building for each client, lit as far as one has come.
 * It is decoration; whatever it leads to also stands in a list. What goes wrong later is reported through `onProblem`.
 */
import { GameObjects, type Scene } from 'phaser';
import type { Painted } from '../art.ts';
import type { Point } from '../layout.ts';
import { openScene } from '../open.ts';
import { release, show } from '../picture.ts';
import { paintTown, type TownPictures } from './landscape.ts';
import { alongRoad, buildingAt, planTown, type PlannedBuilding, type TownPlace, type TownPlan } from './town-plan.ts';

export type Town = {
  show(places: readonly TownPlace[]): void;
  setReducedMotion(reduced: boolean): void;
  destroy(): void;
};

export type TownOptions = {
  places: readonly TownPlace[];
  onPick: (id: string) => void;
  /** Told which building the pointer is over, and where the top of its roof is, as shares of the host's width and height; null for none. */
  onHover: (id: string | null, roof: Point) => void;
  reducedMotion: boolean;
  onProblem: (problem: unknown) => void;
};

const frameMs = 38; // a slow car needs no more than twenty-five frames a second
const speed = 34; // pixels a second, in a town at its full size
const restMs = 6000; // at either end of its way
const lift = 4; // CSS pixels a building rises under the pointer
const puffs = 4;
const puffMs = 5200;
const chimney = { x: 76, y: -158 }; // of the metal works, in units of its drawing

/** Builds the town in `host`, whose size it follows. Rejects when there is no canvas to draw on. */
export async function createTown(host: HTMLElement, options: TownOptions): Promise<Town> {
  const scene = await openScene(host, '#a9b98a');
  const { game } = scene;
  game.loop.sleep(); // its own clock draws far more often than this needs
  let places = options.places;
  let reduced = options.reducedMotion;
  let destroyed = false;
  let inView = true;
  let over: string | null = null;
  let drawn: ReturnType<typeof build> | null = null;

  const guard = (work: () => void) => {
    if (destroyed) return;
    try {
      work();
    } catch (problem) {
      options.onProblem(problem);
    }
  };

  let latest = 0;
  async function rebuild(): Promise<void> {
    const mine = ++latest;
    const [width, height] = [host.clientWidth, host.clientHeight];
    if (width < 1 || height < 1) return;
    const ratio = Math.min(2, window.devicePixelRatio || 1);
    const plan = planTown(places, width, height);
    const pictures = await paintTown(plan, ratio, () => mine === latest && !destroyed);
    if (!pictures || mine !== latest || destroyed) return;
    drawn?.destroy();
    game.scale.resize(Math.round(width * ratio), Math.round(height * ratio));
    game.canvas.style.width = `${width}px`;
    game.canvas.style.height = `${height}px`;
    drawn = build(scene, plan, pictures, ratio);
    hover(null);
    drawn.pose(reduced ? null : performance.now());
    step();
  }
  const again = () => void rebuild().catch(options.onProblem);

  function step(): void {
    game.loop.step(performance.now());
  }

  let ticking = 0;
  let lastFrame = 0;
  function tick(now: number): void {
    ticking = 0;
    if (destroyed || reduced || !inView || document.hidden) return;
    ticking = requestAnimationFrame(tick);
    if (now - lastFrame < frameMs) return;
    lastFrame = now;
    guard(() => {
      if (drawn?.pose(now)) step();
    });
  }
  const run = () => {
    if (ticking === 0) ticking = requestAnimationFrame(tick);
  };

  function hover(building: PlannedBuilding | null): void {
    const id = building?.id ?? null;
    if (id === over) return;
    over = id;
    host.style.cursor = id === null ? '' : 'pointer';
    drawn?.raise(id);
    step();
    options.onHover(
      id,
      building && drawn
        ? { x: building.foot.x / drawn.plan.width, y: building.box.y / drawn.plan.height }
        : { x: 0, y: 0 },
    );
  }

  const found = (event: MouseEvent) => {
    const { left, top } = host.getBoundingClientRect();
    const at = { x: event.clientX - left - host.clientLeft, y: event.clientY - top - host.clientTop };
    return drawn && buildingAt(drawn.plan, at);
  };
  const move = (event: PointerEvent) => guard(() => hover(event.pointerType === 'touch' ? null : found(event)));
  const leave = () => guard(() => hover(null));
  const press = (event: MouseEvent) =>
    guard(() => {
      const building = found(event);
      if (building) options.onPick(building.id);
    });
  await rebuild();
  host.addEventListener('pointermove', move);
  host.addEventListener('pointerleave', leave);
  host.addEventListener('click', press);
  const sizes = new ResizeObserver(() => {
    if (drawn?.plan.width !== host.clientWidth || drawn.plan.height !== host.clientHeight) again();
  });
  const sight = new IntersectionObserver(([entry]) => {
    inView = entry?.isIntersecting ?? true;
    run();
  });
  document.addEventListener('visibilitychange', run);

  sizes.observe(host);
  sight.observe(host);
  run();

  return {
    show(next) {
      if (JSON.stringify(next) === JSON.stringify(places)) return;
      places = next;
      again();
    },
    setReducedMotion(next) {
      if (next === reduced) return;
      reduced = next;
      guard(() => {
        drawn?.pose(reduced ? null : performance.now());
        step();
      });
      run();
    },
    destroy() {
      if (destroyed) return;
      destroyed = true;
      cancelAnimationFrame(ticking);
      sizes.disconnect();
      sight.disconnect();
      document.removeEventListener('visibilitychange', run);
      host.removeEventListener('pointermove', move);
      host.removeEventListener('pointerleave', leave);
      host.removeEventListener('click', press);
      host.style.cursor = '';
      drawn?.destroy();
      game.destroy(true);
      // A sleeping game would never come to tidying up.
      game.loop.step(performance.now());
    },
  };
}

/** Everything of one plan on the display list, from the back to the front. */
function build(scene: Scene, plan: TownPlan, pictures: TownPictures, ratio: number) {
  const painted: Painted[] = [];
  const images: GameObjects.Image[] = [];

  const add = (picture: Painted): GameObjects.Image => {
    const image = new GameObjects.Image(scene, 0, 0, '__DEFAULT').setOrigin(0);
    show(image, picture);
    image.setPosition(Math.round(picture.box.x * ratio), Math.round(picture.box.y * ratio)).setOrigin(0);
    painted.push(picture);
    images.push(image);
    return image;
  };

  const land = add(pictures.land);
  const standing = pictures.buildings.map((picture, index) => {
    const image = add(picture);
    return { id: plan.buildings[index]?.id, image, home: image.y };
  });
  const car = add(pictures.car).setOrigin(28 / 62, 28 / 32);
  const works = plan.buildings.find(({ kind, lit }) => kind === 'metalworks' && lit > 0);
  const smoke = works ? Array.from({ length: puffs }, () => add(pictures.puff).setOrigin(0.5).setVisible(false)) : [];
  const display = scene.sys.displayList;
  display.add(land);
  for (const { image } of standing) display.add(image);
  display.add(car);
  for (const image of smoke) display.add(image);

  const way = wayOf(plan);
  const length = way.at(-1)?.at ?? 0;
  const started = performance.now();

  return {
    plan,

    raise(id: string | null): void {
      for (const each of standing) each.image.y = each.home - (each.id === id ? lift * ratio : 0);
    },

    /** Null for a picture in which nothing moves. Gives whether it is another than the last. */
    pose(now: number | null): boolean {
      const passed = now === null ? 0 : now - started;
      const drive = (length / (speed * Math.max(0.55, plan.scale))) * 1000;
      const turn = passed % (2 * (drive + restMs));
      const back = turn > drive + restMs;
      const share = Math.min(1, (back ? turn - drive - restMs : turn) / Math.max(1, drive));
      const eased = share * share * (3 - 2 * share);
      // At rest it stands before the last door it may come to.
      const at = now === null ? length : (back ? 1 - eased : eased) * length;
      const { x, y } = pointAt(way, at);
      const moved = car.x !== x * ratio || car.scaleX !== (back ? -1 : 1);
      car.setPosition(x * ratio, (y + 5 * plan.scale) * ratio).setScale(back ? -1 : 1, 1);
      // It comes from behind the corner of a building that stands nearer.
      const place = 1 + plan.buildings.filter(({ foot }) => foot.y < y + 4 * plan.scale).length;
      if (display.getIndex(car) !== place) display.moveTo(car, place);
      for (const [index, image] of smoke.entries()) {
        if (!works || now === null) {
          image.setVisible(false);
          continue;
        }
        const age = ((passed + (index * puffMs) / puffs) % puffMs) / puffMs;
        image
          .setVisible(true)
          .setAlpha(0.75 * (1 - age))
          .setScale(0.4 + age)
          .setPosition(
            (works.foot.x + (chimney.x + age * 34) * plan.scale) * ratio,
            (works.foot.y + (chimney.y - age * 46) * plan.scale) * ratio,
          );
      }
      return moved || smoke.length > 0;
    },

    destroy(): void {
      for (const image of images) image.destroy();
      release(scene, painted);
    },
  };
}

type Way = (Point & { at: number })[];

/** As far as the car may go: into town, and on for as long as the roads are open. */
function wayOf({ roads }: TownPlan): Way {
  const way: Way = [];
  const shut = roads.findIndex(({ open }) => !open);
  for (const road of shut < 0 ? roads : roads.slice(0, shut)) {
    for (let part = way.length > 0 ? 1 : 0; part <= 40; part++) {
      const next = alongRoad(road, part / 40);
      const last = way.at(-1);
      way.push({ ...next, at: last ? last.at + Math.hypot(next.x - last.x, next.y - last.y) : 0 });
    }
  }
  return way;
}

function pointAt(way: Way, at: number): Point {
  const next = way.findIndex((spot) => spot.at >= at);
  const [a, b] = [way[Math.max(0, next - 1)], way[Math.max(0, next)]];
  if (!a || !b) return { x: -100, y: 0 };
  const share = b.at > a.at ? (at - a.at) / (b.at - a.at) : 0;
  return { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share };
}
