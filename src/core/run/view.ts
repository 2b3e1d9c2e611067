/**
 * The view: everything a person can see or hear of a run, as plain data in one language.
 * Stage, dialogue, screen reader, sound and text mode all show this and nothing else.
 */
import {
  afterEffects,
  arrive,
  endingOf,
  holding,
  offered,
  type RuleChoice,
  type RuleEffect,
  type RuleLine,
  type Rules,
} from '../rules/rules.ts';
import type { Language, Line, Scenario, Text } from '../scenario/schema.ts';
import type { Mood } from '../scenario/stagecraft.ts';
import { shuffled } from './chance.ts';
import { stateOf, type Run } from './run.ts';

export type PersonView = {
  id: string;
  name: string;
  role: string;
  look: Scenario['cast'][string]['look'];
  voice: Scenario['cast'][string]['voice'];
  /** The face on entering the scene; a line may change it. */
  mood: Mood;
};

export type LineView = {
  /** Unique within the run and the same after a replay. */
  key: string;
  /** An id of the cast, 'you', or null for a stage direction. */
  who: string | null;
  /** The speaker's name; '' for a stage direction and for you. */
  name: string;
  /** Null where the line leaves the face as it is. */
  mood: Mood | null;
  text: string;
};

export type PlaceView = {
  id: string;
  name: string;
  kind: Scenario['places'][string]['kind'];
  backdrops: Scenario['places'][string]['backdrops'];
  light: NonNullable<Scenario['places'][string]['light']>;
};

/** A stretch of lines in one place with the same people. */
export type SceneView = {
  place: PlaceView;
  /** Caption such as "Thursday, ten past two"; null where it is the same moment as before. */
  moment: string | null;
  present: PersonView[];
  lines: LineView[];
};

export type MeterView = {
  id: string;
  label: string;
  unit: string;
  value: number;
  min: number;
  max: number;
  lessIsBetter: boolean;
  /** Difference made by the last choice and the entering that followed; 0 at the start. */
  change: number;
  /** The authors' reasons for that change, in order; may be empty. */
  why: string[];
};

export type FactView = {
  id: string;
  kind: Scenario['facts'][string]['kind'];
  text: string;
  /** Learnt by the last choice. */
  isNew: boolean;
};

export type ChoiceView = { id: string; text: string };

export type EndingView = {
  id: string;
  title: string;
  text: string;
  later: string;
  meaning: 'good' | 'mixed' | 'bad';
};

export type View = {
  scenario: string;
  language: Language;
  /** Choices made so far. */
  step: number;
  /** The beat the run stands at, or the last one when it has ended. */
  beat: string;
  /** What you said last; null at the start. */
  said: ChoiceView | null;
  /** What has happened since: the reaction in the old place, then the new beat. Never empty; the last one is now. */
  scenes: SceneView[];
  /** On offer now, in the order of this run; empty when it has ended. */
  choices: ChoiceView[];
  /** Visible meters only. */
  meters: MeterView[];
  notebook: FactView[];
  ending: EndingView | null;
};

/** The view of a run in a language: the same for the same choices, anywhere. */
export function view(run: Run, language: Language): View {
  const { rules, choices, states } = run;
  const say = (text: Text | undefined): string => text?.[language] ?? '';
  const state = stateOf(run);
  const steps = stretches(run);
  const moods = new Map<string, Mood>();
  for (const { lines } of steps.slice(0, -1).flat()) noteMoods(moods, lines);
  const scenes = (steps[steps.length - 1] ?? []).map((stretch): SceneView => {
    const scene = sceneView(run, stretch, moods, language);
    noteMoods(moods, stretch.lines);
    return scene;
  });
  const last = choices.length - 1;
  const said = last < 0 ? undefined : takenAt(run, last);
  const ending = endingOf(rules, state);
  const told = ending === null ? undefined : rules.scenario.endings[ending];
  return {
    scenario: rules.scenario.id,
    language,
    step: choices.length,
    beat: rules.beats[state.at]?.id ?? rules.beats[states[states.length - 2]?.at ?? 0]?.id ?? '',
    said: said ? { id: said.id, text: say(said.choice.text) } : null,
    scenes,
    choices: inOrder(run, states.length - 1).map(({ id, choice }) => ({ id, text: say(choice.text) })),
    meters: meterViews(run, say),
    notebook: notebookOf(run, say),
    ending:
      ending === null || !told
        ? null
        : { id: ending, title: say(told.title), text: say(told.text), later: say(told.later), meaning: told.meaning },
  };
}

/** The choices on offer before the choice at `step`, in the order of this run: the same at every visit. */
export function inOrder(run: Run, step: number): RuleChoice[] {
  const state = run.states[step];
  const beat = state && run.rules.beats[state.at];
  if (!state || !beat) return [];
  const open = offered(run.rules, state);
  const order = shuffled(run.seed, beat.id, beat.beat.choices.length);
  return order.flatMap((index) => open.filter((choice) => choice.index === index));
}

/** The choice made at `step`. Throws RangeError where there is none. */
export function takenAt(run: Run, step: number): RuleChoice {
  const state = run.states[step];
  const taken = state && run.rules.beats[state.at]?.choices.find(({ id }) => id === run.choices[step]);
  if (!taken) throw new RangeError(`no choice at ${step}`);
  return taken;
}

/** Lines said in one place: a reaction (of step `step`), or the entering of a beat. */
export type Stretch = {
  readonly step: number;
  readonly kind: 'reply' | 'beat';
  /** The beat whose place and people these are. */
  readonly at: number;
  readonly lines: readonly RuleLine[];
};

/** All that was said, per step: the opening, then for each choice the reaction and what the next beat brings. */
export function stretches(run: Run): Stretch[][] {
  const { rules, choices, states } = run;
  const entering = (step: number): Stretch[] => {
    const state = states[step];
    const beat = state && rules.beats[state.at];
    return beat ? [{ step, kind: 'beat', at: state.at, lines: holding(beat.lines, state.vars) }] : [];
  };
  const steps = [entering(0)];
  for (let step = 0; step < choices.length; step += 1) {
    const state = states[step];
    if (!state) break;
    const taken = takenAt(run, step);
    const reply = holding(taken.reply, afterEffects(state, taken));
    const next = entering(step + 1);
    const reaction: Stretch = { step: step + 1, kind: 'reply', at: state.at, lines: reply };
    // At an ending there is no next beat: the last place stays on stage.
    steps.push(reply.length > 0 || next.length === 0 ? [reaction, ...next] : next);
  }
  return steps;
}

/** A line as it is shown. Its key is the same after a replay. */
export function lineView(rules: Rules, { step, kind }: Stretch, spoken: RuleLine, language: Language): LineView {
  const { who, mood, text } = spoken.line;
  return {
    key: `${step}.${kind}.${spoken.index}`,
    who: who ?? null,
    name: who === undefined ? '' : (rules.scenario.cast[who]?.name ?? ''),
    mood: mood ?? null,
    text: text[language],
  };
}

type Say = (text: Text | undefined) => string;

function sceneView(run: Run, stretch: Stretch, moods: ReadonlyMap<string, Mood>, language: Language): SceneView {
  const { scenario } = run.rules;
  const beat = run.rules.beats[stretch.at]?.beat;
  const place = beat && scenario.places[beat.place];
  if (!beat || !place) throw new RangeError(`no place for beat ${stretch.at}`);
  return {
    place: {
      id: beat.place,
      name: place.name[language],
      kind: place.kind,
      backdrops: place.backdrops,
      light: place.light ?? 'day',
    },
    moment: stretch.kind === 'beat' && beat.moment ? beat.moment[language] : null,
    present: beat.present.flatMap((id): PersonView[] => {
      const person = scenario.cast[id];
      if (!person) return [];
      const { name, role, look, voice } = person;
      return [{ id, name, role: role[language], look, voice, mood: moods.get(id) ?? 'neutral' }];
    }),
    lines: stretch.lines.map((line) => lineView(run.rules, stretch, line, language)),
  };
}

function noteMoods(moods: Map<string, Mood>, lines: readonly { line: Line }[]): void {
  for (const { line } of lines) if (line.who !== undefined && line.mood) moods.set(line.who, line.mood);
}

function meterViews(run: Run, say: Say): MeterView[] {
  const { rules, states } = run;
  const now = stateOf(run);
  const before = states[states.length - 2] ?? now;
  const effects = run.choices.length === 0 ? [] : lastEffects(run);
  return Object.entries(rules.scenario.meters).flatMap(([id, meter]): MeterView[] => {
    if (meter.visible === false) return [];
    const index = rules.layout.indexOf('meter', id);
    const value = now.vars[index] ?? 0;
    return [
      {
        id,
        label: say(meter.label),
        unit: say(meter.unit),
        value,
        min: meter.min,
        max: meter.max,
        lessIsBetter: meter.lessIsBetter ?? false,
        change: value - (before.vars[index] ?? 0),
        why: effects.flatMap(({ effect }) =>
          'meter' in effect && effect.meter === id && effect.why ? [say(effect.why)] : [],
        ),
      },
    ];
  });
}

/** The effects that the last choice and the entering after it had. */
function lastEffects(run: Run): RuleEffect[] {
  const { rules, choices, states } = run;
  const before = states[choices.length - 1];
  if (!before) return [];
  const taken = takenAt(run, choices.length - 1);
  const { at } = stateOf(run);
  const vars = afterEffects(before, taken);
  arrive(rules, vars, at);
  return [...holding(taken.effects, before.vars), ...holding(rules.beats[at]?.effects ?? [], vars)];
}

function notebookOf(run: Run, say: Say): FactView[] {
  const { rules, states } = run;
  const knows = (step: number, index: number) => states[step]?.vars[index] === 1;
  return Object.entries(rules.scenario.facts)
    .flatMap(([id, { kind, text }]) => {
      const index = rules.layout.indexOf('fact', id);
      const learntAt = states.findIndex((_, step) => knows(step, index));
      if (learntAt < 0) return [];
      return [
        { learntAt, fact: { id, kind, text: say(text), isNew: learntAt > 0 && learntAt === run.choices.length } },
      ];
    })
    .sort((a, b) => a.learntAt - b.learntAt)
    .map(({ fact }) => fact);
}
