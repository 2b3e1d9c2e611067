/**
 * The sound of a place, round and round, from one place to the next without a gap; through the telephone when it is the
 * other side that is heard. Web Audio itself: Howler knows neither filters nor loops without a seam.
 */
import table from '../../assets/sound/table.json';
import type { Ambience } from './cues.ts';
import { makeSeamless } from './seamless.ts';

const crossfade = 1.2; // seconds
const blend = 0.08; // seconds of the loop in which its end passes into its beginning
const telephone = { from: 300, to: 3400, gain: 0.55 }; // hertz; what a line lets through
const kept = 3; // decoded loops; each takes about 1.6 MB

type Playing = { source: AudioBufferSourceNode; level: GainNode };

/** `urlsOf` gives the files of a loop, best first. Whatever fails leaves silence; `onProblem` hears of it. */
export function createRoom(
  context: AudioContext,
  output: AudioNode,
  urlsOf: (kind: Ambience) => string[],
  onProblem: (problem: unknown) => void,
) {
  const loops = new Map<Ambience, Promise<AudioBuffer>>();
  let wanted: { kind: Ambience; far: boolean } | null = null;
  let playing: Playing | null = null;
  let volume = 0;

  function fetchLoop(kind: Ambience): Promise<AudioBuffer> {
    const found = loops.get(kind) ?? decodeFirst(context, urlsOf(kind)).then((buffer) => joined(buffer, kind));
    loops.delete(kind); // the one used last is forgotten last
    loops.set(kind, found);
    for (const old of [...loops.keys()].slice(0, -kept)) loops.delete(old);
    found.catch(() => loops.delete(kind));
    return found;
  }

  function start(buffer: AudioBuffer, kind: Ambience, far: boolean): Playing {
    const source = new AudioBufferSourceNode(context, { buffer, loop: true, ...span(kind) });
    const level = new GainNode(context, { gain: 0 });
    const way = far ? [...line(context), level] : [level];
    [source, ...way, output].reduce((from, to) => from.connect(to));
    source.start(0, source.loopStart);
    return { source, level };
  }

  function leave(left: Playing | null): void {
    if (!left) return;
    glide(left.level.gain, 0, crossfade);
    left.source.stop(context.currentTime + crossfade + 0.1);
  }

  function glide(gain: AudioParam, to: number, seconds: number): void {
    gain.cancelScheduledValues(context.currentTime);
    gain.setTargetAtTime(to, context.currentTime, seconds / 4); // there for 98 % after `seconds`
  }

  return {
    /** From now on this place is heard; `far` through the telephone. */
    enter(kind: Ambience, far: boolean): void {
      if (wanted?.kind === kind && wanted.far === far) return;
      const entered = { kind, far };
      wanted = entered;
      fetchLoop(kind)
        .then((buffer) => {
          if (wanted !== entered) return;
          leave(playing);
          playing = start(buffer, kind, far);
          glide(playing.level.gain, volume, crossfade);
        })
        .catch(onProblem);
    },
    /** How loud, 0 to 1, reached within so many seconds. */
    setVolume(to: number, seconds: number): void {
      volume = to;
      if (playing) glide(playing.level.gain, to, seconds);
    },
    /** Silence, until the next place. */
    empty(): void {
      wanted = null;
      leave(playing);
      playing = null;
    },
  };
}

async function decodeFirst(context: BaseAudioContext, urls: readonly string[]): Promise<AudioBuffer> {
  const problems: unknown[] = [];
  for (const url of urls) {
    try {
      const response = await fetch(url);
      if (!response.ok) throw new Error(`${url}: ${response.status}`);
      return await context.decodeAudioData(await response.arrayBuffer());
    } catch (problem) {
      problems.push(problem);
    }
  }
  throw new AggregateError(problems, 'no file of this place could be decoded');
}

function joined(buffer: AudioBuffer, kind: Ambience): AudioBuffer {
  const { loopStart, loopEnd } = span(kind);
  const [from, to] = [loopStart, loopEnd].map((at) => Math.round(at * buffer.sampleRate)) as [number, number];
  for (let channel = 0; channel < buffer.numberOfChannels; channel += 1) {
    makeSeamless(buffer.getChannelData(channel), { from, to, blend: Math.round(blend * buffer.sampleRate) });
  }
  return buffer;
}

function span(kind: Ambience): { loopStart: number; loopEnd: number } {
  const [startMs = 0, lengthMs = 0] = table.loops[kind];
  return { loopStart: startMs / 1000, loopEnd: (startMs + lengthMs) / 1000 };
}

function line(context: AudioContext): AudioNode[] {
  return [
    new BiquadFilterNode(context, { type: 'highpass', frequency: telephone.from }),
    new BiquadFilterNode(context, { type: 'lowpass', frequency: telephone.to }),
    new GainNode(context, { gain: telephone.gain }),
  ];
}
