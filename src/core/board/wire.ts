/**
 * What trainees, hosts and the server say to each other: every body that crosses the line, as a schema, its type and its limits.
 * The server parses what it is sent and sends only what these allow; the browser parses what it is sent too, as a hotel's own
 * page may answer instead. Unknown fields are refused. Times are milliseconds since 1970 by the server's clock.
 */
import { z } from 'zod';
import { idPattern } from '../scenario/schema.ts';
import { mostAttempts } from './attempt.ts';

/** Raised when older apps and newer servers could misunderstand each other. */
export const apiVersion = 1;

export const wireLimits = {
  title: 80, // characters
  nickname: 20, // graphemes
  team: 30,
  scenarios: 10, // in one workshop
  teams: 20,
  members: 2_000,
  bodyBytes: 64 * 1024,
  scenarioBytes: 1024 * 1024,
  provingMs: 60_000, // what the server takes at most to look through one scenario
  choices: 500,
  steps: 100_000, // lines of one run
  keepDays: { least: 1, usual: 30, most: 90 },
} as const;

const id = z.string().regex(/^[A-Za-z0-9-]{1,64}$/);
const scenarioId = z.string().regex(idPattern).max(64);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const whole = z.int().min(0);
const time = whole;
const language = z.enum(['nl', 'en']);
const text = z.strictObject({ nl: z.string(), en: z.string() });
/** A text to be kept: PostgreSQL has no U+0000. */
const kept = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .refine((typed) => !typed.includes('\0'), 'a sign that no text has');

export const counts = z.enum(['first', 'best']);
export const workshopState = z.enum(['lobby', 'open', 'paused', 'ended']);
export const confidence = z.enum(['sure', 'doubt', 'guess']);
export type Confidence = z.infer<typeof confidence>;
/** here: heard of within the last 40 seconds. */
export const presence = z.enum(['here', 'away']);
export const memberState = z.enum(['waiting', 'in', 'removed']);

/**
 * Drawn on the device before something is asked for, and kept there until the answer is: hexadecimal digits. Whoever asks again
 * with it, as the answer was lost, is given the same.
 */
const secret = z.string().regex(/^[0-9a-f]{32}$/);

/** What a host decides on opening a workshop. */
export const newWorkshop = z.strictObject({
  title: kept(wireLimits.title),
  language,
  /** Of the game's own scenarios, or of ones uploaded before. */
  scenarios: z
    .array(z.union([z.strictObject({ id: scenarioId }), z.strictObject({ sha256 })]))
    .min(1)
    .max(wireLimits.scenarios),
  counts,
  /** Whether the projector and other trainees see nicknames. */
  names: z.boolean(),
  teams: z.array(kept(wireLimits.team)).max(wireLimits.teams),
  /** Days after its end until everything is deleted. */
  keepDays: z.int().min(wireLimits.keepDays.least).max(wireLimits.keepDays.most),
});
export type NewWorkshop = z.infer<typeof newWorkshop>;
export const openingWorkshop = newWorkshop.extend({ secret: secret.optional() });

/** What a host may change meanwhile. */
export const workshopChange = z.strictObject({
  title: newWorkshop.shape.title.optional(),
  names: z.boolean().optional(),
  /** New trainees are refused. */
  locked: z.boolean().optional(),
  /** New trainees wait until the host lets them in. */
  approve: z.boolean().optional(),
  state: workshopState.optional(),
  /** The whole board, with the podium, on the projector. */
  revealed: z.boolean().optional(),
  /** The line, from 0, at which the run on the projector is; lines are those of the language of the workshop. */
  shownStep: whole.max(wireLimits.steps).optional(),
  maxMembers: z.int().min(1).max(wireLimits.members).optional(),
  keepDays: newWorkshop.shape.keepDays.optional(),
});
export type WorkshopChange = z.infer<typeof workshopChange>;

const scenarioCard = z.strictObject({ id: scenarioId, sha256, title: text, client: text, minutes: whole });

const workshopFacts = z.strictObject({
  id,
  title: z.string(),
  language,
  state: workshopState,
  counts,
  names: z.boolean(),
  teams: z.array(z.string()),
  scenarios: z.array(scenarioCard),
});

/** What everybody in the workshop may know of it. */
export const workshopView = workshopFacts;
export type WorkshopView = z.infer<typeof workshopView>;

export const hostView = workshopFacts.extend({
  code: z.string(),
  locked: z.boolean(),
  approve: z.boolean(),
  revealed: z.boolean(),
  maxMembers: whole,
  keepDays: whole,
  createdAt: time,
  endedAt: time.nullable(),
  deleteAt: time.nullable(),
  /** Id of the run on the projector. */
  shown: id.nullable(),
  /** The line at which it is; null as long as nobody has gone anywhere. */
  shownStep: whole.nullable(),
});
export type HostView = z.infer<typeof hostView>;

/** Kept only as hashes: the keys are given again only to whoever asks with the same secret before anybody has come in. */
export const openedWorkshop = z.strictObject({ workshop: hostView, hostKey: z.string(), projectorKey: z.string() });
export type OpenedWorkshop = z.infer<typeof openedWorkshop>;

export const joining = z.strictObject({
  code: z.string().max(100),
  /** Null asks for a friendly one. */
  nickname: z.string().max(200).nullable(),
  language,
  team: z.string().max(wireLimits.team).nullable(),
  secret: secret.optional(),
});
export type Joining = z.infer<typeof joining>;

export const rejoining = z.strictObject({ code: z.string().max(100), personalCode: z.string().max(100) });

export const memberView = z.strictObject({
  id,
  nickname: z.string(),
  team: z.string().nullable(),
  language,
  state: memberState,
});
export type MemberView = z.infer<typeof memberView>;

/** The token and the personal code are kept only as hashes: they are given again only to whoever asks with the same secret. */
export const joined = z.strictObject({
  workshop: workshopView,
  member: memberView,
  token: z.string(),
  personalCode: z.string(),
});
export type Joined = z.infer<typeof joined>;

/** A run, whole or so far. The seed follows from workshop, scenario and attempt; the server derives it itself. */
export const sentRun = z.strictObject({
  runId: id,
  scenario: scenarioId,
  sha256,
  engine: whole,
  attempt: z.int().min(1).max(mostAttempts),
  choices: z.array(z.string().max(64)).max(wireLimits.choices),
  /** One entry a choice; empty where the trainee was not asked. */
  confidence: z.array(confidence.nullable()).max(wireLimits.choices),
});
export type SentRun = z.infer<typeof sentRun>;

export const verdictView = z.strictObject({
  score: whole.max(100),
  stars: whole.max(3),
  /** Own hours spent in the story. */
  hours: whole,
});

/**
 * Only an answer that names the run and the SHA-256 of the very body sent is an acknowledgement. It is the same however often
 * the run is sent.
 */
export const runReceipt = z.strictObject({
  runId: id,
  body: sha256,
  verdict: verdictView,
});
export type RunReceipt = z.infer<typeof runReceipt>;

export const progressReceipt = z.strictObject({ runId: id, body: sha256, choices: whole });

/** All that a trainee gets back on another device. */
export const ownState = z.strictObject({
  workshop: workshopView,
  member: memberView,
  runs: z.array(sentRun.extend({ verdict: verdictView, shown: z.boolean() })),
  progress: z.array(sentRun),
  place: whole.nullable(),
  members: whole,
});
export type OwnState = z.infer<typeof ownState>;

const boardRow = z.strictObject({
  place: z.int().min(1),
  /** Null where the workshop shows no names. */
  nickname: z.string().nullable(),
  team: z.string().nullable(),
  points: whole,
  hours: whole,
  finished: whole,
});
export type BoardRow = z.infer<typeof boardRow>;

/** The board as a projector shows it: the top and the middle until it is revealed, then all. */
export const boardView = z.strictObject({
  members: whole,
  finished: whole,
  revealed: z.boolean(),
  top: z.array(boardRow),
  /** Points at the middle of all who have finished something; null before anyone has. */
  middle: whole.nullable(),
  all: z.array(boardRow).nullable(),
  teams: z.array(z.strictObject({ team: z.string(), points: whole, members: whole })),
});
export type BoardView = z.infer<typeof boardView>;

const hostMember = memberView.extend({
  joinedAt: time,
  presence,
  playing: z.strictObject({ scenario: scenarioId, attempt: whole, choices: whole }).nullable(),
  finished: whole,
  points: whole,
  place: whole.nullable(),
});
export type HostMember = z.infer<typeof hostMember>;

/**
 * The newest state of things, sent whole each time: a stream that misses one misses nothing. A trainee's comes in two: what is
 * the same for all of them, made once, and what is his own.
 */
export const liveForMembers = z.strictObject({
  kind: z.literal('members'),
  at: time,
  workshop: workshopView,
  members: whole,
});
export const liveForMember = z.strictObject({
  kind: z.literal('member'),
  at: time,
  member: memberView,
  place: whole.nullable(),
});
export const liveForProjector = z.strictObject({
  kind: z.literal('projector'),
  at: time,
  workshop: workshopView,
  code: z.string().nullable(),
  waiting: whole,
  /** Who came in last, before it begins and where names are shown; the latest first. */
  came: z.array(z.string()),
  board: boardView,
  /** The run that a trainee has agreed to show, and the host has put on. */
  shown: sentRun.nullable(),
  /** The line to which the host has gone in it; null as long as he has not. */
  step: whole.nullable(),
});
export const liveForHost = z.strictObject({
  kind: z.literal('host'),
  at: time,
  workshop: hostView,
  members: z.array(hostMember),
  board: boardView,
});
export const live = z.discriminatedUnion('kind', [liveForMembers, liveForMember, liveForProjector, liveForHost]);
export type Live = z.infer<typeof live>;

/** Stable codes; the sentences are in the message files of whoever shows them. */
export const refusalCode = z.enum([
  'bad-request',
  'too-large',
  'not-allowed',
  'not-found',
  'no-such-code', // wrong and closed are told alike
  'locked',
  'full',
  'waiting',
  'removed',
  'ended',
  'nickname-taken',
  'nickname-not-allowed',
  'too-many-tries',
  'other-run', // this run id, but another content
  'other-workshop', // this secret opened one that has begun by now, or has other keys
  'not-your-run',
  'other-version',
  'other-engine',
  'not-offered',
  'unfinished',
  'too-many-attempts',
  'bad-scenario',
  'unfair-scenario',
  'no-consent',
  'disk-full',
  'try-later',
]);
export type RefusalCode = z.infer<typeof refusalCode>;

export const refusal = z.strictObject({
  code: refusalCode,
  /** For a person reading along, in English. */
  message: z.string(),
  /** Index of the first wrong choice, where there is one. */
  index: whole.nullable().optional(),
  /** Problems of a scenario that was sent: where and what, in the language asked for. */
  problems: z.array(z.string()).optional(),
});
export type Refusal = z.infer<typeof refusal>;

/** A host who knows the passphrase gets the server's key for it. */
export const entering = z.strictObject({ passphrase: z.string().min(1).max(200) });
export const entered = z.strictObject({ key: z.string() });
export const newKey = z.strictObject({ key: z.string() });
export const ownChange = z.strictObject({
  nickname: z.string().max(200).optional(),
  team: z.string().max(wireLimits.team).nullable().optional(),
  language: language.optional(),
});
export const memberChange = z.strictObject({ state: memberState });
export const removingJoins = z.strictObject({ minutes: z.int().min(1).max(600) });
export const removedJoins = z.strictObject({ removed: whole });
export const sentScenario = z.strictObject({ source: z.string().max(wireLimits.scenarioBytes), language });
export const keptScenario = z.strictObject({ id: scenarioId, sha256 });
export const scenarioText = z.strictObject({ id: scenarioId, source: z.string() });
export const consent = z.strictObject({ shown: z.boolean() });
/** Null takes the run on the projector away. */
export const showing = z.strictObject({ runId: id.nullable() });
export const workshopList = z.strictObject({ workshops: z.array(hostView), passphrase: z.boolean() });
export type WorkshopList = z.infer<typeof workshopList>;
export const runList = z.strictObject({
  runs: z.array(
    sentRun.extend({ member: id, nickname: z.string(), verdict: verdictView, shown: z.boolean(), acceptedAt: time }),
  ),
});
export type RunList = z.infer<typeof runList>;
export const nothing = z.strictObject({});

const decisionPicture = z.strictObject({
  beat: z.string(),
  title: z.string(),
  met: whole.nullable(),
  choices: z.array(
    z.strictObject({
      id: z.string(),
      text: z.string(),
      count: whole,
      share: whole,
      cost: whole,
      marks: z.record(z.string(), z.int()),
      feedback: z.string(),
    }),
  ),
  split: whole,
});
/** See `core/board/group-picture.ts`. `pairs` is empty for a projector. */
export const picture = z.strictObject({
  picture: z.discriminatedUnion('ok', [
    z.strictObject({ ok: z.literal(false), runs: whole, smallest: whole }),
    z.strictObject({
      ok: z.literal(true),
      runs: whole,
      variant: z.string(),
      decisions: z.array(decisionPicture),
      splits: z.array(z.string()),
      endings: z.array(
        z.strictObject({ id: z.string(), title: z.string(), meaning: z.enum(['good', 'mixed', 'bad']), count: whole }),
      ),
      ways: z.array(z.strictObject({ from: z.string(), choice: z.string(), to: z.string(), count: whole.nullable() })),
      competencies: z.array(
        z.strictObject({ competency: z.string(), name: z.string(), percent: whole.max(100).nullable() }),
      ),
      scores: z.array(whole),
    }),
  ]),
  pairs: z.array(
    z.strictObject({
      principle: z.string(),
      name: z.string(),
      pairs: z.array(z.strictObject({ helps: id, learns: id })),
    }),
  ),
});
export type Picture = z.infer<typeof picture>;
