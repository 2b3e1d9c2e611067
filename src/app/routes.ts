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
  /** '' where the code of the workshop is still to be typed. */
  | { screen: 'join'; code: string }
  /** The trainee's place; '' unless he is about to play one of its scenarios. */
  | { screen: 'workshop'; scenario: string }
  /** '' once the key has left the address. */
  | { screen: 'host'; key: string }
  | { screen: 'board'; key: string }
  | { screen: 'missing' };

const longestCode = 600; // five hundred choices, with hyphens

/** Reads what stands after `#`. Anything unknown is `missing`. Never throws. */
export function readRoute(hash: string): Route {
  const [screen = '', id = '', ...rest] = hash.replace(/^#?\/?/, '').split('/');
  if (screen === '' && id === '') return { screen: 'home' };
  if (screen === 'profile' && id === '' && rest.length === 0) return { screen };
  if (screen === 'code' && rest.length === 0 && id.length <= longestCode) return { screen, code: id };
  if (screen === 'workshop' && rest.length === 0 && /^[A-Za-z0-9-]{0,64}$/.test(id)) return { screen, scenario: id };
  if (screen === 'join' && rest.length === 0 && /^[A-Za-z0-9-]{0,40}$/.test(id)) return { screen, code: id };
  if ((screen === 'host' || screen === 'board') && rest.length === 0 && /^[\w.-]{0,200}$/.test(id))
    return { screen, key: id };
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
    case 'workshop':
      return route.scenario === '' ? '#/workshop' : `#/workshop/${route.scenario}`;
    case 'code':
    case 'join':
      return route.code === '' ? `#/${route.screen}` : `#/${route.screen}/${route.code}`;
    case 'host':
    case 'board':
      return route.key === '' ? `#/${route.screen}` : `#/${route.screen}/${route.key}`;
    case 'home':
    case 'missing':
      return '#/';
  }
}
