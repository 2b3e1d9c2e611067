/**
 * Whether this device is in a workshop, and its title: a hint in localStorage, so that whoever never joins one fetches nothing
 * of it. The memberships themselves are in their database.
 */
const key = 'tegenspel.workshop';

let current: string | null | undefined;

/** Null when this device is in none. */
export function workshopHint(): string | null {
  if (current === undefined) {
    try {
      current = localStorage.getItem(key);
    } catch {
      current = null;
    }
  }
  return current;
}

export function keepWorkshopHint(title: string | null): void {
  if (title === workshopHint()) return;
  current = title;
  try {
    if (title === null) localStorage.removeItem(key);
    else localStorage.setItem(key, title);
  } catch {
    // Without it this tab knows, and the next visit begins at the code.
  }
}
