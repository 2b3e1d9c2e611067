/** Delete all: everything the game keeps on this device, for good. */
import { deleteDB } from 'idb';
import { tellErased } from './erasing.ts';

const prefix = 'tegenspel';
// Browsers that cannot list their databases.
const databases = ['tegenspel', 'tegenspel-own', 'tegenspel-profile', 'tegenspel-workshop'];
const patience = 3_000; // milliseconds: another tab has to let go first

/**
 * Erases every database, every key and every cached file of the game, and takes its service worker away. Other tabs of the
 * game load anew. So has the page itself after this: what it remembers is not on the device any more.
 * False when something would not go. Never rejects.
 */
export async function eraseAll(): Promise<boolean> {
  const workerWent = await eraseWorker(); // first: it would put files back
  const names = await databaseNames();
  const others = await Promise.all([eraseKeys(), eraseCaches(), ...names.map(eraseDatabase)]);
  tellErased();
  return [workerWent, ...others].every(Boolean);
}

async function databaseNames(): Promise<string[]> {
  try {
    const found = await indexedDB.databases();
    return [...new Set([...databases, ...found.flatMap(({ name }) => (name?.startsWith(prefix) ? [name] : []))])];
  } catch {
    return databases;
  }
}

async function eraseDatabase(name: string): Promise<boolean> {
  const late = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), patience));
  return Promise.race([attempt(() => deleteDB(name)), late]);
}

const eraseKeys = () =>
  attempt(() => {
    for (const area of [localStorage, sessionStorage])
      for (const key of Object.keys(area)) if (key.startsWith(prefix)) area.removeItem(key);
  });

/** Several sites may share an origin: only what belongs to this folder goes. */
const eraseCaches = () =>
  attempt(async () => {
    if (!('caches' in globalThis)) return;
    const folder = new URL('./', document.baseURI).href;
    const names = (await caches.keys()).filter((name) => name.startsWith(`${prefix} ${folder} `));
    await Promise.all(names.map((name) => caches.delete(name)));
  });

const eraseWorker = () =>
  attempt(async () => {
    if (!('serviceWorker' in navigator)) return;
    const registration = await navigator.serviceWorker.getRegistration(document.baseURI);
    await registration?.unregister();
  });

async function attempt(work: () => Promise<unknown> | void): Promise<boolean> {
  try {
    await work();
    return true;
  } catch {
    return false;
  }
}
