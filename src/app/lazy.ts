/** The parts of the game that come after the home screen. */

export const parts = {
  play: () => import('./PlayScreen.svelte'),
  briefing: () => import('./BriefingScreen.svelte'),
  stage: () => import('../stage/stage.ts'),
  debrief: () => import('./DebriefScreen.svelte'),
  proof: () => import('./ProofScreen.svelte'),
  profile: () => import('./ProfileScreen.svelte'),
  profileRuns: () => import('./profile-runs.ts'),
  code: () => import('./CodeScreen.svelte'),
  own: () => import('./OwnPart.svelte'),
  ownFiles: () => import('./follow-files.ts'),
  settings: () => import('./SettingsPart.svelte'),
  join: () => import('./workshop/JoinScreen.svelte'),
  workshop: () => import('./workshop/WorkshopScreen.svelte'),
  host: () => import('./workshop/host/HostScreen.svelte'),
  board: () => import('./workshop/host/BoardScreen.svelte'),
};

/** Fetches the parts a visitor of the home screen is likely to want next. */
export function fetchAhead(): void {
  // What fails is fetched again, and reported, when it is needed.
  for (const part of [parts.briefing, parts.play, parts.settings]) part().catch(() => {});
}

const signs = ['pointermove', 'pointerdown', 'touchstart', 'wheel', 'scroll', 'keydown'] as const;

/** Calls back once somebody moves, scrolls or types, or has been looking for a while. Returns how to call it off. */
export function whenLookedAt(work: () => void): () => void {
  const stop = () => {
    clearTimeout(timer);
    for (const sign of signs) removeEventListener(sign, start);
  };
  const start = () => {
    stop();
    work();
  };
  const timer = setTimeout(start, 8_000);
  for (const sign of signs) addEventListener(sign, start, { passive: true });
  return stop;
}
