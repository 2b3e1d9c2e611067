/**
 * The service worker: keeps one whole version of the game on the device, so that it plays without a network.
 * A version is kept for as long as a tab lives that was opened from it, so no tab ever loses the pieces it has not fetched
 * yet; a newer one waits until a player asks for it or the last tab has gone.
 * It answers for the page and the game's own files. All else, `api/` and live streams too, goes by as if it were not there.
 */

// The types of workers and those of pages cannot be had together; this is what is used of them.
type Extended = Event & { waitUntil: (work: Promise<unknown>) => void };
type Asked = Extended & { request: Request; respondWith: (answer: Promise<Response>) => void };
declare const self: {
  /** Every file of this version; `revision` is null where the name has a hash of the contents in it. */
  __WB_MANIFEST: { url: string; revision: string | null }[];
  registration: ServiceWorkerRegistration;
  clients: { claim: () => Promise<void> };
  skipWaiting: () => Promise<void>;
  addEventListener: {
    (type: 'install' | 'activate', listener: (event: Extended) => void): void;
    (type: 'fetch', listener: (event: Asked) => void): void;
    (type: 'message', listener: (event: MessageEvent) => void): void;
  };
};

const files = self.__WB_MANIFEST;
const { scope } = self.registration;
const addressOf = (url: string) => new URL(url, scope).href;
const page = addressOf('index.html');
const ours = new Set(files.map(({ url }) => addressOf(url)));
const hashed = /^assets\/.+-[\w-]{8}\.\w+$/;
const atOnce = 4; // the player may be fetching a conversation meanwhile

// Several games may share an origin; the page names the files of its version, so its revision stands for all of them.
const family = `tegenspel ${scope} `;
const cacheName = family + files.find(({ url }) => url === 'index.html')?.revision;

self.addEventListener('install', (event) => event.waitUntil(keepAll()));
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('message', ({ data }) => {
  if (data === 'take-over') void self.skipWaiting();
});
self.addEventListener('fetch', (event) => {
  const address = addressFor(event.request);
  if (address === null) return;
  event.respondWith(answer(address, event.request));
  if (address === page) event.waitUntil(forgetUnused());
});

/** The address under which the answer is kept; null for what is none of this worker's business. */
function addressFor({ method, mode, url }: Request): string | null {
  const address = url.replace(/[?#].*$/s, '');
  if (method !== 'GET') return null;
  if (mode === 'navigate') return address === scope || address === page ? page : null;
  const isOurs = ours.has(address) || (address.startsWith(scope) && hashed.test(address.slice(scope.length)));
  return isOurs ? address : null;
}

async function answer(address: string, request: Request): Promise<Response> {
  const cache = await caches.open(cacheName);
  // A tab of an earlier version finds its files in the cache of that version.
  const kept = (await find(cache, address)) ?? (await find(caches, address));
  if (kept) return kept;
  const fetched = await fetch(request);
  // Sounds come in two formats: the one this browser likes may not be the one kept beforehand.
  if (fetched.ok && address !== page) await cache.put(address, fetched.clone());
  return fetched;
}

const find = (where: Cache | CacheStorage, address: string) => where.match(address, { ignoreVary: true });

/** Throws when a file cannot be had or the page is of another version: the browser tries again at the next visit. */
async function keepAll(): Promise<void> {
  const cache = await caches.open(cacheName);
  const wanted = [...files];
  const keepNext = async () => {
    for (let file = wanted.shift(); file; file = wanted.shift()) await keep(cache, addressOf(file.url), file.revision);
  };
  await Promise.all(Array.from({ length: atOnce }, keepNext));
}

async function keep(cache: Cache, address: string, revision: string | null): Promise<void> {
  const isHashed = revision === null;
  if (isHashed && (await find(cache, address))) return;
  const earlier = isHashed ? await find(caches, address) : undefined;
  const found = earlier ?? (await fetch(address, { cache: isHashed ? 'default' : 'no-cache', priority: 'low' }));
  if (!found.ok) throw new Error(`${address}: ${found.status}`);
  // Some hosts send index.html on to its folder, and no page may be answered with something sent on.
  const plain = found.redirected ? new Response(found.body, { headers: found.headers }) : found;
  if (address === page) await expectThisVersion(plain.clone());
  await cache.put(address, plain);
}

/** While a host is being renewed its page may already be the next one. */
async function expectThisVersion(answered: Response): Promise<void> {
  const [, entry = ''] = /<script[^>]* src="([^"]+)"/.exec(await answered.text()) ?? [];
  if (!ours.has(addressOf(entry))) throw new Error(`${page} belongs to another version`);
}

/** Throws away the versions that no tab was opened from: every tab holds a lock named after the script it began with. */
async function forgetUnused(): Promise<void> {
  if (self.registration.installing ?? self.registration.waiting) return; // its cache is being filled, or wanted soon
  const { held = [] } = await navigator.locks.query();
  for (const name of await caches.keys()) {
    if (!name.startsWith(family) || name === cacheName) continue;
    const cache = await caches.open(name);
    const needed = await Promise.all(held.map(async ({ name: lock = '' }) => find(cache, lock)));
    if (needed.every((file) => file === undefined)) await caches.delete(name);
  }
}

export {};
