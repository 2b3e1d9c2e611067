/**
 * Something kept as long as the tab lasts, under that name in the tab's own storage: never on the disk, nor in another tab.
 * Where the browser stores nothing the page itself remembers.
 */
export function inTab(name: string): { read(): string | null; keep(text: string): void } {
  let kept: string | null = null;
  return {
    read() {
      try {
        return kept ?? sessionStorage.getItem(name);
      } catch {
        return kept;
      }
    },
    keep(text) {
      kept = text;
      try {
        sessionStorage.setItem(name, text);
      } catch {
        // Remembered until the page is left.
      }
    },
  };
}
