/** The plainest host there is: it sends files with their type, and nothing else. What it serves can be renewed under way. */
import { once } from 'node:events';
import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

export type StaticHost = {
  /** Of the folder: "http://localhost:51234/a/b/". */
  address: string;
  /** The paths asked for so far. */
  asked: string[];
  /** From now on serves another folder under the same address. */
  renew: (folder: string) => void;
  /** From now on never answers this path. */
  hold: (path: string) => void;
  /** Takes the network away: nothing answers here any more. */
  stop: () => Promise<void>;
};

const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
};

/** Serves a folder under a path such as "/a/b/". */
export async function serveFolder(folder: string, under = '/'): Promise<StaticHost> {
  let current = folder;
  const asked: string[] = [];
  const held = new Set<string>();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    asked.push(pathname);
    if (held.has(pathname)) return;
    const inside = pathname.startsWith(under) ? normalize(decodeURIComponent(pathname.slice(under.length))) : '..';
    const path = join(current, inside === '.' ? 'index.html' : inside);
    if (inside.startsWith('..') || !statSync(path, { throwIfNoEntry: false })?.isFile()) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'Content-Type': types[extname(path)] ?? 'application/octet-stream' });
    createReadStream(path).pipe(response);
  }).listen(0, 'localhost');
  await once(server, 'listening');
  return {
    address: `http://localhost:${(server.address() as AddressInfo).port}${under}`,
    asked,
    hold: (path) => void held.add(path),
    renew: (next) => (current = next),
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
