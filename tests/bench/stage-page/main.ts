/** The scenes of the five scenarios that ask most of the stage, and the same pictures on a bare canvas, for the bench to time. */
import type { Moment } from '../../../src/core/run/moment.ts';
import type { PlaceView, View } from '../../../src/core/run/view.ts';
import type { Mood } from '../../../src/core/scenario/stagecraft.ts';
import { createStage } from '../../../src/stage/stage.ts';

/** One picture as it was drawn: what, with which transform and opacity, from and to where. */
type Drawn = {
  transform: DOMMatrix;
  alpha: number;
  picture: CanvasImageSource;
  from: [number, number, number, number];
  to: [number, number, number, number];
};

export type StageBench = {
  /** Names of the scenes there are. */
  scenes: string[];
  /** Enters a scene and is done when it stands there. */
  enter: (name: string) => Promise<void>;
  /** Milliseconds between frames as the browser shows them, for so long; every second somebody speaks, in another mood. */
  frames: (ms: number) => Promise<number[]>;
  /** Milliseconds a frame, stage and bare canvas in turn, so many rounds of so many frames, the camera on its way. */
  uncapped: (rounds: number, frames: number) => Promise<{ stage: number[]; bare: number[]; pictures: number }>;
  /** Goes from scene to scene so many times, without the movements in between. */
  change: (times: number) => Promise<void>;
};

type Setting = { place: PlaceView; looks: View['scenes'][number]['present'][number]['look'][] };

const at = (kind: PlaceView['kind'], light: PlaceView['light'], ...backdrops: PlaceView['backdrops']): PlaceView => ({
  id: `${kind}-${backdrops.join('-')}-${light}`,
  name: '',
  kind,
  backdrops,
  light,
});
const settings: Record<string, Setting> = {
  'four at a table': {
    place: at('room', 'day', 'meeting-room'),
    looks: ['kenji', 'mirjam', 'yara', 'gerrit'],
  },
  'on the road': { place: at('road', 'evening', 'road'), looks: ['yara'] },
  'on the phone': { place: at('phone', 'morning', 'desk-haarlem', 'director-office'), looks: ['terpstra'] },
  'three in the evening': { place: at('room', 'evening', 'restaurant'), looks: ['mirjam', 'samir', 'sander'] },
  'on a screen': { place: at('video', 'day', 'video-call'), looks: ['bart', 'marijke'] },
  'at night': { place: at('room', 'night', 'meeting-room'), looks: ['nigel'] },
};

// Each brings another body, and a mark, a cut or a push of the camera.
const course: Mood[] = ['happy', 'angry', 'warm', 'sceptical', 'surprised', 'annoyed', 'thinking'];

function moment({ place, looks }: Setting, step: number): Moment {
  const mood = course[step % course.length] ?? 'neutral';
  const view: View = {
    scenario: 'bench',
    language: 'nl',
    step,
    beat: 'bench',
    said: null,
    choices: [],
    meters: [],
    notebook: [],
    ending: null,
    scenes: [
      {
        place,
        moment: null,
        present: looks.map((look) => ({
          id: look,
          name: look,
          role: '',
          look,
          voice: 'mid' as const,
          mood: 'neutral',
        })),
        lines: [{ key: String(step), who: looks[step % looks.length] ?? null, name: '', mood, text: 'Dat is me wat.' }],
      },
    ],
  };
  return { view, scene: 0, line: 0, speaking: true };
}

async function prepare(): Promise<StageBench> {
  const host = document.getElementById('host');
  if (!host) throw new Error('no host');
  host.style.width = '1280px';
  host.style.height = '720px';
  const problems: unknown[] = [];
  const stage = await createStage(host, { reducedMotion: false, onProblem: (problem) => problems.push(problem) });
  const canvas = host.querySelector('canvas');
  const context = canvas?.getContext('2d');
  if (!canvas || !context) throw new Error('no canvas');
  const bareCanvas = document.createElement('canvas');
  bareCanvas.width = canvas.width;
  bareCanvas.height = canvas.height;
  document.body.append(bareCanvas);
  const bare = bareCanvas.getContext('2d');
  if (!bare) throw new Error('no bare canvas');

  let setting: Setting | undefined;
  let now: Moment | null = null;
  const act = () => {
    if (!setting || !now) throw new Error('nowhere');
    const next = moment(setting, now.view.step + 1);
    stage.show(now, next);
    now = next;
  };
  const enter = async (name: string) => {
    setting = settings[name];
    if (!setting) throw new Error(`no scene "${name}"`);
    now = moment(setting, 0);
    stage.show(null, now);
    await stage.settled();
    if (problems.length > 0) throw new Error(String(problems[0]));
  };
  return {
    scenes: Object.keys(settings),
    enter,
    frames: (ms) =>
      new Promise((done) => {
        const gaps: number[] = [];
        const start = performance.now();
        let last = start;
        let acted = 0;
        const look = (time: number) => {
          if (time > last) gaps.push(time - last);
          last = time;
          if (time - start > (acted + 1) * 1_000) {
            acted += 1;
            act();
          }
          if (time - start < ms) requestAnimationFrame(look);
          else done(gaps.slice(2));
        };
        requestAnimationFrame(look);
      }),
    uncapped: async (rounds, frames) => {
      const times = { stage: [] as number[], bare: [] as number[] };
      let pictures = 0;
      for (let round = 0; round < rounds; round += 1) {
        // A new speaker, and the camera sets off.
        act();
        await stage.settled();
        const drawn = record(context, () => stage.draw());
        pictures = Math.max(pictures, drawn.length);
        times.stage.push(timed(frames, context, () => stage.draw()));
        times.bare.push(timed(frames, bare, () => replay(bare, drawn)));
      }
      return { ...times, pictures };
    },
    change: async (times) => {
      stage.setReducedMotion(true);
      const names = Object.keys(settings);
      for (let i = 0; i < times; i += 1) {
        await enter(names[i % names.length] ?? '');
        act();
        await stage.settled();
        stage.draw();
      }
      stage.setReducedMotion(false);
    },
  };
}

/** Milliseconds a frame; reading a pixel back makes sure that the frame has really been drawn. */
function timed(frames: number, context: CanvasRenderingContext2D, draw: () => void): number {
  const start = performance.now();
  for (let frame = 0; frame < frames; frame += 1) {
    draw();
    context.getImageData(0, 0, 1, 1);
  }
  return (performance.now() - start) / frames;
}

function record(context: CanvasRenderingContext2D, draw: () => void): Drawn[] {
  const drawn: Drawn[] = [];
  const original = context.drawImage.bind(context);
  const note = (picture: CanvasImageSource, ...numbers: number[]) => {
    const { width, height } = picture as HTMLCanvasElement;
    const [a = 0, b = 0, c = width, d = height, e, f, g, h] = numbers;
    drawn.push({
      transform: context.getTransform(),
      alpha: context.globalAlpha,
      picture,
      from: e === undefined ? [0, 0, width, height] : [a, b, c, d],
      to: e === undefined ? [a, b, c, d] : [e, f ?? 0, g ?? 0, h ?? 0],
    });
    (original as (...all: unknown[]) => void)(picture, ...numbers);
  };
  context.drawImage = note;
  draw();
  context.drawImage = original;
  return drawn;
}

function replay(context: CanvasRenderingContext2D, drawn: readonly Drawn[]): void {
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.globalAlpha = 1;
  context.clearRect(0, 0, context.canvas.width, context.canvas.height);
  for (const { transform, alpha, picture, from, to } of drawn) {
    context.setTransform(transform);
    context.globalAlpha = alpha;
    context.drawImage(picture, ...from, ...to);
  }
}

declare global {
  interface Window {
    bench: Promise<StageBench>;
  }
}
window.bench = prepare();
