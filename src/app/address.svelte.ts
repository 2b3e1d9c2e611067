/** The route of the moment, followed by the screens. */
import { hashOf, readRoute, type Route } from './routes.ts';

let current = $state.raw<Route>({ screen: 'home' });

export const route = (): Route => current;

/** Follows the address from now on. Returns how to stop. */
export function followAddress(): () => void {
  const read = () => (current = readRoute(location.hash));
  read();
  addEventListener('hashchange', read);
  return () => removeEventListener('hashchange', read);
}

/** Goes to a screen. `replace` keeps the present one out of the back button. */
export function goTo(next: Route, { replace = false }: { replace?: boolean } = {}): void {
  if (replace) history.replaceState(null, '', hashOf(next));
  else history.pushState(null, '', hashOf(next));
  current = next;
}
