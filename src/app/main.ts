/**
 * The entry of the game: home first, everything else when it is needed.
 * `src/app` is the one place where the browser's parts meet: session, storage, screens, stage and sound.
 */
import { hydrate, mount } from 'svelte';
import '../ui/theme.css';
import { followAddress, route } from './address.svelte.ts';
import Front from './Front.svelte';
import { openNext } from './next.svelte.ts';
import { openSettings } from './settings.svelte.ts';

openSettings();
openNext();
followAddress();
const target = document.getElementById('app');
if (!target) throw new Error('the page has no place for the game');
// A title screen that the build wrote into the page is taken over as it stands.
if (target.childElementCount > 0 && route().screen === 'home') hydrate(Front, { target });
else {
  target.replaceChildren();
  mount(Front, { target });
}
dispatchEvent(new Event('started'));
if (import.meta.hot) void import('./authoring.ts').then(({ startAuthoring }) => startAuthoring());
