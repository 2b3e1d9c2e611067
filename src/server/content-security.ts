/**
 * The Content-Security-Policy of the game: only what comes with it may load or run; Svelte makes its templates through
 * its own named policy, and workers have one for their addresses. The build writes it into the page, for any static host; the server sends it as well.
 * No frame-ancestors: a learning platform may show the game in a frame.
 */
export const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "media-src 'self' blob: data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types svelte-trusted-html tegenspel-worker',
].join('; ');
