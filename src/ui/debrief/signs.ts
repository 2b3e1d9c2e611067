/** The signs of the debrief, so that nothing is told by colour alone. */
import type { EndingView } from '../../core/run/view.ts';
import type { IconName } from './Icon.svelte';
import type { Weight } from './lessons.ts';

export const weightIcons: Record<Weight, IconName> = { costly: 'down', strong: 'check', even: 'level' };

export const endingIcons: Record<EndingView['meaning'], IconName> = { good: 'check', mixed: 'half', bad: 'cross' };
