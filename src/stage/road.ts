/**
 * The view from behind the wheel: lane dashes and what stands in the verge come closer and go past,
 * and the navigator on the dashboard counts the kilometres.
 */
import { GameObjects } from 'phaser';
import type { Scene } from 'phaser';
import { drawing, lightOutside, paint } from './art.ts';
import { contextOf, type Drawing } from './canvas.ts';
import type { Light, Painted } from './art.ts';
import { ink, paper } from './colours.ts';
import { painted as wholePainting } from './layout.ts';
import type { Box } from './layout.ts';
import { release, show } from './picture.ts';
import type { Layers } from './side.ts';
import { road } from './wardrobe.ts';

type Thing = { image: GameObjects.Image; x: number; distance: number; dash: boolean; scale: number };

export type RoadArt = Record<'strip' | 'verge' | 'cloud', Drawing>;

// Distances in multiples of where a thing has its painted size.
const near = 0.62;
const far = 13;
const cruise = 0.0042; // distance a millisecond
const drift = 0.0045; // stage units a millisecond, for a cloud as large as it is drawn
const cloudHalf = 100;
const dashes = 9; // in each row
const row = ['tree', 'post', 'bush', 'lamp', 'tree', 'post', 'sign', 'bush', 'tree', 'post', 'lamp', 'bush'] as const;
const travelMs = 5200; // a long drive, told quickly

// On the screen of the navigator, below its map.
const counterBox: Box = { x: 752, y: 618, width: 116, height: 46 };

/** Fetches what goes past. */
export async function loadRoad(): Promise<RoadArt | null> {
  const [strip, verge, cloud] = await Promise.all(
    ['road-strip', 'verge', 'cloud'].map((name) => drawing(`backdrops/road/${name}.svg`)),
  );
  return strip && verge && cloud ? { strip, verge, cloud } : null;
}

export function createRoad(scene: Scene, layers: Layers, art: RoadArt, light: Light) {
  const heaven = new GameObjects.Container(scene);
  const lane = new GameObjects.Container(scene);
  layers.people.addAt(lane, 0).addAt(heaven, 0);
  const counter = new GameObjects.Image(scene, 0, 0, '__DEFAULT').setVisible(false);
  layers.over.add(counter);

  const things: Thing[] = [];
  const thing = (x: number, distance: number, dash: boolean, scale: number) => {
    const image = new GameObjects.Image(scene, 0, 0, '__DEFAULT');
    things.push({ image, x, distance, dash, scale });
  };
  for (const x of road.dashes) for (let i = 0; i < dashes; i++) thing(x, near + ((far - near) * i) / dashes, true, 1);
  row.forEach((_, i) =>
    thing(road.verges[i % 2] ?? 0, near + ((far - near) * (i + 0.5)) / row.length, false, 0.8 + (i % 3) * 0.15),
  );
  things.sort((a, b) => b.distance - a.distance);
  const clouds = road.clouds.map((cloud) => ({ ...cloud, image: new GameObjects.Image(scene, 0, 0, '__DEFAULT') }));
  heaven.add(clouds.map(({ image }) => image));
  lane.add(things.map(({ image }) => image));

  let density = 0;
  let painted: Painted[] = [];
  let sketch: { canvas: HTMLCanvasElement; context: CanvasRenderingContext2D } | null = null;
  let km: { from: number; to: number; at: number } | null = null;
  let shownKm: number | null = null;

  function stand({ image, x, distance, scale }: Thing): void {
    const t = 1 / distance;
    image.setPosition(
      road.vanishing.x + (x - road.vanishing.x) * t,
      road.vanishing.y + (road.bottom - road.vanishing.y) * t,
    );
    image.setScale((t * scale) / density);
    // What is far off comes out of the haze.
    image.setAlpha(Math.min(1, Math.max(0, (far - distance) / 3)));
  }

  function hang({ image, x, y }: (typeof clouds)[number]): void {
    image.setPosition(x, y);
  }

  function write(): void {
    if (!km || !sketch) return;
    const value = Math.round(km.from + (km.to - km.from) * ease(km.at));
    if (value === shownKm) return;
    shownKm = value;
    const { context } = sketch;
    const { width, height } = counterBox;
    context.setTransform(density, 0, 0, density, 0, 0);
    context.clearRect(0, 0, width, height);
    context.fillStyle = paper;
    context.strokeStyle = ink;
    context.lineWidth = 4;
    context.beginPath();
    context.roundRect(2, 2, width - 4, height - 4, 12);
    context.fill();
    context.stroke();
    context.fillStyle = ink;
    context.font = `700 30px "Atkinson Hyperlegible Next", system-ui, sans-serif`;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    // Narrower where another font has taken the place of ours.
    context.fillText(`${value} km`, width / 2, height / 2 + 2, width - 22);
  }

  return {
    paint(pixels: number): void {
      if (pixels === density) return;
      const old = painted;
      const oldSketch = sketch;
      density = pixels;
      const cut = (name: keyof typeof road.frames) => paint([art.verge], density, road.frames[name]);
      const strip = paint([art.strip], density);
      const stands = new Map([...new Set(row)].map((name) => [name, cut(name)]));
      const cloud = paint([art.cloud], density);
      painted = [cloud, strip, ...stands.values()];
      for (const picture of painted) lightOutside(picture, light, false);
      for (const one of clouds) {
        show(one.image, cloud);
        one.image
          .setOrigin(-cloud.box.x / cloud.box.width, -cloud.box.y / cloud.box.height)
          .setScale(one.scale / density);
        hang(one);
      }
      let i = 0;
      for (const one of [...things].sort((a, b) => Number(a.dash) - Number(b.dash))) {
        const name = row[i++ % row.length] ?? 'tree';
        const picture = one.dash ? strip : stands.get(name);
        if (!picture) continue;
        show(one.image, picture);
        const { box } = picture;
        const frame = road.frames[name];
        // A dash is drawn from its foot; whatever stands in the verge, in the middle of its frame.
        const foot = one.dash ? { x: 0, y: 0 } : { x: frame.x + frame.width / 2, y: frame.y + frame.height };
        one.image.setOrigin((foot.x - box.x) / box.width, (foot.y - box.y) / box.height);
        stand(one);
      }
      const canvas = document.createElement('canvas');
      canvas.width = Math.ceil(counterBox.width * density);
      canvas.height = Math.ceil(counterBox.height * density);
      sketch = { canvas, context: contextOf(canvas) };
      shownKm = null;
      write();
      show(counter, { canvas });
      counter
        .setOrigin(0)
        .setScale(1 / density)
        .setPosition(counterBox.x, counterBox.y);
      release(scene, [...old, oldSketch]);
    },

    travel(from: number, to: number, animate: boolean): void {
      km = { from, to, at: animate ? 0 : 1 };
      counter.setVisible(true);
      write();
    },

    update(delta: number, still: boolean): void {
      if (km && km.at < 1) {
        km.at = still ? 1 : Math.min(1, km.at + delta / travelMs);
        write();
      }
      if (still) return;
      for (const one of clouds) {
        one.x += drift * one.scale * delta;
        const beyond = cloudHalf * one.scale;
        if (one.x - beyond > wholePainting.x + wholePainting.width) one.x = wholePainting.x - beyond;
        hang(one);
      }
      const hurry = km && km.at < 1 ? 1 + Math.sin(km.at * Math.PI) * 1.6 : 1;
      for (const one of things) {
        one.distance -= cruise * hurry * delta;
        if (one.distance < near) {
          one.distance += far - near;
          lane.sendToBack(one.image);
        }
        stand(one);
      }
    },

    destroy(): void {
      heaven.destroy();
      lane.destroy();
      counter.destroy();
      release(scene, [...painted, sketch]);
    },
  };
}

const ease = (x: number) => (x < 0.5 ? 2 * x * x : 1 - (2 - 2 * x) ** 2 / 2);
