/**
 * A live picture from the server: server-sent events read with fetch, so that the key travels in a header. Whatever breaks it
 * (sleep, a dead line, a server that starts anew) is noticed and mended; each picture is whole, so none is missed.
 */
import { live, refusal, type Live, type RefusalCode } from '../../core/board/wire.ts';
import { request } from './api.ts';
import { backoff } from './backoff.ts';
import { onWake } from './wake.ts';

const silentMs = 35_000; // the server says something every 15 seconds
const retryMs = { first: 500, last: 10_000 };

export type Following = {
  onPicture: (picture: Live) => void;
  /** The line is down or, with the next picture, up again. */
  onLine: (isUp: boolean) => void;
  /** The key opens nothing any more; no more tries are made. */
  onRefused: (code: RefusalCode) => void;
};

/** Follows a stream until stopped: `api/me/live`, or `api/workshops/<id>/live`. */
export function follow(path: string, key: string, { onPicture, onLine, onRefused }: Following): () => void {
  let stopped = false;
  let tries = 0;
  let current: AbortController | null = null;
  let waiting: ReturnType<typeof setTimeout> | undefined;

  async function open(): Promise<void> {
    const controller = new AbortController();
    current = controller;
    let watchdog: ReturnType<typeof setTimeout> | undefined;
    const alive = () => {
      clearTimeout(watchdog);
      watchdog = setTimeout(() => controller.abort(), silentMs);
    };
    alive();
    try {
      const response = await request(path, {
        headers: { Authorization: `Bearer ${key}`, Accept: 'text/event-stream' },
        signal: controller.signal,
      });
      const isOurs = response.headers.get('Content-Type')?.startsWith('text/event-stream') === true;
      if (response.ok && isOurs && response.body) await read(response.body, alive);
      else if (response.status === 401 || response.status === 403) refuse(await response.json());
    } catch {
      // A line that breaks is taken up again below.
    } finally {
      clearTimeout(watchdog);
      controller.abort();
      if (!stopped) retry();
    }
  }

  async function read(body: ReadableStream<Uint8Array>, alive: () => void): Promise<void> {
    const reader = body.getReader();
    const decoder = new TextDecoder();
    let text = '';
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      alive();
      text += decoder.decode(value, { stream: true });
      const events = text.split('\n\n');
      text = events.pop() ?? '';
      if (!stopped) events.forEach(show);
    }
  }

  function show(event: string): void {
    const data = event
      .split('\n')
      .filter((line) => line.startsWith('data: '))
      .map((line) => line.slice(6))
      .join('\n');
    const picture = live.safeParse(parsed(data));
    if (!picture.success) return;
    tries = 0;
    onLine(true);
    onPicture(picture.data);
  }

  // Only the server itself says no for good: a hotel's page that forbids everything does not.
  function refuse(answer: unknown): void {
    const read = refusal.safeParse(answer);
    if (!read.success || stopped) return;
    stop();
    onRefused(read.data.code);
  }

  function retry(): void {
    onLine(false);
    waiting = setTimeout(() => void open(), backoff(tries, retryMs));
    tries += 1;
  }

  // A phone that wakes has a dead stream and does not know it.
  const stopWaking = onWake(() => {
    clearTimeout(waiting);
    tries = 0;
    if (current && !current.signal.aborted) current.abort();
    else void open();
  });

  function stop(): void {
    stopped = true;
    clearTimeout(waiting);
    current?.abort();
    stopWaking();
  }

  void open();
  return stop;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
