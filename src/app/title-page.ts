/** The title screen as text, for the build to write into the page. */
import { render } from 'svelte/server';
import { setLanguage } from '../ui/messages/messages.svelte.ts';
import Front from './Front.svelte';
import NotLoaded from './NotLoaded.svelte';

/** HTML of the title screen as a first visitor sees it, and, hidden, of what is said where the rest does not come. */
export function titlePage(language: 'nl' | 'en'): string {
  setLanguage(language);
  return render(Front).body + render(NotLoaded).body;
}
