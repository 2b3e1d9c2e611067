/**
 * Live pictures of workshops: each stream is sent the newest state whole, at most four times a second, encoded once for all
 * who see the same. A stream that does not read is skipped, then dropped; one that misses a picture misses nothing.
 */
import { places } from '../core/board/ranking.ts';
import { boardView, cameIn, hostMembers, hostView, memberView, sentRun, workshopView } from './board.ts';
import type { CardOf } from './cards.ts';
import { hashOf, readKey, type KeyKind } from './keys.ts';
import type { Member, Store } from './store/store.ts';

const pauseMs = 250;
const beatMs = 15_000;
const mostUnread = 64 * 1024; // bytes waiting in one connection
const mostStreams = 2; // of one key
const alive = frameOf(':\n\n');

export type Viewer = { kind: 'host' } | { kind: 'projector' } | { kind: 'member'; id: string };

/** What is written on many streams, encoded once: as it is, and in the frame of a chunked response. */
export type Frame = { plain: Uint8Array; chunked: Uint8Array };

/** One open stream, as the hub needs it. */
export type Stream = {
  write(frame: Frame): void;
  /** Bytes that wait to be sent. */
  waiting(): number;
  close(): void;
};

export type Hub = {
  /** Sends the state of a workshop now and whenever it changes; closes the stream of a key that has too many. Returns how to stop. */
  watch(workshop: string, viewer: Viewer, key: string, stream: Stream): () => void;
  /** Open streams. */
  count(): number;
  stop(): void;
};

type Watcher = {
  viewer: Viewer;
  key: string;
  kind: KeyKind | null;
  hash: string;
  stream: Stream;
  /** What it was told last: the picture, and of a trainee what is his own beside it. */
  sent: { picture: string; own: string };
  stalledAt: number | null;
};
type Room = {
  watchers: Set<Watcher>;
  timer: ReturnType<typeof setTimeout> | null;
  lastAt: number;
  busy: boolean;
  again: boolean;
};

export function openHub(
  store: Store,
  {
    cardOf,
    now,
    stalledMs,
    onError,
  }: {
    cardOf: CardOf;
    now: () => number;
    /** Milliseconds after which a stream that reads nothing is closed. */
    stalledMs: number;
    onError: (error: unknown) => void;
  },
): Hub {
  const rooms = new Map<string, Room>();

  const stopHearing = store.onChange((workshop) => {
    if (workshop === null) for (const id of rooms.keys()) soon(id);
    else soon(workshop);
  });
  const beat = setInterval(() => {
    const here: string[] = [];
    for (const [id, { watchers }] of rooms) {
      for (const watcher of watchers) {
        if (!reads(watcher)) continue;
        if (watcher.viewer.kind === 'member') here.push(watcher.viewer.id);
        watcher.stream.write(alive);
      }
      // Who has gone is seen by time alone.
      if ([...watchers].some(({ viewer }) => viewer.kind === 'host')) soon(id);
    }
    store.seen(here, now()).catch(onError);
  }, beatMs);
  beat.unref();

  function soon(id: string): void {
    const room = rooms.get(id);
    if (!room) return;
    if (room.busy) {
      room.again = true;
      return;
    }
    room.timer ??= setTimeout(() => void send(id, room), Math.max(0, room.lastAt + pauseMs - performance.now()));
  }

  async function send(id: string, room: Room): Promise<void> {
    room.timer = null;
    room.busy = true;
    room.lastAt = performance.now();
    try {
      await show(id, [...room.watchers]);
    } catch (error) {
      onError(error);
      room.again = true;
    }
    room.busy = false;
    if (room.again) {
      room.again = false;
      soon(id);
    }
  }

  async function show(id: string, watchers: readonly Watcher[]): Promise<void> {
    const workshop = await store.workshop(id);
    if (!workshop) {
      for (const watcher of watchers) watcher.stream.close();
      return;
    }
    const [all, standings, shared] = await Promise.all([
      store.members(id),
      store.standings(id),
      workshopView(workshop, cardOf),
    ]);
    const inside = all.filter(({ state }) => state === 'in');
    const at = now();
    const message = (kind: string, body: string) => messageOf(kind, at, body);
    const board = once(() => JSON.stringify(boardView(workshop, inside, standings)));
    const forHost = once(async () => {
      const members = hostMembers(all, standings, await store.progress(id), now());
      const view = JSON.stringify(await hostView(workshop, cardOf));
      return message('host', `"workshop":${view},"members":${JSON.stringify(members)},"board":${board()}`);
    });
    const forProjector = once(async () => {
      const run = workshop.shown === null ? null : await store.run(id, workshop.shown);
      const shown = run?.shown ? JSON.stringify(sentRun(run)) : 'null';
      const code = workshop.locked ? null : workshop.code;
      const waiting = all.filter(({ state }) => state === 'waiting').length;
      const came = JSON.stringify(cameIn(workshop, inside));
      const more = `"waiting":${waiting},"came":${came},"board":${board()},"shown":${shown},"step":${workshop.shownStep}`;
      return message('projector', `${view()},"code":${JSON.stringify(code)},${more}`);
    });
    const view = once(() => `"workshop":${JSON.stringify(shared)}`);
    const forMembers = once(() => message('members', `${view()},"members":${inside.length}`));
    const placeOf = once(() => new Map(places(standings).map((one) => [one.member, one])));
    const byId = new Map(all.map((member) => [member.id, member]));
    const serverHash = watchers.some(({ kind }) => kind === 's') ? await store.fact('host') : null;
    const own: [Watcher, Member][] = [];
    const hashes = { s: serverHash, h: workshop.hostHash, p: workshop.projectorHash, m: null };
    for (const watcher of watchers) {
      const { viewer, kind, hash } = watcher;
      const member = viewer.kind === 'member' ? byId.get(viewer.id) : undefined;
      // A key that was replaced opens nothing from now on, nor what it had opened.
      if (hash !== (viewer.kind === 'member' ? member?.tokenHash : hashes[kind ?? 'm'])) watcher.stream.close();
      else if (!reads(watcher))
        continue; // nothing is made for whoever does not read
      else if (viewer.kind === 'host') tell(watcher, 'picture', await forHost());
      else if (viewer.kind === 'projector') tell(watcher, 'picture', await forProjector());
      else if (member) {
        tell(watcher, 'picture', forMembers());
        own.push([watcher, member]);
      }
    }
    // After what everybody waits for.
    for (const [watcher, member] of own) {
      const standing = placeOf().get(member.id);
      const place = standing && standing.finished > 0 ? standing.place : null;
      tell(watcher, 'own', message('member', `"member":${JSON.stringify(memberView(member))},"place":${place}`));
    }
  }

  function tell(watcher: Watcher, part: keyof Watcher['sent'], { body, frame }: Message): void {
    if (watcher.sent[part] === body) return;
    if (!reads(watcher)) return;
    watcher.sent[part] = body;
    watcher.stream.write(frame());
  }

  /** Whether it can be told more now. */
  function reads(watcher: Watcher): boolean {
    if (watcher.stream.waiting() <= mostUnread) {
      watcher.stalledAt = null;
      return true;
    }
    watcher.stalledAt ??= performance.now();
    if (performance.now() - watcher.stalledAt > stalledMs) watcher.stream.close();
    return false;
  }

  return {
    watch(id, viewer, key, stream) {
      const room = rooms.get(id) ?? { watchers: new Set(), timer: null, lastAt: -Infinity, busy: false, again: false };
      rooms.set(id, room);
      const same = [...room.watchers].filter((watcher) => watcher.key === key);
      for (const extra of same.slice(0, Math.max(0, same.length - mostStreams + 1))) extra.stream.close();
      const { kind = null, secret = '' } = readKey(key) ?? {};
      const watcher: Watcher = {
        viewer,
        key,
        kind,
        hash: hashOf(secret),
        stream,
        sent: { picture: '', own: '' },
        stalledAt: null,
      };
      room.watchers.add(watcher);
      soon(id);
      if (viewer.kind === 'member') store.seen([viewer.id], now()).catch(onError);
      return () => {
        room.watchers.delete(watcher);
        if (room.watchers.size > 0) return;
        if (room.timer) clearTimeout(room.timer);
        rooms.delete(id);
      };
    },
    count: () => [...rooms.values()].reduce((sum, { watchers }) => sum + watchers.size, 0),
    stop() {
      clearInterval(beat);
      stopHearing();
      for (const { watchers, timer } of rooms.values()) {
        if (timer) clearTimeout(timer);
        for (const { stream } of watchers) stream.close();
      }
      rooms.clear();
    },
  };
}

/** What is told: what of it makes it another than the last, and its bytes. */
type Message = { body: string; frame: () => Frame };

const messageOf = (kind: string, at: number, body: string): Message => ({
  body,
  frame: once(() => frameOf(`data: {"kind":"${kind}","at":${at},${body}}\n\n`)),
});

/** One event of a stream as bytes. */
export function frameOf(text: string): Frame {
  const size = Buffer.byteLength(text);
  const head = `${size.toString(16)}\r\n`;
  const chunked = Buffer.from(`${head}${text}\r\n`);
  return { plain: chunked.subarray(head.length, head.length + size), chunked };
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
