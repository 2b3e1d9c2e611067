import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request, type IncomingHttpHeaders, type RequestOptions } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contentSecurityPolicy } from '../../src/server/content-security.ts';
import { nl } from '../../src/server/messages/nl.ts';
import { serveWorkshops, type Served } from '../support/workshop.ts';

const script = `console.log(${JSON.stringify('tegenspel '.repeat(400))});`;
const outside = mkdtempSync(join(tmpdir(), 'tegenspel-'));
const folder = join(outside, 'dist');
mkdirSync(join(folder, 'assets'), { recursive: true });
writeFileSync(join(outside, 'secret.txt'), 'secret');
writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Tegenspel</title>');
writeFileSync(join(folder, 'assets', 'main-Ab3_x-9Z.js'), script);
writeFileSync(join(folder, 'assets', 'plain.js'), script);
writeFileSync(join(folder, 'assets', 'plain.js.br'), brotliCompressSync(script));
writeFileSync(join(folder, 'assets', 'plain.js.gz'), gzipSync(script));
writeFileSync(join(folder, 'assets', 'voice.woff2'), Buffer.alloc(4_000));

type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer };

let served: Served;
let port: number;

async function listen(dist: string): Promise<{ served: Served; port: number }> {
  const made = await serveWorkshops({ dist });
  await made.app.listen({ port: 0, host: 'localhost' });
  const [address] = made.app.addresses() as [AddressInfo];
  return { served: made, port: address.port };
}

beforeAll(async () => {
  ({ served, port } = await listen(folder));
}, 60_000);

afterAll(async () => {
  await served.stop();
  rmSync(outside, { recursive: true });
});

function ask(path: string, options: RequestOptions = {}, at = port): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request({ host: 'localhost', port: at, path, agent: false, ...options }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) });
      });
    })
      .on('error', reject)
      .end();
  });
}

test('the page comes with its policy, is never sniffed, may be framed, and is asked for again each time', async () => {
  const { status, headers, body } = await ask('/');
  expect(status).toBe(200);
  expect(body.toString()).toContain('<title>Tegenspel</title>');
  expect(headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-cache',
  });
  expect(headers['content-security-policy']).not.toContain('frame-ancestors');
  expect(headers).not.toHaveProperty('x-frame-options');
  expect((await ask('/index.html?x=1')).status).toBe(200);
});

test('what has its hash in its name is kept for ever, other files are not', async () => {
  expect((await ask('/assets/main-Ab3_x-9Z.js')).headers['cache-control']).toBe('public, max-age=31536000, immutable');
  expect((await ask('/assets/plain.js')).headers['cache-control']).toBe('no-cache');
});

test('text travels compressed as the browser likes it, pictures and fonts as they are', async () => {
  const br = await ask('/assets/plain.js', { headers: { 'accept-encoding': 'gzip, deflate, br' } });
  const gzip = await ask('/assets/plain.js', { headers: { 'accept-encoding': 'gzip' } });
  const plain = await ask('/assets/plain.js');
  const font = await ask('/assets/voice.woff2', { headers: { 'accept-encoding': 'br' } });
  expect([br, gzip, plain, font].map(({ headers }) => headers['content-encoding'])).toEqual([
    'br',
    'gzip',
    undefined,
    undefined,
  ]);
  expect(brotliDecompressSync(br.body).toString()).toBe(script);
  expect(gunzipSync(gzip.body).toString()).toBe(script);
  expect(plain.body.toString()).toBe(script);
  expect(br.body.length).toBeLessThan(script.length / 10);
  expect(font.headers['content-type']).toBe('font/woff2');
});

test('a file that has not changed is not sent again, and HEAD sends none at all', async () => {
  const etag = String((await ask('/')).headers.etag);
  const again = await ask('/', { headers: { 'if-none-match': etag } });
  expect([again.status, again.body.length]).toEqual([304, 0]);
  const head = await ask('/', { method: 'HEAD' });
  expect([head.status, head.body.length, Number(head.headers['content-length']) > 0]).toEqual([200, 0, true]);
});

test.each([
  '/../secret.txt',
  '/%2e%2e/secret.txt',
  '/..%2fsecret.txt',
  '/assets/../../secret.txt',
  '//secret.txt',
  '/assets\\..\\..\\secret.txt',
  '/%00',
  '/%',
  '/assets',
  '/nothing.js',
  '/.env',
])('%s leads nowhere', async (path) => {
  const { status, body } = await ask(path);
  expect(status).toBe(404);
  expect(body.toString()).toBe(`${nl.notFound}\n`);
});

test('nothing can be written', async () => {
  for (const method of ['POST', 'PUT', 'DELETE']) {
    const { status, headers } = await ask('/', { method });
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD']);
  }
});

test('before the game is built it says how to build it', async () => {
  const empty = await listen(join(outside, 'nowhere'));
  const { status, body } = await ask('/', {}, empty.port);
  await empty.served.stop();
  expect(status).toBe(503);
  expect(body.toString()).toContain('npm run build');
});

describe('npm start', () => {
  const root = join(import.meta.dirname, '../..');
  const started: ChildProcess[] = [];
  afterAll(() => {
    for (const child of started) child.kill();
  });

  async function start(
    options: string[],
    env: Record<string, string> = {},
  ): Promise<{ child: ChildProcess; said: string }> {
    const data = mkdtempSync(join(outside, 'data-'));
    const child = spawn(process.execPath, ['src/server/main.ts', '--data', data, ...options], {
      cwd: root,
      env: { ...process.env, LANG: 'nl_NL', LC_ALL: '', ...env },
    });
    started.push(child);
    let said = '';
    await new Promise<void>((ready) => {
      child.stdout.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        if (/http:\/\/localhost:\d+/.test(said)) ready();
      });
      child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
      child.on('exit', () => {
        ready();
      });
    });
    return { child, said };
  }

  test('a taken port is said and the next one tried', async () => {
    const { said } = await start(['--port', String(port)]);
    expect(said).toContain(nl.taken(port, port + 1));
    expect(Number(/localhost:(\d+)/.exec(said)?.[1])).toBeGreaterThan(port);
  });

  test('SIGTERM ends it in peace', async () => {
    const { child } = await start([], { PORT: '0' });
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  });

  test('a port that cannot be is refused', async () => {
    const { child, said } = await start(['--port', 'x']);
    expect(said).toContain(nl.badPort('x'));
    expect(child.exitCode).toBe(2);
  });
});
