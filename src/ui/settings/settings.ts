/** What a player can set: plain values, no storage. */
import type { Mode } from '../../core/run/run.ts';
import type { Language } from '../../core/scenario/schema.ts';

export const fonts = ['atkinson', 'lexend'] as const;
export const textSizes = [100, 115, 130, 150, 200] as const; // percent
export const textSpeeds = ['slow', 'normal', 'fast', 'instant'] as const;
export const motions = ['system', 'less', 'full'] as const;
export const contrasts = ['system', 'normal', 'more'] as const;
export const modes = ['practice', 'real'] as const satisfies readonly Mode[];
export const lessons = ['go-on', 'choose', 'change', 'pause'] as const;
export const channels = ['all', 'effects', 'voices', 'ambience'] as const;

export type TextSpeed = (typeof textSpeeds)[number];
export type Lesson = (typeof lessons)[number];
export type Channel = (typeof channels)[number];

export type Settings = {
  language: Language;
  muted: boolean;
  /** Percent, 0 to 100. */
  volumes: Record<Channel, number>;
  captions: boolean;
  /** Whether what people say is also said aloud, by the device's own voices. */
  spokenLines: boolean;
  font: (typeof fonts)[number];
  textSize: (typeof textSizes)[number];
  textSpeed: TextSpeed;
  motion: (typeof motions)[number];
  stage: boolean;
  contrast: (typeof contrasts)[number];
  shortcuts: boolean;
  /** How a conversation is played: the way chosen last. */
  mode: Mode;
  /** Whether each choice asks how sure one is. */
  askConfidence: boolean;
  /** What the first conversation has taught by being played. */
  taught: readonly Lesson[];
};

export type SettingsMessages = {
  language: string;
  sound: string;
  mute: string;
  volumes: Record<Channel, string>;
  captions: string;
  spokenLines: string;
  /** What it does, and that no text leaves the device. */
  spokenAbout: string;
  /** Said in its place where the device has no voice for the language. */
  noVoice: string;
  reading: string;
  font: string;
  fonts: Record<Settings['font'], string>;
  textSize: string;
  textSpeed: string;
  textSpeeds: Record<TextSpeed, string>;
  picture: string;
  motion: string;
  motions: Record<Settings['motion'], string>;
  stage: string;
  contrast: string;
  contrasts: Record<Settings['contrast'], string>;
  keys: string;
  shortcuts: string;
};

export function defaultSettings(language: Language): Settings {
  return {
    language,
    muted: false,
    volumes: { all: 80, effects: 80, voices: 60, ambience: 50 },
    captions: true,
    spokenLines: false,
    font: 'atkinson',
    textSize: 100,
    textSpeed: 'normal',
    motion: 'system',
    stage: true,
    contrast: 'system',
    shortcuts: true,
    mode: 'practice',
    askConfidence: false,
    taught: [],
  };
}

/** Settings from anything at all: each value that makes no sense falls back to its default. Never throws. */
export function readSettings(saved: unknown, language: Language): Settings {
  const settings = defaultSettings(language);
  if (!isRecord(saved)) return settings;
  const volumes = isRecord(saved.volumes) ? saved.volumes : {};
  return {
    language: oneOf(['nl', 'en'], saved.language, settings.language),
    muted: flag(saved.muted, settings.muted),
    volumes: {
      all: percent(volumes.all, settings.volumes.all),
      effects: percent(volumes.effects, settings.volumes.effects),
      voices: percent(volumes.voices, settings.volumes.voices),
      ambience: percent(volumes.ambience, settings.volumes.ambience),
    },
    captions: flag(saved.captions, settings.captions),
    spokenLines: flag(saved.spokenLines, settings.spokenLines),
    font: oneOf(fonts, saved.font, settings.font),
    textSize: oneOf(textSizes, saved.textSize, settings.textSize),
    textSpeed: oneOf(textSpeeds, saved.textSpeed, settings.textSpeed),
    motion: oneOf(motions, saved.motion, settings.motion),
    stage: flag(saved.stage, settings.stage),
    // Kept as yes or no before it could follow the device.
    contrast: saved.contrast === true ? 'more' : oneOf(contrasts, saved.contrast, settings.contrast),
    shortcuts: flag(saved.shortcuts, settings.shortcuts),
    mode: oneOf(modes, saved.mode, settings.mode),
    askConfidence: flag(saved.askConfidence, settings.askConfidence),
    taught: lessons.filter((lesson) => Array.isArray(saved.taught) && saved.taught.includes(lesson)),
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function oneOf<T>(allowed: readonly T[], value: unknown, otherwise: T): T {
  return allowed.find((entry) => entry === value) ?? otherwise;
}

const flag = (value: unknown, otherwise: boolean) => (typeof value === 'boolean' ? value : otherwise);

function percent(value: unknown, otherwise: number): number {
  return typeof value === 'number' && value >= 0 && value <= 100 ? Math.round(value) : otherwise;
}
