/**
 * The server as one Fastify app: the game's files, the API of `routes.ts`, live streams, health and measures. It stores nothing
 * of its own and has no clock but the one it is given.
 */
import { hash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import serveFiles from '@fastify/static';
import fastify, {
  LogController,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import { wireLimits } from '../core/board/wire.ts';
import { admit } from './access.ts';
import { contentSecurityPolicy, policyWith } from './content-security.ts';
import { newSecret } from './keys.ts';
import { lineOf } from './line.ts';
import type { nl } from './messages/nl.ts';
import { frameOf, openHub, type Stream, type Viewer } from './live.ts';
import { openApi } from './open-api.ts';
import { routes } from './routes.ts';
import { refuse, type Answer, type Route, type Setting } from './routes/route.ts';

export type AppOptions = Setting & {
  /** Folder of the built game. */
  dist: string;
  /** Proxies in front whose word on the caller's address is taken: false for none. */
  trustProxy: boolean | string;
  /** 'silent' for tests. */
  logLevel: 'info' | 'warn' | 'silent';
  /** What a person is told, where no app is listening. */
  words: typeof nl;
  /** Milliseconds after which a stream that reads nothing is closed. */
  stalledMs?: number;
  /** Requests in ten seconds of one key that is known, and of one address with none. */
  mostRequests?: { ofKey: number; ofAddress: number };
  /** Routes beside those of the API, behind the same door. */
  more?: readonly Route[];
};

const unsaid = { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false };
/** Far above what a phone does; a room of two thousand behind one address joins without keys, and each key is new there once. */
const usualRequests = { ofKey: 400, ofAddress: 10_000 };
const mostKnownKeys = 20_000;
const hashedName = /\/assets\/.+-[\w-]{8}\.\w+$/;

/** Listens to nothing yet. `close()` ends streams, waits for answers under way, and leaves the store open. */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const { store, cardOf, now, dist, words, stalledMs = 30_000, mostRequests = usualRequests } = options;
  const app = fastify({
    trustProxy: options.trustProxy,
    bodyLimit: wireLimits.bodyBytes,
    requestTimeout: 30_000,
    connectionTimeout: 0, // a live stream stays open
    keepAliveTimeout: 10_000,
    forceCloseConnections: 'idle',
    return503OnClosing: true,
    logger: {
      level: options.logLevel,
      serializers: { req: describeRequest, res: ({ statusCode }) => ({ status: statusCode }) },
    },
    logController: new LogController({ disableRequestLogging: true }),
    http: { headersTimeout: 10_000, maxHeaderSize: 16_384 },
    // An address that cannot be read.
    frameworkErrors: (_error, _request, reply) => {
      void plain(reply, 404, options.words.notFound);
    },
  });
  const hub = openHub(store, {
    ...{ cardOf, now, stalledMs },
    onError: (error) => app.log.error({ err: asError(error) }, 'live'),
  });
  const counts = new Map<string, number>();
  let sweeping: ReturnType<typeof setInterval> | undefined;
  app.addHook('preClose', (done) => {
    hub.stop();
    // A line whose last answer is given only now would be waited for until it tires.
    sweeping = setInterval(() => {
      app.server.closeIdleConnections();
    }, 50);
    done();
  });
  app.addHook('onClose', (_app, done) => {
    clearInterval(sweeping);
    done();
  });

  await app.register(helmet, {
    contentSecurityPolicy: false, // our own, the same as in the page
    crossOriginEmbedderPolicy: false,
    crossOriginOpenerPolicy: false,
    crossOriginResourcePolicy: { policy: 'same-origin' },
    frameguard: false, // a learning platform may show the game in a frame
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: false, // the proxy that speaks TLS says so
  });
  const page = join(dist, 'index.html');
  const isBuilt = existsSync(page);
  const policy = isBuilt ? policyWith(readFileSync(page, 'utf8')) : contentSecurityPolicy;
  app.addHook('onSend', (_request, reply, _payload, done) => {
    void reply.header('Content-Security-Policy', policy);
    void reply.header('Permissions-Policy', 'camera=(), microphone=(), geolocation=()');
    done();
  });
  // Before the routes: they take the handler that is there when they are made.
  app.setErrorHandler((error: FastifyError, request, reply) => send(reply, answerTo(error, request)));
  app.addHook('onResponse', (request, reply, done) => {
    const route = `${request.method} ${request.routeOptions.url ?? 'none'} ${reply.statusCode}`;
    counts.set(route, (counts.get(route) ?? 0) + 1);
    done();
  });

  // The hash of the very bytes goes back with the answer; nothing packed is unpacked here.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    const bytes = body as Buffer;
    request.bodyHash = hash('sha256', bytes, 'hex');
    try {
      done(null, bytes.length === 0 ? {} : parseJson(bytes));
    } catch {
      done(Object.assign(new Error('not JSON'), { statusCode: 400 }));
    }
  });
  app.decorateRequest('bodyHash', '');
  app.addHook('onRequest', async (request, reply) => {
    const encoding = request.headers['content-encoding'];
    if (encoding !== undefined && encoding !== 'identity')
      await send(reply, { ...refuse('bad-request', 'Bodies are sent as they are, not packed.'), status: 415 });
  });

  const salt = newSecret();
  // Keys that were let in, in memory alone: one that somebody made up gives him no count of its own.
  const knownKeys = new Set<string>();
  const know = (key = '') => {
    knownKeys.add(key);
    if (knownKeys.size <= mostKnownKeys) return;
    const [oldest = key] = knownKeys;
    knownKeys.delete(oldest);
  };
  await app.register(async (api) => {
    await api.register(rateLimit, {
      timeWindow: 10_000,
      max: (_request, by) => (knownKeys.has(by) ? mostRequests.ofKey : mostRequests.ofAddress),
      keyGenerator: ({ headers: { authorization: key = '' }, ip }) =>
        knownKeys.has(key) ? key : hash('sha256', salt + lineOf(ip), 'base64url'),
      addHeadersOnExceeding: unsaid, // what is left of some thousands helps nobody
      addHeaders: unsaid,
      errorResponseBuilder: () => Object.assign(new Error('Too many requests; wait a moment.'), { statusCode: 429 }),
    });
    for (const route of [...routes, ...(options.more ?? [])]) open(api, route);
  });

  function open(to: FastifyInstance, route: Route): void {
    to.route({
      method: route.method,
      url: route.path,
      exposeHeadRoute: false,
      ...(route.large ? { bodyLimit: wireLimits.scenarioBytes * 2 + 1_024 } : {}),
      handler: async (request, reply) => {
        const params = request.params as Record<string, string>;
        // PostgreSQL has no such sign in its texts.
        if (Object.values(params).some((param) => param.includes('\0')))
          return send(reply, refuse('bad-request', 'No such address.'));
        const admission = await admit(store, route.roles, request.headers.authorization, params.id);
        if (!admission.ok) {
          if (admission.because === 'no-key') void reply.header('WWW-Authenticate', 'Bearer');
          const message = 'Not open to this key.';
          const refused = refuse(admission.because === 'removed' ? 'removed' : 'not-allowed', message);
          return send(reply, admission.because === 'no-key' ? { ...refused, status: 401 } : refused);
        }
        if (admission.caller.role !== 'anyone') know(request.headers.authorization);
        const body = route.takes.safeParse(request.body ?? {});
        if (!body.success) {
          const [issue] = body.error.issues;
          return send(reply, refuse('bad-request', `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`));
        }
        const { caller } = admission;
        const answer = await route.handle(
          { caller, params, body: body.data, bodyHash: request.bodyHash, address: request.ip },
          options,
        );
        if ('live' in answer) return stream(request, reply, answer.live.workshop, answer.live.viewer);
        return send(reply, answer);
      },
    });
  }

  function stream(request: FastifyRequest, reply: FastifyReply, workshop: string, viewer: Viewer): FastifyReply {
    reply.hijack();
    const { raw } = reply;
    // Of whoever has hung up meanwhile nothing more would be heard.
    if (raw.destroyed) return reply;
    raw.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
      'X-Content-Type-Options': 'nosniff',
    });
    raw.flushHeaders();
    const { socket, chunkedEncoding } = raw;
    socket?.setNoDelay(true);
    let isOpen = true;
    const one: Stream = {
      // Straight to the socket, framed as the response would: a thousand streams are told in half the time.
      write: ({ plain, chunked }) => {
        if (isOpen) socket?.write(chunkedEncoding ? chunked : plain);
      },
      waiting: () => socket?.writableLength ?? 0,
      close: () => {
        isOpen = false;
        // Who does not read never comes to the end of what waits.
        if (one.waiting() > 0) raw.destroy();
        else raw.end();
      },
    };
    one.write(frameOf('retry: 2000\n\n'));
    const stop = hub.watch(workshop, viewer, request.headers.authorization ?? '', one);
    const leave = options.guesses.enter(request.ip, workshop);
    raw.on('close', () => {
      stop();
      leave();
    });
    return reply;
  }

  app.get('/api/openapi.json', () => openApi);
  app.get('/healthz', async (_request, reply) => {
    await store.fact('tables');
    return reply.header('Cache-Control', 'no-store').send({ ok: true });
  });
  app.get('/metrics', (_request, reply) => {
    const requests = [...counts].map(([label, count]) => {
      const [method = '', route = '', status = ''] = label.split(' ');
      return `tegenspel_requests_total{method="${method}",route="${route}",status="${status}"} ${count}`;
    });
    const lines = [
      '# TYPE tegenspel_requests_total counter',
      ...requests,
      '# TYPE tegenspel_streams gauge',
      `tegenspel_streams ${hub.count()}`,
      '# TYPE process_resident_memory_bytes gauge',
      `process_resident_memory_bytes ${process.memoryUsage.rss()}`,
      '# TYPE process_uptime_seconds gauge',
      `process_uptime_seconds ${Math.round(process.uptime())}`,
    ];
    return reply.type('text/plain; version=0.0.4; charset=utf-8').send(`${lines.join('\n')}\n`);
  });

  if (isBuilt)
    await app.register(serveFiles, {
      root: dist,
      wildcard: false, // which files there are is looked up once: no address leads outside the folder
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply, path) => {
        const name = path.replaceAll('\\', '/').replace(/\.(br|gz)$/, '');
        void reply.header('Cache-Control', hashedName.test(name) ? 'public, max-age=31536000, immutable' : 'no-cache');
        void reply.header('Vary', 'Accept-Encoding');
      },
    });

  app.setNotFoundHandler((request, reply) => {
    if (request.url.startsWith('/api/')) return send(reply, refuse('not-found', 'There is nothing here.'));
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return plain(reply.header('Allow', 'GET, HEAD'), 405, words.notAllowed);
    return isBuilt ? plain(reply, 404, words.notFound) : plain(reply, 503, words.notBuilt);
  });
  return app;
}

function plain(reply: FastifyReply, status: number, text: string): FastifyReply {
  return reply.status(status).header('Cache-Control', 'no-store').type('text/plain; charset=utf-8').send(`${text}\n`);
}

/** What is told of an error: never what happened inside. */
function answerTo(error: FastifyError, request: FastifyRequest): Answer {
  const { code = '', statusCode = 500 } = error;
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return refuse('too-large', 'The body is too large.');
  if (statusCode === 429) return refuse('too-many-tries', error.message, { retryMs: 10_000 });
  if (statusCode < 500) return { ...refuse('bad-request', error.message), status: statusCode };
  const noRoom = /disk is full|No space left|ENOSPC/i.test(error.message) || code === '53100';
  request.log.error({ err: { message: error.message, code } }, noRoom ? 'disk full' : 'failed');
  return noRoom
    ? refuse('disk-full', 'The server has no room left; keep what you have and try again.', { retryMs: 5_000 })
    : refuse('try-later', 'Something failed here; try again.', { retryMs: 2_000 });
}

function send(reply: FastifyReply, answer: Answer): FastifyReply {
  void reply.header('Cache-Control', 'no-store');
  if ('csv' in answer)
    return reply
      .status(answer.status)
      .type('text/csv; charset=utf-8')
      .header('Content-Disposition', `attachment; filename="${answer.name}"`)
      .send(answer.csv);
  if ('refusal' in answer) {
    if (answer.retryMs !== undefined) void reply.header('Retry-After', String(Math.ceil(answer.retryMs / 1_000)));
    return reply.status(answer.status).send(answer.refusal);
  }
  if ('live' in answer) throw new TypeError('a stream is not sent');
  return reply.status(answer.status).send(answer.body);
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

const mayHoldForbidden = /__proto__|constructor|\\u/;

function parseJson(bytes: Buffer): unknown {
  const text = utf8.decode(bytes);
  // A look at every key takes ten times as long as reading them.
  if (!mayHoldForbidden.test(text)) return JSON.parse(text);
  return JSON.parse(text, (key, value: unknown) => {
    if (key === '__proto__' || key === 'constructor') throw new SyntaxError('a forbidden name');
    return value;
  });
}

// No nickname, no address, no key: only which route.
function describeRequest({ method, routeOptions }: FastifyRequest): { method: string; route: string | undefined } {
  return { method, route: routeOptions.url };
}

function asError(error: unknown): { message: string } {
  return { message: error instanceof Error ? error.message : String(error) };
}

declare module 'fastify' {
  interface FastifyRequest {
    /** SHA-256 of the body as it came, in hexadecimal; '' without one. */
    bodyHash: string;
  }
}
