/** The pictures of a workshop that each role may see, made of what is kept. Nothing else goes out. */
import { places } from '../core/board/ranking.ts';
import type {
  BoardRow,
  BoardView,
  HostMember,
  HostView,
  MemberView,
  OwnState,
  SentRun,
  WorkshopView,
} from '../core/board/wire.ts';
import type { CardOf } from './cards.ts';
import type { AcceptedRun, PlayedRun } from './store/played.ts';
import type { Member, Standing, Store, Workshop } from './store/store.ts';

const hereMs = 40_000; // a phone says so every 15 seconds
const topRows = 10;
const latestNames = 60;

export async function workshopView(workshop: Workshop, cardOf: CardOf): Promise<WorkshopView> {
  const { id, title, language, state, counts, names, teams, scenarios } = workshop;
  const cards = await Promise.all(scenarios.map(({ sha256 }) => cardOf(sha256)));
  return {
    id,
    title,
    language,
    state,
    counts,
    names,
    teams,
    scenarios: cards.flatMap((card) => card ?? []),
  };
}

export async function hostView(workshop: Workshop, cardOf: CardOf): Promise<HostView> {
  const { code, locked, approve, revealed, maxMembers, keepDays, createdAt, endedAt, deleteAt, shown, shownStep } =
    workshop;
  return {
    ...(await workshopView(workshop, cardOf)),
    code: code ?? '',
    locked,
    approve,
    revealed,
    maxMembers,
    keepDays,
    createdAt,
    endedAt,
    deleteAt,
    shown,
    shownStep,
  };
}

export function memberView({ id, nickname, team, language, state }: Member): MemberView {
  return { id, nickname, team, language, state };
}

export function sentRun({ runId, scenario, sha256, engine, attempt, choices, confidence }: PlayedRun): SentRun {
  return { runId, scenario, sha256, engine, attempt, choices, confidence };
}

/**
 * The board as the room sees it: the best, and where the middle is; everybody only once it is revealed.
 * `members` without those removed or waiting; `standings` the best first.
 */
export function boardView(workshop: Workshop, members: readonly Member[], standings: readonly Standing[]): BoardView {
  const byId = new Map(members.map((member) => [member.id, member]));
  const finished = standings.filter((standing) => standing.finished > 0 && byId.has(standing.member));
  const ranked = places(finished);
  const row = ({ place, member, points, hours, finished: runs }: (typeof ranked)[number]): BoardRow => {
    const who = byId.get(member);
    const nickname = workshop.names ? (who?.nickname ?? null) : null;
    return { place, nickname, team: who?.team ?? null, points, hours, finished: runs };
  };
  return {
    members: members.length,
    finished: finished.length,
    revealed: workshop.revealed,
    top: ranked.slice(0, topRows).map(row),
    middle: ranked[Math.floor((ranked.length - 1) / 2)]?.points ?? null,
    all: workshop.revealed ? ranked.map(row) : null,
    teams: teamsOf(workshop, members, finished),
  };
}

/** A team's points are the mean of those of its members who have finished something, so that size does not count. */
function teamsOf(workshop: Workshop, members: readonly Member[], standings: readonly Standing[]): BoardView['teams'] {
  const points = new Map(standings.map((standing) => [standing.member, standing.points]));
  return workshop.teams
    .map((team) => {
      const all = members.filter((member) => member.team === team);
      const scored = all.flatMap(({ id }) => points.get(id) ?? []);
      const sum = scored.reduce((total, score) => total + score, 0);
      return { team, points: scored.length === 0 ? 0 : Math.round(sum / scored.length), members: all.length };
    })
    .sort((a, b) => b.points - a.points || (a.team < b.team ? -1 : 1));
}

export function hostMembers(
  members: readonly Member[],
  standings: readonly Standing[],
  progress: readonly PlayedRun[],
  now: number,
): HostMember[] {
  const ranked = new Map(places(standings).map((entry) => [entry.member, entry]));
  const playing = new Map(progress.map((run) => [run.member, run])); // the latest of each
  return members.map((member) => {
    const standing = ranked.get(member.id);
    const run = playing.get(member.id);
    return {
      ...memberView(member),
      joinedAt: member.joinedAt,
      presence: now - member.seenAt < hereMs ? 'here' : 'away',
      playing: run ? { scenario: run.scenario, attempt: run.attempt, choices: run.choices.length } : null,
      finished: standing?.finished ?? 0,
      points: standing?.points ?? 0,
      place: standing && standing.finished > 0 ? standing.place : null,
    };
  });
}

/** Names for the room while it gathers, the latest first. */
export function cameIn({ names, state }: Workshop, inside: readonly Member[]): string[] {
  if (!names || state !== 'lobby') return [];
  return [...inside]
    .sort((a, b) => b.joinedAt - a.joinedAt)
    .slice(0, latestNames)
    .map(({ nickname }) => nickname);
}

/** All that a trainee gets back, on any device. */
export async function ownState(store: Store, workshop: Workshop, member: Member, cardOf: CardOf): Promise<OwnState> {
  const [runs, progress, place, members] = await Promise.all([
    store.runsOf(member.id),
    store.progressOf(member.id),
    store.place(workshop.id, member.id),
    store.members(workshop.id),
  ]);
  return {
    workshop: await workshopView(workshop, cardOf),
    member: memberView(member),
    runs: runs.map((run) => ({ ...sentRun(run), verdict: verdictView(run), shown: run.shown })),
    progress: progress.map(sentRun),
    place,
    members: members.filter(({ state }) => state === 'in').length,
  };
}

export const verdictView = ({ score, stars, hours }: AcceptedRun) => ({ score, stars, hours });
