/**
 * Written into the page by the build, behind the title screens that stand in it ready, one in each language: it shows the one
 * for this visitor, and fetches the game once that has been painted. Whoever has been here before, or asks for another screen,
 * gets the game at once.
 */
import { afterPaint } from './after-paint.ts';
import { languageOfDevice } from './device-language.ts';
import { nextKey, settingsKey } from './visit-keys.ts';

const { documentElement: page } = document;
const language = isFirstVisit() ? languageOfDevice() : null;
for (const title of document.querySelectorAll<HTMLElement>('[data-title]')) {
  if (title.dataset.title !== language) title.remove();
  else {
    page.lang = language;
    document.getElementById('app')?.remove();
    title.id = 'app';
    title.hidden = false;
  }
}
if (language === null) fetchGame();
else {
  const pressed = new Set<HTMLButtonElement>();
  const note = ({ target }: Event) => {
    const button = target instanceof Element && target.closest('button');
    if (button) pressed.add(button);
  };
  addEventListener('click', note);
  // What was pressed before anybody listened; links went by themselves.
  const redo = () => {
    removeEventListener('click', note);
    for (const button of pressed) button.click();
  };
  addEventListener('started', redo, { once: true });
  afterPaint(() => ('requestIdleCallback' in globalThis ? requestIdleCallback(fetchGame) : fetchGame()));
}

/** Takes over what the page keeps for later: where the game is, and what comes after it. */
function fetchGame(): void {
  const { content } = document.querySelector<HTMLTemplateElement>('template#next')!;
  content.querySelector('script')?.addEventListener('error', () => {
    document.querySelector('[data-failed]')?.removeAttribute('hidden');
  });
  document.head.append(content);
}

function isFirstVisit(): boolean {
  try {
    if (localStorage.getItem(settingsKey) !== null || localStorage.getItem(nextKey) !== null) return false;
  } catch {
    // A browser that keeps nothing knows no second visit.
  }
  return /^(#\/?)?$/.test(location.hash);
}
