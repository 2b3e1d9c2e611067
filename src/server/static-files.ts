/**
 * Serves the files of a built game. Which files there are is looked up once, and a request names one of them exactly or
 * finds nothing: no address can lead outside the folder.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, relative, sep } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { contentSecurityPolicy } from './content-security.ts';
import type { nl } from './messages/nl.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
  '.webm': 'audio/webm',
  '.m4a': 'audio/mp4',
  '.wav': 'audio/wav',
};

const securityHeaders = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
};

/** The bundler puts a hash of the contents in the name, so what stands under a name never changes. */
const hashedName = /^\/assets\/.+-[\w-]{8}\.\w+$/;

type Encoding = 'br' | 'gzip' | 'identity';
type StoredFile = { body: Buffer; etag: string; encoded: Map<Encoding, Buffer> };

/** Answers requests for the files in `folder`; where there is none yet, with how to build it. */
export function staticFiles(
  folder: string,
  words: typeof nl,
): (request: IncomingMessage, response: ServerResponse) => void {
  const paths = filesIn(folder);
  const stored = new Map<string, StoredFile>();
  return (request, response) => {
    for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD');
      sendText(response, 405, words.notAllowed);
      return;
    }
    const address = addressOf(request.url ?? '/');
    const path = address === null ? undefined : paths.get(address);
    if (address === null || path === undefined) {
      if (paths.size === 0) sendText(response, 503, words.notBuilt);
      else sendText(response, 404, words.notFound);
      return;
    }
    const file = stored.get(address) ?? readStored(path);
    stored.set(address, file);
    sendFile(request, response, file, { address, type: types[extname(path).toLowerCase()] });
  };
}

function filesIn(folder: string): Map<string, string> {
  const paths = new Map<string, string>();
  if (!existsSync(folder)) return paths;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const address = `/${relative(folder, path).split(sep).join('/')}`;
    paths.set(address, path);
    if (entry.name === 'index.html') paths.set(address.slice(0, -'index.html'.length), path);
  }
  return paths;
}

function addressOf(url: string): string | null {
  try {
    return decodeURIComponent(url.split(/[?#]/, 1)[0] ?? '/');
  } catch {
    return null;
  }
}

function readStored(path: string): StoredFile {
  const body = readFileSync(path);
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  return { body, etag, encoded: new Map([['identity', body]]) };
}

function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  file: StoredFile,
  { address, type = 'application/octet-stream' }: { address: string; type?: string },
): void {
  response.setHeader('Content-Type', type);
  response.setHeader('ETag', file.etag);
  response.setHeader('Vary', 'Accept-Encoding');
  response.setHeader('Cache-Control', hashedName.test(address) ? 'public, max-age=31536000, immutable' : 'no-cache');
  if (request.headers['if-none-match'] === file.etag) {
    response.writeHead(304).end();
    return;
  }
  const encoding = encodingFor(request, type, file.body.length);
  const body = file.encoded.get(encoding) ?? encode(file.body, encoding);
  file.encoded.set(encoding, body);
  if (encoding !== 'identity') response.setHeader('Content-Encoding', encoding);
  response.setHeader('Content-Length', body.length);
  response.writeHead(200).end(request.method === 'HEAD' ? undefined : body);
}

function encodingFor(request: IncomingMessage, type: string, size: number): Encoding {
  // Pictures and sound are compressed already, and below a packet there is nothing to win.
  if (!/charset=utf-8/.test(type) || size < 1_400) return 'identity';
  const accepted = String(request.headers['accept-encoding'] ?? '');
  if (/\bbr\b/.test(accepted)) return 'br';
  return /\bgzip\b/.test(accepted) ? 'gzip' : 'identity';
}

function encode(body: Buffer, encoding: Encoding): Buffer {
  if (encoding === 'gzip') return gzipSync(body);
  // Once per file and run: 5 gives nearly all of the gain in a tenth of the time of 11.
  return brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
}

function sendText(response: ServerResponse, status: number, text: string): void {
  response.setHeader('Content-Type', 'text/plain; charset=utf-8');
  response.setHeader('Cache-Control', 'no-store');
  response.writeHead(status).end(`${text}\n`);
}
