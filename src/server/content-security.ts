/**
 * The Content-Security-Policy of the game: only what comes with it may load or run; Svelte makes its templates through
 * its own named policy, and workers have one for their addresses. The build writes it into the page, for any static host; the server sends it as well.
 * No frame-ancestors: a learning platform may show the game in a frame.
 */
import { createHash } from 'node:crypto';

/** `scripts` and `styles`: what else may be in a page, by the hash of its text. */
const policy = (scripts: readonly string[], styles: readonly string[]): string =>
  [
    "default-src 'self'",
    ["script-src 'self'", ...scripts].join(' '),
    ["style-src 'self'", ...styles].join(' '),
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

/** The policy of what is no page: nothing stands in it. */
export const contentSecurityPolicy = policy([], []);

/** The policy of a page of ours: the scripts and styles written into it, and no other, may run. */
export function policyWith(page: string): string {
  const hashes = (inside: RegExp) =>
    [...page.matchAll(inside)].map(([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`);
  return policy(hashes(/<script>(.*?)<\/script>/gs), hashes(/<style>(.*?)<\/style>/gs));
}
