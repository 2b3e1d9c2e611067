/**
 * Playing without a network, and going over to a newer version of the game: when the player asks for it, and never in the
 * middle of a conversation. What the browser does not allow or know is left out in silence: the game plays on with a network.
 */
import type { Language } from '../core/scenario/schema.ts';
import { route } from './address.svelte.ts';
import { whenQuiet } from './after-paint.ts';
import { trustedAddress } from './trusted-address.ts';

/**
 * newer: another version is ready to be used. coming: the player has asked for it. gone: this one is no longer complete, only
 * a reload helps.
 */
export type VersionNews = 'newer' | 'coming' | 'gone' | null;

let news = $state.raw<VersionNews>(null);
let looking: Promise<void> | null = null;
let registration: ServiceWorkerRegistration | undefined;

export const versionNews = (): VersionNews => news;

const firstSteps = 4_000; // milliseconds
const lookEvery = 3_600_000; // milliseconds: a tab may stay open for days
const patience = 4_000; // milliseconds
const worker = './service-worker.js';
const entry = document.querySelector<HTMLScriptElement>('script[type="module"]')?.src ?? '';

/** To be called once. What playing without a network takes is fetched after the player's first steps. */
export function followVersions(): void {
  if (import.meta.env.DEV) return;
  addEventListener('vite:preloadError', () => {
    // A screen misses all its pieces at once.
    if (news !== 'gone') looking ??= lookWhetherGone().finally(() => (looking = null));
  });
  holdVersion();
  const keep = () => void register().catch(() => {}); // some browsers and frames allow no worker
  if ('serviceWorker' in navigator) whenQuiet(() => setTimeout(keep, firstSteps));
}

/** Goes over to the newest version: soon the page loads anew, and everything kept is still there. */
export function takeNewest(): void {
  const found = registration;
  if (!found?.waiting) return location.reload();
  news = 'coming';
  const goOver = () => {
    clearInterval(waiting);
    // Whoever has begun a conversation meanwhile is asked again after it.
    if (route().screen === 'play') news = 'newer';
    else location.reload();
  };
  const waiting = setInterval(() => void leaveWorker(found).then(goOver, () => {}), patience);
  navigator.serviceWorker.addEventListener('controllerchange', goOver, { once: true });
  found.waiting.postMessage('take-over');
}

/**
 * The worker of this version only makes room once it is idle. With a download that does not end it never is; and where a page
 * fetches something while it is being stopped, Chromium starts it again and forgets who waits. Then the page and its worker
 * come from the host. Throws when that cannot be reached; the other worker goes on waiting.
 */
async function leaveWorker(found: ServiceWorkerRegistration): Promise<void> {
  const { ok } = await fetch(location.href, { method: 'HEAD', cache: 'no-store' });
  if (!ok) throw new Error('the host does not have the game now');
  await found.unregister();
}

export function notNow(): void {
  news = null;
}

/** Whoever installs the game from here on, installs it in this language. */
export function nameApp(language: Language): void {
  whenQuiet(() => {
    const link = document.querySelector<HTMLLinkElement>('link[rel="manifest"]') ?? document.createElement('link');
    link.rel = 'manifest';
    link.href = `./manifest.${language}.webmanifest`;
    document.head.append(link);
  });
}

/** As long as this tab lives, the service worker keeps the version that has this file. */
function holdVersion(): void {
  if (entry === '' || !('locks' in navigator)) return;
  navigator.locks.request(entry, { mode: 'shared' }, () => new Promise(() => {})).catch(() => {});
}

async function register(): Promise<void> {
  const { serviceWorker } = navigator;
  let wasServed = serviceWorker.controller !== null;
  serviceWorker.addEventListener('controllerchange', () => {
    // Another tab has asked for the newest version; this one goes on with its own.
    if (wasServed) news ??= 'newer';
    wasServed = true;
  });
  const found = await serviceWorker.register(trustedAddress(worker), { updateViaCache: 'none' });
  registration = found;
  const tell = () => {
    if (found.waiting && serviceWorker.controller) news ??= 'newer';
  };
  tell();
  found.addEventListener('updatefound', () => found.installing?.addEventListener('statechange', tell));
  let looked = Date.now();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || Date.now() - looked < lookEvery) return;
    looked = Date.now();
    found.update().catch(() => {}); // no network: another time
  });
}

/** A piece could not be fetched: has the network gone, or this version? */
async function lookWhetherGone(): Promise<void> {
  try {
    const { ok, headers } = await fetch(entry, { method: 'HEAD', cache: 'no-store' });
    // Some hosts answer with a page for whatever they do not have.
    if (!ok || !/javascript/.test(headers.get('content-type') ?? '')) news = 'gone';
  } catch {
    // The network: the screen that wanted the piece offers to try again.
  }
}
