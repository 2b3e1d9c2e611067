/**
 * The entry of the game: home first, everything else when it is needed.
 * `src/app` is the one place where the browser's parts meet: session, storage, screens, stage and sound.
 */
import { mount } from 'svelte';
import '../ui/theme.css';
import { followAddress } from './address.svelte.ts';
import Front from './Front.svelte';
import { openNext } from './next.svelte.ts';
import { openSettings } from './settings.svelte.ts';

openSettings();
openNext();
followAddress();
const target = document.getElementById('app');
if (!target) throw new Error('the page has no place for the game');
mount(Front, { target });
if (import.meta.hot) void import('./authoring.ts').then(({ startAuthoring }) => startAuthoring());
