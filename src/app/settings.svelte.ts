/** The player's settings: kept in localStorage, shown on the document, followed by the screens. */
import { setLanguage } from '../ui/messages/messages.svelte.ts';
import { defaultSettings, readSettings, type Settings } from '../ui/settings/settings.ts';
import { languageOfDevice } from './device-language.ts';
import { settingsKey as key } from './visit-keys.ts';

let current = $state.raw<Settings>(defaultSettings('nl'));
let problem = $state.raw(false);
let prefersLess = $state.raw(false);
let prefersMore = false; // contrast

export const settings = (): Settings => current;

/** Whether the settings could not be kept. */
export const settingsProblem = (): boolean => problem;

/** Whether something was ever set on this device. */
export const hasOwnSettings = (): boolean => kept() !== null;

/** Whether motion is to be kept small: by choice, or because the device asks so. */
export const reducedMotion = (): boolean => current.motion === 'less' || (current.motion === 'system' && prefersLess);

/** Reads what was kept and follows the device from now on. */
export function openSettings(): void {
  followDevice('(prefers-reduced-motion: reduce)', (matches) => (prefersLess = matches));
  followDevice('(prefers-contrast: more)', (matches) => (prefersMore = matches));
  addEventListener('storage', (event) => {
    if (event.key === key || event.key === null) take(readSettings(parsed(event.newValue), current.language));
  });
  take(readSettings(parsed(kept()), languageOfDevice()));
}

export function changeSettings(change: Partial<Settings>): void {
  take({ ...current, ...change });
  try {
    localStorage.setItem(key, JSON.stringify(current));
    problem = false;
  } catch {
    problem = true;
  }
}

function followDevice(query: string, note: (matches: boolean) => void): void {
  const asked = matchMedia(query);
  note(asked.matches);
  asked.addEventListener('change', () => {
    note(asked.matches);
    show();
  });
}

function take(next: Settings): void {
  current = next;
  setLanguage(next.language);
  show();
}

function show(): void {
  const { documentElement: page } = document;
  page.lang = current.language;
  page.dataset.font = current.font;
  page.dataset.textSize = String(current.textSize);
  page.dataset.contrast =
    current.contrast === 'more' || (current.contrast === 'system' && prefersMore) ? 'high' : 'normal';
  page.dataset.motion = reducedMotion() ? 'less' : 'full';
}

function kept(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    problem = true;
    return null;
  }
}

function parsed(text: string | null): unknown {
  try {
    return text === null ? null : (JSON.parse(text) as unknown);
  } catch {
    return null;
  }
}
