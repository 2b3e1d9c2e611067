/** Brings the reader to a heading of this page: in view, and with the focus. The address stays the app's own. */
export function jumpTo(id: string): void {
  const heading = document.getElementById(id);
  heading?.scrollIntoView({ block: 'start' });
  heading?.focus({ preventScroll: true });
}
