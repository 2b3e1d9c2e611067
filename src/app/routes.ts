/** Where the player is, kept in the address after `#`, so that back, forward, reload and links work. */

export type Route =
  | { screen: 'home' }
  | { screen: 'briefing'; scenario: string }
  | { screen: 'proof'; scenario: string }
  | { screen: 'play'; runId: string }
  | { screen: 'debrief'; runId: string }
  | { screen: 'profile' }
  /** '' where a code is still to be typed. */
  | { screen: 'code'; code: string }
  | { screen: 'missing' };

const longestCode = 600; // five hundred choices, with hyphens

/** Reads what stands after `#`. Anything unknown is `missing`. Never throws. */
export function readRoute(hash: string): Route {
  const [screen = '', id = '', ...rest] = hash.replace(/^#?\/?/, '').split('/');
  if (screen === '' && id === '') return { screen: 'home' };
  if (screen === 'profile' && id === '' && rest.length === 0) return { screen };
  if (screen === 'code' && rest.length === 0 && id.length <= longestCode) return { screen, code: id };
  if (rest.length > 0) return { screen: 'missing' };
  if ((screen === 'briefing' || screen === 'proof') && /^(own:)?[A-Za-z0-9-]{1,64}$/.test(id))
    return { screen, scenario: id };
  if (!/^[A-Za-z0-9-]{1,64}$/.test(id)) return { screen: 'missing' };
  if (screen === 'play' || screen === 'debrief') return { screen, runId: id };
  return { screen: 'missing' };
}

export function hashOf(route: Route): string {
  switch (route.screen) {
    case 'briefing':
    case 'proof':
      return `#/${route.screen}/${route.scenario}`;
    case 'play':
    case 'debrief':
      return `#/${route.screen}/${route.runId}`;
    case 'profile':
      return '#/profile';
    case 'code':
      return route.code === '' ? '#/code' : `#/code/${route.code}`;
    case 'home':
    case 'missing':
      return '#/';
  }
}
