/** What the screens of a run need of the workshop it belongs to, in one piece: fetched only where there is a workshop. */
export { default as Paused } from '../../ui/workshop/place/Paused.svelte';
export { handInWords } from '../../ui/workshop/place/place.ts';
export { default as RunNote } from '../../ui/workshop/place/RunNote.svelte';
export { workshopWords } from '../../ui/workshop/words.ts';
export { stateOf } from './own-standing.ts';
export { enterPlace, openPlace, place, played } from './place.svelte.ts';
