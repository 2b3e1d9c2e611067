/** Calls back when what is on the page now has been painted; in a page that nobody sees, soon. */
export function afterPaint(work: () => void): void {
  if (document.visibilityState === 'hidden') setTimeout(work);
  else requestAnimationFrame(() => setTimeout(work));
}

/** Calls back when the page has loaded, been painted, and the browser has nothing better to do. */
export function whenQuiet(work: () => void): void {
  const idle = () => {
    // Safari knows no idle callback.
    if ('requestIdleCallback' in globalThis) requestIdleCallback(work, { timeout: 3000 });
    else setTimeout(work, 300);
  };
  if (document.readyState === 'complete') afterPaint(idle);
  else addEventListener('load', () => afterPaint(idle), { once: true });
}
