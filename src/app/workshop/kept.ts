/** What this tab knows of workshops on this device. */
import { noteStorageProblem } from '../notices.svelte.ts';
import { openDeliveries } from './deliveries.ts';

export const kept = openDeliveries(noteStorageProblem);
