/** A full scene with three actors at 1280x720, and the same pictures on a bare canvas, for the bench to time. */
import { createStage } from '../../../src/stage/stage.ts';
import type { Moment } from '../../../src/core/run/moment.ts';
import type { View } from '../../../src/core/run/view.ts';

/** One picture as it was drawn: what, with which transform and opacity, from and to where. */
type Drawn = {
  transform: DOMMatrix;
  alpha: number;
  picture: CanvasImageSource;
  from: [number, number, number, number];
  to: [number, number, number, number];
};

export type StageBench = {
  /** Milliseconds between frames as the browser shows them, for so long. */
  frames: (ms: number) => Promise<number[]>;
  /** Milliseconds a frame, stage and bare canvas in turn, so many rounds of so many frames. */
  uncapped: (rounds: number, frames: number) => { stage: number[]; bare: number[]; pictures: number };
};

const looks = ['ineke', 'terpstra', 'hilde'] as const;

function moment(step: number, mood: 'happy' | 'sceptical'): Moment {
  const view: View = {
    scenario: 'bench',
    language: 'nl',
    step,
    beat: 'bench',
    said: null,
    choices: [],
    meters: [
      {
        id: 'trust',
        label: 'Vertrouwen',
        unit: '',
        value: 5,
        min: 0,
        max: 10,
        lessIsBetter: false,
        change: 0,
        why: [],
      },
    ],
    notebook: [],
    ending: null,
    scenes: [
      {
        place: { id: 'room', name: 'Vergaderkamer', kind: 'room', backdrops: ['meeting-room'], light: 'day' },
        moment: null,
        present: looks.map((look) => ({ id: look, name: look, role: '', look, voice: 'mid' as const, mood })),
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
  let now = moment(0, 'happy');
  stage.show(null, now);
  await stage.settled();
  if (problems.length > 0) throw new Error(String(problems[0]));
  const canvas = host.querySelector('canvas');
  const context = canvas?.getContext('2d');
  if (!canvas || !context) throw new Error('no canvas');
  const bareCanvas = document.createElement('canvas');
  bareCanvas.width = canvas.width;
  bareCanvas.height = canvas.height;
  document.body.append(bareCanvas);
  const bare = bareCanvas.getContext('2d');
  if (!bare) throw new Error('no bare canvas');
  const act = () => {
    const next = moment(now.view.step + 1, now.view.step % 2 === 0 ? 'sceptical' : 'happy');
    stage.show(now, next);
    now = next;
  };
  return {
    frames: (ms) =>
      new Promise((done) => {
        const gaps: number[] = [];
        const start = performance.now();
        let last = start;
        let acted = 0;
        const look = (time: number) => {
          if (time > last) gaps.push(time - last);
          last = time;
          // A new speaker, face and pose every second, so that nothing stands still.
          if (time - start > (acted + 1) * 1_000) {
            acted += 1;
            act();
          }
          if (time - start < ms) requestAnimationFrame(look);
          else done(gaps.slice(2));
        };
        requestAnimationFrame(look);
      }),
    uncapped: (rounds, frames) => {
      const times = { stage: [] as number[], bare: [] as number[] };
      let drawn: Drawn[] = [];
      for (let round = 0; round < rounds; round += 1) {
        // What stands still is drawn as one picture after a while: the bare canvas gets the same pictures.
        for (let frame = 0; frame < 20; frame += 1) stage.draw();
        drawn = record(context, () => stage.draw());
        times.stage.push(timed(frames, context, () => stage.draw()));
        times.bare.push(timed(frames, bare, () => replay(bare, drawn)));
      }
      return { ...times, pictures: drawn.length };
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
