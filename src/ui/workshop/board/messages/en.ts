import type { Messages } from './nl.ts';

const points = (n: number, shown: string) => `${shown} ${n === 1 ? 'point' : 'points'}`;

export const en: Messages = {
  screen: 'Room screen',
  loading: 'Fetching the room screen…',
  refused: {
    title: 'This room screen is closed',
    lines: [
      'The key of this screen has been replaced, or the workshop has been deleted.',
      'Whoever gives the workshop opens a new room screen from their own page.',
    ],
  },
  noKey: {
    title: 'This room screen has no key',
    lines: ['Open the room screen from the page of whoever gives the workshop.'],
  },
  noLine: 'No connection for a moment. What you see was right just now; the screen goes on by itself.',
  states: { lobby: 'About to begin', open: 'Under way', ended: 'Finished' },
  paused: 'Break: look up from your screen',
  join: {
    title: 'Join in',
    go: 'Go to',
    code: 'Your code',
    scan: 'Or scan with your camera',
    qr: (address: string) => `QR code that leads to ${address}`,
    locked: 'The door is closed: nobody else can join.',
  },
  lobby: {
    came: (n: number) => (n === 0 ? 'Nobody here yet' : n === 1 ? '1 participant is in' : `${n} participants are in`),
    waiting: (n: number) => (n === 1 ? '1 is waiting at the door' : `${n} are waiting at the door`),
    latest: 'Came in last',
  },
  play: {
    title: 'Standings so far',
    done: (done: number, all: number) =>
      all === 0
        ? 'Nobody here yet'
        : done === 0
          ? 'Nobody has handed in a conversation yet'
          : `${done} of ${all} ${done === 1 ? 'has' : 'have'} handed in a conversation`,
    nobody: 'As soon as the first conversation is handed in, it shows here.',
    middle: 'The middle of the group',
    top: 'At the top',
    own: 'Your own place is on your phone.',
  },
  reveal: {
    title: 'The result',
    podium: 'The podium',
    rest: 'Everybody',
    ties: 'With equal points, whoever spent the fewest own hours goes first. If those are equal too, they share a place.',
    more: (n: number) => `and ${n} more`,
    nobody: 'Nothing has been handed in yet.',
  },
  teams: 'Teams',
  teamPoints: (n: number, shown: string) => `${points(n, shown)} on average`,
  points,
  place: (place: number) => `Place ${place}`,
  somebody: 'A participant',
  teamOf: (name: string, team: string) => `${name} · ${team}`,
  views: {
    label: 'What is on the screen',
    board: 'Board',
    join: 'Join in',
    picture: 'Group picture',
    run: 'Shown conversation',
  },
  run: {
    title: 'A conversation by one of you',
    lead: 'Shown with the consent of whoever played it.',
    score: (n: number, shown: string) => `Score: ${points(n, shown)}`,
    failed: 'This conversation cannot be played here.',
  },
};
