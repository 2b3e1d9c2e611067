/**
 * A game session: one run on the scenario's machine, kept choice by choice.
 * A choice is stored before it is taken; everything shown is a view of the run.
 */
import { startSession, type Session as MachineSession } from '../core/machine/session.ts';
import { hasEnded } from '../core/rules/rules.ts';
import { hintFor, hintId, whisper, type Hint } from '../core/run/coach.ts';
import { replay, replayChoices, type ReplayRefusal } from '../core/run/replay.ts';
import type { Confidence } from '../core/run/confidence.ts';
import { choose, rewind, runLog, stateOf, type Mode, type Run, type RunLog } from '../core/run/run.ts';
import { seedForVariant, type Story } from '../core/run/story.ts';
import { view, type View } from '../core/run/view.ts';
import type { Language } from '../core/scenario/schema.ts';
import { newId } from '../ui/parts/new-id.ts';
import type { Fork, Storage } from './storage.ts';

/** taken: the view has moved on. refused: it was not on offer. overtaken: another tab went on with this run; open it anew. */
export type ChoiceOutcome = 'taken' | 'refused' | 'overtaken';

/** When the old choices no longer fit: the first one that does not, counted from 0. */
export type Replacement = { ok: true } | { ok: false; index: number; choiceId: string };

export type Session = {
  readonly run: Run;
  readonly ended: boolean;
  view(language: Language): View;
  /** Everything shown so far, from the first view to the present one. */
  past(language: Language): View[];
  /** What the coach says of the choice before each of those views; '' where there is none. */
  remarks(language: Language): string[];
  /** A hint for the decision that is due, another one each time; null when there is nothing to point at. */
  hint(): Hint | null;
  /** Whether a hint was given before is kept with it. */
  choose(choiceId: string, confidence?: Confidence | null): Promise<ChoiceOutcome>;
  /** Takes the last choice back; refused when there is none. Throws RangeError when the run is for real. */
  takeBack(): Promise<ChoiceOutcome>;
  /** Replays the choices into a new version of the scenario and goes on there at once, as far as they fit; tells when that is kept. */
  replaceStory(story: Story): Promise<Replacement>;
  /** Calls back when the run has changed. Returns how to stop. */
  subscribe(listener: () => void): () => void;
  close(): void;
};

export type Beginning = {
  mode: Mode;
  /** Without one it gets a new one. */
  runId?: string;
  /** Without a seed chance draws one: any, or one that gives the variant asked for. */
  seed?: number;
  variant?: string;
  fork?: Fork | null;
  /** Whether it comes from a run code. */
  received?: boolean;
  /** What was chosen before it goes on here. */
  choices?: readonly string[];
};

/**
 * Begins a run of its own and keeps it. Gives its id.
 * Throws RangeError for an unknown variant, or choices that this version of the scenario does not allow.
 */
export async function beginRun(
  storage: Storage,
  story: Story,
  {
    mode,
    runId = newId(),
    variant,
    seed = seedFor(story, variant),
    fork = null,
    received = false,
    choices = [],
  }: Beginning,
): Promise<string> {
  const verdict = replayChoices(story, { runId, seed, choices });
  if (!verdict.ok) throw new RangeError(`no run begins so: ${verdict.reason} at ${verdict.index ?? 'the start'}`);
  await storage.begin(runLog(verdict.run), { mode, fork, received, ended: verdict.ended });
  return verdict.run.runId;
}

export type Opened =
  | { ok: true; run: Run }
  /** `fits`: how many of the choices still hold in this version; null when the data itself makes no sense. */
  | { ok: false; reason: ReplayRefusal; fits: number | null };

/** Replays what was kept, believing nothing. */
export function openRun(story: Story, log: RunLog): Opened {
  const verdict = replay(story, log);
  if (verdict.ok) return { ok: true, run: verdict.run };
  const { reason } = verdict;
  return {
    ok: false,
    reason,
    fits: reason === 'other-version' || reason === 'other-engine' ? fitting(story, log) : null,
  };
}

/** The run as far as its choices fit this version of the scenario, put in the place of the old one. */
export async function carryOver(storage: Storage, story: Story, log: RunLog): Promise<void> {
  const choices = log.choices.slice(0, fitting(story, log));
  const verdict = replayChoices(story, { ...log, choices });
  if (!verdict.ok) throw new RangeError(`a run that fits was refused: ${verdict.reason}`);
  await storage.replace(runLog(verdict.run), verdict.ended);
}

export function createSession(storage: Storage, opened: Run): Session {
  let run = opened;
  let machine: MachineSession = startSession(run.rules, run.choices);
  let busy = false;
  const given: string[] = [];
  // A choice taken back does not take back the hint.
  const hintedAt = new Set<number>();
  const listeners = new Set<() => void>();
  const tell = () => listeners.forEach((listener) => listener());
  let stopHearing = machine.subscribe(tell);

  /** Goes on with another run than so far: its machine begins anew. */
  function playFrom(next: Run) {
    stopHearing();
    machine.stop();
    run = next;
    machine = startSession(run.rules, run.choices);
    stopHearing = machine.subscribe(tell);
    tell();
  }

  return {
    get run() {
      return run;
    },
    get ended() {
      return hasEnded(run.rules, machine.state());
    },
    view: (language) => view(run, language),
    remarks: (language) => run.states.map((_, count) => whisper(rewind(run, count), language)),

    hint() {
      const next = hintFor(run, given);
      if (next) given.push(hintId(next));
      if (next) hintedAt.add(run.choices.length);
      return next;
    },

    past: (language) => run.states.map((_, count) => view(rewind(run, count), language)),

    async choose(choiceId, confidence = null) {
      const next = choose(run, choiceId);
      if (busy || !next.ok) return 'refused';
      busy = true;
      try {
        const ended = hasEnded(next.run.rules, stateOf(next.run));
        const step = run.choices.length;
        const kept = await storage.append(run.runId, step, choiceId, { ended, confidence, hinted: hintedAt.has(step) });
        if (kept === 'overtaken') return 'overtaken';
        run = next.run;
        machine.choose(choiceId);
        return 'taken';
      } finally {
        busy = false;
      }
    },

    async takeBack() {
      const step = run.choices.length - 1;
      if (busy || step < 0) return 'refused';
      busy = true;
      try {
        if ((await storage.takeBack(run.runId, step)) === 'overtaken') return 'overtaken';
        playFrom(rewind(run, step));
        return 'taken';
      } finally {
        busy = false;
      }
    },

    async replaceStory(story) {
      const before = run.choices;
      const fits = fitting(story, run);
      const verdict = replayChoices(story, { ...run, choices: before.slice(0, fits) });
      if (!verdict.ok) throw new RangeError(`a run that fits was refused: ${verdict.reason}`);
      const kept = storage.replace(runLog(verdict.run), verdict.ended);
      playFrom(verdict.run);
      await kept;
      const lost = before[fits];
      return lost === undefined ? { ok: true } : { ok: false, index: fits, choiceId: lost };
    },

    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    close() {
      stopHearing();
      machine.stop();
      listeners.clear();
    },
  };
}

/** How many of the choices hold in a version of the scenario they may not have been made in. */
function fitting(story: Story, { runId, seed, choices }: Pick<Run, 'runId' | 'seed' | 'choices'>): number {
  const verdict = replayChoices(story, { runId, seed, choices });
  return verdict.ok ? choices.length : (verdict.index ?? 0);
}

function seedFor({ scenario }: Story, variant: string | undefined): number {
  const drawn = randomSeed();
  return variant === undefined ? drawn : seedForVariant(scenario, variant, drawn);
}

function randomSeed(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
}
