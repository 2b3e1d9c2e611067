/** Where trainees join: this page's own address, or the one the host has filled in; kept for the projector's page too. */
import { addressOf } from '../api.ts';
import { onDevice } from '../memory.ts';

const kept = onDevice('tegenspel.join-address');
const longest = 200;

let own = $state.raw(kept.read());

/** "https://example.org/#/join", without a code. `isLocal`: only this computer finds it. `isOwn`: the host filled it in. */
export function joinAddress(): { text: string; isLocal: boolean; isOwn: boolean } {
  const page = own ?? addressOf('');
  const hostname = URL.parse(page)?.hostname ?? '';
  const isLocal = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
  return { text: `${page}#/join`, isLocal, isOwn: own !== null };
}

/** Takes another address, typed with or without the path of joining; null goes back to the page's own. False for no address. */
export function setJoinAddress(typed: string | null): boolean {
  const page = typed === null ? null : pageOf(typed.trim());
  if (typed !== null && page === null) return false;
  own = page;
  if (page === null) kept.forget();
  else kept.keep(page);
  return true;
}

function pageOf(typed: string): string | null {
  const text = /^[a-z]+:\/\//i.test(typed) ? typed : `http://${typed}`;
  if (typed === '' || text.length > longest || !URL.canParse(text)) return null;
  const { protocol, origin, pathname } = new URL(text);
  return protocol === 'http:' || protocol === 'https:' ? `${origin}${pathname}` : null;
}
