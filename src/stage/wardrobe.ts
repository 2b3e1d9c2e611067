/** What `assets/stage.json` says about faces and people. */
import type { Mood } from '../core/scenario/stagecraft.ts';
const expr = {
  neutral: { brows: 'Contempt', eyes: 'Smile', mouth: 'EyesClosed' },
  happy: { brows: 'SmileLol', eyes: 'EatingHappy', mouth: 'LoveGrin' },
  warm: { brows: 'Smile', eyes: 'Smile', mouth: 'Calm' },
  sceptical: { brows: 'Suspicious', eyes: 'Suspicious', mouth: 'Tired' },
  annoyed: { brows: 'Blank', eyes: 'Blank', mouth: 'Solemn' },
  angry: { brows: 'VeryAngry', eyes: null, mouth: 'VeryAngry' },
  embarrassed: { brows: 'Tired', eyes: 'EyesClosed', mouth: 'Hectic', blush: true },
  thinking: { brows: 'Cheeky', eyes: 'Cheeky', mouth: 'Blank' },
  surprised: { brows: 'Hectic', eyes: 'Hectic', mouth: 'ConcernedFear' },
  shouting: { brows: 'Rage', eyes: null, mouth: 'Rage' },
};
// Eyes that are narrow lines already: a blink would open them.
const narrow = new Set(['EatingHappy', 'Cheeky', 'EyesClosed']);
export const expressions = Object.fromEntries(Object.entries(expr).map(([mood, e]) => [mood, { ...e, blush: 'blush' in e, blinks: e.eyes !== null && !narrow.has(e.eyes) }])) as Record<Mood, { brows: string; eyes: string | null; mouth: string; blush: boolean; blinks: boolean }>;
export const talk = ['ConcernedFear', 'Explaining', 'Calm'];
export const blink = 'Contempt';
export const isDark = (look: string) => look === 'joyce';
