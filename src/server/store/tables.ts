/**
 * What the workshop server keeps, table by table, and the migrations that make it so. This list is the whole of it: no address,
 * no user agent, no e-mail. Times are milliseconds since 1970; yes and no are 1 and 0, so that both databases read alike.
 */
import { sql, type Kysely } from 'kysely';

export type Tables = {
  scenarios: {
    sha256: string;
    id: string;
    source: string;
    /** When a host sent it last; null for the game's own. */
    sentAt: number | null;
  };
  workshops: {
    id: string;
    /** Null once it has ended. */
    code: string | null;
    title: string;
    language: string;
    /** JSON: ids and fingerprints, in order. */
    scenarios: string;
    counts: string;
    names: number;
    /** JSON: list of names. */
    teams: string;
    keepDays: number;
    maxMembers: number;
    locked: number;
    approve: number;
    revealed: number;
    state: string;
    hostHash: string;
    projectorHash: string;
    /** Run id on the projector. */
    shown: string | null;
    createdAt: number;
    endedAt: number | null;
    deleteAt: number | null;
    /** The line of that run that the host has gone to; null before that. */
    shownStep: number | null;
  };
  members: {
    id: string;
    workshop: string;
    nickname: string;
    /** What the nickname looks like: two that look alike are one. */
    skeleton: string;
    team: string | null;
    language: string;
    state: string;
    tokenHash: string;
    codeHash: string;
    joinedAt: number;
    seenAt: number;
  };
  runs: {
    workshop: string;
    runId: string;
    member: string;
    scenario: string;
    sha256: string;
    engine: number;
    attempt: number;
    /** JSON: ids of the choices. */
    choices: string;
    /** JSON: one entry a choice, or []. */
    confidence: string;
    /** SHA-256 of the body it came in. */
    body: string;
    score: number;
    stars: number;
    hours: number;
    /** Its owner agrees that the room sees it. */
    shown: number;
    acceptedAt: number;
    /** Order of acceptance among the runs of one trainee, from 1. */
    turn: number;
  };
  progress: {
    workshop: string;
    runId: string;
    member: string;
    scenario: string;
    sha256: string;
    engine: number;
    attempt: number;
    choices: string;
    confidence: string;
    updatedAt: number;
  };
  standings: {
    workshop: string;
    member: string;
    points: number;
    hours: number;
    finished: number;
    rankKey: number;
  };
  /** The server's own: number of the tables, hash and salt of the host key, measures of scenarios. */
  facts: { name: string; value: string };
};

/** `text` is the database's type for text that compares byte by byte, so that both databases sort alike. */
export type Migration = (db: Kysely<Tables>, text: string) => Promise<void>;

/** Only ever added to: number n brings tables of version n - 1 to version n. */
export const migrations: readonly Migration[] = [
  async (db, text) => {
    for (const statement of [
      `create table scenarios (sha256 text primary key, id text not null, source text not null)`,
      `create table workshops (
        id text primary key, code text unique, title text not null, language text not null, scenarios text not null,
        counts text not null, names integer not null, teams text not null, "keepDays" integer not null,
        "maxMembers" integer not null, locked integer not null, approve integer not null, revealed integer not null,
        state text not null, "hostHash" text not null, "projectorHash" text not null, shown text,
        "createdAt" bigint not null, "endedAt" bigint, "deleteAt" bigint)`,
      `create table members (
        id text primary key, workshop text not null references workshops(id) on delete cascade, nickname text not null,
        skeleton text not null, team text, language text not null, state text not null, "tokenHash" text not null,
        "codeHash" text not null, "joinedAt" bigint not null, "seenAt" bigint not null, unique (workshop, skeleton))`,
      `create index members_by_code on members (workshop, "codeHash")`,
      `create table runs (
        workshop text not null, "runId" text not null, member text not null references members(id) on delete cascade,
        scenario text not null, sha256 text not null, engine integer not null, attempt integer not null,
        choices text not null, confidence text not null, body text not null, score integer not null,
        stars integer not null, hours integer not null, shown integer not null, "acceptedAt" bigint not null,
        turn integer not null, primary key (workshop, "runId"))`,
      `create index runs_by_member on runs (member, turn)`,
      `create table progress (
        workshop text not null, "runId" text not null, member text not null references members(id) on delete cascade,
        scenario text not null, sha256 text not null, engine integer not null, attempt integer not null,
        choices text not null, confidence text not null, "updatedAt" bigint not null, primary key (workshop, "runId"))`,
      `create index progress_by_member on progress (member)`,
      `create table standings (
        workshop text not null, member text primary key references members(id) on delete cascade, points integer not null,
        hours integer not null, finished integer not null, "rankKey" bigint not null)`,
      `create index standings_by_rank on standings (workshop, "rankKey")`,
    ])
      await sql.raw(statement.replace(/\btext\b/g, text)).execute(db);
  },
  async (db) => void (await sql`alter table workshops add column "shownStep" integer`.execute(db)),
  // Those there are: the game's own are named so at every start.
  async (db) => void (await sql`alter table scenarios add column "sentAt" bigint default 0`.execute(db)),
];
