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
export const road = {
  vanishing: { x: 640, y: 340 },
  dashes: [440, 780],
  verges: [-160, 1420],
  frames: {
    tree: { x: 0, y: 0, width: 180, height: 260 },
    bush: { x: 180, y: 0, width: 160, height: 260 },
    post: { x: 340, y: 0, width: 60, height: 260 },
    sign: { x: 400, y: 0, width: 220, height: 260 },
    lamp: { x: 620, y: 0, width: 140, height: 260 },
  },
  counter: { x: 752, y: 618, width: 116, height: 46 },
};
