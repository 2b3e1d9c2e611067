/** The parts of the game that come after the home screen. */

export const parts = {
  play: () => import('./PlayScreen.svelte'),
  briefing: () => import('./BriefingScreen.svelte'),
  debrief: () => import('./DebriefScreen.svelte'),
  settings: () => import('../ui/settings/SettingsDialog.svelte'),
};

/** Fetches the parts a visitor of the home screen is likely to want next, once the browser has nothing better to do. */
export function fetchAhead(): void {
  const fetchAll = () => {
    // What fails is fetched again, and reported, when it is needed.
    for (const part of [parts.briefing, parts.play, parts.settings]) part().catch(() => {});
  };
  // Safari knows no idle callback.
  if ('requestIdleCallback' in globalThis) requestIdleCallback(fetchAll, { timeout: 4000 });
  else setTimeout(fetchAll, 1500);
}
