/**
 * The entry of the game: home first, everything else when it is needed.
 * `src/app` is the one place where the browser's parts meet: session, storage, screens, stage and sound.
 */
import { mount } from 'svelte';
import '../ui/theme.css';
import App from './App.svelte';
import { startAuthoring } from './authoring.ts';
import { followAddress } from './address.svelte.ts';
import { openSettings } from './settings.svelte.ts';

openSettings();
followAddress();
const target = document.getElementById('app');
if (!target) throw new Error('the page has no place for the game');
mount(App, { target });
if (import.meta.hot) void startAuthoring();
