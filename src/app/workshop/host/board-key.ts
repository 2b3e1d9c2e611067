/** The key of the projector's page, out of its address, for as long as its tab lasts. */
const name = 'tegenspel.board';
let kept: string | null = null;

export function keepBoardKey(key: string): void {
  kept = key;
  try {
    sessionStorage.setItem(name, key);
  } catch {
    // Remembered until the page is left.
  }
}

export function boardKey(): string | null {
  try {
    return kept ?? sessionStorage.getItem(name);
  } catch {
    return kept;
  }
}
