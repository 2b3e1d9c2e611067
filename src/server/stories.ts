/**
 * The scenarios of workshops, made playable, the measure that scores are taken by, and the picture of a group. Whatever may take
 * long - proving what a host sends, looking through all states - happens in a process of its own with a deadline and a limit on
 * its memory: what runs out of it ends there, where a thread could take the whole server along.
 */
import { fork } from 'node:child_process';
import { hash } from 'node:crypto';
import type { GroupPicture, Pairing } from '../core/board/group-picture.ts';
import { wireLimits } from '../core/board/wire.ts';
import { engineNumber, fingerprintOf, openStory, type Story } from '../core/run/story.ts';
import { parse } from '../core/scenario/parse.ts';
import type { Language } from '../core/scenario/schema.ts';
import type { Measure } from '../core/score/score.ts';
import { foundOnce } from './found-once.ts';
import type { PlayedRun } from './store/played.ts';
import type { Answer, Job } from './story-worker.ts';

/** What the process for one scenario may take. */
type Limits = { deadlineMs: number; memoryMb: number };

const usualLimits: Limits = { deadlineMs: wireLimits.provingMs, memoryMb: 512 };

export type Measured = { story: Story; measures: ReadonlyMap<string, Measure> };
export type Drawn = { picture: GroupPicture; pairs: Pairing[] };
export type Accepted = { ok: true; id: string; sha256: string } | { ok: false; unfair: boolean; problems: string[] };

export type Stories = {
  /** The story with this fingerprint; null where there is none. Measured once. */
  measured(sha256: string): Promise<Measured | null>;
  /** Checks and proves a scenario file that somebody sent; what is wrong with it is told in `language`. */
  accept(source: string, language: Language): Promise<Accepted>;
  /** The picture of a group: of runs at the same attempt at the scenario with this fingerprint, one of each trainee. */
  draw(sha256: string, language: Language, runs: readonly PlayedRun[]): Promise<Drawn>;
};

/** What was worked out before, so that nobody waits for it after a restart. */
export type MeasureMemory = {
  read(name: string): Promise<string | null>;
  write(name: string, value: string): Promise<void>;
};

/** `sourceOf` gives the text kept under a fingerprint. */
export function openStories(
  sourceOf: (sha256: string) => Promise<string | null>,
  memory: MeasureMemory | null = null,
  limits: Limits = usualLimits,
): Stories {
  const drawing = new Map<string, Promise<Drawn>>();
  let lastDrawn: Promise<unknown> = Promise.resolve();

  async function measure(sha256: string): Promise<Measured | null> {
    const source = await sourceOf(sha256);
    const parsed = source === null ? null : parse(source);
    if (source === null || !parsed?.ok) return null;
    const story = openStory(source, parsed.scenario);
    // Another engine may give other points for the same scenario.
    const name = `measure ${sha256} ${engineNumber}`;
    const known = await memory?.read(name);
    if (known) return { story, measures: new Map(JSON.parse(known) as [string, Measure][]) };
    const answer = await inWorker({ do: 'measure', source }, limits);
    if (answer.did !== 'measure') throw new Error('the scenario could not be measured');
    await memory?.write(name, JSON.stringify(answer.measures));
    return { story, measures: new Map(answer.measures) };
  }

  return {
    measured: foundOnce(measure),
    async accept(source, language) {
      const answer = await inWorker({ do: 'prove', source, language }, limits);
      if (answer.did === 'refuse') return { ok: false, unfair: answer.unfair, problems: answer.problems };
      if (answer.did !== 'prove') throw new Error('the scenario could not be proved');
      return { ok: true, id: answer.id, sha256: fingerprintOf(source) };
    },
    draw(sha256, language, runs) {
      // Who asks for what is being drawn gets that; other pictures wait, so that this never takes more than one process.
      const name = hash('sha256', JSON.stringify([sha256, language, runs.map(({ member, runId }) => [member, runId])]));
      const known = drawing.get(name);
      if (known) return known;
      const draw = async (): Promise<Drawn> => {
        const source = await sourceOf(sha256);
        const answer = source === null ? null : await inWorker({ do: 'draw', source, language, runs }, limits);
        if (answer?.did !== 'draw') throw new Error('the picture could not be drawn');
        return answer;
      };
      const drawn = lastDrawn.then(draw, draw).finally(() => drawing.delete(name));
      drawing.set(name, drawn);
      lastDrawn = drawn;
      return drawn;
    },
  };
}

/** A process that ends by itself without an answer, as engines now and then do, gets a second chance. */
async function inWorker(job: Job, limits: Limits): Promise<Answer> {
  const answer = (await inProcess(job, limits)) ?? (await inProcess(job, limits));
  if (answer) return answer;
  // Out of memory or of time, for one: a scenario that cannot be looked through is refused, and the server goes on.
  if (job.do === 'prove') return { did: 'refuse', unfair: false, problems: [] };
  throw new Error('the worker ended without an answer');
}

/** Null where it ends without an answer. */
function inProcess(job: Job, { deadlineMs, memoryMb }: Limits): Promise<Answer | null> {
  return new Promise((resolve, reject) => {
    const worker = fork(new URL('./story-worker.ts', import.meta.url), {
      execArgv: [`--max-old-space-size=${memoryMb}`],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const late = setTimeout(() => {
      resolve({ did: 'refuse', unfair: false, problems: [] });
      worker.kill('SIGKILL');
    }, deadlineMs);
    worker.once('message', (answer) => {
      resolve(answer as Answer);
    });
    worker.once('error', reject);
    // Comes after whatever was still on its way, which its end does not.
    worker.once('disconnect', () => {
      clearTimeout(late);
      resolve(null);
    });
    worker.send(job, (error) => {
      if (error) resolve(null);
    });
  });
}
