/** What comes after the first paint, in one piece: every screen but the title, and the conversations below that. */
export { default as App } from './App.svelte';
export { default as HomeScreen } from './HomeScreen.svelte';
