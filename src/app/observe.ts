import { createSubscriber } from 'svelte/reactivity';

/**
 * Lets components follow something that tells when it has changed: whoever reads `read()` in a component reads again then.
 */
export function observe<T>(read: () => T, subscribe: (listener: () => void) => () => void): () => T {
  const follow = createSubscriber(subscribe);
  return () => {
    follow();
    return read();
  };
}
