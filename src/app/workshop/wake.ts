/** When a phone or a tab comes back: shown again, on the net again. Returns how to stop. */
export function onWake(listener: () => void): () => void {
  const seen = () => document.visibilityState === 'visible' && listener();
  document.addEventListener('visibilitychange', seen);
  addEventListener('online', listener);
  addEventListener('pageshow', seen);
  return () => {
    document.removeEventListener('visibilitychange', seen);
    removeEventListener('online', listener);
    removeEventListener('pageshow', seen);
  };
}
