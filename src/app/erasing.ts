/** Tabs that are open while another deletes everything: they begin anew, so that none of them writes it back. */

let radio: BroadcastChannel | null | undefined;
// One for both: a channel does not hear itself.
const channel = () => (radio ??= 'BroadcastChannel' in globalThis ? new BroadcastChannel('tegenspel-erasing') : null);

export function tellErased(): void {
  channel()?.postMessage('erased');
}

/** From now on this tab loads the first screen anew when another one has deleted everything. */
export function followErasing(): void {
  channel()?.addEventListener('message', beginAnew);
}

/** Loads the game as if it were opened for the first time. */
export function beginAnew(): void {
  history.replaceState(null, '', '#/');
  location.reload();
}
