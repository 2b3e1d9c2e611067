import type { SettingsMessages } from '../settings.ts';

export const en: SettingsMessages = {
  language: 'Language',
  sound: 'Sound',
  mute: 'Mute everything',
  volumes: { all: 'Everything', effects: 'Effects', voices: 'Voices', ambience: 'Surroundings' },
  captions: 'Show sounds as text too',
  spokenLines: 'Spoken lines',
  spokenAbout:
    'A voice on your own device reads out what the other person says. The text stays on screen and is not sent anywhere.',
  noVoice:
    'This device has no English voice that works offline. You can add one in the device settings, usually under Accessibility or Speech.',
  reading: 'Reading',
  font: 'Typeface',
  fonts: { atkinson: 'Standard', lexend: 'Roomy reading font' },
  textSize: 'Text size',
  textSpeed: 'Pace of the text',
  textSpeeds: { slow: 'Calm', normal: 'Normal', fast: 'Brisk', instant: 'All at once' },
  picture: 'Picture',
  motion: 'Motion',
  motions: { system: 'As this device', less: 'Little', full: 'Full' },
  stage: 'Show people and places',
  contrast: 'Contrast',
  contrasts: { system: 'As this device', normal: 'Standard', more: 'Extra' },
  keys: 'Keys',
  shortcuts: 'Shortcuts of a single letter or digit',
};
