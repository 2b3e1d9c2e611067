/** The one storage of this tab. */
import { noteStorageProblem } from './notices.svelte.ts';
import { openStorage } from './storage.ts';

export const storage = openStorage(noteStorageProblem);
