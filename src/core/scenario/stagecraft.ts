/**
 * What a scenario may ask of the stage: names only, so that the core needs no pictures and an editor can offer them.
 * A test holds these lists equal to the art in `assets/`.
 */

/** The ten expressions every actor can show. */
export const moods = [
  'neutral',
  'happy',
  'warm',
  'sceptical',
  'annoyed',
  'angry',
  'embarrassed',
  'thinking',
  'surprised',
  'shouting',
] as const;
export type Mood = (typeof moods)[number];

/** The people of the wardrobe: folders of `assets/actors`. */
export const looks = [
  'ineke',
  'terpstra',
  'hilde',
  'joyce',
  'samir',
  'bart',
  'els',
  'gerrit',
  'noor',
  'sander',
  'mirjam',
  'fatima',
  'kenji',
  'nigel',
  'yara',
  'marijke',
] as const;

/** The painted places: folders of `assets/backdrops`. */
export const backdrops = [
  'desk-haarlem',
  'reception',
  'director-office',
  'meeting-room',
  'road',
  'video-call',
  'restaurant',
  'factory-hall',
  'trade-fair',
  'hospital-corridor',
] as const;

/** How you are together: it decides the staging (split screen, wheel in hand, across a table) and the room's sound. */
export const placeKinds = ['room', 'phone', 'road', 'video'] as const;

export const lights = ['morning', 'day', 'evening', 'night'] as const;

export const voices = ['low', 'mid', 'high'] as const;
