/** Something kept under a name, as a text. Where the browser stores nothing the page itself remembers. */
export type Memory = { read: () => string | null; keep: (text: string) => void; forget: () => void };

/** As long as the tab lasts, in the tab's own storage: never on the disk, nor in another tab. */
export const inTab = (name: string): Memory => keptIn(() => sessionStorage, name);

/** On this device, for every tab. */
export const onDevice = (name: string): Memory => keptIn(() => localStorage, name);

function keptIn(storage: () => Storage, name: string): Memory {
  let kept: string | null = null;
  const tried = <T>(work: () => T, otherwise: T): T => {
    try {
      return work();
    } catch {
      return otherwise; // remembered until the page is left
    }
  };
  return {
    read: () => kept ?? tried(() => storage().getItem(name), null),
    keep(text) {
      kept = text;
      tried(() => {
        storage().setItem(name, text);
      }, undefined);
    },
    forget() {
      kept = null;
      tried(() => {
        storage().removeItem(name);
      }, undefined);
    },
  };
}
