/**
 * The view: everything a person can see or hear of a run, as plain data in one language.
 * Stage, dialogue, screen reader, sound and text mode all show this and nothing else.
 */
import type { Language, Scenario } from '../scenario/schema.ts';
import type { Mood } from '../scenario/stagecraft.ts';

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
